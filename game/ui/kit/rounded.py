"""Rectangles with anti-aliased round corners."""

from functools import lru_cache
from itertools import product

import numpy as np
import pygame
from numpy.typing import NDArray
from pygame import Rect, Surface

from .kept import MIB, kept
from .theme import Colour

LARGE = 20_000  # pixels; larger shapes are not cached
HALF_COVERED = 128  # the alpha of a pixel that is half inside


def fill_rounded(surface: Surface, rect: Rect, colour: Colour, radius: int) -> None:
    """Fill `rect` on `surface`, with round corners of `radius` pixels."""
    if radius and rect.width * rect.height > LARGE:
        _fill_in_parts(surface, rect, colour, radius)
    else:
        surface.blit(_rounded(rect.size, colour, radius), rect)


def _fill_in_parts(surface: Surface, rect: Rect, colour: Colour, radius: int) -> None:
    """Fill `rect` as `_rounded` does, without a picture of its full size."""
    x, y, width, height = rect
    wide, high = width - 2 * radius, height - 2 * radius
    surface.fill(colour, (x + radius, y + 1, wide, height - 2))
    surface.fill(colour, (x + 1, y + radius, width - 2, high))
    strips = {
        (wide, 1): ((x + radius, y), (x + radius, rect.bottom - 1)),
        (1, high): ((x, y + radius), (rect.right - 1, y + radius)),
    }
    for size, places in strips.items():
        edge = Surface(size, pygame.SRCALPHA)
        edge.fill((*colour, HALF_COVERED))
        surface.fblits([(edge, place) for place in places])
    small = _rounded((2 * radius, 2 * radius), colour, radius)
    for right, bottom in product((0, 1), repeat=2):
        place = (rect.right - radius if right else x, rect.bottom - radius if bottom else y)
        surface.blit(small, place, (right * radius, bottom * radius, radius, radius))


@kept(3 * MIB)
def _rounded(size: tuple[int, int], colour: Colour, radius: int) -> Surface:
    """Return a filled rectangle with anti-aliased round corners."""
    shape = Surface(size, pygame.SRCALPHA)
    shape.fill(colour)
    if radius >= 1:
        # Only the corners are computed: the rest is full except for the half-covered outermost
        # pixels, and computing a whole window would take longer than all the drawing.
        corner = _corner(radius)
        alpha = pygame.surfarray.pixels_alpha(shape)
        alpha[0] = alpha[-1] = alpha[:, 0] = alpha[:, -1] = HALF_COVERED
        alpha[:radius, :radius] = corner
        alpha[-radius:, :radius] = corner[::-1]
        alpha[:radius, -radius:] = corner[:, ::-1]
        alpha[-radius:, -radius:] = corner[::-1, ::-1]
    return shape


@lru_cache(maxsize=64)
def _corner(radius: int) -> NDArray[np.uint8]:
    """Return the coverage of each pixel by the top left quarter of a disc, 0 to 255."""
    inwards = radius - np.arange(radius)
    distance = np.hypot(inwards[:, None], inwards[None, :])
    return np.round(255 * np.clip(radius + 0.5 - distance, 0, 1)).astype(np.uint8)
