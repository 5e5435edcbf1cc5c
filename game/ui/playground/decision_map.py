"""The decision map: what the neuron makes of every point, not only of the corners it learned.

Two inputs make a square, one a line; of more, each row is shown where it falls on z, the one
number that the neuron squeezes all of them into.
"""

from collections import Counter

import numpy as np
from pygame import Rect

from ...core.assessment import UNDECIDED_MARGIN, Mark
from ...core.neuron import Floats, logit, logits, sigmoid, with_bias_column
from ...gates.gate import Gate
from ..kit import figures
from ..kit.pen import Align, Pen, Point
from ..kit.plot import contour, heat
from ..kit.text import Face
from ..kit.theme import Colour
from .scene import Scene
from .side_panel import SidePanel

TIP = (
    "What the neuron makes of every point: orange where p is high. "
    "The line is p = θ; the dots are the rows."
)
TITLE_HEIGHT = 36
MARGIN = 0.35  # shown around the unit square, in its sides
GRID = 49
CONTOUR_STEP = 4  # logits are straight along the grid's lines, so few of them place the line well
STRIP_GRID = 128


def draw_decision_map(pen: Pen, rect: Rect, scene: Scene) -> None:
    """Draw the map for the gate's number of inputs."""
    top = pen.px(TITLE_HEIGHT)
    box = Rect(rect.x, rect.y + top, rect.width, rect.height - top - pen.px(14))
    views = {1: _draw_line, 2: _draw_square}
    views.get(scene.snapshot.gate.n_inputs, _draw_projection)(pen, box, scene)


def _stops(pen: Pen) -> tuple[Colour, Colour, Colour]:
    return (pen.theme.zero, pen.theme.half, pen.theme.one)


def shade(probabilities: Floats, threshold: float) -> Floats:
    """Return probabilities bent so that the threshold lies at the middle of the ramp."""
    low = 0.5 * probabilities / threshold
    high = 1 - 0.5 * (1 - probabilities) / (1 - threshold)
    return np.where(probabilities < threshold, low, high)


