"""A bulb: its brightness shows a probability, its ring and badge show the row's mark."""

from itertools import pairwise
from math import cos, pi, sin

import numpy as np
import pygame
from pygame import Rect, Surface

from ...core.assessment import Mark
from ...core.neuron import Floats
from .kept import MIB, kept
from .pen import ALL, Align, Layers, Pen, Point
from .text import Face
from .theme import DARK, Colour, ember

GLASS: Colour = (30, 33, 44)
GLASS_EDGE: Colour = (74, 81, 100)
FILAMENT: Colour = (92, 98, 118)
SOCKET: Colour = (62, 70, 92)
REACH = 2.5  # radius of the halo in radii of the glass
HALO_STRENGTH = 0.5  # share of the glass's light, at its edge
BELOW = 1.5  # from the centre to the foot of the socket, in radii

MARK_SIGNS = {Mark.RIGHT: "✓", Mark.WRONG: "✗", Mark.UNDECIDED: "?", Mark.DONT_CARE: "–"}
# The dashes of a ring and the share of the circle that they cover: distinct without colour.
RING_DASHES = {
    Mark.RIGHT: (1, 1.0),
    Mark.WRONG: (1, 1.0),
    Mark.UNDECIDED: (12, 0.55),
    Mark.DONT_CARE: (24, 0.3),
}
RING_WIDTHS = {Mark.RIGHT: 1.6, Mark.WRONG: 3.0, Mark.UNDECIDED: 2.2, Mark.DONT_CARE: 1.6}


def draw_bulb(
    pen: Pen, centre: Point, radius: int, probability: float, layers: Layers = ALL
) -> None:
    """Draw a bulb of `radius` pixels at `centre`; `probability` in [0, 1] is its brightness."""
    if layers.still:
        body = _body(radius)
        pen.surface.blit(body, body.get_rect(center=(round(centre[0]), round(centre[1]))))
    if layers.moving:
        pen.shed(centre, probability, (_light(radius), ember), (_core(radius), _white_hot))


def _white_hot(probability: float) -> Colour:
    core = round(255 * probability**1.6)
    return core, round(core * 0.94), round(core * 0.66)


def draw_mark(pen: Pen, centre: Point, radius: int, mark: Mark, badge: bool = True) -> None:
    """Draw the ring around a bulb of `radius`, and the mark as a badge at its lower right."""
    reach = round(1.18 * radius) + pen.px(6.5) + 1
    pen.stamp(centre, reach, pen.theme.stage.marks[mark], _draw_mark, radius, mark, badge)


def _draw_mark(pen: Pen, centre: Point, radius: int, mark: Mark, badge: bool) -> None:
    stage = pen.theme.stage
    gap = max(2, round(radius * 0.14))
    ring = _ring(radius + gap, mark, stage.marks[mark], pen.px(RING_WIDTHS[mark]))
    pen.surface.blit(ring, ring.get_rect(center=(round(centre[0]), round(centre[1]))))
    if badge:
        size = max(pen.px(5), round(radius * 0.3))
        spot = (centre[0] + radius * 0.86, centre[1] + radius * 0.7)
        pen.disc(spot, size + pen.px(1.5), stage.card)
        pen.disc(spot, size, stage.marks[mark])
        box = Rect(0, 0, 2 * size, 2 * size)
        box.center = (round(spot[0]), round(spot[1]))
        sign_size = size * 1.3 / pen.unit
        pen.text(MARK_SIGNS[mark], box, stage.card, sign_size, Face.STRONG, Align.CENTRE)


@kept(4 * MIB)
def _body(radius: int) -> Surface:
    """Return the unlit bulb, with the centre of the glass in the middle of the surface."""
    half = round(radius * BELOW) + 2
    body = Surface((2 * half, 2 * half), pygame.SRCALPHA)
    centre = (half, half)
    _draw_socket(body, half, radius)
    pygame.draw.aacircle(body, GLASS_EDGE, centre, radius)
    pygame.draw.aacircle(body, GLASS, centre, radius - max(1, radius // 22))
    zigzag = [
        (-0.28, 0.9),
        (-0.2, 0.1),
        (-0.1, 0.28),
        (0, 0.04),
        (0.1, 0.28),
        (0.2, 0.1),
        (0.28, 0.9),
    ]
    points = [(half + radius * x, half + radius * y) for x, y in zigzag]
    for start, end in pairwise(points):
        pygame.draw.aaline(body, FILAMENT, start, end, max(1, radius // 28))
    return body


def _draw_socket(body: Surface, half: int, radius: int) -> None:
    for top, width, height in ((1.0, 0.8, 0.15), (1.17, 0.8, 0.13), (1.32, 0.5, 0.1)):
        plate = Rect(0, 0, round(radius * width), max(2, round(radius * height)))
        plate.midtop = (half, half + round(radius * top))
        pygame.draw.rect(body, SOCKET, plate, border_radius=max(1, plate.height // 2))


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
    half = np.concatenate([quarter[:0:-1], quarter])
    brightness = np.concatenate([half[:, :0:-1], half], axis=1)
    levels = np.random.default_rng(0).uniform(-0.5, 0.5, brightness.shape)
    levels *= brightness > 0
    levels += 255 * brightness
    np.clip(levels, 0, 255, out=levels).round(out=levels)
    sprite = Surface(levels.shape)
    pygame.surfarray.pixels3d(sprite)[:] = levels[:, :, None]
    return sprite


@kept(8 * MIB)
def _light(radius: int) -> Surface:
    """Return the white light of glass and halo."""
    distance = _distances(radius, REACH)
    halo = HALO_STRENGTH * np.clip((REACH - distance) / (REACH - 1), 0, 1) ** 2.2
    glass = 1.0 - 0.3 * distance**2
    edge = np.clip((1.0 - distance) * radius + 0.5, 0, 1)  # one pixel of anti-aliasing
    return _sprite(edge * glass + (1 - edge) * halo)


@kept(4 * MIB)
def _core(radius: int) -> Surface:
    """Return the white core of the glass."""
    return _sprite(0.75 * np.clip(1 - _distances(radius, 1.0) / 0.95, 0, 1) ** 1.4)


@kept(4 * MIB)
def _ring(radius: int, mark: Mark, colour: Colour, width: int) -> Surface:
    """Return the ring of `mark` with its outer edge at `radius` plus half its width."""
    half = radius + width + 1
    ring = Surface((2 * half, 2 * half), pygame.SRCALPHA)
    dashes, share = RING_DASHES[mark]
    if dashes == 1:
        pygame.draw.aacircle(ring, colour, (half, half), radius + width // 2, width)
        return ring
    for dash in range(dashes):
        middle = 2 * pi * dash / dashes - pi / 4
        span = pi * share / dashes
        angles = np.linspace(middle - span, middle + span, max(3, round(span * radius / 2)))
        points = [(half + radius * cos(a), half + radius * sin(a)) for a in angles]
        for start, end in pairwise(points):
            pygame.draw.aaline(ring, colour, start, end, width)
    return ring


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
