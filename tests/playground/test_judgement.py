"""A row is judged in words with a sign, so that nobody needs to see a colour."""

import pytest

from game.core.assessment import Mark
from game.playground.judgement import SIGNS, judgement
from game.playground.playground import Playground
from game.playground.run import Setup
from tests.support.gates import AND, PARTIAL, XOR
from tests.support.scenes import scene_of


def judged(gate, weights):
    snapshot = scene_of(gate, 0, Setup(weights=weights)).scene.snapshot
    return [judgement(snapshot, row).text for row in range(4)]


def test_right_and_wrong_have_a_sign():
    assert judged(AND, (4.0, 4.0, -6.0)) == ["says 0 ✓", "says 0 ✓", "says 0 ✓", "says 1 ✓"]
    assert judged(XOR, (4.0, 4.0, -6.0)) == ["says 0 ✓", "says 0 ✗", "says 0 ✗", "says 1 ✗"]


def test_indecision_has_words_of_its_own():
    assert judged(AND, (0.0, 0.0, 0.0)) == ["undecided ?"] * 4


@pytest.mark.parametrize(("bias", "words"), [(-6, "guesses 0"), (6, "guesses 1"), (0, "undecided")])
def test_a_row_without_a_target_is_neither_right_nor_wrong(bias, words):
    row = PARTIAL.targets.index(None)
    assert judged(PARTIAL, (0.0, 0.0, float(bias)))[row] == words


def test_every_mark_has_a_sign_of_its_own():
    assert len({SIGNS[mark] for mark in Mark}) == len(Mark)


def test_without_its_mark_a_judgement_is_words_alone():
    told = judgement(Playground(AND).forward(19), 3)
    assert told.text == "says 1 ✓"
    assert (told.unmarked.text, told.unmarked.mark) == ("says 1", Mark.DONT_CARE)
