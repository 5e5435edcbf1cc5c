"""The environment of five actions: which are taken, and what each does."""

import numpy as np
import pytest
from gymnasium.error import InvalidAction

from game.envs.logic_gate import LogicGateEnv
from game.playground.controls import Action
from tests.support.making import make


@pytest.mark.parametrize("action", [-1, 5, 1.0, "1", None, [1, 2], np.array([1.0]), 2**70])
def test_an_action_that_is_none_of_the_five_is_refused(action):
    environment = LogicGateEnv()
    before, _ = environment.reset(seed=0)
    with pytest.raises(InvalidAction, match="from 0 to 4"):
        environment.step(action)
    after, *_ = environment.step(0)
    np.testing.assert_array_equal(after, before)


@pytest.mark.parametrize("action", [1, np.int64(1), np.array(1), np.uint8(1), True])
def test_integers_of_every_kind_are_taken(action):
    environment = LogicGateEnv()
    environment.reset(seed=0)
    *_, info = environment.step(action)
    assert info == {"epoch": 1}


def test_waiting_changes_nothing_and_costs_a_step():
    environment = make()
    before, _ = environment.reset(seed=0)
    after, reward, *_, info = environment.step(Action.WAIT)
    np.testing.assert_array_equal(after, before)
    assert reward == -0.05
    assert info == {"epoch": 0}


def test_resetting_the_weights_keeps_the_threshold():
    environment = make()
    start, _ = environment.reset(seed=0)
    for action in (Action.FORWARD, Action.RAISE, Action.RAISE, Action.FORWARD):
        environment.step(action)
    observation, *_, info = environment.step(Action.RESET)
    np.testing.assert_array_equal(observation[:3], start[:3])
    assert observation[3] == pytest.approx(0.6)
    assert info == {"epoch": 0}


@pytest.mark.parametrize(("action", "threshold"), [(Action.RAISE, 0.55), (Action.LOWER, 0.45)])
def test_the_threshold_is_moved_and_nothing_else(action, threshold):
    environment = make()
    before, _ = environment.reset(seed=0)
    after, *_ = environment.step(action)
    assert after[3] == pytest.approx(threshold)
    np.testing.assert_array_equal(np.delete(after, 3), np.delete(before, 3))
