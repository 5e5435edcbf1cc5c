"""Pictures that are drawn once and kept, for frames that are wanted by the thousand."""

from functools import lru_cache
from math import hypot

import pygame
from pygame import Rect, Surface

from ...core.assessment import Mark
from ...record import Record
from ..kit.bulb import draw_bulb, draw_mark
from ..kit.pen import Align, Pen, Point
from ..kit.text import Face, font, label
from ..kit.theme import THEMES, Colour
from ..playground.neuron import DASH, GAP, wire_width

BITS_SHARE = 0.85  # the type's size as a share of its line's height
LEVELS = 128  # of a bulb's light
WIDTHS_A_POINT = 4  # steps of a wire's width
KEPT_PIXELS = 40_000  # a larger tile is drawn each time: hundreds of them would fill the memory

Look = tuple[str, float]
"""A theme's name and the size of a point in pixels: what every sprite depends on."""


def look_of(pen: Pen) -> Look:
    """Return the look of what `pen` draws."""
    return pen.theme.name, pen.unit


def _pen(surface: Surface, look: Look) -> Pen:
    return Pen(surface, THEMES[look[0]], look[1])


class Signs(dict[str, Surface]):
    """The signs of numbers in one size and colour, each rendered when it is first written."""

    def __init__(self, size_px: int, colour: Colour) -> None:
        super().__init__()
        self.width, self.height = font(Face.MONO, size_px).size("0")
        self._look = (Face.MONO, size_px, colour)

    def __missing__(self, sign: str) -> Surface:
        self[sign] = label(sign, *self._look)
        return self[sign]


signs_of = lru_cache(maxsize=64)(Signs)


def write_number(
    pen: Pen, text: str, box: Rect, colour: Colour, size: float, align: Align = Align.CENTRE
) -> None:
    """Write a short text of ever new digits, centred in the height of `box`, sign by sign."""
    signs = signs_of(pen.px(size), colour)
    width = signs.width
    x = box.x + round((box.width - width * len(text)) * align.value)
    y = box.y + (box.height - signs.height) // 2
    pen.surface.fblits([(signs[sign], (x + width * at, y)) for at, sign in enumerate(text)])


class Tile(Record):
    """A piece of the stage's card with a bulb on it.

    Attributes:
        size: Of the piece, in pixels.
        spot: The bulb's centre in it.
        radius: Of the glass.
        level: The bulb's light, 0 to LEVELS.
        mark: The ring and badge around it, or None for none.
        bits: Written at the top, in a line of the height `bits_height`.
        bits_height: In pixels.
        look: Of the card and all on it.
    """

    size: tuple[int, int]
    spot: tuple[int, int]
    radius: int
    level: int
    mark: Mark | None
    bits: str
    bits_height: int
    look: Look


def bulb_tile(
    box: Rect,
    centre: Point,
    radius: int,
    light: float,
    look: Look,
    mark: Mark | None = None,
    bits: str = "",
    bits_height: int = 0,
) -> Surface:
    """Return what is seen in `box`: a bulb at `centre`, with its mark and its row's bits."""
    spot = (round(centre[0]) - box.x, round(centre[1]) - box.y)
    level = round(light * LEVELS)
    tile = Tile(box.size, spot, radius, level, mark, bits, bits_height, look)
    return _kept_tile(tile) if box.width * box.height <= KEPT_PIXELS else _drawn_tile(tile)


def _drawn_tile(tile: Tile) -> Surface:
    surface, stage = Surface(tile.size, 0, 32), THEMES[tile.look[0]].stage
    surface.fill(stage.card)
    pen = _pen(surface, tile.look)
    draw_bulb(pen, tile.spot, tile.radius, tile.level / LEVELS)
    if tile.mark is not None:
        draw_mark(pen, tile.spot, tile.radius, tile.mark)
    if tile.bits:
        box = Rect(0, 0, tile.size[0], tile.bits_height)
        size = min(13, BITS_SHARE * tile.bits_height / pen.unit)
        pen.text(tile.bits, box, stage.muted, size, Face.MONO, Align.CENTRE)
    return surface


_kept_tile = lru_cache(maxsize=256)(_drawn_tile)


@lru_cache(maxsize=64)
def corner_sprite(target: int | None, mark: Mark, is_live: bool, look: Look) -> Surface:
    """Return a row as a dot on the map: lit if its target is 1, its edge the mark."""
    theme, size = THEMES[look[0]], max(2, round(8 * look[1]))
    middle = size + round(3 * look[1]) + 2
    sprite = Surface((2 * middle, 2 * middle), pygame.SRCALPHA)
    pen, centre = _pen(sprite, look), (middle, middle)
    pen.disc(centre, size + pen.px(3), theme.stage.marks[mark])
    pen.disc(centre, size + pen.px(1), theme.stage.card)
    if target is None:
        pen.ring(centre, size - pen.px(2), theme.stage.muted)
    else:
        pen.disc(centre, size - pen.px(1), theme.one if target else theme.stage.track)
    if is_live:
        pen.disc(centre, size * 0.36, theme.stage.text)
    return sprite


@lru_cache(maxsize=64)
def chip_sprite(size: tuple[int, int], is_negative: bool, look: Look) -> Surface:
    """Return the chip that a weight stands on."""
    sprite, stage = Surface(size, pygame.SRCALPHA), THEMES[look[0]].stage
    colour = stage.negative if is_negative else stage.positive
    _pen(sprite, look).outlined(sprite.get_rect(), colour, stage.keycap, 7)
    return sprite


def wire_sprite(wire: tuple[Point, Point], weight: float, look: Look) -> tuple[Surface, Point]:
    """Return a wire as thick as its weight, dashed if negative, and where its corner lies."""
    return _wire_sprite(wire, round(wire_width(weight) * WIDTHS_A_POINT), weight < 0, look)


@lru_cache(maxsize=512)
def _wire_sprite(
    wire: tuple[Point, Point], width: int, is_negative: bool, look: Look
) -> tuple[Surface, Point]:
    start, end = wire
    thick, stage, unit = width / WIDTHS_A_POINT, THEMES[look[0]].stage, look[1]
    border = round(thick * unit) + 2
    left, top = (round(min(a, b)) - border for a, b in zip(start, end, strict=True))
    extent = [round(abs(a - b)) + 2 * border + 1 for a, b in zip(start, end, strict=True)]
    sprite = Surface(extent, pygame.SRCALPHA)
    length = hypot(end[0] - start[0], end[1] - start[1])

    def at(way: float) -> Point:
        share = min(way / length, 1.0)
        x, y = (a + (b - a) * share for a, b in zip(start, end, strict=True))
        return (x - left, y - top)

    colour = stage.negative if is_negative else stage.positive
    dash, gap = (DASH * unit, GAP * unit) if is_negative else (length, 0.0)
    way = 0.0
    while way < length:
        _pen(sprite, look).line(at(way), at(way + dash), colour, thick)
        way += dash + gap
    return sprite, (left, top)
