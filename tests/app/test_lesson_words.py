"""What there is to do in a step, in words that tell nothing that is hidden."""

import pytest

from game.app.lesson_words import item_words, progress_words
from game.lessons.condition_parser import parse_condition
from game.lessons.lesson_state import StageState
from game.playground.hidden import Hidden
from game.playground.playground import Playground
from game.playground.run import Setup
from tests.support.gates import AND


@pytest.fixture
def state():
    return StageState(Playground(AND, Setup(weights=(0.0, 0.0, -1.0))).snapshot, 3)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("live = 1", "row fed in = 01"),
        ("epoch >= 100", "epoch ≥ 100"),
        ("learned", "all rows right"),
        ("inputs = 3 and epoch >= 100", "inputs = 3, epoch ≥ 100"),
        ("weight(A) != 2", "weight(A) ≠ 2"),
        ("right = 3 or epoch > 5", "right = 3 or epoch > 5"),
    ],
)
def test_a_condition_is_told_in_words(text, words):
    assert item_words(parse_condition(text), 2) == words


@pytest.mark.parametrize(
    ("text", "hidden", "words"),
    [
        ("epoch >= 1000", (), "epoch 0 of 1\u00a0000"),
        ("right = 4", (), "rows right 3 of 4"),
        ("right = 4", (Hidden.MARKS,), ""),
        ("p(11) > 0.9", (), ""),
        ("presses <= 2", (), "presses 3 of 2"),
        ("learned", (), ""),
        ("epoch >= 0 and threshold = 0.6", (), "threshold 0.5 of 0.6"),
    ],
)
def test_how_far_it_is(state, text, hidden, words):
    assert progress_words(parse_condition(text), state, frozenset(hidden)) == words
