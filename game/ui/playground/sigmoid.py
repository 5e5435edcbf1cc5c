"""The sigmoid: every row of the truth table as a small bulb on the curve, and the threshold."""

from collections.abc import Sequence
from functools import lru_cache

import numpy as np
import pygame
from pygame import Rect, Surface

from ...core.neuron import sigmoid
from ...playground.hidden import Implied
from ...record import Record
from ..kit import figures
from ..kit.bulb import tint
from ..kit.kept import MIB, kept
from ..kit.pen import ALL, Align, Layers, Pen, Point
from ..kit.plot import Axis, tick_labels
from ..kit.stroke import stroke
from ..kit.text import Face
from ..kit.theme import Colour, glow, lamp, mix
from .scene import Scene
from .sigmoid_labels import LABEL_MARGIN, LABEL_TYPE, RowLabel, row_labels

PLOT = (38, 44, 92, 40)  # points around the plot: left, top, right, bottom
PILL = (70, 26)
PILL_GAP = 6  # points, to the plot
WORDS_HEIGHT = 18
POINTS = 121
LEAST_REACH = 4.0  # logits shown on each side, at least
NICE_REACHES = (1.0, 2.0, 4.0, 6.0, 8.0, 10.0)  # with half of it a round number, too
ROOM = 1.05  # the axis reaches further than the rows, by this factor
RADII = ((8, 8.0), (16, 5.5), (64, 4.0))  # up to so many rows: radius of a dot in points
ZONE = 0.07  # share of the colour in the zones above and below the threshold
HALO = 2.2  # its radius in radii of the dot
HALO_SHARE = 0.45  # of the light of a bulb
HALO_ROWS = 8  # with more rows, halos would run into each other


class SigmoidGeometry(Record):
    """The places on the panel, in pixels.

    Attributes:
        box: The plot.
        across: The axis of z.
        up: The axis of p.
        spots: The place of each row.
        radius: The radius of a row's dot.
        level: The height of the threshold's line.
        pill: The pill at its end.
    """

    box: Rect
    across: Axis
    up: Axis
    spots: tuple[Point, ...]
    radius: int
    level: int
    pill: Rect


def sigmoid_geometry(pen: Pen, rect: Rect, scene: Scene) -> SigmoidGeometry:
    """Return the places on the panel `rect`; `pen` measures."""
    left, top, right, bottom = (pen.px(points) for points in PLOT)
    box = Rect(rect.x + left, rect.y + top, rect.width - left - right, rect.height - top - bottom)
    reach = reach_of(scene)
    across = Axis(-reach, reach, box.x, box.right - 1)
    up = Axis(0.0, 1.0, box.bottom, box.y)
    xs, ys = across.place(scene.logits).tolist(), up.place(scene.probabilities).tolist()
    level = round(up.at(scene.threshold_shown))
    pill = Rect(box.right + pen.px(PILL_GAP), 0, pen.px(PILL[0]), pen.px(PILL[1]))
    room = pill.height // 2 + pen.px(WORDS_HEIGHT - 2)  # for a word above it and one below
    pill.centery = min(max(level, box.y + room), box.bottom - room)
    radius = next(size for most, size in RADII if len(xs) <= most)
    return SigmoidGeometry(
        box, across, up, tuple(zip(xs, ys, strict=True)), pen.px(radius), level, pill
    )


def reach_of(scene: Scene) -> float:
    """Return the largest logit that is shown, a round number."""
    largest = LEAST_REACH  # which does not tell where the rows are
    if not scene.hides(Implied.LOGITS):
        largest = max(LEAST_REACH, scene.logit_reach * ROOM)
    power = 10.0 ** np.floor(np.log10(largest))
    return float(next(nice * power for nice in NICE_REACHES if nice * power >= largest))


def draw_sigmoid(pen: Pen, rect: Rect, scene: Scene, layers: Layers = ALL) -> None:
    """Draw zones, axes and curve and the threshold, which are static, and the rows."""
    place = sigmoid_geometry(pen, rect, scene)
    if layers.still:
        _draw_zones(pen, place)
        _draw_axes(pen, rect, place)
        _draw_threshold(pen, rect, place, scene)
    if layers.moving and not scene.hides(Implied.LOGITS):
        _draw_rows(pen, place, scene)


def _draw_zones(pen: Pen, place: SigmoidGeometry) -> None:
    palette, box = pen.theme.cards, place.box
    above = Rect(box.x, box.y, box.width, place.level - box.y)
    below = Rect(box.x, place.level, box.width, box.bottom - place.level)
    pen.surface.fill(mix(palette.card, palette.accent, ZONE), above)
    pen.surface.fill(mix(palette.card, palette.negative, ZONE), below)


