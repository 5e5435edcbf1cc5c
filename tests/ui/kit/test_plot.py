"""Axes, contour lines, heat maps, each checked against what is known by hand."""

from math import dist, pi, sqrt

import numpy as np
import pygame
import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.ui.kit.plot import (
    LEVELS,
    Axis,
    contour,
    decades,
    heat,
    pixel_groups,
    ramp,
    relief,
    tick_labels,
    ticks,
)
from game.ui.kit.theme import THEMES

RED, GREY, BLUE = (250, 10, 0), (100, 100, 100), (0, 20, 200)


def test_values_lie_between_the_ends_in_proportion():
    assert Axis(0, 10, 100, 300).place(np.array([0, 2.5, 10])).tolist() == [100, 150, 300]


def test_an_axis_may_go_up_the_screen():
    assert Axis(0, 1, 300, 100).place(np.array([0, 0.25, 1])).tolist() == [300, 250, 100]


def test_on_a_log_axis_decades_are_as_long_as_each_other():
    axis = Axis(1e-3, 1.0, 0, 300, is_log=True)
    np.testing.assert_allclose(axis.place(np.array([1e-3, 1e-2, 1e-1, 1])), [0, 100, 200, 300])


@pytest.mark.parametrize("is_log", [False, True])
def test_what_lies_beyond_an_end_stays_at_that_end(is_log):
    axis = Axis(1, 10, 0, 90, is_log)
    assert axis.place(np.array([-1e308, 0, 1e308])).tolist() == [0, 0, 90]


@pytest.mark.parametrize("is_log", [False, True])
def test_an_axis_without_length_is_no_obstacle(is_log):
    assert np.isfinite(Axis(3, 3, 10, 20, is_log).place(np.array([1.0, 3.0, 9.0]))).all()


def test_epochs_within_one_pixel_are_one_group():
    places = np.array([0.0, 0.4, 0.9, 1.0, 3.7, 3.9, 4.0])
    assert pixel_groups(places).tolist() == [0, 3, 4, 6]


def test_there_are_no_more_groups_than_pixels():
    places = np.linspace(0, 300, 1_000_000)
    groups = pixel_groups(places)
    assert len(groups) == 301
    assert np.all(np.diff(groups) > 0)


def test_one_value_has_its_place_and_the_place_its_value():
    axis = Axis(0, 1, 300, 100)
    assert axis.at(0.25) == 250
    assert axis.value_at(250) == 0.25
    for is_log in (False, True):
        other = Axis(0.5, 80.0, 3, 99, is_log)
        values = [0.0, 0.1, 0.5, 7.0, 80.0, 1e9]
        np.testing.assert_allclose([other.at(v) for v in values], other.place(np.array(values)))
    assert (axis.value_at(999), axis.value_at(-5)) == (0.0, 1.0)


@pytest.mark.parametrize(
    ("low", "high", "most", "expected"),
    [
        (0, 1, 3, [0, 0.5, 1]),
        (0, 0.94, 2, [0, 0.5]),
        (0, 19, 4, [0, 5, 10, 15]),
        (-4, 4, 4, [-4, -2, 0, 2, 4]),
        (0, 250, 5, [0, 50, 100, 150, 200, 250]),
        (0, 0.003, 3, [0, 0.001, 0.002, 0.003]),
        (5, 5, 3, [5]),
    ],
)
def test_ticks_lie_at_multiples_of_a_nice_step(low, high, most, expected):
    assert ticks(low, high, most) == expected


@given(st.floats(1e-12, 1e30), st.integers(1, 9))
def test_there_are_never_more_ticks_than_fit(high, most):
    found = ticks(0, high, most)
    assert 1 <= len(found) <= most + 1
    assert found[0] == 0
    assert len(found) >= most / 2.5
    assert all(0 <= value <= high * (1 + 1e-6) for value in found)
    assert len({*tick_labels(found)}) == len(found)


def test_ticks_of_a_log_axis_are_powers_of_ten():
    assert decades(0.3, 2000, 9) == [1, 10, 100, 1000]
    assert decades(1e-12, 1, 4) == [1e-12, 1e-9, 1e-6, 1e-3, 1]
    assert decades(0.5, 0.9, 4) == []


@pytest.mark.parametrize(
    ("values", "labels"),
    [
        ([0, 0.5, 1.0], ["0", "0.5", "1.0"]),
        ([0, 100, 250], ["0", "100", "250"]),
        ([0, 5000, 10000], ["0", "5\u00a0000", "10\u00a0000"]),
        ([0, 500_000, 1_000_000], ["0", "5×10⁵", "10⁶"]),
        ([1e-9, 1e-6, 1e-3], ["10⁻⁹", "10⁻⁶", "0.001"]),
        ([0, 2e27], ["0", "2×10²⁷"]),
    ],
)
def test_ticks_read_without_e(values, labels):
    assert tick_labels(values) == labels


