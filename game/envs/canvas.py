"""Frames as arrays of pixels; no display is needed."""

import numpy as np
import pygame
from numpy.typing import NDArray
from pygame import Rect, Surface

from game.ui.env_backdrop import Backdrop
from game.ui.env_view import draw_env_view
from game.ui.scene import Scene
from game.ui.text import font
from game.ui.theme import Theme

DEPTH = 32  # bits a pixel: light is shed on them in a fiftieth of the time of 24


class Canvas:
    """Draws frames of one size and gives their pixels."""

    def __init__(self, size: tuple[int, int], theme: Theme) -> None:
        width, height = size
        self._theme = theme
        self._backdrop: Backdrop | None = None
        self._surface = Surface(size, 0, DEPTH)
        buffer = bytearray(3 * width * height)
        self._rgb = pygame.image.frombuffer(buffer, size, "RGB")
        self._pixels = np.frombuffer(buffer, np.uint8).reshape(height, width, 3)

    def pixels(self, scene: Scene) -> NDArray[np.uint8]:
        """Return the frame of `scene`, a new array of shape (height, width, 3)."""
        beneath = self._backdrop
        self._backdrop = draw_frame(self._surface, scene, self._theme, beneath)
        areas: tuple[Rect, ...] = (self._surface.get_rect(),)
        if self._backdrop is not None and self._backdrop is beneath:
            areas = self._backdrop.layout.changing
        for area in areas:  # into the array, several times faster than copies
            self._rgb.blit(self._surface, area, area)
        return self._pixels.copy()


def draw_frame(
    surface: Surface, scene: Scene, theme: Theme, beneath: Backdrop | None = None
) -> Backdrop | None:
    """Draw an environment's frame, also where the host has shut pygame's fonts down meanwhile."""
    if not pygame.font.get_init():
        font.cache_clear()
    try:
        return draw_env_view(surface, scene, theme, beneath)
    except pygame.error:  # fonts that were shut down and started again: the old ones are no more
        font.cache_clear()
        return draw_env_view(surface, scene, theme)
