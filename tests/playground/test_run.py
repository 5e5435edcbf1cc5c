import numpy as np
import pytest

from game.core.training import Optimizer
from game.gates import Init, TrainingOverrides
from game.playground.run import Setup
from game.record import replace
from tests.support.gates import AND, XOR_WITH_PRODUCT

OVERRIDES = TrainingOverrides(0.25, 0.01, 0.4, Optimizer.SGD, 7, Init.ZERO)
OVERRIDING = replace(AND, training=OVERRIDES)


def test_without_overrides_the_defaults_hold():
    run = Setup().for_gate(AND)
    assert (run.settings.learning_rate, run.settings.l2, run.threshold) == (1.0, 0.0, 0.5)
    assert (run.settings.optimizer, run.seed, run.init) == ("gd", 0, "random")


def test_the_gate_s_overrides_hold():
    run = Setup().for_gate(OVERRIDING)
    assert (run.settings.learning_rate, run.settings.l2, run.threshold) == (0.25, 0.01, 0.4)
    assert (run.settings.optimizer, run.seed, run.init) == ("sgd", 7, "zero")
    assert run.settings.seed == 7


def test_the_user_wins_over_the_gate():
    own = Setup(seed=3, init=Init.RANDOM, learning_rate=2.0, l2=0.0, threshold=0.6, optimizer="gd")
    run = own.for_gate(OVERRIDING)
    assert (run.settings.learning_rate, run.settings.l2, run.threshold) == (2.0, 0.0, 0.6)
    assert (run.settings.optimizer, run.seed, run.init) == ("gd", 3, "random")


def test_random_weights_are_the_seeded_normal_draws():
    expected = np.random.default_rng(5).normal(0, 1, 4)
    np.testing.assert_array_equal(Setup(seed=5).for_gate(XOR_WITH_PRODUCT).start_weights, expected)


def test_zero_weights():
    np.testing.assert_array_equal(Setup(init=Init.ZERO).for_gate(AND).start_weights, np.zeros(3))


def test_the_gate_own_weights_hold_unless_the_user_asks_for_others():
    given = replace(AND, initial_weights=(2.5, 2.5, -4.0))
    assert Setup().for_gate(given).start_weights.tolist() == [2.5, 2.5, -4.0]
    assert Setup(init=Init.ZERO).for_gate(given).start_weights.tolist() == [0.0, 0.0, 0.0]
    assert Setup(weights=(1.0, 2.0, 3.0)).for_gate(given).start_weights.tolist() == [1, 2, 3]


def test_weights_must_be_as_many_as_the_gate_needs():
    with pytest.raises(ValueError, match=r"AND needs 3 weights \(A, B, bias\); 2 are given"):
        Setup(weights=(1.0, 2.0)).for_gate(AND)
