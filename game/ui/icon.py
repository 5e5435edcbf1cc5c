"""The app's icon: a glowing bulb on a dark tile."""

import pygame
from pygame import Rect, Surface

from game.ui.bulb import draw_bulb
from game.ui.pen import Pen
from game.ui.theme import DARK

GLASS = 0.27  # radius of the glass, as a share of the icon's width
HEIGHT = 0.44  # of the glass's middle, so that bulb and socket stand in the middle of the tile
CORNER = 0.22


def icon(size: int) -> Surface:
    """Return the icon, `size` pixels wide and high, clear around its round corners."""
    light = Surface((size, size))
    light.fill(DARK.stage.card)
    draw_bulb(Pen(light, DARK, 1.0), (size / 2, size * HEIGHT), round(size * GLASS), 1.0)
    tile = Surface((size, size), pygame.SRCALPHA)
    pen = Pen(tile, DARK, 1.0)
    pen.rounded(Rect(0, 0, size, size), (255, 255, 255), size * CORNER)
    tile.blit(light, (0, 0), special_flags=pygame.BLEND_RGBA_MULT)
    return tile
