"""A GIF of a film: one palette for all frames, and only the changed part of each frame.

The container is written here; Pillow does the compression. Weighted by area, the dark background
would use most colours and halos would show rings, so each colour is weighted by the square root of
its area. Colours that the palette lacks are dithered from two others by a fixed pattern, so that
nothing flickers.
"""

import struct
from collections.abc import Iterable, Iterator, Sequence
from math import isqrt
from typing import BinaryIO

import numpy as np
import numpy.typing as npt
import pygame
from PIL import Image
from PIL.GifImagePlugin import getdata
from pygame import Surface

from ..core.neuron import Floats

Bytes = npt.NDArray[np.uint8]

N_COLOURS = 255  # and one transparent index
MAX_SAMPLES = 24_000  # distinct colours from which the palette is computed
MAX_REPEATS = 300
PIXELS_A_FRAME = 200_000  # evaluated; larger frames are sampled, every 2nd or 3rd row and column
BAND_PIXELS = 1 << 20  # handled at once
ROUNDS = 8
PATTERN = (  # Bayer matrix: neighbours differ most, each level occurs once
    np.array([[0, 8, 2, 10], [12, 4, 14, 6], [3, 11, 1, 9], [15, 7, 13, 5]]) / 16 - 15 / 32
)
PATTERN_LEVELS = 6  # amplitude of the pattern
EXACT_LEVELS = 1  # colours matched within this are not dithered
SHIFTS = np.array([16, 8, 0])


