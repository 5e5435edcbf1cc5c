"""Heat maps: an array of numbers as a picture, through a ramp of colours."""

from functools import lru_cache

import numpy as np
import pygame
from pygame import Surface

from game.core.types import Floats
from game.ui.theme import Colour

LEVELS = 256


@lru_cache(maxsize=16)
def ramp(stops: tuple[Colour, ...]) -> "np.ndarray[tuple[int, int], np.dtype[np.uint8]]":
    """Return LEVELS colours from the first stop to the last, shape (LEVELS, 3)."""
    places = np.linspace(0, 1, len(stops))
    levels = np.linspace(0, 1, LEVELS)
    channels = [np.interp(levels, places, channel) for channel in zip(*stops, strict=True)]
    return np.stack(channels, axis=1).round().astype(np.uint8)


def heat(values: Floats, stops: tuple[Colour, ...], size: tuple[int, int]) -> Surface:
    """Return `values` in [0, 1], shape (n_columns, n_rows) from the top left, scaled to `size`."""
    levels = (values * (LEVELS - 1)).astype(np.uint8)
    picture = Surface(values.shape)
    pygame.surfarray.blit_array(picture, ramp(stops)[levels])
    return pygame.transform.smoothscale(picture, size)