def _draw_axes(pen: Pen, rect: Rect, place: SigmoidGeometry) -> None:
    palette, box, thin, tick = pen.theme.cards, place.box, pen.px(1), pen.px(4)
    pen.surface.fill(palette.track, (box.x, box.bottom, box.width, thin))
    for level, name in ((box.bottom, "0"), (box.y, "1")):
        pen.surface.fill(palette.track, (box.x - tick, level, tick, thin))
        beside = Rect(rect.x, level - pen.px(8), box.x - rect.x - pen.px(8), pen.px(16))
        pen.text(name, beside, palette.muted, 11, Face.MONO, Align.RIGHT)
    upper = Rect(rect.x, 0, box.x - rect.x - pen.px(8), pen.px(18))
    upper.centery = box.y + box.height // 4  # halfway up, it would read as the line's name
    pen.text("p", upper, palette.muted, 12, Face.MONO, Align.RIGHT)
    values = (np.linspace(-1, 1, 5) * place.across.high).tolist()
    for value, name in zip(values, tick_labels(values, signs=True), strict=True):
        x = round(place.across.at(value))
        pen.surface.fill(palette.track, (x, box.bottom, thin, tick))
        below = Rect(0, box.bottom + pen.px(6), box.width // 4, pen.px(16))
        below.centerx = x
        pen.text(name, below, palette.muted, 11, Face.MONO, Align.CENTRE)
    beyond = Rect(box.right + pen.px(30), box.bottom + pen.px(6), pen.px(16), pen.px(16))
    pen.text("z", beyond, palette.muted, 12, Face.MONO)
    curve = _curve(box.size, place.across.high, 1.1 * pen.unit, palette.muted)
    pen.surface.blit(curve, (box.x, box.y - (curve.height - box.height) // 2))


@kept(4 * MIB)
def _curve(size: tuple[int, int], reach: float, half: float, colour: Colour) -> Surface:
    """Return the picture of the curve over the plot, and a little above and below."""
    width, height = size
    margin = int(half) + 2
    picture = Surface((width, height + 2 * margin), pygame.SRCALPHA)
    picture.fill((*colour, 0))  # so that smooth edges blend correctly
    z = np.sinh(np.linspace(-1, 1, POINTS) * np.arcsinh(reach))  # dense where the slope is
    xs = Axis(-reach, reach, 0, width - 1).place(z)
    ys = Axis(0.0, 1.0, height + margin, margin).place(sigmoid(z))
    stroke(picture, np.stack([xs, ys], axis=1), colour, half)
    return picture


def _draw_threshold(pen: Pen, rect: Rect, place: SigmoidGeometry, scene: Scene) -> None:
    palette, pill, thick = pen.theme.cards, place.pill, pen.px(1.6)
    pen.surface.fill(palette.text, (place.box.x, place.level - thick // 2, place.box.width, thick))
    pen.line((place.box.right, place.level), (pill.x + 1, pill.centery), palette.text, 1.6)
    pen.outlined(pill, palette.text, palette.keycap, PILL[1] / 2)
    inside = pill.inflate(-pen.px(14), 0)
    for line in (-1, 0, 1):  # a handle
        y = pill.centery + line * pen.px(3)
        pen.surface.fill(palette.muted, (inside.x, y, pen.px(8), pen.px(1)))
    value = Rect(inside.x + pen.px(10), pill.y, inside.width - pen.px(10), pill.height)
    written = f"θ {figures.threshold(scene.snapshot.threshold)}"
    pen.text(written, value, palette.text, 12, Face.MONO, Align.RIGHT)
    height = pen.px(WORDS_HEIGHT)
    words = Rect(pill.x, pill.y - height, rect.right - pill.x - pen.px(8), height)
    words.width = min(words.width, pill.width)
    pen.text("says 1", words, palette.accent, 12, Face.STRONG, Align.CENTRE)
    words.top = pill.bottom
    pen.text("says 0", words, palette.negative, 12, Face.STRONG, Align.CENTRE)


def _draw_rows(pen: Pen, place: SigmoidGeometry, scene: Scene) -> None:
    palette, live = pen.theme.cards, scene.snapshot.live_row
    _draw_drop(pen, place, place.spots[live])
    labels = row_labels(pen, place.box, scene, place.spots, _taken(pen, place, place.spots[live]))
    for label in labels:
        colour = palette.accent if live in label.rows else palette.muted
        _draw_leader(pen, label, place.radius, colour)
    order = [*(row for row in range(len(place.spots)) if row != live), live]
    p = scene.probabilities.tolist()
    if len(order) <= HALO_ROWS:
        for row in order:
            pen.lit(place.spots[row], p[row], _halo, round(place.radius * HALO))
    for row in order:
        _draw_dot(pen, place, place.spots[row], lamp(pen.theme, p[row]))
    pen.ring(place.spots[live], place.radius + pen.px(3), palette.accent, 2)
    for label in labels:
        _write_label(pen, label, scene)


def _write_label(pen: Pen, label: RowLabel, scene: Scene) -> None:
    """Write the rows' bits, those of the row fed in in amber."""
    palette, live = pen.theme.cards, scene.snapshot.live_row
    bits = "".join(map(str, scene.snapshot.gate.rows[live])) if live in label.rows else ""
    before, found, after = label.text.partition(bits) if bits else (label.text, "", "")
    parts = ((before, palette.text), (found, palette.accent), (after, palette.text))
    box = label.rect.inflate(-2 * pen.px(LABEL_MARGIN), 0)
    for text, colour in parts:
        if text:
            box.x += pen.text(text, box, colour, LABEL_TYPE, Face.MONO).width


def _draw_dot(pen: Pen, place: SigmoidGeometry, spot: Point, colour: Colour) -> None:
    pen.disc(spot, place.radius, pen.theme.cards.muted)
    pen.disc(spot, place.radius - pen.px(1), colour)


def _draw_drop(pen: Pen, place: SigmoidGeometry, spot: Point) -> None:
    """Draw a dotted line from the row fed in to the axis of z."""
    x, dot = round(spot[0]), pen.px(2)
    for y in range(round(spot[1]), place.box.bottom, 2 * dot):
        pen.surface.fill(pen.theme.cards.accent, (x, y, pen.px(1), dot))


def _draw_leader(pen: Pen, label: RowLabel, radius: int, colour: Colour) -> None:
    """Draw a line from a dot to its label."""
    away = np.array(label.rect.center) - label.spot
    near = np.array(label.spot) + away / max(float(np.hypot(*away)), 1e-9) * (radius + pen.px(3))
    rect = label.rect.inflate(pen.px(2), -pen.px(2))
    end = (
        min(max(label.spot[0], rect.x), rect.right),
        min(max(label.spot[1], rect.y), rect.bottom),
    )
    pen.line((float(near[0]), float(near[1])), end, colour, 1)


def _taken(pen: Pen, place: SigmoidGeometry, live: Point) -> list[Rect]:
    """Return what no label may hide: dots, the threshold, the live row's drop, and the curve."""
    reach = place.radius + pen.px(3)
    dots = [Rect(round(x) - reach, round(y) - reach, 2 * reach, 2 * reach) for x, y in place.spots]
    line = Rect(place.box.x, place.level - 2, place.box.width, 4)
    top = round(live[1])
    drop = Rect(round(live[0]) - 1, top, 3, max(1, place.box.bottom - top))
    return [*dots, line, drop, *_along_curve(place.across, place.up)]


@lru_cache(maxsize=8)
def _along_curve(across: Axis, up: Axis) -> Sequence[Rect]:
    """Return rectangles that cover the curve."""
    xs = np.linspace(across.start, across.end + 1, 25)
    z = (xs - across.start) / (across.end + 1 - across.start) * 2 * across.high - across.high
    ys = up.place(sigmoid(z))
    return [
        Rect(x, high, width, low - high + 2)
        for x, width, high, low in zip(
            xs[:-1].astype(int).tolist(),
            np.ceil(np.diff(xs)).astype(int).tolist(),
            (ys[1:] - 1).astype(int).tolist(),
            ys[:-1].astype(int).tolist(),
            strict=True,
        )
    ]


@kept(MIB)
def _halo(level: float, radius: int) -> Surface:
    """Return the light around a dot."""
    return tint(_halo_light(radius), mix((0, 0, 0), glow(level), HALO_SHARE))


@kept(MIB // 2)
def _halo_light(radius: int) -> Surface:
    """Return white light around a dot."""
    axis = np.arange(-radius, radius + 1) / radius
    light = 255 * np.clip(1 - np.hypot(axis[:, None], axis), 0, 1)
    picture = Surface(light.shape)
    pygame.surfarray.pixels3d(picture)[:] = light[:, :, None]
    return picture
