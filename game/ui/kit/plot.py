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


MOST_RELIEF = 400  # pixels along a side; a larger picture is scaled up from that


def relief(
    values: Floats, stops: tuple[Colour, ...], size: tuple[int, int], n_lines: int, line: Colour
) -> Surface:
    """Return the same as `heat` with anti-aliased contour lines at equal steps, as on a map.

    Args:
        values: From 0 to 1, shape (n_columns, n_rows) from the top left.
        stops: The colours from 0 to 1.
        size: The picture's size in pixels.
        n_lines: The number of levels that have a line.
        line: The colour of the lines, which are half transparent.
    """
    width, height = (min(pixels, MOST_RELIEF) for pixels in size)
    across, down = _between(width, values.shape[0]), _between(height, values.shape[1])
    coarse = (values * (n_lines + 1)).astype(np.float32)
    steps = across @ coarse @ down.T
    slope = across @ _slope(coarse, (width, height)) @ down.T
    nearest = np.clip(np.rint(steps), 1, n_lines)
    ink = np.clip(1.0 - np.abs(steps - nearest) / slope, 0.0, 1.0)
    levels = _levels(np.clip(steps / (n_lines + 1), 0.0, 1.0))
    picture = Surface((width, height), 0, 32)
    places = levels + LEVELS * (ink * (INKS - 1)).astype(np.int32)
    pygame.surfarray.blit_array(picture, _inks(stops, line).take(places))
    return picture if (width, height) == size else pygame.transform.smoothscale(picture, size)


LEAST_SLOPE = 1e-3  # steps in a pixel; a plain that is as level as a contour has no line
INKS = 17


def _slope(steps: Floats, size: tuple[int, int]) -> Floats:
    """Return by how much `steps` change from pixel to pixel of a picture of `size`."""
    across, down = np.gradient(steps)
    n_columns, n_rows = steps.shape
    per_pixel = (n_columns - 1) / size[0], (n_rows - 1) / size[1]
    slope = np.hypot(across * per_pixel[0], down * per_pixel[1])
    return np.asarray(np.maximum(slope, LEAST_SLOPE, dtype=np.float32))


@lru_cache(maxsize=8)
def _inks(stops: tuple[Colour, ...], line: Colour) -> NDArray[np.int32]:
    """Return the ramp under more and more of the colour `line`, up to half of it, as 0xRRGGBB."""
    plain = ramp(stops).astype(float)
    shares = np.linspace(0.0, 0.5, INKS)[:, None, None]
    inks = (plain + shares * (np.array(line) - plain)).round().astype(np.int32)
    return np.asarray(inks @ np.array([1 << 16, 1 << 8, 1], np.int32)).ravel()


@lru_cache(maxsize=8)
def _between(n_fine: int, n_coarse: int) -> Floats:
    """Return the matrix that interpolates `n_coarse` values at `n_fine` places."""
    places = np.linspace(0, n_coarse - 1, n_fine)
    matrix = 1.0 - np.abs(places[:, None] - np.arange(n_coarse))
    return np.maximum(0.0, matrix).astype(np.float32)


def _levels(values: Floats) -> Levels:
    return (values * (LEVELS - 1)).astype(np.uint8)


def _painted(levels: Levels, stops: tuple[Colour, ...]) -> Surface:
    picture = Surface(levels.shape[:2])
    pygame.surfarray.blit_array(picture, ramp(stops)[levels])
    return picture
