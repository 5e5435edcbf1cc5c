"""The window of an environment that people watch, beside whatever windows its host may have."""

from collections.abc import Callable
from weakref import WeakMethod

import pygame

from game.envs.canvas import draw_frame
from game.ui.scene import Scene
from game.ui.theme import Theme

TITLE = "Glowgate"


class HumanWindow:
    """A window of its own: the host's display, fonts and events are left as they are.

    Where the host shuts pygame down, the window is closed before, and the next frame opens another:
    SDL may give a new window the address of one that is gone, whose late end would then be its end.
    """

    def __init__(self, size: tuple[int, int], theme: Theme) -> None:
        self._size = size
        self._theme = theme
        self._clock = pygame.Clock()
        self._window: pygame.Window | None = None

    def show(self, scene: Scene, fps: int) -> None:
        """Show `scene` and wait until a frame of `fps` a second is over."""
        window = self._open_window()
        pygame.event.pump()  # lets the system see that the window lives; events stay queued
        draw_frame(window.get_surface(), scene, self._theme)
        window.flip()
        self._clock.tick(fps)

    def close(self) -> None:
        """Close the window, and nothing else of pygame's."""
        if self._window is not None and pygame.display.get_init():
            self._window.destroy()
        self._window = None

    def _open_window(self) -> pygame.Window:
        if not pygame.display.get_init():
            self._window = None
            pygame.display.init()
        if self._window is None:
            self._window = pygame.Window(TITLE, self._size)
            pygame.register_quit(_closing(WeakMethod(self.close)))
        return self._window


def _closing(close: WeakMethod[Callable[[], None]]) -> Callable[[], None]:
    """Return what closes the window at pygame's end, if it is still there."""

    def act() -> None:
        method = close()
        if method is not None:
            method()

    return act
