"""The decision map: the neuron's output at every point, not only at the rows that it learns.

Two inputs give a square, one input a line; for more inputs, each row is shown at its logit z, the
single number to which the neuron reduces all inputs.
"""

from collections import Counter
from functools import lru_cache

import numpy as np
from pygame import Rect

from ...core.assessment import UNDECIDED_MARGIN, Mark
from ...core.neuron import LARGEST, SMALLEST, Floats, logit, logits, sigmoid, with_bias_column
from ...gates.gate import Gate
from ...playground.hidden import Hidden
from ..kit import figures
from ..kit.pen import ALL, Align, Layers, Pen, Point
from ..kit.plot import contour, heat
from ..kit.text import Face
from ..kit.theme import Colour
from .scene import Scene, SidePanel

TIP = (
    "What the neuron makes of every point: orange where p is high. "
    "The line is p = θ; the dots are the rows."
)
TITLE_HEIGHT = 36
MARGIN = 0.35  # around the unit square, as a share of its side
GRID = 49
CONTOUR_STEP = 4  # logits are linear along the grid's lines, so few of them suffice
STRIP_GRID = 128
SQUARE_INPUTS = 2  # number of inputs with a square map
BESIDE = (
    70,
    70,
)  # minimum space beside the square, in points, for the second input's name
NARROW, NARROW_BESIDE, NARROW_GRID = 270, (60, 28), 25  # for a panel narrower than this


def draw_decision_map(pen: Pen, rect: Rect, scene: Scene, layers: Layers = ALL) -> None:
    """Draw the map for the gate's number of inputs; only the names at a square are static."""
    box = _box(rect, pen.unit)
    n_inputs = scene.snapshot.gate.n_inputs
    if layers.moving:
        views = {1: _draw_line, SQUARE_INPUTS: _draw_square}
        views.get(n_inputs, _draw_projection)(pen, box, scene)
    if layers.still and n_inputs == SQUARE_INPUTS:
        _draw_names(pen, box, scene.snapshot.gate)


def map_square(rect: Rect, unit: float, gate: Gate) -> Rect | None:
    """Return the square of the map in the panel, or None unless the gate has two inputs."""
    return square_rect(_box(rect, unit), unit) if gate.n_inputs == SQUARE_INPUTS else None


def _box(rect: Rect, unit: float) -> Rect:
    top = round(TITLE_HEIGHT * unit)
    return Rect(rect.x, rect.y + top, rect.width, rect.height - top - round(14 * unit))


def _stops(pen: Pen) -> tuple[Colour, Colour, Colour]:
    return (pen.theme.zero, pen.theme.half, pen.theme.one)


def shade(probabilities: Floats, threshold: float) -> Floats:
    """Return probabilities rescaled so that the threshold is at the middle of the ramp."""
    inside = min(max(threshold, SMALLEST), LARGEST)  # easing may round it to 0 or 1
    low = 0.5 * np.minimum(probabilities, inside) / inside
    high = 1 - 0.5 * np.minimum(1 - probabilities, 1 - inside) / (1 - inside)
    return np.where(probabilities < threshold, low, high)


