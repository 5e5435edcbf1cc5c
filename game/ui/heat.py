"""Heat maps: an array of numbers as a picture, through a ramp of colours."""

from functools import lru_cache

import numpy as np
import pygame
from numpy.typing import NDArray
from pygame import Surface

from game.core.types import Floats
from game.ui.theme import Colour

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
    """Return the same in `bands` steps with a sharp edge between them, as on a relief map."""
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
