"""Strokes: bands of any width along a path, with both edges anti-aliased.

A stroke is made of anti-aliased lines one pixel wide, so close to each other that they are solid,
the outermost along its edges. Only the inside of a thick stroke is filled in another way: pygame
fills between whole pixels, so that a fill up to an edge would leave that edge jagged.
"""

from math import ceil, hypot

import numpy as np
import pygame
from pygame import Surface

from ...core.neuron import Floats
from .theme import Colour

Point = tuple[float, float]
SPACING = 0.8  # pixels between lines along an axis; each covers a pixel to both sides
END_SPACING = 0.5  # the same at the ends of a bar
THIN = 0.65  # pixels; half the width below which one line is the whole stroke
THICK = 3.0  # pixels; half the width from which the inside is filled
EDGE_DEPTHS = (0.5, 1.1, 1.75, 2.4)  # of the lines at the edges of a thick stroke, along an axis
INSET = 1.75  # pixels from the edge to the fill, whose corners are rounded to whole pixels
SHARPEST = 0.5  # cosine of half the sharpest turn in which the edges meet at a corner
WHOLE = 0.25  # of a pixel: less in a width is left out, for two lines so close look jagged
SHARP = 1.1  # length of a corner, in halves of the width, from which a turn is sharp
TIE = 1e-6  # pygame reckons in single precision whether a line is steep
PIECE = 16  # points that are filled at once: a fill takes its points times its height


def stroke(surface: Surface, path: Floats, colour: Colour, half: float) -> None:
    """Draw a stroke along `path`, shape (n_points, 2), `half` pixels to each side."""
    if half < THIN:
        pygame.draw.aalines(surface, colour, False, path.tolist())
        return
    across, flatness = _across(path)
    # An anti-aliased line is one pixel wide along an axis, and so less than that across a slope.
    if half < THICK:
        edge = across * (half - 0.5 * flatness)[:, None]
        n_lines = ceil((2 * half / float(flatness.min()) - 1) / SPACING) + 1
        shifts = [edge * share for share in np.linspace(-1, 1, n_lines).tolist()]
    else:
        _fill(surface, path, across * (half - INSET), colour)
        edges = [across * (half - depth * flatness)[:, None] for depth in EDGE_DEPTHS]
        shifts = [*edges, *(-edge for edge in edges)]
    for shift in shifts:
        pygame.draw.aalines(surface, colour, False, (path + shift).tolist())


def _across(path: Floats) -> tuple[Floats, Floats]:
    """Return the vectors to one edge of a stroke with `half` = 1, and the flatness of each point.

    Flatness is the larger one of a direction's |cosine| and |sine|.
    """
    steps = path[1:] - path[:-1]
    steps /= np.maximum(np.hypot(steps[:, 0], steps[:, 1]), 1e-9)[:, None]
    tangents = np.empty_like(path)
    tangents[0], tangents[-1] = steps[0], steps[-1]
    tangents[1:-1] = (steps[1:] + steps[:-1]) / 2
    lengths = np.maximum(np.hypot(tangents[:, 0], tangents[:, 1]), 1e-9)
    tangents /= lengths[:, None]
    corners = np.maximum(lengths, SHARPEST)[:, None]
    across = np.stack([-tangents[:, 1], tangents[:, 0]], axis=1) / corners
    return across, np.maximum(np.abs(tangents).max(axis=1), SHARPEST)


def _fill(surface: Surface, path: Floats, edge: Floats, colour: Colour) -> None:
    """Fill the inside, and where the path turns sharply a disc, as both sides may cross there."""
    left, right = np.rint(path + edge).tolist(), np.rint(path - edge).tolist()
    for first in range(0, len(path) - 1, PIECE):
        piece = slice(first, first + PIECE + 1)
        pygame.draw.polygon(surface, colour, [*left[piece], *right[piece][::-1]])
    half = hypot(*edge[0])
    for spot in path[np.hypot(edge[:, 0], edge[:, 1]) > SHARP * half].tolist():
        pygame.draw.circle(surface, colour, spot, half)


def bar(
    surface: Surface,
    start: Point,
    end: Point,
    colour: Colour,
    half: float,
) -> None:
    """Draw a straight stroke with square ends, `half` pixels to each side."""
    length = hypot(end[0] - start[0], end[1] - start[1])
    if half < THIN or length < 2 * THIN:
        pygame.draw.aaline(surface, colour, start, end)
        return
    x, y = (end[0] - start[0]) / length, (end[1] - start[1]) / length
    flatness = max(abs(x), abs(y))
    # A wide line is cut off along an axis: it ends where its corners would leave the stroke.
    cut = min(half * min(abs(x), abs(y)) / flatness, length / 2)
    near = (start[0] + x * cut, start[1] + y * cut)
    far = (end[0] - x * cut, end[1] - y * cut)
    down = (0.0, 1.0) if abs(x) > abs(y) - TIE else (1.0, 0.0)
    for width, move in _wide_lines(2 * half / flatness):
        begin = (near[0] + down[0] * move, near[1] + down[1] * move)
        finish = (far[0] + down[0] * move, far[1] + down[1] * move)
        pygame.draw.aaline(surface, colour, begin, finish, width)
    beside = (-y * (half - 0.5 * flatness), x * (half - 0.5 * flatness))
    for line in range(ceil(2 * cut / (END_SPACING * flatness))):
        depth = min((0.5 + END_SPACING * line) * flatness, length / 2)
        for at, way in ((start, depth), (end, -depth)):
            middle = (at[0] + x * way, at[1] + y * way)
            left = (middle[0] + beside[0], middle[1] + beside[1])
            right = (middle[0] - beside[0], middle[1] - beside[1])
            pygame.draw.aaline(surface, colour, left, right)


def _wide_lines(extent: float) -> list[tuple[int, float]]:
    """Return widths and shifts of the lines that together are `extent` pixels along an axis."""
    width = int(extent)
    share = extent - width
    if share > 1 - WHOLE:
        width, share = width + 1, 0.0
    lean = 0.0 if width % 2 else 0.5  # pygame draws even widths half a pixel too low
    shifts = (-share / 2, share / 2) if share > WHOLE else (0.0,)
    return [(max(width, 1), shift - lean) for shift in shifts]
