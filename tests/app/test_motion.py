"""Motion: what eases and what travels, at the same pace however long a frame takes."""

import itertools
from math import inf

import numpy as np
import pytest

from game.app.motion import Eased, Motion, Pace, Pulse
from game.playground.playground import Playground
from tests.support.gates import AND


def frames(fps, seconds=1.0):
    return [1 / fps] * round(fps * seconds)


FRAME_S = 1 / 60


@pytest.mark.parametrize("fps", [25, 60, 144, 1000])
def test_training_goes_in_steps_that_lose_no_time(fps):
    pace = Pace()
    steps = [pace.due(s) for s in frames(fps, 2)]
    assert sum(steps) == pytest.approx(2, abs=1 / 25)
    assert sum(step > 0 for step in steps) <= 62
    assert max(steps) < 2 / 25


def test_signals_move_thirty_times_a_second_and_come_round():
    pulse, seen, moves = Pulse(), [], 0
    for _ in range(120):
        before = pulse.shown
        pulse.advance(FRAME_S)
        moves += pulse.shown != before
        seen.append(pulse.shown)
    assert moves == pytest.approx(60, abs=2)
    assert min(seen) == 0
    assert max(seen) < 1
    assert seen.count(0.0) > 2


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


def test_the_charts_of_a_run_that_trains_are_drawn_again_where_it_has_grown_by_a_pixel():
    playground = Playground(AND)
    motion = Motion(playground.forward(100_000))
    seen = set()
    for _ in range(300):
        now = playground.forward(100)
        motion.advance(FRAME_S, now, is_running=True, is_calm=True)
        seen.add(motion.charted.latest_epoch)
        assert now.latest_epoch < motion.charted.latest_epoch * (1 + 1 / 128)
    assert 30 < len(seen) < 150
    assert motion.advance(FRAME_S, now, is_running=False, is_calm=True) or motion.charted is now
    assert motion.charted is now


def test_glow_is_in_steps_that_are_finer_than_those_of_a_display():
    motion = Motion(Playground(AND).forward(37))
    p = Playground(AND).forward(37).probabilities
    np.testing.assert_allclose(motion.glow, p, atol=1 / 1024)
    assert (motion.glow * 512 == np.rint(motion.glow * 512)).all()


def test_nothing_moves_by_itself_in_calm_or_at_rest():
    snapshot = Playground(AND).snapshot
    motion = Motion(snapshot)
    for is_running, is_calm in itertools.product((False, True), repeat=2):
        motion.advance(1.0, snapshot, is_running=is_running, is_calm=is_calm)
        assert (motion.pulse is None) == (is_calm or not is_running)