def square_rect(box: Rect, unit: float) -> Rect:
    """Return the map's square in its panel."""
    beside = NARROW_BESIDE if _is_narrow(box, unit) else BESIDE
    side = min(box.height - round(20 * unit), box.width - round(sum(beside) * unit))
    left, right = (round(points * unit) for points in beside)
    square = Rect(0, 0, side, side)
    square.center = (box.centerx, box.y + side // 2)
    if left != right:
        square.right = box.right - (box.width - side) * right // (left + right)
    return square


def _is_narrow(box: Rect, unit: float) -> bool:
    return box.width < NARROW * unit


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
    square = square_rect(box, pen.unit)
    n = NARROW_GRID if _is_narrow(box, pen.unit) else GRID
    z = _grid_logits(snapshot.gate, scene.weights, n)
    p = sigmoid(z)
    picture = heat(shade(p, scene.threshold_shown), _stops(pen), square.size)
    pen.surface.blit(picture, square)
    if np.any(np.abs(p - scene.threshold_shown) >= UNDECIDED_MARGIN):  # else it would be noise
        stride = CONTOUR_STEP if n == GRID else _narrow_stride(snapshot.gate)
        _draw_boundary(pen, square, z, scene.threshold_shown, stride)
    for row, bits in enumerate(snapshot.gate.rows):
        _draw_corner(pen, on_square(square, bits), scene, row)


def _narrow_stride(gate: Gate) -> int:
    """Return the contour step for a narrow panel; without products, the line is straight."""
    return CONTOUR_STEP // 2 if gate.features else NARROW_GRID - 1


def _draw_names(pen: Pen, box: Rect, gate: Gate) -> None:
    """Name the inputs along the square's sides."""
    square, (first, second) = square_rect(box, pen.unit), gate.inputs
    below = Rect(square.x, square.bottom + pen.px(1), square.width, pen.px(18))
    pen.text(f"{first} →", below, pen.theme.cards.muted, 12, align=Align.CENTRE)
    beside = Rect(box.x + pen.px(14), square.y, square.x - box.x - pen.px(22), square.height // 2)
    pen.side_label(f"{second} ↑", beside)


def _draw_boundary(pen: Pen, square: Rect, z: Floats, threshold: float, stride: int) -> None:
    """Draw the line where p equals the threshold."""
    step = square.width * stride / (len(z) - 1)
    around = pen.surface.get_clip()
    pen.surface.set_clip(square.clip(around))
    for (x1, y1), (x2, y2) in contour(z[::stride, ::stride], logit(threshold)):
        start = (square.x + x1 * step, square.y + y1 * step)
        pen.line(start, (square.x + x2 * step, square.y + y2 * step), pen.theme.line, 2.4)
    pen.surface.set_clip(around)


def on_square(square: Rect, point: tuple[float, ...]) -> Point:
    """Return the pixel of a point of two inputs."""
    across, up = ((value + MARGIN) / (1 + 2 * MARGIN) for value in point)
    return (square.x + square.width * across, square.bottom - square.height * up)


def _draw_corner(pen: Pen, spot: Point, scene: Scene, row: int, radius: float = 8) -> None:
    """Draw a row as a dot: lit if its target is 1, with an edge in the colour of its mark."""
    size, edge = pen.px(radius), _edge(pen, scene, row)
    target, is_live = scene.snapshot.gate.targets[row], row == scene.snapshot.live_row
    pen.stamp(spot, size + pen.px(3) + 1, edge, _draw_dot, size, edge, target, is_live)


def _edge(pen: Pen, scene: Scene, row: int) -> Colour:
    """Return the colour of a row's mark, or a neutral one where marks are hidden."""
    mark = Mark(int(scene.snapshot.marks[row]))
    return pen.theme.stage.marks[Mark.DONT_CARE if scene.hides(Hidden.MARKS) else mark]


def _draw_dot(
    pen: Pen, spot: Point, size: int, edge: Colour, target: int | None, is_live: bool
) -> None:
    theme = pen.theme
    pen.disc(spot, size + pen.px(3), edge)
    pen.disc(spot, size + pen.px(1), (10, 12, 18))
    if target is None:
        pen.ring(spot, size - pen.px(2), theme.stage.muted)
    else:
        pen.disc(spot, size - pen.px(1), theme.one if target else theme.stage.track)
    if is_live:
        pen.disc(spot, size * 0.36, theme.stage.text)


def _draw_line(pen: Pen, box: Rect, scene: Scene) -> None:
    """Draw the map of one input: p over the line from 0 to 1 and a margin."""
    snapshot, theme = scene.snapshot, pen.theme
    chart = box.inflate(-pen.px(60), -pen.px(26))
    axis = np.linspace(-MARGIN, 1 + MARGIN, STRIP_GRID)
    p = sigmoid(logits(scene.weights, with_bias_column(axis[:, None])))
    picture = heat(
        shade(p, scene.threshold_shown)[:, None].repeat(2, axis=1), _stops(pen), chart.size
    )
    pen.surface.blit(picture, chart)

    def place(x: float, probability: float) -> Point:
        across = (x + MARGIN) / (1 + 2 * MARGIN)
        return (
            chart.x + chart.width * across,
            chart.bottom - (0.06 + 0.88 * probability) * chart.height,
        )

    level = place(0, scene.threshold_shown)[1]
    pen.line((chart.x, level), (chart.right, level), theme.line, 1)
    points = [place(x, y) for x, y in zip(axis.tolist(), p.tolist(), strict=True)]
    pen.curve(points, theme.half, 6)  # visible on the bright side too
    pen.curve(points, theme.line, 2.4)
    for row, (bit,) in enumerate(snapshot.gate.rows):
        spot = place(bit, float(scene.probabilities[row]))
        _draw_corner(pen, spot, scene, row)
        tick = Rect(round(spot[0]) - pen.px(30), chart.bottom + pen.px(2), pen.px(60), pen.px(18))
        pen.text(
            f"{snapshot.gate.inputs[0]} = {bit}", tick, theme.cards.muted, 12, align=Align.CENTRE
        )


def _draw_projection(pen: Pen, box: Rect, scene: Scene) -> None:
    """Draw every row of more inputs at its logit z, target 1 above and target 0 below."""
    theme = pen.theme
    chart = box.inflate(-pen.px(48), -pen.px(30))
    reach = max(4.0, scene.logit_reach * 1.1)
    z = np.linspace(-reach, reach, STRIP_GRID)
    shades = shade(sigmoid(z), scene.threshold_shown)[:, None].repeat(2, axis=1)
    pen.surface.blit(heat(shades, _stops(pen), chart.size), chart)
    at = logit(scene.threshold_shown)
    if abs(at) < reach:
        x = chart.x + chart.width * (at + reach) / (2 * reach)
        pen.line((x, chart.y), (x, chart.bottom), theme.line, 2.4)
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


def _draw_stacks(pen: Pen, chart: Rect, scene: Scene, reach: float) -> None:
    """Draw the rows as dots; overlapping ones are stacked away from the middle."""
    snapshot = scene.snapshot
    n_rows = snapshot.gate.n_rows
    radius = 5.0 if n_rows <= 16 else 3.0  # noqa: PLR2004 - many rows need small dots
    step = pen.px(2 * radius + 7)
    heights: Counter[tuple[int, int]] = Counter()
    most = max(1, (chart.height // 2 - step) // step)
    for row, z in enumerate(scene.logits.tolist()):
        x = chart.x + chart.width * (z + reach) / (2 * reach)
        side = -1 if snapshot.gate.targets[row] else 1
        column = (side, round(x / step))
        level = heights[column] % most
        heights[column] += 1
        _draw_corner(pen, (x, chart.centery + side * step * (level + 0.6)), scene, row, radius)


def _shows(scene: Scene) -> object:
    return scene.neuron, scene.logit_reach, scene.snapshot.marks.tobytes()


DECISION_MAP = SidePanel("DECISION MAP", draw_decision_map, TIP, shows=_shows)
