"""The lines of the card of the next step: their numbers, and which of them are not told."""

import pytest

from game.core.training import Optimizer
from game.core.updates import updates_of_epoch
from game.playground.hidden import Hidden
from game.playground.playground import Playground
from game.playground.run import Setup
from game.ui.kit import figures
from game.ui.playground.scene import NextStep
from game.ui.playground.step_lines import lines_of, step_number
from tests.support.gates import AND


def lines(hidden, optimizer=Optimizer.GRADIENT_DESCENT, l2=0.1):
    now = Playground(AND, Setup(optimizer=optimizer, l2=l2)).forward(19)
    updates = updates_of_epoch(now.weights, now.gate.examples, now.run.settings, now.epoch)
    return lines_of(NextStep(now, updates, hidden=frozenset(hidden)), 20)


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (0.0, "0"),
        (0.12345, "+0.123"),
        (-0.5, "−0.500"),
        (-4e-5, "−4e-05"),
        (1e12, "+1.0e+12"),
        (-6e-17, "≈0"),
    ],
)
def test_a_number_that_is_not_0_never_reads_as_0(value, written):
    assert step_number(value, 3) == written.replace("e-", "e−")


@pytest.mark.parametrize("optimizer", Optimizer)
def test_hidden_probabilities_take_errors_and_pushes_with_them(optimizer):
    rows = [line for line in lines({Hidden.PROBABILITIES}, optimizer) if line.cells]

    assert len(rows) == 4
    for row in rows:
        assert (row.cells[0], row.cells[2]) == (figures.NOT_TOLD, figures.NOT_TOLD)
        assert row.cells[1] in "01"
        assert row.is_hidden, "a push is the error, or 0"


@pytest.mark.parametrize("optimizer", Optimizer)
def test_hidden_weights_take_the_penalty_s_pull_with_them(optimizer):
    told = [line.label for line in lines({Hidden.WEIGHTS}, optimizer) if not line.is_hidden]

    batch = optimizer is Optimizer.GRADIENT_DESCENT
    assert told == (
        ["00", "01", "10", "11", "mean push", "times −1 (minus the rate)"] if batch else []
    )


def test_without_a_word_everything_is_told():
    assert not any(line.is_hidden for line in lines(()))
