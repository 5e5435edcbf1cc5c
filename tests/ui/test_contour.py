from math import dist, pi, sqrt

import numpy as np
import pytest

from game.ui.kit.plot import contour


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
