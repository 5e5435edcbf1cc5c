"""The pen: shapes and text on a surface, in points that grow with the window."""

from dataclasses import dataclass
from enum import Enum
from itertools import pairwise

import pygame
from pygame import Rect, Surface

from game.ui.text import Face, fitted, label
from game.ui.theme import Colour, Palette, Theme

Point = tuple[float, float]


class Align(Enum):
    """Where text stands in its box, as the share of the free space to its left."""

    LEFT = 0.0
    CENTRE = 0.5
    RIGHT = 1.0


@dataclass(frozen=True, slots=True)
class Placed:
    """A text that was drawn: what was asked for, what was drawn, where, and the box given."""

    wanted: str
    text: str
    rect: Rect
    box: Rect


class Pen:
    """Draws on one surface with one theme; `unit` is the size of a point in pixels.

    Attributes:
        surface: What is drawn on.
        theme: Colours and type.
        unit: Pixels in a point.
        placed: Every text drawn, if asked for: tests see there that none leaves its box.
    """

    def __init__(
        self, surface: Surface, theme: Theme, unit: float, placed: list[Placed] | None = None
    ) -> None:
        self.surface = surface
        self.theme = theme
        self.unit = unit
        self.placed = placed

    def px(self, points: float) -> int:
        """Return `points` in whole pixels, at least 1."""
        return max(1, round(points * self.unit))

    def text(
        self,
        text: str,
        box: Rect,
        colour: Colour,
        size: float = 13,
        face: Face = Face.REGULAR,
        align: Align = Align.LEFT,
    ) -> Rect:
        """Draw one line centred in the height of `box`, smaller or shortened if it must be."""
        shown, size_px = fitted(text, face, self.px(size), box.width)
        image = label(shown, face, size_px, colour)
        rect = image.get_rect()
        rect.x = box.x + round((box.width - rect.width) * align.value)
        rect.y = box.y + round((box.height - rect.height) / 2)
        self.surface.blit(image, rect)
        if self.placed is not None:
            self.placed.append(Placed(text, shown, rect, box.copy()))
        return rect

    def card(self, rect: Rect, palette: Palette) -> None:
        """Draw a card with an edge and round corners."""
        self.rounded(rect, palette.border, 12)
        self.rounded(rect.inflate(-2, -2), palette.card, 11)

    def rounded(self, rect: Rect, colour: Colour, radius: float) -> None:
        """Fill `rect` with smooth round corners of `radius` points."""
        r = min(self.px(radius), rect.width // 2, rect.height // 2)
        right, bottom = rect.right - r - 1, rect.bottom - r - 1
        for centre in (
            (rect.x + r, rect.y + r),
            (right, rect.y + r),
            (rect.x + r, bottom),
            (right, bottom),
        ):
            pygame.draw.aacircle(self.surface, colour, centre, r)
        self.surface.fill(colour, (rect.x + r, rect.y, rect.width - 2 * r, rect.height))
        self.surface.fill(colour, (rect.x, rect.y + r, rect.width, rect.height - 2 * r))

    def outlined(self, rect: Rect, edge: Colour, face: Colour, radius: float) -> None:
        """Fill `rect` with `face` inside an edge one point wide."""
        width = self.px(1)
        self.rounded(rect, edge, radius)
        self.rounded(rect.inflate(-2 * width, -2 * width), face, radius - 1)

    def disc(self, centre: Point, radius: float, colour: Colour) -> None:
        """Fill a circle; `radius` in pixels."""
        pygame.draw.aacircle(self.surface, colour, centre, max(1, round(radius)))

    def ring(self, centre: Point, radius: float, colour: Colour, width: float = 1.5) -> None:
        """Draw a circle's edge, `width` points wide, inside `radius` pixels."""
        pygame.draw.aacircle(self.surface, colour, centre, max(1, round(radius)), self.px(width))

    def line(self, start: Point, end: Point, colour: Colour, width: float = 1.0) -> None:
        """Draw a smooth straight line, `width` points wide."""
        pygame.draw.aaline(self.surface, colour, start, end, self.px(width))

    def lines(self, points: list[Point], colour: Colour, width: float = 1.0) -> None:
        """Draw a smooth line through `points`."""
        for start, end in pairwise(points):
            self.line(start, end, colour, width)
