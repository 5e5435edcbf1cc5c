"""A bulb's brightness is a probability, and a sign says what the threshold makes of it."""

from itertools import pairwise

import numpy as np
import pygame
import pytest
from pygame import Surface

from game.core.assessment import Mark
from game.ui.kit.bulb import draw_bulb, draw_bulbs, draw_mark, icon
from game.ui.kit.pen import Pen
from game.ui.kit.theme import THEMES
from tests.support.bulb_light import GLASS_SHARE, disc, lightness
from tests.support.colour import distance, hue, lab, luminance

PROBABILITIES = [percent / 100 for percent in range(101)]
RADII = (3, 6, 10, 19, 46, 138)  # from a row of 64 in a small window to a row of four in 4K
EVEN = 8  # L*: how far lightness may be from growing evenly


def drawn(theme, radius, draw):
    """The picture in which `draw(pen, centre)` has drawn, and the centre."""
    side = 6 * radius + 1
    surface = Surface((side, side))
    surface.fill(THEMES[theme].stage.card)
    centre = (side // 2, side // 2)
    draw(Pen(surface, THEMES[theme], 1.0), centre)
    return pygame.surfarray.array3d(surface).swapaxes(0, 1), centre


def bulb(theme, radius, probability):
    return drawn(theme, radius, lambda pen, centre: draw_bulb(pen, centre, radius, probability))


def glass_centre(theme, radius, probability):
    """The colour of the pixel at the centre of the glass."""
    picture, (x, y) = bulb(theme, radius, probability)
    return picture[y, x]


@pytest.mark.slow
@pytest.mark.parametrize(
    ("theme", "share"),
    [
        *((theme, GLASS_SHARE) for theme in THEMES),
        *((theme, 2.5) for theme in THEMES if THEMES[theme].halo is None),  # halo as well
    ],
)
@pytest.mark.parametrize("radius", RADII)
def test_it_looks_the_brighter_the_likelier(theme, radius, share):
    light = []
    for probability in PROBABILITIES:
        picture, centre = bulb(theme, radius, probability)
        light.append(lightness(disc(picture, centre, share * radius)))
    assert all(later > earlier for earlier, later in pairwise(light))


@pytest.mark.slow
@pytest.mark.parametrize("radius", RADII)
@pytest.mark.parametrize("theme", THEMES)
def test_equal_steps_of_probability_are_equal_steps_of_lightness(theme, radius):
    """At the centre of the glass, as it is drawn."""
    centres = [glass_centre(theme, radius, p) for p in PROBABILITIES]
    light = np.array([lab(colour)[0] for colour in centres])
    assert np.all(np.diff(light) > 0)
    straight = light[0] + (light[-1] - light[0]) * np.array(PROBABILITIES)
    assert np.abs(light - straight).max() <= EVEN
    assert light[-1] - light[0] > 70


@pytest.mark.parametrize("radius", RADII)
@pytest.mark.parametrize("theme", THEMES)
def test_it_is_amber_between_grey_and_warm_white_and_never_red(theme, radius):
    for p in PROBABILITIES[15:91]:
        assert 25 <= hue(glass_centre(theme, radius, p)) <= 60, p
        assert 25 <= hue(disc(*bulb(theme, radius, p), GLASS_SHARE * radius).mean(axis=0)) <= 60
    unlit, lit = (lab(glass_centre(theme, radius, p)) for p in (0, 1))
    assert np.hypot(*unlit[1:]) < 10  # grey
    assert np.hypot(*lit[1:]) < 35  # nearly white
    assert lit[2] > 5  # and warm


@pytest.mark.parametrize("theme", THEMES)
def test_neighbours_do_not_light_it(theme):
    radius, apart = 19, 48  # as close as the rows of a truth table can be

    def row(pen, centre):
        spots = [(centre[0] + apart * place, centre[1]) for place in (-1, 0, 1)]
        draw_bulbs(pen, spots, radius, [1.0, 0.2, 1.0])

    alone, centre = bulb(theme, radius, 0.2)
    beside, _ = drawn(theme, radius, row)
    reach = radius - 3
    assert np.array_equal(disc(alone, centre, reach), disc(beside, centre, reach))


@pytest.mark.parametrize("radius", RADII)
@pytest.mark.parametrize("theme", THEMES)
def test_dark_half_and_bright_are_told_apart_at_a_glance(theme, radius):
    dark, half, bright = (
        lightness(disc(*bulb(theme, radius, p), GLASS_SHARE * radius)) for p in (0, 0.5, 1)
    )
    assert half - dark > 15
    assert bright - half > 15


@pytest.mark.parametrize("radius", [10, 46])
def test_on_a_light_card_its_halo_is_the_stronger_the_likelier_and_amber(radius):
    card = THEMES["light"].stage.card
    tints = []
    for p in (0.0, 0.25, 0.5, 0.75, 1.0):
        picture, (x, y) = bulb("light", radius, p)
        beside = picture[y, x - round(1.25 * radius)]
        tints.append(distance(beside, card))
        assert p == 0 or 25 <= hue(beside) <= 60
    assert tints[0] == 0
    assert all(later > earlier + 2 for earlier, later in pairwise(tints))


def test_half_glow_is_amber_and_not_grey():
    picture, centre = bulb("dark", 46, 0.5)
    red, green, blue = disc(picture, centre, 30).mean(axis=0)
    assert red > 1.2 * green > 1.5 * blue


def test_it_stands_alone_whatever_was_drawn_before():
    first, _ = bulb("dark", 19, 0.3)
    bulb("dark", 19, 1.0)
    again, _ = bulb("dark", 19, 0.3)
    assert np.array_equal(first, again)


def test_its_light_ends_somewhere():
    picture, _ = bulb("dark", 19, 1.0)
    card = THEMES["dark"].stage.card
    assert all((edge == card).all() for edge in (picture[0], picture[-1], picture[:, 0]))


def test_marks_are_told_apart_by_their_shapes_alone():
    """Painted in one colour, no two marks cover the same pixels, nor nearly so."""
    covers = []
    for mark in Mark:
        picture, _ = drawn("dark", 46, lambda pen, at, mark=mark: draw_mark(pen, at, 46, mark))
        covers.append(np.abs(picture.astype(int) - THEMES["dark"].stage.card).sum(axis=2) > 150)
    for place, one in enumerate(covers):
        for other in covers[place + 1 :]:
            assert np.count_nonzero(one != other) > 40


@pytest.mark.parametrize("mark", Mark)
def test_a_mark_leaves_the_glass_as_it_is(mark):
    def both(pen, centre):
        draw_bulb(pen, centre, 46, 0.7)
        draw_mark(pen, centre, 46, mark)

    alone, centre = bulb("dark", 46, 0.7)
    marked, _ = drawn("dark", 46, both)
    reach = 0.6 * 46
    assert np.array_equal(disc(alone, centre, reach), disc(marked, centre, reach))


@pytest.mark.parametrize("size", [16, 32, 64, 256])
def test_the_icon_glows_in_the_middle_and_is_clear_at_its_corners(size):
    image = icon(size)
    assert image.get_size() == (size, size)
    for corner in ((0, 0), (size - 1, 0), (0, size - 1), (size - 1, size - 1)):
        assert image.get_at(corner).a == 0
    bulb, edge = image.get_at((size // 2, round(size * 0.44))), image.get_at((size // 2, size - 2))
    assert bulb.a == edge.a == 255
    assert luminance(bulb[:3]) > 0.6
    assert luminance(edge[:3]) < 0.05


def test_drawing_the_icon_needs_no_display():
    pygame.display.quit()  # which another test may have opened
    icon(48)
    assert not pygame.display.get_init()
