"""A palette of 255 colours for a whole film, chosen so that glows keep their steps small.

Counted by area alone, the dark page would take most colours and a halo would show as rings. Each
colour counts by the root of its area instead. There is one palette for all frames, and what it has
no colour for is made of two by a pattern that never moves, so that nothing flickers.
"""

from collections.abc import Iterable
from math import isqrt

import numpy as np
import numpy.typing as npt
from PIL import Image

from game.core.types import Floats

Bytes = npt.NDArray[np.uint8]

N_COLOURS = 255  # and one that stands for "as before"
MOST_SAMPLES = 24_000  # different colours that decide on the palette
MOST_REPEATS = 300
PIXELS_A_FRAME = 200_000  # looked at; of a larger frame only each second row and column, or third
ROUNDS = 8
PATTERN = (  # Bayer's: neighbours differ most, and each level comes once
    np.array([[0, 8, 2, 10], [12, 4, 14, 6], [3, 11, 1, 9], [15, 7, 13, 5]]) / 16 - 15 / 32
)
PATTERN_LEVELS = 6  # from the darkest to the lightest of it
EXACT_LEVELS = 1  # a colour met as closely as this stays plain
SHIFTS = np.array([16, 8, 0])


class Palette:
    """Colours, and for each of all others the nearest of them."""

    def __init__(self, frames: Iterable[Bytes]) -> None:
        """Choose the colours from some of the film's frames, each (height, width, 3)."""
        seen = np.concatenate([_packed(_thinned(frame)).ravel() for frame in frames])
        self.colours = _chosen(*np.unique(seen, return_counts=True))
        self._nearest = np.full(1 << 24, -1, np.int16)

    def indices(self, frame: Bytes) -> Bytes:
        """Return for each pixel the index of its colour, shape (height, width)."""
        plain = self._plain(frame)
        gap = np.abs(self.colours[plain].astype(np.int16) - frame).max(axis=-1)
        height, width = plain.shape
        tiles = np.tile(PATTERN, (height // 4 + 1, width // 4 + 1))[:height, :width, None]
        shifted = np.clip(frame + np.round(PATTERN_LEVELS * tiles), 0, 255).astype(np.uint8)
        return np.where(gap > EXACT_LEVELS, self._plain(shifted), plain)

    def _plain(self, frame: Bytes) -> Bytes:
        """Return the index of the nearest colour of each pixel."""
        packed = _packed(frame)
        new = np.unique(packed[self._nearest[packed] < 0])
        for part in np.array_split(new, len(new) // MOST_SAMPLES + 1):
            self._nearest[part] = _nearest(_unpacked(part), self.colours.astype(float))
        return self._nearest[packed].astype(np.uint8)


def _chosen(packed: npt.NDArray[np.int32], counts: npt.NDArray[np.int64]) -> Bytes:
    """Return the palette: a median cut, and then what k-means makes of it."""
    largest = np.argsort(counts)[-MOST_SAMPLES:]
    samples, areas = _unpacked(packed[largest]), np.sqrt(counts[largest])
    repeats = np.ceil(np.minimum(areas, MOST_REPEATS)).astype(int)
    repeated = np.repeat(samples.astype(np.uint8), repeats, axis=0)
    cut = Image.fromarray(repeated[None]).quantize(N_COLOURS, Image.Quantize.MEDIANCUT)
    colours = np.array(cut.getpalette(), dtype=float).reshape(-1, 3)[:N_COLOURS]
    for _ in range(ROUNDS):
        colours = _centred(colours, samples, areas)
    return np.unique(colours.round().astype(np.uint8), axis=0)


def _centred(colours: Floats, samples: Floats, areas: Floats) -> Floats:
    """Move each colour to the middle of the samples that it is the nearest to."""
    nearest = _nearest(samples, colours)
    totals = np.bincount(nearest, areas, len(colours))
    sums = [np.bincount(nearest, areas * channel, len(colours)) for channel in samples.T]
    is_used = totals[:, None] > 0
    return np.where(is_used, np.stack(sums, axis=1) / np.maximum(totals[:, None], 1e-9), colours)


def _nearest(samples: Floats, colours: Floats) -> npt.NDArray[np.intp]:
    """Return the index of the colour nearest to each sample; |a - b|² less what a adds alone."""
    gaps = np.sum(np.square(colours), axis=1) - 2.0 * samples @ colours.T
    return np.asarray(np.argmin(gaps, axis=1))


def _thinned(frame: Bytes) -> Bytes:
    height, width, _ = frame.shape
    step = max(1, isqrt(height * width // PIXELS_A_FRAME))
    return frame[::step, ::step]


def _packed(frame: Bytes) -> npt.NDArray[np.int32]:
    """Return each pixel as one number, 0xRRGGBB."""
    red, green, blue = np.moveaxis(frame.astype(np.int32), -1, 0)
    return np.asarray(red << 16 | green << 8 | blue)


def _unpacked(packed: npt.NDArray[np.int32]) -> Floats:
    return np.asarray(packed[:, None] >> SHIFTS & 255, dtype=float)
