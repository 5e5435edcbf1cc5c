import itertools
from math import inf

import numpy as np
import pytest

from game.app.clock import Eased

FRAME_S = 1 / 60


def test_it_comes_nearer_with_each_frame_and_then_rests():
    eased, target = Eased(np.zeros(3)), np.array([1.0, 0.5, 0.0])
    distances = [1.0]
    while eased.follow(target, FRAME_S):
        distances.append(np.abs(target - eased.values).max())
        assert len(distances) < 100
    assert all(b < a for a, b in itertools.pairwise(distances))
    np.testing.assert_array_equal(eased.values, target)
    assert not eased.follow(target, FRAME_S)


@pytest.mark.parametrize("fps", [30, 144])
def test_its_pace_does_not_depend_on_the_frames(fps):
    eased = Eased(np.zeros(1))
    for _ in range(round(0.1 * fps)):
        eased.follow(np.ones(1), 1 / fps)
    assert eased.values[0] == pytest.approx(1 - np.exp(-0.1 / 0.07), abs=0.02)


@pytest.mark.parametrize("elapsed_s", [0.0, 5.0, inf])
def test_it_never_goes_too_far(elapsed_s):
    eased = Eased(np.array([0.2]))
    eased.follow(np.array([0.9]), elapsed_s)
    assert 0.2 <= eased.values[0] <= 0.9


def test_to_another_shape_it_jumps():
    eased = Eased(np.zeros(3))
    eased.fit(np.ones(5))
    np.testing.assert_array_equal(eased.values, np.ones(5))


def test_to_the_same_shape_it_does_not():
    eased = Eased(np.zeros(3))
    eased.fit(np.ones(3))
    np.testing.assert_array_equal(eased.values, np.zeros(3))


def test_it_keeps_no_hold_of_what_it_is_given():
    start, target = np.zeros(2), np.ones(3)
    eased = Eased(start)
    eased.fit(target)
    eased.values[:] = 7
    assert start.tolist() == [0, 0]
    assert target.tolist() == [1, 1, 1]
