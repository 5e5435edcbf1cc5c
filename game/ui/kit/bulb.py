"""A bulb: its brightness shows a probability, a sign beside it shows the row's mark."""

from collections.abc import Sequence
from itertools import pairwise

import numpy as np
import pygame
from pygame import Rect, Surface

from ...core.assessment import Mark
from ...core.neuron import Floats
from ...playground.judgement import SIGNS
from .kept import MIB, kept
from .pen import ALL, Align, Layers, Pen, Point
from .text import Face
from .theme import DARK, THEMES, Colour, glow, mix

FILAMENT: Colour = (100, 102, 112)
FILAMENT_POINTS = (  # in radii; the centre of the glass is left free, to show its light alone
    (-0.28, 0.9),
    (-0.2, 0.36),
    (-0.1, 0.54),
    (0, 0.34),
    (0.1, 0.54),
    (0.2, 0.36),
    (0.28, 0.9),
)
SOCKET: Colour = (62, 70, 92)
REACH = 2.5  # radius of the halo in radii of the glass
HALO_STRENGTH = 0.5  # share of the glass's light, at its edge
TINT_STRENGTH = 0.6  # the same on a light card, at p = 1
CORE: Colour = (48, 14, 51)  # light that whitens the centre at p = 1, and dwindles fast below
CORE_POWER = 2.4
BELOW = 1.5  # from the centre to the foot of the socket, in radii


def draw_bulb(
    pen: Pen, centre: Point, radius: int, probability: float, layers: Layers = ALL
) -> None:
    """Draw a bulb of `radius` pixels at `centre`; `probability` in [0, 1] is its brightness."""
    draw_bulbs(pen, [centre], radius, [probability], layers)


def draw_bulbs(
    pen: Pen,
    centres: Sequence[Point],
    radius: int,
    probabilities: Sequence[float],
    layers: Layers = ALL,
) -> None:
    """Draw bulbs, all halos before all glasses, so that none looks lit by its neighbours."""
    if layers.still:
        socket = _socket(radius)
        for centre in centres:
            place = socket.get_rect(midtop=(round(centre[0]), round(centre[1]) + radius))
            pen.surface.blit(socket, place)
    if layers.moving:
        bulbs = list(zip(centres, probabilities, strict=True))
        for centre, probability in bulbs:
            if probability > 0:
                pen.lit(centre, probability, _halo, radius, pen.theme.halo)
        for centre, probability in bulbs:
            pen.lit(centre, probability, _glass, radius, pen.theme.name)


def draw_mark(pen: Pen, centre: Point, radius: int, mark: Mark) -> None:
    """Draw the sign of a mark at the lower right of a bulb of `radius`, where words do not fit."""
    size = max(pen.px(6), round(radius * 0.36))
    spot = (round(centre[0] + radius * 0.9), round(centre[1] + radius * 0.9))
    pen.stamp(spot, size + 1, pen.theme.stage.card, _draw_mark, size, mark)


def _draw_mark(pen: Pen, spot: Point, size: int, mark: Mark) -> None:
    stage = pen.theme.stage
    pen.disc(spot, size, stage.card)
    box = Rect(0, 0, 2 * size, 2 * size)
    box.center = (round(spot[0]), round(spot[1]))
    pen.text(SIGNS[mark], box, stage.marks[mark], 1.75 * size / pen.unit, Face.STRONG, Align.CENTRE)


