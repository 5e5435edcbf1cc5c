"""What decision maps have in common: shades of p, the line p = θ, its sides, dragging it."""

from collections.abc import Callable, Sequence
from functools import partial
from math import hypot

import numpy as np
from pygame import Rect

from ...core.neuron import LARGEST, SMALLEST, Floats, logit
from ...playground.controls import WEIGHT, Knob
from ...record import Record
from ..kit.panel import Hotspot, Pixel
from ..kit.pen import Align, Pen, Point, along
from ..kit.readings import wheel_on
from ..kit.text import Face, width_of
from ..kit.theme import Colour, Theme
from .scene import PlaygroundHandler, Scene

SAYS = ("says 0", "says 1")
SIDE_TYPE = 11
SIDE_GAP = 7  # points between the line and the names of its sides
REACH = 7  # points around the line in which the mouse takes it
PLACES = (0.5, 0.4, 0.6, 0.3, 0.7, 0.2, 0.8, 0.1, 0.9)  # along the line, for the names
DECIMALS = 3  # of a bias that is dragged
LINE_TIP = (
    "On this line p is the threshold θ: on its two sides the neuron says 0 and 1. Drag it: it moves"
    " with the bias, and a new run begins. Keys: Tab to the bias, then ↑ ↓."
)

MARGIN = 0.35  # around the inputs from 0 to 1, as a share of that range
NARROW = 270  # points; a narrower map has signs on the rows, and no other words
STRIP_GRID = 128  # points of a map that changes from left to right only

Height = Callable[[Floats], Floats]
"""How far z is above that of the line, at pixels of shape (n, 2)."""
Segment = tuple[Point, Point]


class Field(Record, eq=False):
    """The part of a map on which every pixel stands for inputs.

    Attributes:
        area: Its pixels.
        inputs_at: Returns the inputs at pixels of shape (n, 2), shape (n, n_inputs).
    """

    area: Rect
    inputs_at: Callable[[Floats], Floats]


def is_narrow(pen: Pen, box: Rect) -> bool:
    """Return whether a map in `box` is narrow."""
    return box.width < NARROW * pen.unit


def shade(probabilities: Floats, threshold: float) -> Floats:
    """Return probabilities rescaled so that the threshold is at the middle of the ramp."""
    inside = min(max(threshold, SMALLEST), LARGEST)  # easing may round it to 0 or 1
    low = 0.5 * np.minimum(probabilities, inside) / inside
    high = 1 - 0.5 * np.minimum(1 - probabilities, 1 - inside) / (1 - inside)
    return np.where(probabilities < threshold, low, high)


def stops(theme: Theme) -> tuple[Colour, Colour, Colour]:
    """Return the colours of a map from p = 0 over the threshold to p = 1."""
    return (theme.zero, theme.half, theme.one)


def draw_line(pen: Pen, area: Rect, segments: Sequence[Segment]) -> None:
    """Draw the line p = θ, within `area`."""
    around = pen.surface.get_clip()
    pen.surface.set_clip(area.clip(around))
    for start, end in segments:
        pen.line(start, end, pen.theme.line, 2.4)
    pen.surface.set_clip(around)


def height_above(scene: Scene, field: Field) -> Height:
    """Return the height function of the neuron on `field`."""
    return lambda pixels: (
        _sums(scene, field, pixels) + float(scene.weights[-1] - logit(scene.threshold_shown))
    )


def _sums(scene: Scene, field: Field, pixels: Floats) -> Floats:
    """Return w·x without the bias at `pixels`, shape (n,)."""
    features = scene.snapshot.gate.features_of(field.inputs_at(pixels))
    return np.asarray(features @ scene.weights[:-1])


