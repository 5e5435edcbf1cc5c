"""Writing a GIF: one palette for all frames, and of each frame only what has changed.

The file's frame is put together here; Pillow does the compression.
"""

import struct
from collections.abc import Iterable, Sequence
from typing import BinaryIO

import numpy as np
import pygame
from PIL import Image
from PIL.GifImagePlugin import getdata
from pygame import Surface

from game.app.palette import Bytes, Palette

AS_BEFORE = 255  # the index of the colour that lets the frame before shine through
LIKENESS = 3  # levels; a pixel that has changed by no more stays, which halves the file
KEEP = 1  # disposal: what a frame leaves out stays
FOR_EVER = b"\x21\xff\x0bNETSCAPE2.0\x03\x01\x00\x00\x00"
COLOUR_TABLE_OF_256 = 0xF7
END = b";"


def pixels(surface: Surface) -> Bytes:
    """Return a picture as numbers, shape (height, width, 3)."""
    width, height = surface.get_size()
    data = pygame.image.tobytes(surface, "RGB")
    return np.frombuffer(data, np.uint8).reshape(height, width, 3)


def write_gif(
    file: BinaryIO, frames: Iterable[Surface], palette: Palette, durations_s: Sequence[float]
) -> None:
    """Write `frames` as a GIF that plays for ever, a duration for each."""
    shown: Bytes | None = None
    for number, (frame, duration_s) in enumerate(zip(frames, durations_s, strict=True), start=1):
        wanted = pixels(frame)
        indices = palette.indices(wanted)
        if shown is None:
            file.write(_head(frame.get_size(), palette))
            is_new = np.ones(indices.shape, dtype=bool)
        else:
            gap = np.abs(palette.colours[shown].astype(np.int16) - wanted)
            likeness = LIKENESS if number < len(durations_s) else 0  # the last one is looked at
            is_new = (gap.max(axis=-1) > likeness) & (indices != shown)
        file.write(_frame(np.where(is_new, indices, AS_BEFORE).astype(np.uint8), duration_s))
        shown = indices if shown is None else np.where(is_new, indices, shown)
    file.write(END)


def _head(size: tuple[int, int], palette: Palette) -> bytes:
    table = palette.colours.tobytes().ljust(3 * 256, b"\0")
    screen = struct.pack("<HHBBB", *size, COLOUR_TABLE_OF_256, AS_BEFORE, 0)
    return b"GIF89a" + screen + table + FOR_EVER


def _frame(indices: Bytes, duration_s: float) -> bytes:
    """Return the part of a frame in which all its new pixels lie, ready for the file."""
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
