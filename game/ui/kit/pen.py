"""The pen: draws shapes and text on a surface, in points that scale with the window."""

from collections.abc import Callable, Sequence
from enum import Enum
from functools import lru_cache
from itertools import pairwise
from math import ceil, floor, hypot
from typing import Concatenate, ParamSpec, TypeVarTuple

import numpy as np
import pygame
from pygame import Rect, Surface

from ...core.neuron import Floats
from ...record import Record
from .kept import MIB, kept
from .rounded import fill_rounded
from .stroke import bar, stroke
from .text import NARROWEST, NUMBER, Face, Signs, line_of, rest_of, signs_fitting, wrapped
from .theme import Colour, Palette, Theme

Point = tuple[float, float]
Args = ParamSpec("Args")
Looks = TypeVarTuple("Looks")
LINE_SPACING = 1.25
CARD_RADIUS = 12
DASH, GAP = 9.0, 7.0  # of dashed wires, in points
WIDTHS_A_POINT = 4  # steps of a wire's width
LIGHT_STEPS = 512  # of brightness, twice as many as a display has


class Align(Enum):
    """The alignment of text in its box, as the share of the free space to its left."""

    LEFT = 0.0
    CENTRE = 0.5
    RIGHT = 1.0


class Layers(Record):
    """The layers of a panel to draw: for many frames, the static layer can be cached."""

    still: bool = True
    moving: bool = True


ALL, STILL, MOVING = Layers(), Layers(moving=False), Layers(still=False)


class Placed(Record):
    """A text that was drawn: the requested text, the drawn text, its rectangle, and its box."""

    requested: str
    text: str
    rect: Rect
    box: Rect


class Pixels(dict[float, int]):
    """Points in whole pixels, at least 1; cached, because a frame needs the same ones often."""

    def __init__(self, unit: float) -> None:
        super().__init__()
        self._unit = unit

    def __missing__(self, points: float) -> int:
        self[points] = max(1, round(points * self._unit))
        return self[points]


pixels_of = lru_cache(maxsize=16)(Pixels)