def draw_sides(
    pen: Pen,
    area: Rect,
    height: Height,
    segments: Sequence[Segment],
    taken: Sequence[Rect],
    *,
    is_curved: bool = False,
) -> None:
    """Name both sides of the line, each where it has room beside the line and the `taken` boxes."""
    palette, size = pen.theme.cards, pen.px(SIDE_TYPE)
    spots, is_straight = _spots(area, segments), bool(segments) and not is_curved
    uphill = _uphill(height, spots) if segments else [(0.0, 0.0)]
    for word, sign in zip(SAYS, (-1, 1), strict=True):
        box = Rect(0, 0, width_of(word, Face.STRONG, size) + pen.px(8), pen.px(16))
        for (x, y), (across, down) in zip(spots, uphill, strict=True):
            gap = (abs(across) * box.width + abs(down) * box.height) / 2 + pen.px(SIDE_GAP)
            box.center = round(x + sign * across * gap), round(y + sign * down * gap)
            has_room = area.contains(box) and box.collidelist(taken) < 0
            if has_room and (is_straight or _is_on_side(height, box, sign)):
                pen.rounded(box, palette.card, 5)
                pen.text(word, box, palette.text, SIDE_TYPE, Face.STRONG, Align.CENTRE)
                break


def _is_on_side(height: Height, box: Rect, sign: int) -> bool:
    corners = [box.topleft, box.topright, box.bottomleft, box.bottomright]
    return bool(np.all(sign * height(np.array(corners, float)) > 0))


def _spots(area: Rect, segments: Sequence[Segment]) -> list[Point]:
    """Return places on the line, the middle ones first; without a line, the middle of the map."""
    if not segments:
        return [area.center]
    if len(segments) == 1:
        return [along(*segments[0], share) for share in PLACES]
    middles = [along(*segment, 0.5) for segment in segments]
    return sorted(middles, key=lambda at: hypot(at[0] - area.centerx, at[1] - area.centery))


def _uphill(height: Height, spots: Sequence[Point]) -> list[Point]:
    """Return the direction in which z grows at each spot, of length 1 or 0."""
    around = np.array(spots)[:, None] + np.array([(1, 0), (-1, 0), (0, 1), (0, -1)])
    right, left, down, up = height(around.reshape(-1, 2)).reshape(-1, 4).T
    slopes = np.stack([right - left, down - up], axis=1)
    lengths = np.hypot(slopes[:, 0], slopes[:, 1])
    return [(x, y) for x, y in (slopes / np.where(lengths, lengths, 1.0)[:, None]).tolist()]


def line_hotspot(
    pen: Pen, map_: Hotspot, field: Field, scene: Scene, handler: PlaygroundHandler
) -> Hotspot:
    """Return `map_` with the line as a part of it that can be dragged."""
    return Hotspot(
        map_.name, map_.rect, part_at=partial(_part_at, pen, map_, field, scene, handler)
    )


def _part_at(
    pen: Pen,
    map_: Hotspot,
    field: Field,
    scene: Scene,
    handler: PlaygroundHandler,
    point: Pixel,
) -> Hotspot:
    if not field.area.collidepoint(point) or not _is_on_line(pen, field, scene, point):
        return map_
    bias = Knob(WEIGHT, len(scene.snapshot.weights) - 1)
    return Hotspot(
        "map line",
        map_.rect,
        tip=lambda: LINE_TIP,
        click=partial(handler.focus, bias),
        drag=partial(_drag, field, scene, handler, bias),
        wheel=wheel_on(bias, handler),
    )


def _is_on_line(pen: Pen, field: Field, scene: Scene, point: Pixel) -> bool:
    """Return whether the line passes within REACH of `point`: z is on both sides of it there."""
    reach, (x, y) = pen.px(REACH), point
    turns = np.linspace(0, 2 * np.pi, 16, endpoint=False)
    around = np.stack([x + reach * np.cos(turns), y + reach * np.sin(turns)], axis=1)
    heights = height_above(scene, field)(around)
    return bool(heights.min() < 0 < heights.max())


def _drag(
    field: Field,
    scene: Scene,
    handler: PlaygroundHandler,
    bias: Knob,
    start: Pixel,
    point: Pixel,
) -> None:
    """Set the bias with which the line has moved as the pointer has."""
    area = field.area
    inside = [
        (min(max(x, area.left), area.right), min(max(y, area.top), area.bottom))
        for x, y in (start, point)
    ]
    if inside[0] != inside[1]:
        before, after = _sums(scene, field, np.array(inside, float)).tolist()
        handler.set(bias, round(float(scene.snapshot.weights[-1]) + before - after, DECIMALS))
