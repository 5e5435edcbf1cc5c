"""Sentences on the rows; that they are true is judged in test_sentences.py."""

import pytest

from game.playground.playground import Playground
from game.playground.row_sentences import bright, guess, hair, threshold, undecided
from game.playground.run import Setup
from game.playground.run_view import RunView
from tests.support.scenes import BY_NAME

AND = BY_NAME["AND"]


def view(gate=AND, epochs=0, **settings):
    return RunView(Playground(gate, Setup(**settings)).forward(epochs))


def test_the_row_that_is_right_by_a_hair_is_the_nearest_one():
    assert hair(view(epochs=19)).rows == (3,)
    assert hair(view(epochs=200)) is None


def test_a_row_without_a_target_is_guessed_only_where_there_is_one():
    told = guess(view(BY_NAME["AND with a row left out"], 50))
    assert told.text.startswith("All three rows with a target are right; with A alone the neuron")
    assert guess(view(epochs=50)) is None


def test_the_gate_s_own_threshold_is_told_only_where_it_would_do():
    told = threshold(view(epochs=30, threshold=0.8))
    assert told.text.startswith("At a threshold of 0.50 all rows would be right; at 0.80 ")
    assert threshold(view(epochs=30)) is None
    assert threshold(view(epochs=1, threshold=0.8)) is None


@pytest.mark.parametrize(("condition", "epochs"), [(undecided, 18), (bright, 1)])
def test_the_rows_that_are_meant_are_pointed_at(condition, epochs):
    assert condition(view(epochs=epochs)).rows
    assert condition(view(epochs=100)) is None
