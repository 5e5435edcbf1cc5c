"""Plots: axes, long runs reduced to a range of values per pixel, contour lines, heat maps.

Contours use marching squares (Lorensen and Cline 1987, in two dimensions); a cell with four
crossings gives two segments.
"""

from functools import lru_cache
from itertools import pairwise

import numpy as np
import pygame
from numpy.typing import NDArray
from pygame import Surface

from ...core.neuron import Floats, Ints
from ...record import Record
from .theme import Colour


class Axis(Record):
    """One axis from `low` at pixel `start` to `high` at pixel `end`."""

    low: float
    high: float
    start: float
    end: float
    is_log: bool = False

    def place(self, values: Floats | Ints) -> Floats:
        """Return the pixels of `values`; values beyond an end are placed at that end."""
        low, high = self._scaled(np.array([self.low, self.high]))
        share = (self._scaled(np.asarray(values, dtype=float)) - low) / ((high - low) or 1.0)
        return np.asarray(self.start + np.clip(share, 0.0, 1.0) * (self.end - self.start))

    def _scaled(self, values: Floats) -> Floats:
        if not self.is_log:
            return values
        return np.asarray(np.log10(np.maximum(values, min(self.low, self.high))))


def pixel_groups(places: Floats) -> Ints:
    """Return the first index of each run of `places` (ascending pixels) within one pixel."""
    pixels = np.floor(places)
    return np.flatnonzero(np.r_[True, pixels[1:] != pixels[:-1]])


Segment = tuple[tuple[float, float], tuple[float, float]]


def contour(values: Floats, level: float) -> list[Segment]:
    """Return the segments where `values`, shape (n_x, n_y), equal `level`, in grid steps."""
    above = values > level
    corners = above[:-1, :-1] + 0 + above[1:, :-1] + above[:-1, 1:] + above[1:, 1:]
    segments: list[Segment] = []
    plain = values.tolist()
    for x, y in np.argwhere((corners > 0) & (corners < 4)).tolist():  # noqa: PLR2004 - corners
        crossings = _crossings(plain, level, x, y)
        segments += zip(crossings[::2], crossings[1::2], strict=False)
    return segments


def _crossings(
    values: list[list[float]], level: float, x: int, y: int
) -> list[tuple[float, float]]:
    """Return the points where the level crosses the edges of the cell, in order around it."""
    ring = ((x, y), (x + 1, y), (x + 1, y + 1), (x, y + 1), (x, y))
    found = []
    for start, end in pairwise(ring):
        first, second = values[start[0]][start[1]], values[end[0]][end[1]]
        if (first > level) != (second > level):
            share = (level - first) / (second - first)
            found.append(
                (start[0] + (end[0] - start[0]) * share, start[1] + (end[1] - start[1]) * share)
            )
    return found


LEVELS = 256

Levels = NDArray[np.uint8]


@lru_cache(maxsize=16)
def ramp(stops: tuple[Colour, ...]) -> Levels:
    """Return LEVELS colours from the first stop to the last, shape (LEVELS, 3)."""
    places = np.linspace(0, 1, len(stops))
    levels = np.linspace(0, 1, LEVELS)
    channels = [np.interp(levels, places, channel) for channel in zip(*stops, strict=True)]
    return np.stack(channels, axis=1).round().astype(np.uint8)


def heat(values: Floats, stops: tuple[Colour, ...], size: tuple[int, int]) -> Surface:
    """Return `values` in [0, 1], shape (n_columns, n_rows) from the top left, scaled to `size`."""
    return pygame.transform.smoothscale(_painted(_levels(values), stops), size)


def relief(values: Floats, stops: tuple[Colour, ...], size: tuple[int, int], bands: int) -> Surface:
    """Return the same as `heat` in `bands` distinct steps, as on a relief map."""
    grey = Surface(values.shape)
    pygame.surfarray.blit_array(grey, np.repeat(_levels(values)[:, :, None], 3, axis=2))
    fine = pygame.surfarray.array_red(pygame.transform.smoothscale(grey, size))
    steps = np.arange(LEVELS) * bands // LEVELS * (LEVELS // bands)
    shades = ((np.arange(LEVELS) + steps) // 2).astype(np.uint8)
    return _painted(shades[fine], stops)


def _levels(values: Floats) -> Levels:
    return (values * (LEVELS - 1)).astype(np.uint8)


def _painted(levels: Levels, stops: tuple[Colour, ...]) -> Surface:
    picture = Surface(levels.shape[:2])
    pygame.surfarray.blit_array(picture, ramp(stops)[levels])
    return picture
