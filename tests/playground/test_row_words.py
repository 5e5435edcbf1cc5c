"""Words for rows: which inputs are on, for gates of one to six inputs."""

import pytest

from game.playground.row_words import all_rows, counted_rows, share_of_rows, with_inputs
from tests.support.scenes import LONGEST_OF_ALL, ONE, SIX, THREE, TWO


@pytest.mark.parametrize(
    ("gate", "row", "words"),
    [
        (ONE, 0, "with A off"),
        (ONE, 1, "with A on"),
        (TWO, 0, "with all inputs off"),
        (TWO, 1, "with B alone"),
        (TWO, 3, "with A and B on"),
        (THREE, 7, "with A, B and C on"),
        (SIX, 0b000101, "with D and F on"),
        (SIX, 0b111100, "in row 111100"),
        (SIX, 0b111111, "with all inputs on"),
        (LONGEST_OF_ALL, 0b110000, "in row 110000"),
    ],
)
def test_a_row_is_named_by_the_inputs_that_are_on(gate, row, words):
    assert with_inputs(gate, row) == words


def test_counts_are_words_up_to_twelve():
    assert (counted_rows(1), counted_rows(12), counted_rows(13)) == (
        "one row",
        "twelve rows",
        "13 rows",
    )
    assert (all_rows(1), all_rows(2), all_rows(4)) == (
        "The only row is",
        "Both are",
        "All four are",
    )
    assert [share_of_rows(n, 4) for n in (0, 1, 2, 4)] == [
        "none of four rows is",
        "one of four rows is",
        "two of four rows are",
        "all four rows are",
    ]
    assert share_of_rows(2, 2) == "both rows are"
