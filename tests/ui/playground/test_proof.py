"""The proof drawn: every row with its sum, or the rows whose sums are the same."""

from itertools import pairwise

import pytest
from pygame import Rect

from game.core.separability import Conflict, Separation
from game.gates import Gate
from game.gates.numbered import numbered_gate
from game.gates.verdict_words import verdict
from game.ui.kit.theme import DARK
from game.ui.playground.proof import DARK as DARK_WORD
from game.ui.playground.proof import LIT, draw_conflict, draw_dot, draw_separation
from tests.support.gates import AND, MAJORITY, PARTIAL, XOR, XOR_WITH_PRODUCT
from tests.support.panels import Paper
from tests.support.scenes import FIVE, SIX

BOX = Rect(20, 20, 340, 220)
PAPER = (470, 280)
TWICE = Gate("partial", ("A", "B", "C"), (0, 1, 1, None, 1, None, None, 0))
LEARNABLE = (AND, MAJORITY, PARTIAL, XOR_WITH_PRODUCT, FIVE, SIX)


def drawn(gate, box=BOX):
    paper = Paper(PAPER)
    certificate = verdict(gate).certificate
    if isinstance(certificate, Separation):
        draw_separation(paper.pen, box, gate, certificate, DARK.cards)
    else:
        assert isinstance(certificate, Conflict)
        draw_conflict(paper.pen, box, gate, certificate, DARK.cards)
    return paper


@pytest.mark.parametrize("gate", LEARNABLE, ids=lambda gate: gate.name)
def test_every_row_with_a_target_is_shown_or_counted(gate):
    words = drawn(gate).words
    n_rows = sum(target is not None for target in gate.targets)
    shown = words.count(LIT) + words.count(DARK_WORD)
    more = [word for word in words if word.startswith("and ")]
    assert (
        shown == n_rows
        if not more
        else more == [f"and {n_rows - shown} more rows, all as they should be"]
    )
    assert shown > 0


@pytest.mark.parametrize("gate", [AND, PARTIAL, XOR_WITH_PRODUCT], ids=lambda gate: gate.name)
def test_a_row_is_lit_as_its_target_says_and_its_sum_agrees(gate):
    words = drawn(gate).words
    for bits, target in zip(gate.rows, gate.targets, strict=True):
        name = "".join(map(str, bits))
        if target is None:
            assert name not in words
        else:
            row = words[words.index(name) :][:3]
            assert row[2] == (LIT if target else DARK_WORD)
            assert row[1].endswith("> 0" if target else "< 0")


SIZES = ((200, 120), (340, 220))
LOW = ((300, 60), (380, 24))
"""Sizes in which rows are counted; the panel leaves a contradiction more room."""


@pytest.mark.parametrize(
    ("gate", "size"),
    [
        *((gate, size) for gate in LEARNABLE for size in (*SIZES, *LOW)),
        *((gate, size) for gate in (XOR, TWICE, numbered_gate(4, 27030)) for size in SIZES),
    ],
    ids=str,
)
def test_it_stays_in_its_box_at_any_size(gate, size):
    box = Rect((20, 20), size)
    paper = drawn(gate, box)
    for text in paper.placed:
        assert box.left <= text.rect.left
        assert text.rect.right <= box.right
        assert box.top <= text.rect.centery <= box.bottom


def additions(words):
    """The lines of both sums from the names down to "=", each with its sign, as drawn."""
    heads = [words.index("lit rows"), words.index("dark rows"), len(words)]
    return [words[start + 1 : end] for start, end in pairwise(heads)]


WIDE = Rect(20, 20, 430, 150)


@pytest.mark.parametrize("box", [BOX, WIDE], ids=["narrow", "wide"])
def test_xor_is_added_up_in_columns_with_the_bias_as_one_of_them(box):
    words = drawn(XOR, box).words
    lit, dark = additions(words[words.index("lit rows") :])
    assert " ".join(lit) == "A B bias 0 1 1 + 1 0 1 = 1 1 2"
    assert " ".join(dark) == "A B bias 0 0 1 + 1 1 1 = 1 1 2"


def test_rows_that_count_more_than_once_say_so():
    lit, dark = additions(drawn(TWICE).words)
    assert " ".join(lit) == "A B C bias 0 0 1 1 + 0 1 0 1 + 1 0 0 1 = 1 1 1 3"
    assert " ".join(dark) == "A B C bias 2· 0 0 0 1 + 1 1 1 1 = 1 1 1 3"


def test_where_there_is_room_xor_is_a_square_whose_diagonals_meet():
    paper = drawn(XOR, WIDE)
    assert {"00", "01", "10", "11"} <= set(paper.words)
    middles = (paper.pixels == DARK.cards.text).all(axis=2)
    assert middles.any()


def test_more_inputs_are_added_up_in_columns_that_agree():
    words = drawn(numbered_gate(4, 27030)).words
    assert words.count("=") == 2
    first, second = (place for place, word in enumerate(words) if word == "=")
    assert words[first + 1 : first + 6] == words[second + 1 : second + 6]


@pytest.mark.parametrize("is_lit", [False, True])
def test_a_dot_is_filled_with_light_or_dark_with_an_edge(is_lit):
    paper = Paper((40, 40))
    draw_dot(paper.pen, (20, 20), 8, is_lit, DARK.cards)
    inside = tuple(paper.surface.get_at((20, 20)))[:3]
    assert inside == (DARK.one if is_lit else DARK.cards.track)
    assert paper.is_blank_outside(Rect(10, 10, 20, 20))
