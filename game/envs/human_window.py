"""The window of an environment that people watch, beside whatever windows its host may have."""

import pygame
from pygame import Surface

from game.envs.canvas import draw_frame
from game.ui.scene import Scene
from game.ui.theme import Theme

TITLE = "Glowgate"


class HumanWindow:
    """A window of its own: the host's display, fonts and events are left as they are."""

    def __init__(self, size: tuple[int, int], theme: Theme) -> None:
        self._size = size
        self._theme = theme
        self._clock = pygame.Clock()
        self._open()

    def show(self, scene: Scene, fps: int) -> None:
        """Show `scene` and wait until a frame of `fps` a second is over."""
        surface = self._living_surface()
        pygame.event.pump()  # lets the system see that the window lives; events stay queued
        draw_frame(surface, scene, self._theme)
        self._window.flip()
        self._clock.tick(fps)

    def close(self) -> None:
        """Close the window, and nothing else of pygame's."""
        self._window.destroy()

    def _open(self) -> None:
        if not pygame.display.get_init():
            pygame.display.init()
        self._window = pygame.Window(TITLE, self._size)

    def _living_surface(self) -> Surface:
        try:
            return self._window.get_surface()
        except pygame.error:  # the host has shut pygame down, and the window with it
            self._open()
            return self._window.get_surface()
