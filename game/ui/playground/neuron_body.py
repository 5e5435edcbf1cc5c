"""The neuron's body: a disc with a small sigmoid, kept as a picture, and a dot that runs on it."""

from functools import lru_cache
from math import exp

import pygame
from pygame import Surface

from ..kit.pen import Pen, Point
from ..kit.theme import THEMES

CURVE_REACH = 6.0  # logits shown to each side
CURVE_POINTS = 25
CURVE_WIDTH, CURVE_HEIGHT = 0.62, 0.8  # half its width, and its height, in radii of the body


def draw_body(pen: Pen, centre: Point, radius: int, logit: float) -> None:
    """Draw the body of `radius` pixels, with `logit` as a dot on its sigmoid."""
    body = _body(radius, pen.theme.name, pen.unit)
    pen.surface.blit(body, body.get_rect(center=(round(centre[0]), round(centre[1]))))
    pen.disc(_on_curve(logit, centre, radius), pen.px(5), pen.theme.stage.accent)


def _on_curve(logit: float, centre: Point, radius: int) -> Point:
    """Return where `logit` lies on the sigmoid; beyond its ends, at its ends."""
    shown = min(max(logit, -CURVE_REACH), CURVE_REACH)
    across = CURVE_WIDTH * shown / CURVE_REACH
    up = CURVE_HEIGHT * (1 / (1 + exp(-shown)) - 0.5)
    return (centre[0] + radius * across, centre[1] - radius * up)


@lru_cache(maxsize=16)
def _body(radius: int, theme_name: str, unit: float) -> Surface:
    reach, theme = radius + 2, THEMES[theme_name]
    body = Surface((2 * reach + 1, 2 * reach + 1), pygame.SRCALPHA)
    body.fill((*theme.stage.muted, 0))  # so that the smooth edge blends into the card's own colour
    pen, centre = Pen(body, theme, unit), (reach, reach)
    pen.disc(centre, radius, theme.stage.muted)
    pen.disc(centre, radius - pen.px(2), theme.stage.keycap)
    steps = [2 * step / (CURVE_POINTS - 1) - 1 for step in range(CURVE_POINTS)]
    points = [_on_curve(CURVE_REACH * step, centre, radius) for step in steps]
    pen.polyline(points, theme.stage.muted, 1.6)
    return body
