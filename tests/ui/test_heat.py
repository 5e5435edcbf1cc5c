import numpy as np
import pygame
import pytest

from game.ui.kit.plot import LEVELS, heat, ramp
from game.ui.kit.theme import THEMES

RED, GREY, BLUE = (250, 10, 0), (100, 100, 100), (0, 20, 200)


def test_a_ramp_goes_through_its_stops():
    colours = ramp((RED, GREY, BLUE))
    assert colours.shape == (LEVELS, 3)
    assert tuple(colours[0]) == RED
    assert tuple(colours[-1]) == BLUE
    assert np.abs(colours[LEVELS // 2].astype(int) - GREY).max() <= 2


def test_a_ramp_has_no_jumps():
    assert np.abs(np.diff(ramp((RED, GREY, BLUE)).astype(int), axis=0)).max() <= 3


def test_the_first_axis_goes_right_and_the_second_down():
    picture = heat(np.array([[0.0, 0.0], [1.0, 0.0]]), (BLUE, RED), (2, 2))
    seen = {(x, y): tuple(picture.get_at((x, y)))[:3] for x in (0, 1) for y in (0, 1)}
    assert seen == {(0, 0): BLUE, (0, 1): BLUE, (1, 0): RED, (1, 1): BLUE}


@pytest.mark.parametrize("size", [(1, 1), (7, 300), (300, 7), (170, 170)])
def test_it_has_the_size_that_is_asked_for(size):
    assert heat(np.full((9, 9), 0.5), (BLUE, RED), size).get_size() == size


@pytest.mark.parametrize("theme", THEMES)
def test_the_map_changes_all_the_way_from_0_to_1(theme):
    """No stretch of probabilities looks alike."""
    stops = (THEMES[theme].zero, THEMES[theme].half, THEMES[theme].one)
    shades = heat(np.linspace(0, 1, 33)[:, None].repeat(2, axis=1), stops, (33, 2))
    colours = pygame.surfarray.array3d(shades)[:, 0].astype(int)
    assert np.abs(np.diff(colours, axis=0)).max(axis=1).min() > 0
