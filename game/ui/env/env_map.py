"""The decision map of two inputs as environments' frames have it: the app's, in less time."""

from math import hypot, prod

import numpy as np
from pygame import Rect

from ...core.assessment import UNDECIDED_MARGIN, Mark
from ...core.neuron import Floats, logit, sigmoid
from ..kit.pen import Pen, Point
from ..kit.plot import Segment, contour, heat
from ..playground.decision_map import MARGIN
from ..playground.scene import Scene
from .sprites import corner_sprite, look_of

GRID = 25
ACROSS = np.linspace(-MARGIN, 1 + MARGIN, GRID)[:, None]
AXES = (ACROSS, ACROSS[::-1].T)
"""The first input from left to right, the second from below to above, over the grid."""
NEAR = 2.0  # a boundary farther than this from the middle of the unit square is out of sight


def draw_square_map(pen: Pen, square: Rect, scene: Scene) -> None:
    """Draw p over the square, the boundary, and the four rows."""
    snapshot, theme, threshold = scene.snapshot, pen.theme, scene.threshold_shown
    first, second, *products, bias = snapshot.weights.tolist()
    z = first * AXES[0] + (second * AXES[1] + bias)
    for weight, factors in zip(products, snapshot.gate.features, strict=True):
        z += weight * prod(AXES[factor] for factor in factors)
    p = sigmoid(z)
    shade = np.where(p < threshold, p / threshold, 1 + (p - threshold) / (1 - threshold)) / 2
    pen.surface.blit(heat(shade, (theme.zero, theme.half, theme.one), square.size), square)
    if np.abs(p - threshold).max() >= UNDECIDED_MARGIN:  # else a line would be noise
        level = logit(threshold)
        straight = _straight(square, first, second, bias - level)
        _draw_lines(pen, square, _bent(square, z, level) if products else straight)
    _draw_rows(pen, square, scene)


def on_square(square: Rect, first: float, second: float) -> Point:
    """Return the pixel at which two inputs lie."""
    across, up = ((value + MARGIN) / (1 + 2 * MARGIN) for value in (first, second))
    return (square.x + square.width * across, square.bottom - square.height * up)


def _bent(square: Rect, z: Floats, level: float) -> list[Segment]:
    """Return the pieces of the line on which the logits `z` of the grid are `level`."""
    step = square.width / (GRID - 1)
    return [
        (
            (square.x + x1 * step, square.y + y1 * step),
            (square.x + x2 * step, square.y + y2 * step),
        )
        for (x1, y1), (x2, y2) in contour(z, level)
    ]


def _straight(square: Rect, first: float, second: float, rest: float) -> list[Segment]:
    """Return the line first·x + second·y + rest = 0, if it is in sight; it will be clipped."""
    length = hypot(first, second)
    away = first / 2 + second / 2 + rest  # at the middle of the unit square
    if abs(away) >= NEAR * length:
        return []
    across, up = first / length, second / length
    x, y = 0.5 - across * away / length, 0.5 - up * away / length
    return [
        (
            on_square(square, x - NEAR * up, y + NEAR * across),
            on_square(square, x + NEAR * up, y - NEAR * across),
        )
    ]


def _draw_lines(pen: Pen, square: Rect, lines: list[Segment]) -> None:
    pen.surface.set_clip(square)
    for start, end in lines:
        pen.line(start, end, pen.theme.line, 2.4)
    pen.surface.set_clip(None)


def _draw_rows(pen: Pen, square: Rect, scene: Scene) -> None:
    gate, marks, look = scene.snapshot.gate, scene.snapshot.marks.tolist(), look_of(pen)
    for row, (bits, target) in enumerate(zip(gate.rows, gate.targets, strict=True)):
        sprite = corner_sprite(target, Mark(marks[row]), row == scene.snapshot.live_row, look)
        pen.surface.blit(sprite, sprite.get_rect(center=on_square(square, *bits)))
