"""The decision map of one input: p over the line from 0 to 1 and a margin, as a curve."""

import numpy as np
from pygame import Rect

from ...core.assessment import UNDECIDED_MARGIN
from ...core.neuron import Floats, logit, logits, sigmoid, with_bias_column
from ..kit.pen import Align, Pen, Point
from ..kit.plot import heat
from ..kit.text import Face
from .map_line import (
    MARGIN,
    STRIP_GRID,
    Field,
    Segment,
    draw_line,
    draw_sides,
    height_above,
    is_narrow,
    shade,
    stops,
)
from .map_rows import draw_named_row, draw_row
from .scene import Scene


def _chart_in(pen: Pen, box: Rect) -> Rect:
    left, right, below = pen.px(44), pen.px(28), pen.px(20)
    return Rect(box.x + left, box.y, box.width - left - right, box.height - below)


def one_input_field(pen: Pen, box: Rect) -> Field:
    """Return the part of the map in `box` on which every pixel stands for an input."""
    return _field(_chart_in(pen, box))


def _field(chart: Rect) -> Field:
    def inputs_at(pixels: Floats) -> Floats:
        return (pixels[:, :1] - chart.x) / chart.width * (1 + 2 * MARGIN) - MARGIN

    return Field(chart, inputs_at)


def _on_chart(chart: Rect, x: float, probability: float) -> Point:
    across = (x + MARGIN) / (1 + 2 * MARGIN)
    up = 0.1 + 0.8 * probability  # free for the rings of the rows
    return (chart.x + chart.width * across, chart.bottom - up * chart.height)


def draw_one_input(pen: Pen, box: Rect, scene: Scene) -> None:
    """Draw the map of one input: p over the line from 0 to 1 and a margin."""
    snapshot, theme = scene.snapshot, pen.theme
    chart = _chart_in(pen, box)
    axis = np.linspace(-MARGIN, 1 + MARGIN, STRIP_GRID)
    z = logits(scene.weights, with_bias_column(axis[:, None]))
    p = sigmoid(z)
    shades = shade(p, scene.threshold_shown)[:, None].repeat(2, axis=1)
    pen.surface.blit(heat(shades, stops(pen.theme), chart.size), chart)
    around = pen.surface.get_clip()
    pen.surface.set_clip(chart.clip(around))
    points = [_on_chart(chart, x, y) for x, y in zip(axis.tolist(), p.tolist(), strict=True)]
    pen.curve(points, theme.half, 6)  # visible on the bright side too
    pen.curve(points, theme.line, 2.4)
    level = _on_chart(chart, 0, scene.threshold_shown)[1]
    for colour, width in ((theme.half, 3.4), (theme.line, 1.2)):
        pen.line((chart.x, level), (chart.right, level), colour, width)
    pen.surface.set_clip(around)
    segments = _crossing(chart, z, scene.threshold_shown)
    draw_line(pen, chart, segments)
    spots = [_on_chart(chart, bit, p) for bit, p in enumerate(scene.probabilities.tolist())]
    if is_narrow(pen, box):
        for row, spot in enumerate(spots):
            draw_row(pen, spot, scene, row, is_signed=True)
    else:
        middle = chart.centery
        taken = [
            draw_named_row(pen, spot, scene, row, is_above=spot[1] > middle)
            for row, spot in enumerate(spots)
        ]
        if np.any(np.abs(p - scene.threshold_shown) >= UNDECIDED_MARGIN):
            draw_sides(pen, chart, height_above(scene, _field(chart)), segments, taken)
    _draw_ticks(pen, chart, level, snapshot.gate.inputs[0])


def _crossing(chart: Rect, z: Floats, threshold: float) -> list[Segment]:
    """Return the upright line where p equals the threshold, if it is on the map."""
    first, last = float(z[0]) - logit(threshold), float(z[-1]) - logit(threshold)
    if (first > 0) == (last > 0):
        return []
    x = chart.x + chart.width * first / (first - last)
    return [((x, chart.y), (x, chart.bottom))]


def _draw_ticks(pen: Pen, chart: Rect, level: float, name: str) -> None:
    muted, half = pen.theme.cards.muted, pen.px(9)
    ends = [_on_chart(chart, value, value) for value in (0, 1)]
    for text, (x, y) in zip("01", ends, strict=True):
        across = Rect(round(x) - half, chart.bottom + pen.px(1), 2 * half, 2 * half)
        pen.text(text, across, muted, 11, Face.MONO, Align.CENTRE)
        if abs(y - level) > 1.5 * half:
            up = Rect(chart.x - pen.px(22), round(y) - half, pen.px(17), 2 * half)
            pen.text(text, up, muted, 11, Face.MONO, Align.RIGHT)
    theta = Rect(chart.x - pen.px(22), round(level) - half, pen.px(17), 2 * half)
    pen.text("θ", theta, pen.theme.cards.text, 12, align=Align.RIGHT)
    between = Rect(round(ends[0][0]) + half, chart.bottom + pen.px(1), 0, 2 * half)
    between.width = round(ends[1][0]) - half - between.x
    pen.text(f"{name} →", between, muted, 12, align=Align.CENTRE)
    p = Rect(chart.x - pen.px(28), chart.y, pen.px(20), 2 * half)
    pen.text("p ↑", p, muted, 12)