class Pen:
    """Draws on one surface with one theme; `unit` is the size of a point in pixels.

    Attributes:
        surface: What is drawn on.
        theme: Colours and type.
        unit: Pixels in a point.
        placed: Collects every text drawn, if not None, so that tests can check their boxes.
        light_steps: The steps of brightness that are told apart.
    """

    light_steps = LIGHT_STEPS

    def __init__(
        self, surface: Surface, theme: Theme, unit: float, placed: list[Placed] | None = None
    ) -> None:
        self.surface = surface
        self.theme = theme
        self.unit = unit
        self.placed = placed
        self.px: Callable[[float], int] = pixels_of(unit).__getitem__
        """Return points in whole pixels, at least 1."""

    def text(
        self,
        text: str,
        box: Rect,
        colour: Colour,
        size: float = 13,
        face: Face = Face.REGULAR,
        align: Align = Align.LEFT,
    ) -> Rect:
        """Draw one line, vertically centred in `box`, reduced or shortened if necessary."""
        if face is Face.MONO and NUMBER.fullmatch(text):  # seldom the same twice
            signs = signs_fitting(len(text), self.px(size), colour, box.width)
            if signs is not None:
                return self.in_pieces(text, box, signs, align)
        shown, image = line_of(text, face, self.px(size), colour, box.width)
        rect = image.get_rect()
        rect.x = box.x + round((box.width - rect.width) * align.value)
        rect.y = box.y + round((box.height - rect.height) / 2)
        self.surface.blit(image, rect)
        if self.placed is not None:
            self.placed.append(Placed(text, shown, rect, box.copy()))
        return rect

    def in_pieces(self, text: str, box: Rect, signs: Signs, align: Align) -> Rect:
        """Draw one line of text in MONO from pictures of its pieces."""
        width, height = signs.width * len(text), signs.height
        x = box.x + round((box.width - width) * align.value)
        y = box.y + round((box.height - height) / 2)
        self.surface.fblits(signs.placed(text, x, y))
        rect = Rect(x, y, width, height)
        if self.placed is not None:
            self.placed.append(Placed(text, text, rect, box.copy()))
        return rect

    def paragraph(
        self,
        text: str,
        box: Rect,
        colour: Colour,
        sizes: Sequence[float],
        face: Face = Face.REGULAR,
        align: Align = Align.LEFT,
        *,
        from_top: bool = False,
    ) -> None:
        """Draw `text` broken into lines, in the first of `sizes` at which all lines fit `box`.

        They stand in the middle of its height, or at its top.
        """
        size, lines = self._broken(text, box, sizes, face)
        height = round(self.px(size) * LINE_SPACING)
        room = max(1, box.height // height)
        shown = (
            [*lines[: room - 1], rest_of(text, lines[: room - 1])] if len(lines) > room else lines
        )
        top = box.y + (0 if from_top else (box.height - len(shown) * height) // 2)
        for place, line in enumerate(shown):
            row = Rect(box.x, top + place * height, box.width, height)
            self.text(line, row, colour, size, face, align)

    def _broken(
        self, text: str, box: Rect, sizes: Sequence[float], face: Face
    ) -> tuple[float, Sequence[str]]:
        """Return size and lines: with whole words if possible, else broken, else squeezed."""
        for may_break in (False, True):
            for size in sizes:
                lines = wrapped(text, face, self.px(size), box.width)
                is_low = len(lines) * round(self.px(size) * LINE_SPACING) <= box.height
                if is_low and (may_break or " ".join(lines) == " ".join(text.split())):
                    return size, lines
        return sizes[-1], wrapped(text, face, self.px(sizes[-1]), int(box.width / NARROWEST))

    def side_label(self, text: str, box: Rect) -> None:
        """Draw the name of a vertical axis at the top right of `box`, in lines if it is long."""
        lines = wrapped(text, Face.REGULAR, self.px(12), box.width)
        top = Rect(box.x, box.y, box.width, min(box.height, self.px(12 * 1.5) * len(lines)))
        self.paragraph(text, top, self.theme.cards.muted, (12, 10, 9), align=Align.RIGHT)

    def card(self, rect: Rect, palette: Palette) -> None:
        """Draw a card with a border and round corners."""
        self.rounded(rect, palette.border, CARD_RADIUS)
        self.rounded(rect.inflate(-2, -2), palette.card, CARD_RADIUS - 1)

    def rounded(self, rect: Rect, colour: Colour, radius: float) -> None:
        """Fill `rect` with smooth round corners of `radius` points."""
        r = min(self.px(radius), rect.width // 2, rect.height // 2)
        fill_rounded(self.surface, rect, colour, r)

    def outlined(self, rect: Rect, edge: Colour, face: Colour, radius: float) -> None:
        """Fill `rect` with `face` and a border of `edge`, one point wide."""
        width = self.px(1)
        self.rounded(rect, edge, radius)
        self.rounded(rect.inflate(-2 * width, -2 * width), face, radius - 1)

    def disc(self, centre: Point, radius: float, colour: Colour) -> None:
        """Fill a circle; `radius` in pixels."""
        pygame.draw.aacircle(self.surface, colour, centre, max(1, round(radius)))

    def ring(self, centre: Point, radius: float, colour: Colour, width: float = 1.5) -> None:
        """Draw a circle's outline, `width` points wide, inside `radius` pixels."""
        pygame.draw.aacircle(self.surface, colour, centre, max(1, round(radius)), self.px(width))

    def line(self, start: Point, end: Point, colour: Colour, width: float = 1.0) -> None:
        """Draw an anti-aliased straight line, `width` points wide."""
        pygame.draw.aaline(self.surface, colour, start, end, self.px(width))

    def band(self, start: Point, end: Point, colour: Colour, width: float) -> None:
        """Draw a thick straight band with anti-aliased edges, `width` points wide."""
        bar(self.surface, start, end, colour, max(width * self.unit, 1.0) / 2)

    def wire(
        self, start: Point, end: Point, colour: Colour, width: float, *, is_dashed: bool
    ) -> None:
        """Draw a solid or dashed band; its width is rounded to WIDTHS_A_POINT steps a point.

        A dashed one consists of many bands, so its picture is kept.
        """
        step = round(width * WIDTHS_A_POINT)
        if is_dashed:
            self.surface.blit(*_dashed(start, end, colour, step, self.unit))
        else:
            self.band(start, end, colour, step / WIDTHS_A_POINT)

    def lit(
        self,
        centre: Point,
        level: float,
        picture: Callable[[float, *Looks], Surface],
        *args: *Looks,
    ) -> None:
        """Draw a picture of something that is as bright as `level` in [0, 1].

        Args:
            centre: Its centre.
            level: Its brightness; rounded, so that few pictures need to be cached.
            picture: Returns the picture from the level and `args`. A picture without transparency
                is light: it is added to what is there.
            args: Everything else that it depends on.
        """
        image = picture(round(level * self.light_steps) / self.light_steps, *args)
        place = image.get_rect(center=(round(centre[0]), round(centre[1])))
        is_light = not image.get_flags() & pygame.SRCALPHA
        self.surface.blit(image, place, special_flags=pygame.BLEND_RGB_ADD if is_light else 0)

    def stamp(
        self,
        centre: Point,
        reach: int,  # noqa: ARG002 - for pens that cache pictures
        rim: Colour,  # noqa: ARG002 - as above
        draw: Callable[Concatenate["Pen", Point, Args], None],
        *args: Args.args,
        **named: Args.kwargs,
    ) -> None:
        """Draw a small picture that occurs many times, by `draw(pen, centre, *args)`.

        Args:
            centre: Its centre.
            reach: The maximum distance from there at which it draws, in pixels.
            rim: The colour of its outermost edge.
            draw: The function that draws it.
            args: Everything else that it depends on, except theme and unit.
            named: As `args`.
        """
        draw(self, centre, *args, **named)

    def curve(self, points: Sequence[Point] | Floats, colour: Colour, width: float = 1.5) -> None:
        """Draw an anti-aliased curve through `points`, `width` points wide, as one even band."""
        path = np.asarray(points, dtype=float)
        stroke(self.surface, path, colour, max(width * self.unit, 1.0) / 2)

    def polyline(self, points: Sequence[Point], colour: Colour, width: float = 1.0) -> None:
        """Draw anti-aliased straight lines from point to point, with sharp corners."""
        for start, end in pairwise(points):
            self.line(start, end, colour, width)


def along(start: Point, end: Point, share: float) -> Point:
    """Return the point `share` of the way from `start` to `end`."""
    return (start[0] + (end[0] - start[0]) * share, start[1] + (end[1] - start[1]) * share)


@kept(12 * MIB)
def _dashed(
    start: Point, end: Point, colour: Colour, step: int, unit: float
) -> tuple[Surface, tuple[int, int]]:
    """Return the picture of a dashed wire and the position of its top left corner."""
    half = max(step / WIDTHS_A_POINT * unit, 1.0) / 2
    border = ceil(half) + 2
    left, top = (floor(min(a, b)) - border for a, b in zip(start, end, strict=True))
    wide, high = (ceil(abs(a - b)) + 2 * border + 1 for a, b in zip(start, end, strict=True))
    picture = Surface((wide, high), pygame.SRCALPHA)
    picture.fill((*colour, 0))  # so that smooth edges blend correctly
    begin, finish = (start[0] - left, start[1] - top), (end[0] - left, end[1] - top)
    length = hypot(end[0] - start[0], end[1] - start[1]) or 1.0
    dash, pitch = DASH * unit / length, (DASH + GAP) * unit / length
    for index in range(max(1, int(1 / pitch + 0.5))):
        near, far = index * pitch, min(index * pitch + dash, 1.0)
        bar(picture, along(begin, finish, near), along(begin, finish, far), colour, half)
    return picture, (left, top)
