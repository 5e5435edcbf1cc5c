"""The caching pen: draws like the pen, but from cached pictures, for thousands of frames.

Continuous values, such as the brightness of light, are rounded to steps too fine to be visible, so
that few different pictures need to be cached.
"""

from collections.abc import Callable
from functools import lru_cache
from typing import Concatenate

import pygame
from pygame import Rect, Surface

from .kept import MIB, kept
from .pen import Align, Args, Pen, Placed, Point
from .text import SMALLEST_PX, Face, font, label
from .theme import THEMES, Colour, Theme

LEVELS = 64  # steps of light
PIECE, PIECES_KEPT = 2, 500  # characters of a number per cached picture, and pictures cached
KEPT_PIXELS = 50_000  # larger pictures are not cached: hundreds of them would need too much memory


Look = tuple[str, float]
"""A theme's name and the size of a point in pixels, on which every picture depends."""


class KeptPen(Pen):
    """A pen that draws lights, discs, stamps and numbers from cached pictures."""

    light_steps = LEVELS

    def __init__(
        self, surface: Surface, theme: Theme, unit: float, placed: list[Placed] | None = None
    ) -> None:
        super().__init__(surface, theme, unit, placed)
        self.look: Look = (theme.name, unit)

    def text(
        self,
        text: str,
        box: Rect,
        colour: Colour,
        size: float = 13,
        face: Face = Face.REGULAR,
        align: Align = Align.LEFT,
    ) -> Rect:
        """Draw one line; text in MONO, which is used for changing numbers, is drawn in pieces."""
        if face is not Face.MONO:
            return super().text(text, box, colour, size, face, align)
        size_px, n = self.px(size), len(text)
        signs = _signs(size_px, colour)
        while signs.width * n > box.width:
            if size_px <= SMALLEST_PX:
                return super().text(text, box, colour, size, face, align)
            size_px -= 1
            signs = _signs(size_px, colour)
        left, top, wide, high = box
        width, height = signs.width, signs.height
        x = left + round((wide - width * n) * align.value)
        y = top + round((high - height) / 2)
        pieces = [(signs[text[at : at + PIECE]], (x + width * at, y)) for at in range(0, n, PIECE)]
        self.surface.fblits(pieces)
        rect = Rect(x, y, width * n, height)
        if self.placed is not None:
            self.placed.append(Placed(text, text, rect, box.copy()))
        return rect

    def outlined(self, rect: Rect, edge: Colour, face: Colour, radius: float) -> None:
        """Fill `rect` with `face` inside an edge one point wide."""
        if rect.width * rect.height > KEPT_PIXELS:
            super().outlined(rect, edge, face, radius)
        else:
            self.surface.blit(_outlined(rect.size, edge, face, radius, self.look), rect)

    def disc(self, centre: Point, radius: float, colour: Colour) -> None:
        """Fill a circle; `radius` in pixels."""
        size = max(1, round(radius))
        if (2 * size) ** 2 > KEPT_PIXELS:
            super().disc(centre, radius, colour)
        else:
            self.surface.blit(_disc(size, colour), (int(centre[0]) - size, int(centre[1]) - size))

    def stamp(
        self,
        centre: Point,
        reach: int,
        rim: Colour,
        draw: Callable[Concatenate[Pen, Point, Args], None],
        *args: Args.args,
        **named: Args.kwargs,
    ) -> None:
        """Draw a small picture, from the cache except the first time."""
        picture = _stamp(reach, rim, draw, self.look, args, tuple(named.items()))
        self.surface.blit(picture, (int(centre[0]) - reach, int(centre[1]) - reach))


class _Signs(dict[str, Surface]):
    """Rendered pieces of numbers in one size and colour, created when first used."""

    def __init__(self, size_px: int, colour: Colour) -> None:
        super().__init__()
        self.width, self.height = font(Face.MONO, size_px).size("0")
        self._look = (Face.MONO, size_px, colour)

    def __missing__(self, piece: str) -> Surface:
        if len(self) >= PIECES_KEPT:
            self.clear()
        self[piece] = label(piece, *self._look)
        return self[piece]


_signs = lru_cache(maxsize=16)(_Signs)


def _blank(size: tuple[int, int], colour: Colour) -> Surface:
    """Return a transparent picture of `colour`, so that smooth edges blend correctly."""
    picture = Surface(size, pygame.SRCALPHA)
    picture.fill((*colour, 0))
    return picture


def _pen(picture: Surface, look: Look) -> Pen:
    return Pen(picture, THEMES[look[0]], look[1])


@kept(4 * MIB)
def _stamp(
    reach: int,
    rim: Colour,
    draw: Callable[..., None],
    look: Look,
    args: tuple[object, ...],
    named: tuple[tuple[str, object], ...],
) -> Surface:
    picture = _blank((2 * reach + 1, 2 * reach + 1), rim)
    draw(_pen(picture, look), (reach, reach), *args, **dict(named))
    return picture


@kept(4 * MIB)
def _outlined(
    size: tuple[int, int], edge: Colour, face: Colour, radius: float, look: Look
) -> Surface:
    picture = _blank(size, edge)
    _pen(picture, look).outlined(picture.get_rect(), edge, face, radius)
    return picture


@kept(2 * MIB)
def _disc(radius: int, colour: Colour) -> Surface:
    picture = _blank((2 * radius + 1, 2 * radius + 1), colour)
    pygame.draw.aacircle(picture, colour, (radius, radius), radius)
    return picture
