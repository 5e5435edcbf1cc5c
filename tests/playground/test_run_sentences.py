"""Sentences on the run; that they are true is judged in test_sentences.py."""

import pytest

from game.gates.settings import Init
from game.playground.playground import Playground
from game.playground.run import Setup
from game.playground.run_sentences import by_hand, plain, start, zero
from game.playground.run_view import RunView
from tests.support.scenes import BY_NAME

AND, XOR = BY_NAME["AND"], BY_NAME["XOR"]


def view(gate=AND, epochs=0, **settings):
    return RunView(Playground(gate, Setup(**settings)).forward(epochs))


@pytest.mark.parametrize(
    ("gate", "settings", "words"),
    [
        (XOR, {}, "The neuron says 1 to every row, so two are right and two are wrong."),
        (AND, {"init": Init.ZERO}, "With all weights 0, none of four rows is right."),
    ],
)
def test_before_the_first_epoch_it_is_told_what_the_weights_say(gate, settings, words):
    assert f"Not trained yet. {words}" in start(view(gate, **settings)).text


def test_weights_that_say_different_things_are_called_random():
    views = (view(seed=seed) for seed in range(1000))
    mixed = next(one for one in views if not one.says_to_all and not one.is_all_right)
    assert start(mixed).text.startswith("Not trained yet. With random weights, ")


def test_what_is_right_from_the_start_is_so_by_chance():
    seeds = (view(seed=seed) for seed in range(1000))
    lucky = next(one for one in seeds if one.is_all_right)
    assert start(lucky).text == "Not trained yet, but by chance all four rows are right."


def test_given_weights_are_not_called_random():
    told = by_hand(view(weights=(2.0, 2.0, -3.0)))
    assert (
        told.text == "These weights were set; nothing is trained yet, and all four rows are right."
    )


def test_nothing_of_the_start_is_told_later():
    later = view(epochs=1)
    assert {start(later), by_hand(later), zero(later)} == {None}
    assert plain(later).text == "Epoch 1."