class Palette:
    """The colours of a GIF, and the nearest one for every other colour."""

    def __init__(self, frames: Iterable[Bytes]) -> None:
        """Compute the colours from some frames of the film, each (height, width, 3)."""
        seen = np.concatenate(list(map(_sampled, frames)))  # keeps no frame, as a loop does
        self.colours = _chosen(*np.unique(seen, return_counts=True))
        self._nearest = np.full(1 << 24, -1, np.int16)

    def indices(self, frame: Bytes) -> Bytes:
        """Return the colour index of each pixel, dithered, shape (height, width)."""
        found = np.empty(frame.shape[:2], np.uint8)
        for band in bands(frame):
            found[band] = self._dithered(frame[band])
        return found

    def _dithered(self, frame: Bytes) -> Bytes:
        """Return the indices of a few rows, the first of which is a multiple of the pattern's."""
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
        for part in np.array_split(new, len(new) // MAX_SAMPLES + 1):
            self._nearest[part] = _nearest(_unpacked(part), self.colours.astype(float))
        return self._nearest[packed].astype(np.uint8)


def bands(frame: Bytes) -> Iterator[slice]:
    """Yield the rows of `frame` in bands, since working memory is many times that of a picture."""
    height, width = frame.shape[:2]
    rows = max(1, BAND_PIXELS // (len(PATTERN) * width)) * len(PATTERN)
    for start in range(0, height, rows):
        yield slice(start, start + rows)


def _chosen(packed: npt.NDArray[np.int32], counts: npt.NDArray[np.int64]) -> Bytes:
    """Return the palette: a median cut, refined by k-means."""
    largest = np.argsort(counts)[-MAX_SAMPLES:]
    samples, areas = _unpacked(packed[largest]), np.sqrt(counts[largest])
    repeats = np.ceil(np.minimum(areas, MAX_REPEATS)).astype(int)
    repeated = np.repeat(samples.astype(np.uint8), repeats, axis=0)
    cut = Image.fromarray(repeated[None]).quantize(N_COLOURS, Image.Quantize.MEDIANCUT)
    colours = np.array(cut.getpalette(), dtype=float).reshape(-1, 3)[:N_COLOURS]
    for _ in range(ROUNDS):
        colours = _centred(colours, samples, areas)
    return np.unique(colours.round().astype(np.uint8), axis=0)


def _centred(colours: Floats, samples: Floats, areas: Floats) -> Floats:
    """Move each colour to the mean of the samples to which it is nearest."""
    nearest = _nearest(samples, colours)
    totals = np.bincount(nearest, areas, len(colours))
    sums = [np.bincount(nearest, areas * channel, len(colours)) for channel in samples.T]
    is_used = totals[:, None] > 0
    return np.where(is_used, np.stack(sums, axis=1) / np.maximum(totals[:, None], 1e-9), colours)


def _nearest(samples: Floats, colours: Floats) -> npt.NDArray[np.intp]:
    """Return the index of the colour nearest to each sample, by |a - b|² without its |a|² term."""
    gaps = np.sum(np.square(colours), axis=1) - 2.0 * samples @ colours.T
    return np.asarray(np.argmin(gaps, axis=1))


def _sampled(frame: Bytes) -> npt.NDArray[np.int32]:
    """Return some pixels of `frame`, evenly spread, each as one integer."""
    height, width, _ = frame.shape
    step = max(1, isqrt(height * width // PIXELS_A_FRAME))
    return _packed(frame[::step, ::step]).ravel()


def _packed(frame: Bytes) -> npt.NDArray[np.int32]:
    """Return each pixel as one integer, 0xRRGGBB."""
    red, green, blue = np.moveaxis(frame.astype(np.int32), -1, 0)
    return np.asarray(red << 16 | green << 8 | blue)


def _unpacked(packed: npt.NDArray[np.int32]) -> Floats:
    return np.asarray(packed[:, None] >> SHIFTS & 255, dtype=float)


AS_BEFORE = 255  # the transparent index: the previous frame stays visible
LIKENESS = 3  # levels; pixels that change by no more are not updated, which halves the file
KEEP = 1  # disposal method: do not clear the previous frame
FOR_EVER = b"\x21\xff\x0bNETSCAPE2.0\x03\x01\x00\x00\x00"
COLOUR_TABLE_OF_256 = 0xF7
END = b";"


def pixels(surface: Surface) -> Bytes:
    """Return the pixels of `surface`, shape (height, width, 3)."""
    width, height = surface.get_size()
    data = pygame.image.tobytes(surface, "RGB")
    return np.frombuffer(data, np.uint8).reshape(height, width, 3)


def write_gif(
    file: BinaryIO, frames: Iterable[Surface], palette: Palette, durations_s: Sequence[float]
) -> None:
    """Write `frames` as a GIF that loops forever, with a duration for each frame."""
    shown: Bytes | None = None
    targets = map(pixels, frames)  # frees each frame before the next is drawn, as zip does not
    for number, duration_s in enumerate(durations_s, start=1):
        target = next(targets)
        indices = palette.indices(target)
        if shown is None:
            file.write(_head(target.shape[1::-1], palette))
            file.write(_frame(indices, duration_s))
            shown = indices
            continue
        likeness = LIKENESS if number < len(durations_s) else 0  # the last frame is exact
        for band in bands(target):
            gap = np.abs(palette.colours[shown[band]].astype(np.int16) - target[band])
            is_new = (gap.max(axis=-1) > likeness) & (indices[band] != shown[band])
            shown[band] = np.where(is_new, indices[band], shown[band])
            indices[band] = np.where(is_new, indices[band], AS_BEFORE)
        del target
        file.write(_frame(indices, duration_s))
    file.write(END)


def _head(size: tuple[int, int], palette: Palette) -> bytes:
    table = palette.colours.tobytes().ljust(3 * 256, b"\0")
    screen = struct.pack("<HHBBB", *size, COLOUR_TABLE_OF_256, AS_BEFORE, 0)
    return b"GIF89a" + screen + table + FOR_EVER


def _frame(indices: Bytes, duration_s: float) -> bytes:
    """Return the encoded bounding rectangle of the changed pixels of a frame."""
    rows, columns = (np.flatnonzero(np.any(indices != AS_BEFORE, axis=axis)) for axis in (1, 0))
    top, bottom = (rows[0], rows[-1] + 1) if len(rows) else (0, 1)
    left, right = (columns[0], columns[-1] + 1) if len(columns) else (0, 1)
    image = Image.fromarray(np.ascontiguousarray(indices[top:bottom, left:right]))
    parts = getdata(
        image,
        (int(left), int(top)),
        duration=round(1000 * duration_s),
        transparency=AS_BEFORE,
        disposal=KEEP,
    )
    return b"".join(parts)
