"""Plots: axes, long runs reduced to a range of values per pixel, contour lines, heat maps.

Contours use marching squares (Lorensen and Cline 1987, in two dimensions); a cell with four
crossings gives two segments.
"""

from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise
from math import ceil, floor, log10

import numpy as np
import pygame
from numpy.typing import NDArray
from pygame import Surface

from ...core.neuron import Floats, Ints
from ...record import Record
from . import figures
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

    def at(self, value: float) -> float:
        """Return the pixel of one value."""
        low, high = self.low, self.high
        if self.is_log:
            least = min(low, high)
            low, high, value = log10(low), log10(high), log10(max(value, least))
        share = (value - low) / ((high - low) or 1.0)
        return self.start + min(max(share, 0.0), 1.0) * (self.end - self.start)

    def value_at(self, pixel: float) -> float:
        """Return the value at a pixel of a straight axis; beyond an end it is that end's."""
        share = (pixel - self.start) / ((self.end - self.start) or 1.0)
        return self.low + min(max(share, 0.0), 1.0) * (self.high - self.low)

    def _scaled(self, values: Floats) -> Floats:
        if not self.is_log:
            return values
        return np.asarray(np.log10(np.maximum(values, min(self.low, self.high))))


def pixel_groups(places: Floats) -> Ints:
    """Return the first index of each run of `places` (ascending pixels) within one pixel."""
    pixels = np.floor(places)
    return np.flatnonzero(np.r_[True, pixels[1:] != pixels[:-1]])


NICE_STEPS = (1.0, 2.0, 5.0, 10.0)
ROUNDING = 1e-9  # of a step
LARGEST_TICK, SMALLEST_TICK = 1e5, 1e-3  # beyond them ticks are powers of ten


def ticks(low: float, high: float, most: int) -> list[float]:
    """Return the multiples in [low, high] of the smallest nice step, at most `most` + 1."""
    least = (high - low) / most
    if least <= 0:
        return [low]
    power = 10.0 ** floor(log10(least))
    step = next(step * power for step in NICE_STEPS if step * power >= least * (1 - ROUNDING))
    first, last = ceil(low / step - ROUNDING), floor(high / step + ROUNDING)
    return [float(f"{number * step:.12g}") for number in range(first, last + 1)]


def decades(low: float, high: float, most: int) -> list[float]:
    """Return powers of ten in [low, high], at most `most` + 1, with equal exponents between."""
    first, last = ceil(log10(low) - ROUNDING), floor(log10(high) + ROUNDING)
    stride = max(1, ceil((last - first) / most))
    return [float(f"1e{exponent}") for exponent in range(last, first - 1, -stride)][::-1]


def tick_labels(values: Sequence[float], *, signs: bool = False) -> list[str]:
    """Return the texts of ticks, all with as many decimals as their step needs: 0, 0.5, 1.0.

    With `signs` those above 0 have one, too: −2, 0, +2.
    """
    most = max(map(abs, values))
    places = max(len(f"{value:.12g}".partition(".")[2]) for value in values)
    labels = []
    for value in values:
        sign = "−" if value < 0 else "+" if value and signs else ""
        labels.append(sign + _tick_label(abs(value), most, places))
    return labels


def _tick_label(size: float, most: float, places: int) -> str:
    if not size:
        return "0"
    if most >= LARGEST_TICK or size < SMALLEST_TICK:
        mantissa, _, exponent = f"{size:e}".partition("e")
        power = f"10{str(int(exponent)).translate(figures.POWERS)}"
        return power if float(mantissa) == 1 else f"{float(mantissa):g}×{power}"
    return f"{size:.{places}f}" if places else figures.epoch(round(size))


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
