"""The pen: draws shapes and text on a surface, in points that scale with the window."""

from collections.abc import Callable, Sequence
from enum import Enum
from functools import lru_cache
from itertools import pairwise
from math import hypot
from typing import Concatenate, ParamSpec, TypeVarTuple

import numpy as np
import pygame
from pygame import Rect, Surface

from ...core.neuron import Floats
from ...record import Record
from .rounded import fill_rounded
from .text import NARROWEST, Face, line_of, wrapped
from .theme import Colour, Palette, Theme

Point = tuple[float, float]
Args = ParamSpec("Args")
Looks = TypeVarTuple("Looks")
LINE_SPACING = 1.25
DASH, GAP = 9.0, 6.0  # of dashed wires, in points
LIGHT_STEPS = 512  # of brightness, twice as many as a display has
SOLID = 0.8  # pixels; thinner lines consist of anti-aliased edges only


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
        shown, image = line_of(text, face, self.px(size), colour, box.width)
        rect = image.get_rect()
        rect.x = box.x + round((box.width - rect.width) * align.value)
        rect.y = box.y + round((box.height - rect.height) / 2)
        self.surface.blit(image, rect)
        if self.placed is not None:
            self.placed.append(Placed(text, shown, rect, box.copy()))
        return rect

    def paragraph(
        self,
        text: str,
        box: Rect,
        colour: Colour,
        sizes: Sequence[float],
        face: Face = Face.REGULAR,
        align: Align = Align.LEFT,
    ) -> None:
        """Draw `text` broken into lines, in the first of `sizes` at which all lines fit `box`."""
        size, lines = self._broken(text, box, sizes, face)
        height = round(self.px(size) * LINE_SPACING)
        room = max(1, box.height // height)
        shown = [*lines[: room - 1], _rest(text, lines[: room - 1])] if len(lines) > room else lines
        top = box.y + (box.height - len(shown) * height) // 2
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
        self.rounded(rect, palette.border, 12)
        self.rounded(rect.inflate(-2, -2), palette.card, 11)

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
        half = max(width * self.unit, 1.0) / 2
        length = hypot(end[0] - start[0], end[1] - start[1]) or 1.0
        across = (-(end[1] - start[1]) / length * half, (end[0] - start[0]) / length * half)
        corners = [
            (start[0] + across[0], start[1] + across[1]),
            (end[0] + across[0], end[1] + across[1]),
            (end[0] - across[0], end[1] - across[1]),
            (start[0] - across[0], start[1] - across[1]),
        ]
        pygame.draw.polygon(self.surface, colour, corners)
        pygame.draw.aalines(self.surface, colour, True, corners)

    def wire(
        self, start: Point, end: Point, colour: Colour, width: float, *, is_dashed: bool
    ) -> None:
        """Draw a solid or dashed band."""
        if not is_dashed:
            self.band(start, end, colour, width)
            return
        length = hypot(end[0] - start[0], end[1] - start[1])
        step = (DASH + GAP) * self.unit
        for index in range(max(1, int(length / step + 0.5))):
            near, far = index * step / length, (index * step + DASH * self.unit) / length
            self.band(along(start, end, near), along(start, end, min(far, 1.0)), colour, width)

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
        steps = path[1:] - path[:-1]
        along = np.zeros_like(path)
        along[:-1] += steps
        along[1:] += steps
        length = np.maximum(np.hypot(along[:, 0], along[:, 1]), 1e-9)
        across = np.stack([-along[:, 1], along[:, 0]], axis=1) / length[:, None]
        half = max(width * self.unit, 1.0) / 2
        if half > SOLID:  # the edges are anti-aliased, so the inside ends half a pixel before them
            inside = across * (half - 0.5)
            around = [*(path + inside).tolist(), *(path - inside).tolist()[::-1]]
            pygame.draw.polygon(self.surface, colour, around)
        for side in (-1, 1):
            edge = path + side * (half - 0.5) * across
            pygame.draw.aalines(self.surface, colour, False, edge.tolist())

    def polyline(self, points: Sequence[Point], colour: Colour, width: float = 1.0) -> None:
        """Draw anti-aliased straight lines from point to point, with sharp corners."""
        for start, end in pairwise(points):
            self.line(start, end, colour, width)


def along(start: Point, end: Point, share: float) -> Point:
    """Return the point `share` of the way from `start` to `end`."""
    return (start[0] + (end[0] - start[0]) * share, start[1] + (end[1] - start[1]) * share)


def tint(light: Surface, colour: Colour) -> Surface:
    """Return a copy of white `light` in `colour`."""
    tinted = light.copy()
    tinted.fill(colour, special_flags=pygame.BLEND_RGB_MULT)
    return tinted


def _rest(text: str, lines: Sequence[str]) -> str:
    """Return the part of `text` after the first `lines`, which may have broken its words."""
    taken = sum(len(line.replace(" ", "")) for line in lines)
    for place, letter in enumerate(text):
        if not taken:
            return text[place:].strip()
        taken -= letter != " "
    return ""
