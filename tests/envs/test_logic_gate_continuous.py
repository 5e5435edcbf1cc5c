"""The environment in which the agent changes the weights itself."""

import numpy as np
import pytest
from gymnasium.error import InvalidAction

from game.core.neuron import cross_entropy, sigmoid
from game.envs.logic_gate_continuous import LogicGateContinuousEnv
from tests.support.making import CONTINUOUS, make


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


def test_a_change_of_weights_is_half_the_action():
    environment = make(CONTINUOUS, gate="or", init="zero")
    environment.reset()
    observation, reward, *_ = environment.step(np.array([1, 1, 0], np.float32))
    z = np.array([0.0, 0.5, 0.5, 1.0])
    np.testing.assert_allclose(observation[4:8], sigmoid(z), rtol=1e-6)
    after = cross_entropy(z, np.array([0, 1, 1, 1.0]))
    assert reward == pytest.approx(np.log(2) - after - 0.05)


def test_random_gates_are_drawn_anew_and_by_the_seed():
    def targets(seed):
        environment = make(CONTINUOUS, n_inputs=3)
        observations = [environment.reset(seed=seed)[0]]
        observations += [environment.reset()[0] for _ in range(30)]
        return np.array(observations)[:, -8:]

    np.testing.assert_array_equal(targets(3), targets(3))
    assert len(np.unique(targets(3), axis=0)) > 25
    assert not np.array_equal(targets(3), targets(4))
