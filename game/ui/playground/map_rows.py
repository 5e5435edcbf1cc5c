"""The rows on the decision map: small bulbs with target and judgement."""

from pygame import Rect

from ...playground.hidden import Hidden
from ...playground.judgement import SIGNS
from ..kit.pen import Align, Pen, Point
from ..kit.text import Face, width_of
from ..kit.theme import Colour, lamp
from .scene import Scene

RADIUS = 8.0
CASING: Colour = (10, 12, 18)  # around the light, on any colour of the map
LEVELS = 48  # steps of light
LABEL_TYPE, LABEL_HEIGHT = 11, 15
BRIGHT = 0.5  # from this p on, a sign on the light is dark


def draw_row(
    pen: Pen, spot: Point, scene: Scene, row: int, radius: float = RADIUS, *, is_signed: bool
) -> None:
    """Draw a row as a bulb whose light is p; with `is_signed`, the sign of its mark is on it."""
    size, said = pen.px(radius), scene.judgement(row)
    level = round(float(scene.probabilities[row]) * LEVELS) / LEVELS
    is_live = row == scene.snapshot.live_row
    sign = SIGNS[said.mark] if is_signed and not scene.hides(Hidden.MARKS) else ""
    edge = pen.theme.stage.marks[said.mark]
    pen.stamp(spot, size + pen.px(5) + 1, CASING, _draw_light, size, edge, level, sign, is_live)


def _draw_light(
    pen: Pen, spot: Point, size: int, edge: Colour, level: float, sign: str, is_live: bool
) -> None:
    if is_live:
        pen.disc(spot, size + pen.px(5), CASING)
        pen.disc(spot, size + pen.px(4), pen.theme.stage.accent)
    else:
        pen.disc(spot, size + pen.px(3), edge)
    pen.disc(spot, size + pen.px(1), CASING)
    pen.disc(spot, size, lamp(pen.theme, level))
    if sign:
        box = Rect(0, 0, 2 * size, 2 * size)
        box.center = (round(spot[0]), round(spot[1]))
        ink = CASING if level > BRIGHT else pen.theme.stage.text
        pen.text(sign, box, ink, 1.4 * size / pen.unit, Face.STRONG, Align.CENTRE)


def draw_named_row(pen: Pen, spot: Point, scene: Scene, row: int, *, is_above: bool) -> Rect:
    """Draw a row with its target and judgement above or below it; return the room that it takes."""
    palette, said = pen.theme.cards, scene.judgement(row)
    target = scene.snapshot.gate.targets[row]
    words = "no target" if target is None else f"target {target}"
    sign = said.sign
    size = pen.px(LABEL_TYPE)
    widths = [
        width_of(text, Face.STRONG, size) + pen.px(4) if text else 0 for text in (words, sign)
    ]
    away = pen.px(RADIUS + 6)
    label = Rect(0, 0, sum(widths) + pen.px(4), pen.px(LABEL_HEIGHT))
    label.centerx = round(spot[0])
    if is_above:
        label.bottom = round(spot[1]) - away
    else:
        label.top = round(spot[1]) + away
    draw_row(pen, spot, scene, row, is_signed=False)
    pen.rounded(label, palette.card, 5)
    left = Rect(label.x + pen.px(4), label.y, widths[0], label.height)
    pen.text(words, left, palette.text, LABEL_TYPE, Face.STRONG)
    if sign:
        right = Rect(left.right, label.y, widths[1], label.height)
        pen.text(sign, right, palette.marks[said.mark], LABEL_TYPE, Face.STRONG)
    around = Rect(0, 0, 2 * away, 2 * away)
    around.center = (round(spot[0]), round(spot[1]))
    return label.union(around)
