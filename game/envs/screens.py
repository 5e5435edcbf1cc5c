"""Targets of rendering: an array of pixels, or a window separate from the host's."""

from collections.abc import Callable
from weakref import WeakMethod

import numpy as np
import pygame
from numpy.typing import NDArray
from pygame import Surface

from ..gates.verdict_words import verdict
from ..playground.snapshot import Snapshot
from ..ui.env.env_view import Ground, draw_env_view
from ..ui.kit.text import font
from ..ui.kit.theme import Theme
from ..ui.playground.scene import Scene

DEPTH = 32  # bits per pixel: additive light is fifty times faster than with 24


def scene_of(snapshot: Snapshot) -> Scene:
    """Return the scene of a snapshot without animation: bulbs as bright as the probabilities."""
    return Scene(
        snapshot=snapshot,
        verdict=verdict(snapshot.gate),
        glow=snapshot.probabilities,
        live_glow=float(snapshot.probabilities[snapshot.live_row]),
        threshold_shown=snapshot.threshold,
    )


class Canvas:
    """Draws frames of one size and returns their pixels."""

    def __init__(self, size: tuple[int, int], theme: Theme) -> None:
        width, height = size
        self._theme = theme
        self._ground: Ground | None = None
        self._surface = Surface(size, 0, DEPTH)
        buffer = bytearray(3 * width * height)
        self._rgb = pygame.image.frombuffer(buffer, size, "RGB")
        self._pixels = np.frombuffer(buffer, np.uint8).reshape(height, width, 3)

    def pixels(self, snapshot: Snapshot) -> NDArray[np.uint8]:
        """Return the frame of `snapshot`, a new array of shape (height, width, 3)."""
        last = self._ground
        self._ground = draw_frame(self._surface, scene_of(snapshot), self._theme, last)
        areas = self._ground.changing if self._ground is last else (self._surface.get_rect(),)
        for area in areas:  # copying only these is several times faster
            self._rgb.blit(self._surface, area, area)
        return self._pixels.copy()


def draw_frame(
    surface: Surface, scene: Scene, theme: Theme, ground: Ground | None = None
) -> Ground:
    """Draw an environment's frame, even if the host has shut down pygame's fonts meanwhile."""
    if not pygame.font.get_init():
        font.cache_clear()
    try:
        return draw_env_view(surface, scene, theme, ground)
    except pygame.error:  # fonts were shut down and initialised again: the cached ones are invalid
        font.cache_clear()
        return draw_env_view(surface, scene, theme)


TITLE = "Glowgate"


class HumanWindow:
    """A separate window: the host's display, fonts and events are not affected.

    If the host shuts pygame down, the window is closed first, and the next frame opens a new one:
    SDL may reuse the address of a destroyed window, so destroying the old one later would destroy
    the new one.
    """

    def __init__(self, size: tuple[int, int], theme: Theme) -> None:
        self._size = size
        self._theme = theme
        self._ground: Ground | None = None
        self._surface = Surface(size, 0, DEPTH)
        self._clock = pygame.Clock()
        self._window: pygame.Window | None = None

    def show(self, snapshot: Snapshot, fps: int) -> None:
        """Show `snapshot` and wait for the end of the frame at `fps` frames a second."""
        window = self._open_window()
        pygame.event.pump()  # shows the system that the window responds; events stay queued
        self._ground = draw_frame(self._surface, scene_of(snapshot), self._theme, self._ground)
        window.get_surface().blit(self._surface, (0, 0))
        window.flip()
        self._clock.tick(fps)

    def close(self) -> None:
        """Close the window and nothing else of pygame."""
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
    """Return a function that closes the window when pygame quits, if it still exists."""

    def act() -> None:
        method = close()
        if method is not None:
            method()

    return act