@kept(1 * MIB)
def _socket(radius: int) -> Surface:
    """Return the socket, which begins at the lower edge of the glass."""
    socket = Surface((2 * radius, round(radius * (BELOW - 1)) + 2), pygame.SRCALPHA)
    socket.fill((*SOCKET, 0))  # so that smooth corners blend correctly
    for top, width, height in ((0.0, 0.8, 0.15), (0.17, 0.8, 0.13), (0.32, 0.5, 0.1)):
        plate = Rect(0, 0, round(radius * width), max(2, round(radius * height)))
        plate.midtop = (radius, round(radius * top))
        pygame.draw.rect(socket, SOCKET, plate, border_radius=max(1, plate.height // 2))
    return socket


@kept(16 * MIB)
def _halo(level: float, radius: int, tinting: Colour | None) -> Surface:
    """Return the light around a bulb: to add, or a transparent tint for a light card."""
    if tinting is None:
        return tint(_halo_light(radius), glow(level))
    halo = _halo_tint(radius, tinting).copy()
    halo.fill((255, 255, 255, round(255 * level)), special_flags=pygame.BLEND_RGBA_MULT)
    return halo


@kept(3 * MIB)
def _halo_tint(radius: int, tinting: Colour) -> Surface:
    """Return the tint of a light card around a bulb at p = 1."""
    opacity = _whole(255 * TINT_STRENGTH * _halo_shape(radius))
    halo = Surface(opacity.shape, pygame.SRCALPHA)
    halo.fill(tinting)
    pygame.surfarray.pixels_alpha(halo)[:] = opacity.round()
    return halo


@kept(6 * MIB)
def _glass(level: float, radius: int, theme_name: str) -> Surface:
    """Return the glass of a bulb, with the light in it."""
    half = radius + 1
    centre, side = (half, half), 2 * half + 1
    theme = THEMES[theme_name]
    edge = mix(*theme.rims, level)
    glass = Surface((side, side), pygame.SRCALPHA)
    glass.fill((*edge, 0))  # so that the smooth edge blends correctly
    pygame.draw.aacircle(glass, theme.glass, centre, radius)
    points = [(half + radius * x, half + radius * y) for x, y in FILAMENT_POINTS]
    for start, end in pairwise(points):
        pygame.draw.aaline(glass, FILAMENT, start, end, max(1, radius // 28))
    for light, colour in ((_light(radius), glow(level)), (_core(radius), _core_colour(level))):
        place = light.get_rect(center=centre)
        glass.blit(tint(light, colour), place, special_flags=pygame.BLEND_RGB_ADD)
    pygame.draw.aacircle(glass, edge, centre, radius, max(1, radius // 22))
    return glass


def _core_colour(level: float) -> Colour:
    strength = level**CORE_POWER
    red, green, blue = CORE
    return round(red * strength), round(green * strength), round(blue * strength)


def _distances(radius: int, reach: float) -> Floats:
    """Return the distance of pixels from the centre, in radii, in a quarter of a square.

    The square extends ±`reach` radii; the quarter has the middle row and column, and those after.
    """
    axis = np.arange(round(radius * reach) + 1) / radius
    return np.hypot(axis[:, None], axis[None, :])


def _sprite(quarter: Floats) -> Surface:
    """Return grey light with the brightness of `quarter`, mirrored to the other quarters.

    Half a level of fixed noise prevents visible steps.
    """
    brightness = _whole(quarter)
    levels = np.random.default_rng(0).uniform(-0.5, 0.5, brightness.shape)
    levels *= brightness > 0
    levels += 255 * brightness
    np.clip(levels, 0, 255, out=levels).round(out=levels)
    sprite = Surface(levels.shape)
    pygame.surfarray.pixels3d(sprite)[:] = levels[:, :, None]
    return sprite


def _whole(quarter: Floats) -> Floats:
    half: Floats = np.concatenate([quarter[:0:-1], quarter])
    whole: Floats = np.concatenate([half[:, :0:-1], half], axis=1)
    return whole


def _halo_shape(radius: int) -> Floats:
    """Return the strength of the light around a glass, 1 at its edge, in a quarter of a square."""
    distance = _distances(radius, REACH)
    nearness: Floats = np.clip((REACH - distance) / (REACH - 1), 0, 1)
    return nearness**2.2


@kept(4 * MIB)
def _halo_light(radius: int) -> Surface:
    """Return the white light around a glass."""
    return _sprite(HALO_STRENGTH * _halo_shape(radius))


@kept(2 * MIB)
def _light(radius: int) -> Surface:
    """Return the white light of a glass."""
    distance = _distances(radius, 1.0)
    return _sprite(np.clip(1.0 - 0.3 * distance**2, 0, 1))


@kept(2 * MIB)
def _core(radius: int) -> Surface:
    """Return the white core of a glass."""
    return _sprite(np.clip(1 - _distances(radius, 1.0) / 0.95, 0, 1) ** 1.4)


ICON_GLASS = 0.27  # radius of the glass, as a share of the icon's width
ICON_HEIGHT = 0.44  # height of the glass's centre, so that bulb and socket are centred in the tile
ICON_CORNER = 0.22


def icon(size: int) -> Surface:
    """Return the icon, `size` pixels wide and high, transparent around its round corners."""
    light = Surface((size, size))
    light.fill(DARK.stage.card)
    draw_bulb(Pen(light, DARK, 1.0), (size / 2, size * ICON_HEIGHT), round(size * ICON_GLASS), 1.0)
    tile = Surface((size, size), pygame.SRCALPHA)
    pen = Pen(tile, DARK, 1.0)
    pen.rounded(Rect(0, 0, size, size), (255, 255, 255), size * ICON_CORNER)
    tile.blit(light, (0, 0), special_flags=pygame.BLEND_RGBA_MULT)
    return tile


def tint(light: Surface, colour: Colour) -> Surface:
    """Return a copy of white `light` in `colour`."""
    tinted = light.copy()
    tinted.fill(colour, special_flags=pygame.BLEND_RGB_MULT)
    return tinted
