import pytest

from game.core.separability import Separation, verdict
from game.gates.gate import Gate
from game.gates.verdict_words import separation_words, verdict_words

A_AND_B = ("A", "B")


@pytest.mark.parametrize(
    ("gate", "words"),
    [
        (Gate("AND", A_AND_B, (0, 0, 0, 1)), "2·A + 2·B − 3 > 0"),
        (Gate("NAND", A_AND_B, (1, 1, 1, 0)), "−2·A − 2·B + 3 > 0"),
        (Gate("XOR", A_AND_B, (0, 1, 1, 0)), "01 + 10 = 00 + 11"),
        (Gate("XNOR", A_AND_B, (1, 0, 0, 1)), "00 + 11 = 01 + 10"),
        (Gate("TRUE", A_AND_B, (1, 1, 1, 1)), "it is always lit"),
        (Gate("FALSE", A_AND_B, (0, 0, 0, 0)), "it is never lit"),
        (Gate("nothing asked", A_AND_B, (None,) * 4), "it is never lit"),
    ],
)
def test_certificates_read_as_on_paper(gate, words):
    assert verdict_words(verdict(gate.examples), gate) == words


@pytest.mark.parametrize(
    ("weights", "bias", "words"),
    [
        ((1, -1, 0), 0, "A − B > 0"),
        ((0, 0, -2), 1, "−2·A·B + 1 > 0"),
        ((-1, 0, 3), -4, "−A + 3·A·B − 4 > 0"),
    ],
)
def test_separations_leave_out_what_does_not_count(weights, bias, words):
    gate = Gate("XOR", A_AND_B, (0, 1, 1, 0), features=((0, 1),))
    assert separation_words(Separation(weights, bias), gate) == words


def test_rows_left_out_keep_their_names():
    """Rows 000 and 010 have no target, so the examples' rows are not the table's."""
    gate = Gate("odd one", ("A", "B", "C"), (None, 1, None, 0, 1, 0, 0, 1))
    # With C = 1 the others are XNOR: 001 and 111 lit, 011 and 101 dark.
    assert verdict_words(verdict(gate.examples), gate) == "001 + 111 = 011 + 101"


def test_rows_taken_twice_say_so():
    gate = Gate("star", ("A", "B", "C"), (0, 1, 1, None, 1, None, None, 0))
    assert verdict_words(verdict(gate.examples), gate) == "001 + 010 + 100 = 2·000 + 111"
