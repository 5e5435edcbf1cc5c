"""What stays the same in an environment's frames for as long as its gate does, drawn once."""

from functools import lru_cache

from pygame import Rect, Surface

from ...core.assessment import Mark
from ...gates.gate import Gate
from ...gates.verdict_words import verdict, verdict_words
from ...record import Record
from ..kit.bulb import draw_bulb
from ..kit.pen import Align, Pen
from ..kit.symbol import draw_symbol
from ..kit.text import Face
from ..kit.theme import THEMES, Palette
from .env_layout import INSET, SQUARE_INPUTS, TITLE, EnvLayout, env_layout

READINGS = ("EPOCH", "LOSS", "RIGHT", "THRESHOLD θ")


class Backdrop(Record, eq=False):
    """The picture beneath all frames of a gate, and where to draw on it."""

    picture: Surface
    layout: EnvLayout


@lru_cache(maxsize=8)
def backdrop(size: tuple[int, int], theme_name: str, gate: Gate) -> Backdrop:
    """Return the backdrop of `gate` in a frame of `size`."""
    picture = Surface(size, 0, 32)
    layout = env_layout(size, gate)
    draw_backdrop(Pen(picture, THEMES[theme_name], layout.unit), layout, gate)
    return Backdrop(picture, layout)


def draw_backdrop(pen: Pen, layout: EnvLayout, gate: Gate) -> None:
    """Draw page, cards, titles, and what only the gate decides."""
    theme = pen.theme
    pen.surface.fill(theme.page)
    for card, title, palette in (
        (layout.neuron_card, "NEURON", theme.stage),
        (layout.map_card, "DECISION MAP", theme.cards),
        (layout.table_card, "TRUTH TABLE", theme.stage),
    ):
        _draw_card(pen, card, title, palette)
    _draw_header(pen, layout, gate)
    _draw_verdict(pen, layout.verdict, gate)
    _draw_neuron(pen, layout, gate)
    if gate.n_inputs == SQUARE_INPUTS:
        _draw_axes(pen, layout, gate)


def _draw_axes(pen: Pen, layout: EnvLayout, gate: Gate) -> None:
    first, second = gate.inputs
    square, card, muted = layout.square, layout.map_card, pen.theme.cards.muted
    below = Rect(square.x, square.bottom + pen.px(1), square.width, pen.px(18))
    pen.text(f"{first} →", below, muted, 12, align=Align.CENTRE)
    left = card.x + pen.px(INSET)
    beside = Rect(left, square.y, square.x - left - pen.px(5), pen.px(18))
    pen.text(f"{second} ↑", beside, muted, 12, align=Align.RIGHT)


def _draw_card(pen: Pen, card: Rect, title: str, palette: Palette) -> None:
    pen.card(card, palette)
    inset = pen.px(INSET)
    box = Rect(card.x + inset, card.y + pen.px(2), card.width - 2 * inset, pen.px(TITLE))
    pen.text(title, box, palette.muted, 11.5, Face.STRONG)


def _draw_header(pen: Pen, layout: EnvLayout, gate: Gate) -> None:
    cards = pen.theme.cards
    draw_symbol(pen, layout.symbol, gate.symbol, gate.name, cards.text)
    pen.text(gate.name, layout.name, cards.text, 20, Face.STRONG)
    for title, cell in zip(READINGS, layout.readings, strict=True):
        box = Rect(cell.x, cell.y + pen.px(8), cell.width, pen.px(16))
        pen.text(title, box, cards.muted, 10.5, align=Align.RIGHT)


def _draw_verdict(pen: Pen, box: Rect, gate: Gate) -> None:
    judgement = verdict(gate)
    can, mark = ("can", Mark.RIGHT) if judgement.learnable else ("cannot", Mark.WRONG)
    words = f"One neuron {can} learn this: {verdict_words(judgement, gate)}"
    pen.text(words, box, pen.theme.stage.marks[mark], 13, align=Align.RIGHT)


def _draw_neuron(pen: Pen, layout: EnvLayout, gate: Gate) -> None:
    """Draw the inputs with their names, and the body's sigmoid; all inputs are lit."""
    stage, place = pen.theme.stage, layout.neuron
    names = (*gate.feature_names, "bias")
    for name, box, spot in zip(names, place.names, place.inputs, strict=True):
        is_bias = name is names[-1]
        colour, face = (stage.muted, Face.REGULAR) if is_bias else (stage.text, Face.STRONG)
        pen.text(name, box, colour, 13 if is_bias else 16, face, Align.CENTRE)
        if is_bias:
            pen.disc(spot, place.input_radius, stage.muted)
            pen.disc(spot, place.input_radius - pen.px(1.5), stage.keycap)
            inside = Rect(0, 0, 2 * place.input_radius, 2 * place.input_radius)
            inside.center = (round(spot[0]), round(spot[1]))
            pen.text("1", inside, stage.text, 13, Face.STRONG, Align.CENTRE)
        else:
            draw_bulb(pen, spot, place.input_radius, 1.0)
    above = place.logit.move(0, -round(2 * place.body_radius + 28 * pen.unit))
    pen.text("σ(w·x + b)", above, stage.muted, 12, Face.MONO, Align.CENTRE)
    bar = place.gauge
    pen.surface.fill(stage.track, bar)
    for sign, y in (("1", bar.y - pen.px(18)), ("0", bar.bottom + pen.px(1))):
        box = Rect(bar.x - pen.px(6), y, bar.width + pen.px(12), pen.px(17))
        pen.text(sign, box, stage.muted, 11, Face.MONO, Align.CENTRE)
