"""The decision map: the neuron's output at every point, not only at the rows that it learns.

Two inputs give a square, one input a line; for more inputs, each row is shown at its logit z, the
single number to which the neuron reduces all inputs.
"""

from functools import lru_cache

import numpy as np
from pygame import Rect

from ...core.assessment import UNDECIDED_MARGIN
from ...core.neuron import Floats, logit, logits, sigmoid, with_bias_column
from ...gates.gate import Gate
from ...playground.hidden import Hidden, Implied
from ..kit import figures
from ..kit.panel import Hotspot
from ..kit.pen import ALL, Align, Layers, Pen, Point
from ..kit.plot import contour, heat
from ..kit.text import Face, width_of
from .map_line import (
    MARGIN,
    NARROW,
    SAYS,
    SIDE_TYPE,
    STRIP_GRID,
    Field,
    Segment,
    draw_line,
    draw_sides,
    height_above,
    is_narrow,
    line_hotspot,
    shade,
    stops,
)
from .map_rows import draw_named_row, draw_row
from .one_input_map import draw_one_input, one_input_field
from .scene import NEXT, PlaygroundHandler, Scene, SidePanel

TIP = (
    "The neuron's p at every point, not only at the rows: blue near 0, orange near 1. Look whether"
    " the line parts the rows with target 1 from those with target 0."
)
TIP_OF_MANY = (
    "Every row at its z, the one number that the neuron makes of all inputs. The ground is p: blue"
    " near 0, orange near 1. Rows with target 1 are above: they belong right of the line."
)
TITLE_HEIGHT = 36
GRID = 49
CONTOUR_STEP = 4  # logits are linear along the grid's lines, so few of them suffice
FEW_ROWS, SMALLEST_SIGNED = 16, 4.0  # more rows need dots that are too small for signs
SQUARE_INPUTS = 2  # number of inputs with a square map
BESIDE = (
    70,
    70,
)  # minimum space beside the square, in points, for the second input's name
NARROW_BESIDE, NARROW_GRID = (60, 28), 25


def draw_decision_map(pen: Pen, rect: Rect, scene: Scene, layers: Layers = ALL) -> None:
    """Draw the map for the gate's number of inputs; only the names at a square are static."""
    box = _box(rect, pen.unit)
    n_inputs = scene.snapshot.gate.n_inputs
    if layers.moving:
        views = {1: draw_one_input, SQUARE_INPUTS: _draw_square}
        views.get(n_inputs, _draw_projection)(pen, box, scene)
    if layers.still and n_inputs == SQUARE_INPUTS:
        _draw_names(pen, box, scene.snapshot.gate)


def map_square(rect: Rect, unit: float, gate: Gate) -> Rect | None:
    """Return the square of the map in the panel, or None unless the gate has two inputs."""
    return square_rect(_box(rect, unit), unit) if gate.n_inputs == SQUARE_INPUTS else None


def _box(rect: Rect, unit: float) -> Rect:
    top = round(TITLE_HEIGHT * unit)
    return Rect(rect.x, rect.y + top, rect.width, rect.height - top - round(14 * unit))


