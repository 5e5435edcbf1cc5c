"""The surface that a window is drawn on: its own, or a larger one if it is too small to read."""

from collections.abc import Sequence

import pygame
from pygame import Rect

from .page import Size

SMALLEST_SIZE = (800, 500)


def fitting(size: Size, screen: Size) -> Size:
    """Return `size`, limited to between the smallest readable size and the screen."""
    width, height = (
        min(max(side, least), most)
        for side, least, most in zip(size, SMALLEST_SIZE, screen, strict=True)
    )
    return width, height


class Canvas:
    """The window's surface, or a larger one if that is smaller than `SMALLEST_SIZE`."""

    def __init__(self) -> None:
        self._window: pygame.Surface | None = None
        self._larger: pygame.Surface | None = None

    def of(self, window: pygame.Surface) -> pygame.Surface:
        """Return the surface to draw on for the window surface `window`."""
        self._window = window
        size = canvas_size(window.get_size())
        if size == window.get_size():
            self._larger = None
            return window
        if self._larger is None or self._larger.get_size() != size:
            self._larger = pygame.Surface(size)
        return self._larger

    def show(self, areas: Sequence[Rect]) -> Sequence[Rect]:
        """Copy what was drawn in `areas` to the window's surface; return its changed areas."""
        if self._window is None or self._larger is None or not areas:
            return areas
        pygame.transform.smoothscale(self._larger, self._window.get_size(), self._window)
        return [self._window.get_rect()]


def canvas_size(window: Size) -> Size:
    """Return the size of the layout for a window of this size."""
    return max(window[0], SMALLEST_SIZE[0]), max(window[1], SMALLEST_SIZE[1])


def on_canvas(point: Size, window: Size) -> Size:
    """Return the point of the canvas for a point of the window."""
    size = canvas_size(window)
    return point[0] * size[0] // max(1, window[0]), point[1] * size[1] // max(1, window[1])
