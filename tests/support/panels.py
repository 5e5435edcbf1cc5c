"""Panels in tests: drawn alone on a plain surface, and handlers that note what they are asked."""

from collections.abc import Callable, Iterable
from typing import Any

import numpy as np
import pygame
from pygame import Rect, Surface

from game.ui.kit.panel import Hotspot
from game.ui.kit.pen import Pen, Placed
from game.ui.kit.theme import DARK, Theme
from tests.support.colour import Pixels

PAPER = (1, 2, 3)
"""A colour that nothing is drawn in."""


class Noting:
    """Takes every call that a handler of `kind` takes, and notes it."""

    latest_epoch = 200

    def __init__(self, kind: type) -> None:
        self._kind = kind
        self.calls: list[tuple[Any, ...]] = []

    def __getattr__(self, name: str) -> Callable[..., None]:
        if not hasattr(self._kind, name):
            raise AttributeError(f"{self._kind.__name__} has no {name}")
        return lambda *arguments: self.calls.append((name, *arguments))

    def taken(self) -> list[tuple[Any, ...]]:
        """Return what has been asked since the last time."""
        calls, self.calls = self.calls, []
        return calls


class Paper:
    """A pen on plain paper, and what it has drawn and written."""

    def __init__(self, size: tuple[int, int], theme: Theme = DARK, unit: float = 1.0) -> None:
        self.surface = Surface(size)
        self.surface.fill(PAPER)
        self.placed: list[Placed] = []
        self.pen = Pen(self.surface, theme, unit, self.placed)

    @property
    def words(self) -> list[str]:
        return [text.text for text in self.placed]

    @property
    def pixels(self) -> Pixels:
        """Its levels, shape (width, height, 3)."""
        return pygame.surfarray.array3d(self.surface)

    def is_blank_outside(self, rect: Rect) -> bool:
        """Return whether nothing was drawn but in `rect`."""
        rest = self.surface.copy()
        rest.fill(PAPER, rect)
        return bool((pygame.surfarray.array3d(rest) == PAPER).all())

    def has_drawing_in(self, rect: Rect) -> bool:
        """Return whether anything was drawn in `rect`."""
        return bool(np.any(self.pixels[rect.left : rect.right, rect.top : rect.bottom] != PAPER))


def by_name(spots: Iterable[Hotspot]) -> dict[tuple[str, int], Hotspot]:
    """Return hotspots by name and index, of which no two may be alike."""
    found: dict[tuple[str, int], Hotspot] = {}
    for spot in spots:
        assert (spot.name, spot.index) not in found, (spot.name, spot.index)
        found[spot.name, spot.index] = spot
    return found