def square_rect(box: Rect, unit: float) -> Rect:
    """Return the map's square in its panel."""
    beside = NARROW_BESIDE if box.width < NARROW * unit else BESIDE
    side = min(box.height - round(20 * unit), box.width - round(sum(beside) * unit))
    left, right = (round(points * unit) for points in beside)
    square = Rect(0, 0, side, side)
    square.center = (box.centerx, box.y + side // 2)
    if left != right:
        square.right = box.right - (box.width - side) * right // (left + right)
    return square


def _grid_logits(gate: Gate, weights: Floats, n: int) -> Floats:
    """Return the logits over the square: first axis the first input, second axis upwards."""
    return logits(weights, _grid(gate, n)).reshape(n, n)


@lru_cache(maxsize=8)
def _grid(gate: Gate, n: int) -> Floats:
    """Return the features at `n` by `n` points of the square, with a last column of ones."""
    axis = np.linspace(-MARGIN, 1 + MARGIN, n)
    points = np.stack(np.meshgrid(axis, axis[::-1], indexing="ij"), axis=-1).reshape(-1, 2)
    return with_bias_column(gate.features_of(points))


def _draw_square(pen: Pen, box: Rect, scene: Scene) -> None:
    snapshot = scene.snapshot
    square, is_small = square_rect(box, pen.unit), is_narrow(pen, box)
    n = NARROW_GRID if is_small else GRID
    z = _grid_logits(snapshot.gate, scene.weights, n)
    p = sigmoid(z)
    picture = heat(shade(p, scene.threshold_shown), stops(pen.theme), square.size)
    pen.surface.blit(picture, square)
    is_clear = bool(np.any(np.abs(p - scene.threshold_shown) >= UNDECIDED_MARGIN))
    segments: list[Segment] = []
    if is_clear:  # else the line would be noise
        segments = _boundary(square, z, scene.threshold_shown, _stride(snapshot.gate, n))
        draw_line(pen, square, segments)
    spots = [on_square(square, bits) for bits in snapshot.gate.rows]
    taken = []
    for row, (spot, bits) in enumerate(zip(spots, snapshot.gate.rows, strict=True)):
        if is_small:
            draw_row(pen, spot, scene, row, is_signed=True)
        else:
            taken.append(draw_named_row(pen, spot, scene, row, is_above=bits[1] == 1))
    if is_clear and not is_small:
        height, is_curved = height_above(scene, _square_field(square)), bool(snapshot.gate.features)
        draw_sides(pen, square, height, segments, taken, is_curved=is_curved)


def _square_field(square: Rect) -> Field:
    def inputs_at(pixels: Floats) -> Floats:
        across = (pixels[:, 0] - square.x) / square.width
        up = (square.bottom - pixels[:, 1]) / square.height
        return np.stack([across, up], axis=1) * (1 + 2 * MARGIN) - MARGIN

    return Field(square, inputs_at)


def _stride(gate: Gate, n: int) -> int:
    """Return the contour step in a grid of `n` lines; without products, the line is straight."""
    if not gate.features:
        return n - 1
    return CONTOUR_STEP if n == GRID else CONTOUR_STEP // 2


def _draw_names(pen: Pen, box: Rect, gate: Gate) -> None:
    """Draw the ticks 0 and 1 at two sides of the square, and the names of the inputs there."""
    square, (first, second) = square_rect(box, pen.unit), gate.inputs
    muted, line = pen.theme.cards.muted, pen.px(18)
    (left, bottom), (right, top) = (on_square(square, bits) for bits in ((0, 0), (1, 1)))
    below, half = square.bottom + pen.px(1), pen.px(10)
    for text, x, y in (("0", left, bottom), ("1", right, top)):
        across = Rect(round(x) - half, below, 2 * half, line)
        pen.text(text, across, muted, 11, Face.MONO, Align.CENTRE)
        up = Rect(square.x - pen.px(6) - half, round(y) - line // 2, half, line)
        pen.text(text, up, muted, 11, Face.MONO, Align.RIGHT)
    between = Rect(round(left) + half, below, round(right - left) - 2 * half, line)
    pen.text(f"{first} →", between, muted, 12, align=Align.CENTRE)
    beside = Rect(box.x + pen.px(14), round(top) + line // 2, 0, round(bottom - top) - line)
    beside.width = square.x - pen.px(6) - beside.x
    pen.side_label(f"{second} ↑", beside)


def _boundary(square: Rect, z: Floats, threshold: float, stride: int) -> list[Segment]:
    """Return the pixels of the line where p equals the threshold."""
    step = square.width * stride / (len(z) - 1)
    return [
        ((square.x + x1 * step, square.y + y1 * step), (square.x + x2 * step, square.y + y2 * step))
        for (x1, y1), (x2, y2) in contour(z[::stride, ::stride], logit(threshold))
    ]


def on_square(square: Rect, point: tuple[float, ...]) -> Point:
    """Return the pixel of a point of two inputs."""
    across, up = ((value + MARGIN) / (1 + 2 * MARGIN) for value in point)
    return (square.x + square.width * across, square.bottom - square.height * up)


def _draw_projection(pen: Pen, box: Rect, scene: Scene) -> None:
    """Draw every row of more inputs at its logit z, target 1 above and target 0 below."""
    theme = pen.theme
    chart = box.inflate(-pen.px(48), -pen.px(30))
    reach = max(4.0, scene.logit_reach * 1.1)
    z = np.linspace(-reach, reach, STRIP_GRID)
    shades = shade(sigmoid(z), scene.threshold_shown)[:, None].repeat(2, axis=1)
    pen.surface.blit(heat(shades, stops(pen.theme), chart.size), chart)
    at = logit(scene.threshold_shown)
    if abs(at) < reach:
        x = chart.x + chart.width * (at + reach) / (2 * reach)
        draw_line(pen, chart, [((x, chart.y), (x, chart.bottom))])
        _draw_sides_above(pen, chart, round(x))
    _draw_stacks(pen, chart, scene, reach)
    for text, align in (("target 1", -1), ("target 0", 1)):
        height = pen.px(18)
        top = chart.y + pen.px(3) if align < 0 else chart.bottom - height - pen.px(3)
        pen.text(text, Rect(chart.x + pen.px(6), top, pen.px(80), height), theme.line, 11)
    below = Rect(chart.x, chart.bottom + pen.px(2), chart.width, pen.px(18))
    pen.text(f"−{figures.short(round(reach, 1))}", below, theme.cards.muted, 11, Face.MONO)
    pen.text("z = w·x + b", below, theme.cards.muted, 12, align=Align.CENTRE)
    pen.text(
        f"+{figures.short(round(reach, 1))}", below, theme.cards.muted, 11, Face.MONO, Align.RIGHT
    )


def _draw_sides_above(pen: Pen, chart: Rect, x: int) -> None:
    """Name both sides of the line above the map, where there is room."""
    gap, height = pen.px(6), pen.px(14)
    for word, align in zip(SAYS, (Align.RIGHT, Align.LEFT), strict=True):
        width = width_of(word, Face.STRONG, pen.px(SIDE_TYPE)) + 2
        left = x + gap if align is Align.LEFT else x - gap - width
        box = Rect(left, chart.y - height - pen.px(1), width, height)
        if chart.x <= box.x and box.right <= chart.right:
            pen.text(word, box, pen.theme.cards.text, SIDE_TYPE, Face.STRONG, align)


def _draw_stacks(pen: Pen, chart: Rect, scene: Scene, reach: float) -> None:
    """Draw the rows as dots; where they would overlap, they are stacked away from the middle."""
    snapshot = scene.snapshot
    radius = 5.0 if snapshot.gate.n_rows <= FEW_ROWS else 3.0
    step = pen.px(2 * radius + 7)
    most = max(1, (chart.height // 2 - step) // step)
    taken: dict[tuple[int, int], list[float]] = {}
    for row, z in enumerate(scene.logits.tolist()):
        x = chart.x + chart.width * (z + reach) / (2 * reach)
        side = -1 if snapshot.gate.targets[row] else 1
        lines = [taken.setdefault((side, level), []) for level in range(most)]
        free = (level for level in range(most) if all(abs(x - at) >= step for at in lines[level]))
        level = next(free, None)
        is_signed = radius > SMALLEST_SIGNED and level is not None
        if level is None:
            level = min(range(most), key=lambda one: len(lines[one]))
        lines[level].append(x)
        spot = (x, chart.centery + side * step * (level + 0.6))
        draw_row(pen, spot, scene, row, radius, is_signed=is_signed)


def map_hotspots(pen: Pen, rect: Rect, scene: Scene, handler: PlaygroundHandler) -> list[Hotspot]:
    """Return the hotspot of the map, with the line as a part if the mouse can move it."""
    box, n_inputs = _box(rect, pen.unit), scene.snapshot.gate.n_inputs
    tip = (TIP if n_inputs <= SQUARE_INPUTS else TIP_OF_MANY) + NEXT
    map_ = Hotspot("map", rect, tip=lambda: tip, click=handler.next_panel)
    if n_inputs == 1:
        field = one_input_field(pen, box)
    elif n_inputs == SQUARE_INPUTS:
        field = _square_field(square_rect(box, pen.unit))
    else:
        return [map_]
    return [line_hotspot(pen, map_, field, scene, handler)]


def _shows(scene: Scene) -> object:
    return scene.neuron, scene.logit_reach, scene.snapshot.marks.tobytes()


def _tells(scene: Scene) -> Hidden | Implied:
    has_inputs_as_axes = scene.snapshot.gate.n_inputs <= SQUARE_INPUTS
    return Hidden.MAP if has_inputs_as_axes else Implied.ROWS_BY_LOGIT


DECISION_MAP = SidePanel(
    "DECISION MAP",
    draw_decision_map,
    TIP,
    map_hotspots,
    _shows,
    _tells,
    still_shows=lambda scene: scene.snapshot.gate,
)
