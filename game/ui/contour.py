"""Contour lines: where a function sampled on a grid takes a level, by marching squares.

Lorensen and Cline 1987, in two dimensions; a cell with four crossings is cut in two segments.
"""

from itertools import pairwise

import numpy as np

from game.core.types import Floats

Segment = tuple[tuple[float, float], tuple[float, float]]


def contour(values: Floats, level: float) -> list[Segment]:
    """Return the segments at which `values`, shape (n_x, n_y), cross `level`, in grid steps."""
    above = values > level
    corners = above[:-1, :-1] + 0 + above[1:, :-1] + above[:-1, 1:] + above[1:, 1:]
    segments: list[Segment] = []
    for x, y in np.argwhere((corners > 0) & (corners < 4)).tolist():  # noqa: PLR2004 - corners
        crossings = _crossings(values, level, x, y)
        segments += zip(crossings[::2], crossings[1::2], strict=False)
    return segments


def _crossings(values: Floats, level: float, x: int, y: int) -> list[tuple[float, float]]:
    """Return where the level crosses the four edges of the cell, round the cell."""
    ring = ((x, y), (x + 1, y), (x + 1, y + 1), (x, y + 1), (x, y))
    found = []
    for start, end in pairwise(ring):
        first, second = float(values[start]), float(values[end])
        if (first > level) != (second > level):
            share = (level - first) / (second - first)
            found.append(
                (start[0] + (end[0] - start[0]) * share, start[1] + (end[1] - start[1]) * share)
            )
    return found
