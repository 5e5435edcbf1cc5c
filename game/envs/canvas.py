"""Frames as arrays of pixels; no display is needed."""

import numpy as np
import pygame
from numpy.typing import NDArray
from pygame import Surface

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
        self._surface = Surface(size, 0, DEPTH)
        buffer = bytearray(3 * width * height)
        self._rgb = pygame.image.frombuffer(buffer, size, "RGB")
        self._pixels = np.frombuffer(buffer, np.uint8).reshape(height, width, 3)

    def pixels(self, scene: Scene) -> NDArray[np.uint8]:
        """Return the frame of `scene`, a new array of shape (height, width, 3)."""
        draw_frame(self._surface, scene, self._theme)
        self._rgb.blit(self._surface, (0, 0))  # into the array, several times faster than copies
        return self._pixels.copy()


def draw_frame(surface: Surface, scene: Scene, theme: Theme) -> None:
    """Draw an environment's frame, also where the host has shut pygame's fonts down meanwhile."""
    if not pygame.font.get_init():
        font.cache_clear()
    try:
        draw_env_view(surface, scene, theme)
    except pygame.error:  # fonts that were shut down and started again: the old ones are no more
        font.cache_clear()
        draw_env_view(surface, scene, theme)