def square_rect(box: Rect, unit: float) -> Rect:
    """Return the map's square in its panel."""
    side = min(box.height - round(20 * unit), box.width - round(140 * unit))
    square = Rect(0, 0, side, side)
    square.center = (box.centerx, box.y + side // 2)
    return square


def _grid_logits(gate: Gate, weights: Floats) -> Floats:
    """Return the logits over the square, first axis the first input, second input upwards."""
    axis = np.linspace(-MARGIN, 1 + MARGIN, GRID)
    points = np.stack(np.meshgrid(axis, axis[::-1], indexing="ij"), axis=-1).reshape(-1, 2)
    z = logits(weights, with_bias_column(gate.features_of(points)))
    return z.reshape(GRID, GRID)


def _draw_square(pen: Pen, box: Rect, scene: Scene) -> None:
    snapshot, theme = scene.snapshot, pen.theme
    square = square_rect(box, pen.unit)
    z = _grid_logits(snapshot.gate, snapshot.weights)
    picture = heat(shade(sigmoid(z), scene.threshold_shown), _stops(pen), square.size)
    pen.surface.blit(picture, square)
    _draw_boundary(pen, square, z, scene.threshold_shown)
    for row, bits in enumerate(snapshot.gate.rows):
        _draw_corner(pen, _on_square(square, bits), scene, row)
    first, second = snapshot.gate.inputs
    below = Rect(square.x, square.bottom + pen.px(1), square.width, pen.px(18))
    pen.text(f"{first} →", below, theme.cards.muted, 12, align=Align.CENTRE)
    beside = Rect(box.x + pen.px(14), square.y, square.x - box.x - pen.px(22), square.height // 2)
    pen.side_label(f"{second} ↑", beside)


def _draw_boundary(pen: Pen, square: Rect, z: Floats, threshold: float) -> None:
    """Draw where p is the threshold, unless it is so everywhere, where a line would be noise."""
    if np.all(np.abs(sigmoid(z) - threshold) < UNDECIDED_MARGIN):
        return
    step = square.width * CONTOUR_STEP / (GRID - 1)
    pen.surface.set_clip(square)
    for (x1, y1), (x2, y2) in contour(z[::CONTOUR_STEP, ::CONTOUR_STEP], logit(threshold)):
        start = (square.x + x1 * step, square.y + y1 * step)
        pen.line(start, (square.x + x2 * step, square.y + y2 * step), pen.theme.line, 2.4)
    pen.surface.set_clip(None)


def _on_square(square: Rect, point: tuple[float, ...]) -> Point:
    across, up = ((value + MARGIN) / (1 + 2 * MARGIN) for value in point)
    return (square.x + square.width * across, square.bottom - square.height * up)


def _draw_corner(pen: Pen, spot: Point, scene: Scene, row: int, radius: float = 8) -> None:
    """Draw a row as a dot: lit if its target is 1, its edge the mark."""
    theme, target = pen.theme, scene.snapshot.gate.targets[row]
    mark = Mark(int(scene.snapshot.marks[row]))
    size = pen.px(radius)
    pen.disc(spot, size + pen.px(3), theme.stage.marks[mark])
    pen.disc(spot, size + pen.px(1), (10, 12, 18))
    if target is None:
        pen.ring(spot, size - pen.px(2), theme.stage.muted)
    else:
        pen.disc(spot, size - pen.px(1), theme.one if target else theme.stage.track)
    if row == scene.snapshot.live_row:
        pen.disc(spot, size * 0.36, theme.stage.text)


def _draw_line(pen: Pen, box: Rect, scene: Scene) -> None:
    """One input: p over the line from 0 to 1 and a little beyond."""
    snapshot, theme = scene.snapshot, pen.theme
    chart = box.inflate(-pen.px(60), -pen.px(26))
    axis = np.linspace(-MARGIN, 1 + MARGIN, STRIP_GRID)
    p = sigmoid(logits(snapshot.weights, with_bias_column(axis[:, None])))
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
    pen.curve(points, theme.half, 6)  # seen on the bright side too
    pen.curve(points, theme.line, 2.4)
    for row, (bit,) in enumerate(snapshot.gate.rows):
        spot = place(bit, float(snapshot.probabilities[row]))
        _draw_corner(pen, spot, scene, row)
        tick = Rect(round(spot[0]) - pen.px(30), chart.bottom + pen.px(2), pen.px(60), pen.px(18))
        pen.text(
            f"{snapshot.gate.inputs[0]} = {bit}", tick, theme.cards.muted, 12, align=Align.CENTRE
        )


def _draw_projection(pen: Pen, box: Rect, scene: Scene) -> None:
    """More inputs: every row where it falls on z, rows of target 1 above and of target 0 below."""
    snapshot, theme = scene.snapshot, pen.theme
    chart = box.inflate(-pen.px(48), -pen.px(30))
    reach = max(4.0, float(np.max(np.abs(snapshot.logits))) * 1.1)
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
    """Draw the rows as dots; those that would cover each other are stacked away from the middle."""
    snapshot = scene.snapshot
    n_rows = snapshot.gate.n_rows
    radius = 5.0 if n_rows <= 16 else 3.0  # noqa: PLR2004 - many rows need small dots
    step = pen.px(2 * radius + 7)
    heights: Counter[tuple[int, int]] = Counter()
    most = max(1, (chart.height // 2 - step) // step)
    for row, z in enumerate(snapshot.logits.tolist()):
        x = chart.x + chart.width * (z + reach) / (2 * reach)
        side = -1 if snapshot.gate.targets[row] else 1
        column = (side, round(x / step))
        level = heights[column] % most
        heights[column] += 1
        _draw_corner(pen, (x, chart.centery + side * step * (level + 0.6)), scene, row, radius)


DECISION_MAP = SidePanel("DECISION MAP", draw_decision_map, TIP)
