"""The window of an environment that people watch, beside whatever windows its host may have."""

import pygame

from game.envs.canvas import draw_frame
from game.ui.scene import Scene
from game.ui.theme import Theme

TITLE = "Glowgate"


class HumanWindow:
    """A window of its own: the host's display, fonts and events are left as they are."""

    def __init__(self, size: tuple[int, int], theme: Theme) -> None:
        if not pygame.display.get_init():
            pygame.display.init()
        self._theme = theme
        self._window = pygame.Window(TITLE, size)
        self._clock = pygame.Clock()

    def show(self, scene: Scene, fps: int) -> None:
        """Show `scene` and wait until a frame of `fps` a second is over."""
        pygame.event.pump()  # lets the system see that the window lives; events stay queued
        draw_frame(self._window.get_surface(), scene, self._theme)
        self._window.flip()
        self._clock.tick(fps)

    def close(self) -> None:
        """Close the window, unless pygame has been shut down and it with it."""
        if pygame.display.get_init():
            self._window.destroy()
