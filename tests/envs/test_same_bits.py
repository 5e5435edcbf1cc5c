"""The environment is the app: the same seed and the same moves give the same bits."""

import json

import numpy as np
import pytest

from game.cli import main
from game.core.training import TrainingSettings, train
from game.files import shipped
from game.gates import load_gate
from game.playground.controls import Action
from game.playground.playground import Playground
from game.playground.run import Setup
from tests.support.making import LOGIC_GATE, make

GATES = ("and", "not", "majority", "xor-product", "and-given", "and-partial")


def weights_of(environment):
    return environment.unwrapped._neurons.weights[:, 0]


@pytest.mark.parametrize("gate", GATES)
@pytest.mark.parametrize("options", [{}, {"learning_rate": 0.3, "l2": 0.01, "threshold": 0.37}])
def test_it_goes_where_the_playground_goes(gate, options):
    environment = make(gate=gate, max_episode_steps=-1, **options)
    environment.reset(seed=12)
    playground = Playground(load_gate(shipped("gates") / f"{gate}.yaml"), Setup(seed=12, **options))
    actions = np.random.default_rng(1).choice(5, 300, p=[0.05, 0.6, 0.16, 0.16, 0.03])
    for action in actions.tolist():
        *_, info = environment.step(action)
        snapshot = playground.step(Action(action))
        assert weights_of(environment).tobytes() == snapshot.weights.tobytes()
        assert info["epoch"] == snapshot.epoch
        assert environment.unwrapped._neurons.thresholds[0] == snapshot.threshold


@pytest.mark.parametrize("gate", GATES)
def test_it_ends_where_the_train_command_ends(gate, capsys):
    assert main(["train", gate, "--seed", "5", "--epochs", "120", "--json"]) == 0
    printed = json.loads(capsys.readouterr().out)
    environment = make(gate=gate, max_episode_steps=-1)
    environment.reset(seed=5)
    for _ in range(120):
        environment.step(Action.FORWARD)
    assert weights_of(environment).tolist() == [*printed["weights"], printed["bias"]]


def test_a_random_gate_starts_from_the_seeds_own_weights_too():
    environment = make(LOGIC_GATE, gate="random", n_inputs=3)
    environment.reset(seed=9)
    np.testing.assert_array_equal(weights_of(environment), np.random.default_rng(9).normal(0, 1, 4))


def test_a_random_gate_is_trained_on_the_targets_that_are_observed():
    environment = make(LOGIC_GATE, gate="random", n_inputs=3, max_episode_steps=-1)
    for _ in range(5):
        observation, _ = environment.reset()
        gate = environment.unwrapped.task.gate_with(observation[-8:])
        assert gate.targets == tuple(observation[-8:].tolist())
        start = weights_of(environment).copy()
        for _ in range(10):
            environment.step(Action.FORWARD)
        end = train(start[None], gate.examples, TrainingSettings(), 10)[-1, 0]
        np.testing.assert_array_equal(weights_of(environment), end)
