"""Rounded rectangles: the large ones, drawn in parts, are the small ones' kind to the pixel."""

import numpy as np
import pygame
import pytest
from pygame import Rect, Surface

from game.ui.kit import rounded
from game.ui.kit.rounded import LARGE, fill_rounded

GROUND, COLOUR = (10, 20, 30), (200, 150, 90)


def filled(size, radius):
    surface = Surface((size[0] + 20, size[1] + 20))
    surface.fill(GROUND)
    fill_rounded(surface, Rect((10, 10), size), COLOUR, radius)
    return pygame.surfarray.array3d(surface)


@pytest.mark.parametrize("radius", [1, 2, 7, 30])
@pytest.mark.parametrize("size", [(200, 150), (151, 203), (60, 400)])
def test_a_large_one_is_drawn_in_parts_as_it_would_be_whole(monkeypatch, size, radius):
    assert size[0] * size[1] > LARGE
    in_parts = filled(size, radius)
    monkeypatch.setattr(rounded, "LARGE", 10**9)
    np.testing.assert_array_equal(in_parts, filled(size, radius))


@pytest.mark.parametrize("size", [(300, 200), (40, 30)])
def test_nothing_is_drawn_outside_and_the_corners_are_left_out(size):
    picture = filled(size, 12)
    inside = picture[10:-10, 10:-10]
    outside = picture.copy()
    outside[10:-10, 10:-10] = GROUND
    assert (outside == GROUND).all()
    assert (inside[size[0] // 2, size[1] // 2] == COLOUR).all()
    for corner in (inside[0, 0], inside[0, -1], inside[-1, 0], inside[-1, -1]):
        assert (corner == GROUND).all()


def test_without_a_radius_it_is_a_plain_rectangle():
    assert (filled((300, 200), 0)[10:-10, 10:-10] == COLOUR).all()


def test_it_keeps_within_the_clip():
    surface = Surface((400, 300))
    surface.set_clip(Rect(0, 0, 200, 300))
    fill_rounded(surface, Rect(0, 0, 400, 300), COLOUR, 20)
    assert not pygame.surfarray.array3d(surface)[200:].any()
