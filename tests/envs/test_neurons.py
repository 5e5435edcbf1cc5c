"""Neurons side by side: what is observed and measured, and that each has its own episode."""

import numpy as np
import pytest

from game.core.neuron import probabilities
from game.core.training import TrainingSettings
from game.envs.neurons import Neurons
from game.envs.task import make_task
from game.files import shipped
from game.gates import Gate, load_gate
from game.playground.controls import Action
from tests.support.gates import AND
from tests.support.making import BOTH, make, sampled


def test_the_table_of_two_inputs():
    environment = make(gate="and-given", threshold=0.25)
    observation, info = environment.reset(seed=0)
    by_hand = [0.01798620996209156, 0.18242552380635635, 0.18242552380635635, 0.7310585786300049]
    np.testing.assert_allclose(observation, [2.5, 2.5, -4.0, 0.25, *by_hand, 0, 0, 0, 1], rtol=1e-6)
    assert info == {"epoch": 0}


def test_a_row_without_target_shows_one_half_and_need_not_be_right():
    gate = Gate("Half", ("A", "B"), (0, None, None, 1), initial_weights=(4.0, 4.0, -4.0))
    environment = make(gate=gate)
    observation, _ = environment.reset()
    np.testing.assert_array_equal(observation[-4:], [0, 0.5, 0.5, 1])
    _, _, terminated, *_ = environment.step(Action.WAIT)  # p of 01 is 0.5: no row's business
    assert terminated


def test_large_weights_are_clipped_to_the_space_but_not_in_the_neuron():
    gate = Gate("Far", ("A",), (1, 0), initial_weights=(1e6, -35.0))
    environment = make(gate=gate)
    observation, _ = environment.reset()
    np.testing.assert_array_equal(observation[:2], [20, -20])
    np.testing.assert_allclose(observation[3:5], [6.3051e-16, 1.0], rtol=1e-4, atol=1e-15)
    observation, *_ = environment.step(Action.FORWARD)
    assert observation in environment.observation_space
    assert np.all(np.isfinite(observation))


@pytest.mark.parametrize("options", [{}, {"l2": 0.02}])
@pytest.mark.parametrize("gate", ["and", "majority", "xor-product", "and-partial"])
@pytest.mark.parametrize("name", BOTH)
def test_reward_and_end_are_those_of_the_definitions(name, gate, options):
    environment = make(name, gate=gate, max_episode_steps=-1, **options)
    environment.reset(seed=4)
    definition = load_gate(shipped("gates") / f"{gate}.yaml")
    l2 = options.get("l2", 0.0)

    def measured():
        weights = environment.unwrapped._neurons.weights[:, 0]
        return float(TrainingSettings(l2=l2).loss(weights, definition.examples)), probabilities(
            weights, definition.examples.inputs
        )

    before, _ = measured()
    for action in sampled(environment.action_space, 200):
        observation, reward, terminated, truncated, _ = environment.step(action)
        after, p = measured()
        threshold = observation[definition.n_features + 1]
        wanted = np.where(definition.examples.targets == 1, p - threshold, threshold - p)
        assert terminated == bool(np.all(wanted >= 0.05 - 1e-7))
        assert not truncated
        assert reward == pytest.approx(before - after - 0.05 + terminated, abs=1e-12)
        assert type(reward) is float
        assert type(terminated) is bool
        before = after


@pytest.fixture
def neurons():
    """Three, in the midst of their episodes."""
    neurons = Neurons(make_task(AND), 3)
    neurons.begin(np.arange(3), tuple(np.random.default_rng(seed) for seed in range(3)))
    neurons.train()
    neurons.turn(np.array([Action.RAISE, Action.WAIT, Action.LOWER]))
    neurons.measure()
    return neurons


def state(neurons):
    """All that can be seen of each neuron, one row a neuron."""
    seen = (neurons.observations(), neurons.losses[:, None], neurons.epochs[:, None])
    return np.concatenate(seen, axis=1)


def test_one_that_begins_anew_leaves_the_others_as_they_are(neurons):
    before = state(neurons)
    neurons.begin(np.array([1]), tuple(np.random.default_rng(9) for _ in range(3)))
    after = state(neurons)
    np.testing.assert_array_equal(after[[0, 2]], before[[0, 2]])
    assert not np.array_equal(after[1], before[1])
    np.testing.assert_array_equal(neurons.weights[:, 1], np.random.default_rng(9).normal(0, 1, 3))


def test_only_the_chosen_are_trained_and_restored(neurons):
    chosen = np.array([True, False, True])
    before = neurons.weights.copy()
    neurons.train_where(chosen)
    assert neurons.epochs.tolist() == [2, 1, 2]
    np.testing.assert_array_equal(neurons.weights[:, 1], before[:, 1])
    assert not np.any(neurons.weights[:, chosen] == before[:, chosen])
    neurons.restore(chosen)
    assert neurons.epochs.tolist() == [0, 1, 0]
    np.testing.assert_array_equal(neurons.weights[:, chosen], neurons.starts[:, chosen])
    np.testing.assert_array_equal(neurons.weights[:, 1], before[:, 1])


def test_training_some_is_training_each_as_if_it_were_alone(neurons):
    alone = Neurons(make_task(AND), 1)
    alone.begin(np.array([0]), (np.random.default_rng(2),))
    for _ in range(4):
        neurons.train_where(np.array([False, False, True]))
    for _ in range(5):
        alone.train()
    assert neurons.weights[:, 2].tobytes() == alone.weights[:, 0].tobytes()


def test_whether_one_is_solved_is_asked_in_two_ways_with_one_answer():
    alone = Neurons(make_task(AND), 1)
    alone.begin(np.array([0]), (np.random.default_rng(0),))
    answers = []
    for _ in range(60):
        alone.train()
        alone.measure()
        assert alone.solved().tolist() == [alone.is_solved()]
        answers.append(alone.is_solved())
    assert answers == sorted(answers)
    assert {False, True} == set(answers)
