import re

import gymnasium
import numpy as np
import pytest
from gymnasium.error import InvalidAction, ResetNeeded

from game.core.training import Optimizer
from game.envs.logic_gate import LogicGateEnv
from game.envs.logic_gate_continuous import LogicGateContinuousEnv
from game.envs.vector import LogicGateContinuousVectorEnv, LogicGateVectorEnv
from game.gates import Gate, GateFileError, TrainingOverrides, UnknownGateError
from tests.support.making import CONTINUOUS, LOGIC_GATE

SGD = Gate("Odd", ("A",), (0, 1), training=TrainingOverrides(optimizer=Optimizer.SGD))


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"gate": "random", "n_inputs": 0}, "n_inputs: need 1 to 6, got 0"),
        ({"gate": "random", "n_inputs": 7}, "n_inputs: need 1 to 6, got 7"),
        ({"gate": "and", "n_inputs": 3}, "n_inputs: AND has 2, got 3"),
        ({"learning_rate": 0.0}, "learning_rate: need above 0 and at most 1,000,000, got 0.0"),
        ({"learning_rate": np.nan}, "learning_rate: need above 0 and at most 1,000,000, got nan"),
        ({"l2": -1.0}, "l2: need at least 0 and at most 1,000, got -1.0"),
        ({"threshold": 1.0}, "threshold: need above 0 and below 1, got 1.0"),
        ({"init": "ones"}, "init: need 'random' or 'zero', got 'ones'"),
        ({"width": 0}, "width: need 1 to 8192 pixels, got 0"),
        ({"height": 2.5}, "height: need 1 to 8192 pixels, got 2.5"),
        ({"render_mode": "text"}, "render_mode: need one of"),
        ({"theme": "pink"}, "theme: need one of"),
        ({"gate": SGD}, "Odd asks for training by sgd; an environment trains by gd only"),
    ],
    ids=str,
)
@pytest.mark.parametrize("kind", [LogicGateEnv, LogicGateContinuousEnv, LogicGateVectorEnv])
def test_a_bad_option_is_named_with_what_is_allowed(kind, options, message):
    with pytest.raises(ValueError, match=re.escape(message)):
        kind(**options)


def test_an_unknown_gate_is_answered_with_the_nearest():
    with pytest.raises(UnknownGateError, match='did you mean "nand"'):
        LogicGateEnv("nandd")


def test_a_missing_file_is_named(tmp_path):
    with pytest.raises(GateFileError, match="none\\.yaml"):
        LogicGateEnv(tmp_path / "none.yaml")


def test_an_unknown_option_is_a_type_error():
    with pytest.raises(TypeError, match="gatte"):
        gymnasium.make(LOGIC_GATE, gatte="and")


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


@pytest.mark.parametrize("action", [[0.0, 0.0], 0.0, np.zeros((1, 3)), [0.0, np.nan, 0.0]])
def test_changes_of_another_shape_or_without_a_value_are_refused(action):
    environment = LogicGateContinuousEnv()
    before, _ = environment.reset(seed=0)
    with pytest.raises(InvalidAction):
        environment.step(action)
    after, *_ = environment.step([0.0, 0.0, 0.0])
    np.testing.assert_array_equal(after, before)


def test_changes_beyond_the_bounds_are_clipped_to_them():
    environment = LogicGateContinuousEnv(init="zero")
    environment.reset(seed=0)
    after, *_ = environment.step([np.inf, -7.0, 0.5])
    np.testing.assert_array_equal(after[:3], [0.5, -0.5, 0.25])


@pytest.mark.parametrize(
    "environment",
    [LogicGateEnv(), LogicGateContinuousEnv(), LogicGateVectorEnv(2)],
    ids=lambda environment: type(environment).__name__,
)
def test_nothing_moves_before_the_first_reset(environment):
    with pytest.raises(ResetNeeded):
        environment.step(environment.action_space.sample())


@pytest.mark.parametrize("actions", [[0], [0, 5], [-1, 0], [0.0, 1.0], [[0, 1]]])
def test_vectors_of_bad_actions_are_refused(actions):
    environments = LogicGateVectorEnv(2)
    environments.reset(seed=0)
    with pytest.raises(InvalidAction, match="2 integers from 0 to 4"):
        environments.step(actions)


def test_vectors_of_bad_changes_are_refused():
    environments = LogicGateContinuousVectorEnv(2)
    environments.reset(seed=0)
    for bad in (np.zeros((3, 3)), np.full((2, 3), np.nan)):
        with pytest.raises(InvalidAction):
            environments.step(bad)


@pytest.mark.parametrize("mask", [[True], [1, 0], [False, False]])
def test_bad_reset_masks_are_refused(mask):
    with pytest.raises(ValueError, match="reset_mask: need 2 booleans"):
        LogicGateVectorEnv(2).reset(options={"reset_mask": np.array(mask)})


def test_bad_sizes_of_vectors_are_refused():
    with pytest.raises(ValueError, match="num_envs: need at least 1, got 0"):
        LogicGateVectorEnv(0)
    with pytest.raises(ValueError, match="seed: need 2 of them, got 1"):
        LogicGateVectorEnv(2).reset(seed=[1])
    with pytest.raises(ValueError, match="render_mode: need one of"):
        gymnasium.make_vec(CONTINUOUS, 2, render_mode="human")
