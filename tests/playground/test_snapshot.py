import numpy as np
import pytest

from game.core.assessment import Mark
from game.core.training import Optimizer
from game.playground.controls import L2, LEARNING_RATE, THRESHOLD, WEIGHT, Knob
from game.playground.playground import Playground
from game.playground.run import Setup
from tests.support.gates import AND, PARTIAL, XOR, XOR_WITH_PRODUCT

POST = Setup(weights=(2.5, 2.5, -4.0), learning_rate=0.3, l2=0.2, threshold=0.6)


def test_all_that_follows_from_the_weights_by_hand():
    snapshot = Playground(AND, POST).snapshot
    assert snapshot.logits.tolist() == [-4.0, -1.5, -1.5, 1.0]
    np.testing.assert_allclose(snapshot.probabilities[3], 1 / (1 + np.exp(-1.0)), rtol=1e-15)
    assert snapshot.outputs.tolist() == [False, False, False, True]
    assert snapshot.marks.tolist() == [Mark.RIGHT] * 4
    assert (snapshot.n_right, snapshot.n_examples, snapshot.accuracy) == (4, 4, 1.0)
    assert snapshot.weight_norm == pytest.approx(np.sqrt(2 * 2.5**2))
    assert snapshot.answers == ("says 0", "says 0", "says 0", "says 1")
    assert snapshot.cross_entropy == pytest.approx(0.18355954285038434, abs=1e-14)
    assert snapshot.loss == pytest.approx(0.18355954285038434 + 0.1 * 12.5, abs=1e-14)
    assert snapshot.penalty == pytest.approx(0.1 * 12.5, abs=1e-14)
    assert snapshot.has_penalty


def test_without_a_penalty_the_loss_is_the_cross_entropy():
    snapshot = Playground(AND).forward(7)
    assert (snapshot.loss, snapshot.penalty, snapshot.has_penalty) == (
        snapshot.cross_entropy,
        0.0,
        False,
    )


def test_a_row_without_a_target_is_not_counted():
    snapshot = Playground(PARTIAL, Setup(weights=(9.0, 0.0, -4.0))).snapshot
    assert snapshot.marks.tolist() == [Mark.RIGHT, Mark.DONT_CARE, Mark.RIGHT, Mark.RIGHT]
    assert (snapshot.n_right, snapshot.n_examples) == (3, 3)


@pytest.mark.parametrize(
    ("knob", "value"),
    [(THRESHOLD, 0.6), (LEARNING_RATE, 0.3), (L2, 0.2), (Knob(WEIGHT, 2), -4.0)],
)
def test_a_knob_is_set_to_what_counts(knob, value):
    assert Playground(AND, POST).snapshot.value_of(knob) == value


def test_what_the_neuron_is_fed_is_a_row_and_its_products():
    snapshot = Playground(XOR_WITH_PRODUCT).feed((1, 0))
    assert snapshot.live_row == 2
    assert snapshot.live_features.tolist() == [1.0, 0.0, 0.0, 1.0]


@pytest.mark.parametrize("optimizer", Optimizer)
@pytest.mark.parametrize(
    ("rate", "l2", "epochs", "diverged"),
    [
        (1000.0, 1000.0, 0, False),  # it will, but has not yet
        (1000.0, 1000.0, 1, True),
        (1000.0, 1000.0, 100, True),
        (1.0, 2.2, 0, False),
        (1.0, 2.2, 200, True),
        (1.0, 1.9, 200, False),
        (1.0, 2.0, 200, False),
        (1e6, 0.0, 200, False),  # it leaps, but always comes back
        (1.0, 0.0, 5000, False),
    ],
)
def test_training_that_has_diverged(optimizer, rate, l2, epochs, diverged):
    for gate in (AND, XOR):
        setup = Setup(learning_rate=rate, l2=l2, optimizer=optimizer)
        assert Playground(gate, setup).forward(epochs).has_diverged == diverged


def test_it_stays_diverged_until_the_weights_are_back():
    playground = Playground(AND, Setup(learning_rate=1000.0, l2=1000.0))
    playground.forward(50)
    assert playground.set(L2, 0.0).has_diverged
    assert playground.forward(50).has_diverged
    playground.seek(0)
    assert not playground.snapshot.has_diverged
