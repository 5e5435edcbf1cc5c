"""A gate that changes while it is on stage."""

import pytest

from game.gates import Gate, Init, TrainingOverrides
from game.playground.controls import THRESHOLD, Knob, Quantity
from game.playground.playground import Playground
from game.playground.run import Setup
from game.record import replace
from tests.playground.gates import AND, MAJORITY
from tests.playground.test_playground import midway, state


def test_a_gate_that_is_only_described_anew_keeps_its_run():
    playground = midway()
    before = state(playground.snapshot)
    after = playground.revise(replace(MAJORITY, name="VOTE", description="Two of three."))
    assert after.gate.name == "VOTE"
    assert state(after) == before


def test_a_revised_target_begins_a_new_run_from_the_same_start_and_settings():
    playground = Playground(AND, Setup(seed=5, learning_rate=0.3))
    start = playground.snapshot.weights.copy()
    playground.forward(40)
    after = playground.revise(replace(AND, targets=(0, 1, 1, 1)))
    assert (after.epoch, after.latest_epoch) == (0, 0)
    assert after.weights.tolist() == start.tolist()
    assert after.run.settings.learning_rate == 0.3
    expected = Playground(replace(AND, targets=(0, 1, 1, 1)), Setup(seed=5, learning_rate=0.3))
    assert state(playground.forward(30)) == state(expected.forward(30))


def test_a_revised_learning_rate_counts_from_here_on():
    playground = Playground(AND)
    playground.forward(10)
    hints = TrainingOverrides(learning_rate=0.25)
    playground.revise(replace(AND, training=hints))
    after = playground.forward(10)
    assert [segment.first_epoch for segment in after.segments] == [0, 10]
    assert [segment.settings.learning_rate for segment in after.segments] == [1.0, 0.25]


@pytest.mark.parametrize(
    "revision",
    [
        {"initial_weights": (1.0, 2.0, 3.0)},
        {"training": TrainingOverrides(seed=9)},
        {"training": TrainingOverrides(init=Init.ZERO)},
        {"features": ((0, 1),)},
        {"inputs": ("A", "B", "C"), "targets": (0, 0, 0, 1) * 2},
    ],
)
def test_a_revision_that_would_have_begun_differently_begins_anew(revision):
    playground = Playground(AND)
    playground.forward(10)
    revised = replace(AND, **revision)
    assert state(playground.revise(revised)) == state(Playground(revised).snapshot)


def test_given_weights_stay_while_they_fit_the_revision():
    playground = Playground(AND, Setup(weights=(2.5, 2.5, -4.0)))
    playground.focus(Knob(Quantity.WEIGHT, 2))
    kept = playground.revise(replace(AND, targets=(0, 1, 1, 1)))
    assert kept.weights.tolist() == [2.5, 2.5, -4.0]
    smaller = playground.revise(Gate("NOT", ("A",), (1, 0)))
    assert smaller.weights.shape == (2,)
    assert smaller.focus == THRESHOLD
    assert smaller.live_inputs == (1,)
