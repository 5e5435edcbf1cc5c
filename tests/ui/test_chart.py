import numpy as np
import pytest

from game.ui.kit.plot import Axis, pixel_groups


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
