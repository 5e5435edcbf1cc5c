import numpy as np
import pytest

from game.core.neuron import cross_entropy, probabilities, sigmoid
from game.core.training import TrainingSettings
from game.files import shipped
from game.gates import Gate, load_gate
from game.playground.controls import Action
from tests.support.making import BOTH, CONTINUOUS, make, sampled, walk


@pytest.mark.parametrize(
    ("options", "size"),
    [
        ({"gate": "not"}, 7),
        ({"gate": "and"}, 12),
        ({"gate": "xor-product"}, 13),
        ({"gate": "majority"}, 21),
        ({"gate": "random", "n_inputs": 6}, 136),
    ],
    ids=str,
)
@pytest.mark.parametrize("name", BOTH)
def test_there_are_as_many_numbers_as_the_table_says(name, options, size):
    environment = make(name, **options)
    assert environment.observation_space.shape == (size,)
    assert environment.reset(seed=0)[0].shape == (size,)


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


@pytest.mark.parametrize("name", BOTH)
def test_time_runs_out(name):
    environment = make(name, gate="xor")
    environment.reset(seed=0)
    limit = environment.spec.max_episode_steps
    still = 0 if name != CONTINUOUS else np.zeros(3)
    outcomes = walk(environment, [still] * limit)
    assert [outcome[3] for outcome in outcomes] == [False] * (limit - 1) + [True]
    assert limit == (100 if name == CONTINUOUS else 200)


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