def test_ticks_on_both_sides_of_zero_have_signs():
    assert tick_labels([-4, -2, 0, 2, 4], signs=True) == ["−4", "−2", "0", "+2", "+4"]
    assert tick_labels([-7.5, 0, 7.5], signs=True) == ["−7.5", "0", "+7.5"]


def length(segments):
    return sum(dist(start, end) for start, end in segments)


def test_a_step_is_cut_in_its_middle():
    assert contour(np.array([[0.0, 0.0], [1.0, 1.0]]), 0.5) == [((0.5, 0.0), (0.5, 1.0))]


def test_the_first_axis_goes_across_and_the_level_shifts_the_cut():
    [(start, end)] = contour(np.array([[0.0, 1.0], [0.0, 1.0]]), 0.25)
    assert sorted([start, end]) == [(0.0, 0.25), (1.0, 0.25)]


def test_one_corner_is_cut_off():
    [(start, end)] = contour(np.array([[1.0, 0.0], [0.0, 0.0]]), 0.5)
    assert sorted([start, end]) == [(0.0, 0.5), (0.5, 0.0)]


def test_a_saddle_has_two_lines_that_do_not_cross():
    (a, b), (c, d) = contour(np.array([[1.0, 0.0], [0.0, 1.0]]), 0.5)
    assert sorted([a, b, c, d]) == [(0.0, 0.5), (0.5, 0.0), (0.5, 1.0), (1.0, 0.5)]
    assert dist(a, b) == dist(c, d) == pytest.approx(sqrt(0.5))


def test_a_plane_is_cut_in_one_straight_line():
    x, y = np.meshgrid(np.arange(5.0), np.arange(4.0), indexing="ij")
    segments = contour(2 * x + y, 3.2)
    assert length(segments) == pytest.approx(dist((0.1, 3.0), (1.6, 0.0)))
    for point in (point for segment in segments for point in segment):
        assert 2 * point[0] + point[1] == pytest.approx(3.2)


def test_a_cone_is_cut_in_a_circle():
    axis = np.linspace(-10, 10, 81)
    cone = np.hypot(axis[:, None], axis[None, :])
    assert length(contour(cone, 8.0)) / 4 == pytest.approx(2 * pi * 8, rel=0.005)


@pytest.mark.parametrize("level", [-1.0, 0.0, 1.0, 2.0])
def test_where_all_is_alike_there_is_no_line(level):
    assert contour(np.zeros((6, 6)), level) == []


def test_a_level_that_the_corners_have_themselves_is_found_once():
    x, _ = np.meshgrid(np.arange(4.0), np.arange(3.0), indexing="ij")
    assert length(contour(x, 2.0)) == 2.0


def test_steep_slopes_stay_within_their_cell():
    x, _ = np.meshgrid(np.arange(3.0), np.arange(3.0), indexing="ij")
    points = np.array(contour(1e300 * (x - 1.5), 0.0))
    assert np.all((points >= 0) & (points <= 2))


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


SLOPE = np.linspace(0, 1, 64)[:, None].repeat(64, axis=1)


def shades_of(values, size, n_lines=7):
    picture = relief(values, ((0, 0, 0), (0, 0, 255)), size, n_lines, (255, 255, 255))
    return pygame.surfarray.array3d(picture).astype(int)


@pytest.mark.parametrize("width", [320, 640])
def test_a_relief_has_as_many_lines_at_equal_steps(width):
    line = shades_of(SLOPE, (width, 64))[:, 32, 0] > 40
    starts = np.flatnonzero(np.diff(line.astype(int)) == 1) + 1
    ends = np.flatnonzero(np.diff(line.astype(int)) == -1)
    middles = (starts + ends) / 2
    assert middles == pytest.approx(width * np.arange(1, 8) / 8, abs=2.5)


def test_the_lines_of_a_relief_are_soft_on_both_edges():
    across = shades_of(SLOPE + 0.05 * SLOPE.T, (300, 300))[:, 150, 0]
    assert len({*across[across > 0].tolist()}) > 4  # shades between line and ground


def test_between_the_lines_a_relief_has_the_colours_of_the_ramp():
    blue = shades_of(SLOPE, (320, 64))[:, 32]
    ground = blue[blue[:, 0] == 0][:, 2]
    assert np.all(np.diff(ground) >= 0)
    assert ground[0] < 4
    assert ground[-1] > 250


def test_a_plain_has_no_lines():
    for level in (0.0, 0.3, 1.0):
        assert not shades_of(np.full((9, 9), level), (50, 40))[..., 0].any()
