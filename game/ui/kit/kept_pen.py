"""The caching pen: draws like the pen, but from cached pictures, for thousands of frames.

Continuous values, such as the brightness of light, are rounded to steps too fine to be visible, so
that few different pictures need to be cached.
"""

from collections.abc import Callable
from typing import Concatenate

import pygame
from pygame import Rect, Surface

from .kept import MIB, kept
from .pen import Align, Args, Pen, Placed, Point
from .text import Face, signs_fitting
from .theme import THEMES, Colour, Theme

LEVELS = 64  # steps of light
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
        signs = signs_fitting(len(text), self.px(size), colour, box.width)
        if signs is None:
            return super().text(text, box, colour, size, face, align)
        return self.in_pieces(text, box, signs, align)

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


def _blank(size: tuple[int, int], colour: Colour) -> Surface:
    """Return a transparent picture of `colour`, so that smooth edges blend correctly."""
    picture = Surface(size, pygame.SRCALPHA)
    picture.fill((*colour, 0))
    return picture


def _pen(picture: Surface, look: Look) -> Pen:
    return Pen(picture, THEMES[look[0]], look[1])


@kept(3 * MIB)
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


@kept(2 * MIB)
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
