"""What can be learned here: training beats chance, and minding the threshold beats training."""

import numpy as np
import pytest

from game.playground.controls import Action
from tests.support.making import CONTINUOUS, make

SEEDS = range(200)
PROBABILITIES, TARGETS, THRESHOLD = slice(4, 8), slice(8, 12), 3


def always_train(_):
    return Action.FORWARD


def train_then_move_the_threshold(observation):
    """Train until the rows are apart by twice the margin and a step; then go between them."""
    p, is_one = observation[PROBABILITIES], observation[TARGETS] == 1
    low, high = p[~is_one].max(), p[is_one].min()
    if high - low < 0.16:
        return Action.FORWARD
    return Action.RAISE if (low + high) / 2 > observation[THRESHOLD] else Action.LOWER


def episode(environment, seed, policy):
    """Return the number of steps, and whether the gate was learned."""
    observation, _ = environment.reset(seed=seed)
    terminated, truncated, steps = False, False, 0
    while not (terminated or truncated):
        observation, _, terminated, truncated, _ = environment.step(policy(observation))
        steps += 1
    return steps, terminated


def results(gate, policy):
    environment = make(gate=gate)
    episodes = [episode(environment, seed, policy) for seed in SEEDS]
    steps, solved = np.array(episodes).T
    return steps.mean(), solved.mean()


@pytest.mark.slow
def test_the_better_policy_takes_fewer_steps_on_and():
    generator = np.random.default_rng(0)
    random_steps, random_solved = results("and", lambda _: int(generator.integers(5)))
    train_steps, train_solved = results("and", always_train)
    move_steps, move_solved = results("and", train_then_move_the_threshold)
    assert move_steps < train_steps - 4
    assert train_steps < random_steps / 5
    assert random_solved < 0.5
    assert train_solved == move_solved == 1.0


@pytest.mark.slow
@pytest.mark.parametrize("policy", [always_train, lambda observation: len(observation) % 5])
def test_xor_is_never_learned(policy):
    _, solved = results("xor", policy)
    assert solved == 0.0


@pytest.mark.slow
def test_xor_is_never_learned_by_chance_either():
    generator = np.random.default_rng(0)
    _, solved = results("xor", lambda _: int(generator.integers(5)))
    assert solved == 0.0


def test_descending_the_gradient_solves_what_can_be_solved_with_the_weights_at_hand():
    environment = make(CONTINUOUS, gate="nand")

    def descend(observation):
        residuals = observation[PROBABILITIES] - observation[TARGETS]
        rows = np.array([[0, 0, 1], [0, 1, 1], [1, 0, 1], [1, 1, 1]])
        return np.clip(-4 * residuals @ rows / len(rows), -1, 1)

    steps, solved = np.array([episode(environment, seed, descend) for seed in SEEDS]).T
    assert solved.all()
    assert steps.mean() < 20
