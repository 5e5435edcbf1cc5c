"""The symbols of gates: one for each, told apart, within the rectangle given."""

from itertools import combinations

import numpy as np
import pytest
from pygame import Rect

from game.gates.gate import Symbol
from game.ui.kit.symbol import SHAPES, draw_symbol
from tests.support.panels import PAPER, Paper

COLOUR = (250, 250, 250)
INVERTED = (
    (Symbol.AND, Symbol.NAND),
    (Symbol.OR, Symbol.NOR),
    (Symbol.XOR, Symbol.XNOR),
    (Symbol.BUFFER, Symbol.NOT),
)


def drawn(symbol, rect, name="Gate"):
    paper = Paper((rect.right + 30, rect.bottom + 30))
    draw_symbol(paper.pen, rect, symbol, name, COLOUR)
    assert paper.is_blank_outside(rect.inflate(6, 6))  # the stroke's own width
    return paper


def test_every_symbol_has_a_shape():
    assert set(SHAPES) == set(Symbol)


@pytest.mark.parametrize("size", [(30, 20), (46, 30), (120, 60)])
@pytest.mark.parametrize("symbol", [*Symbol, None])
def test_it_stays_in_its_rectangle_and_its_output_reaches_the_right_end(symbol, size):
    rect = Rect((20, 20), size)
    inked = (drawn(symbol, rect).pixels != PAPER).any(axis=2)
    assert inked[rect.right - 2, rect.centery - 1 : rect.centery + 2].any()


def test_no_two_symbols_look_alike():
    rect = Rect(20, 20, 120, 70)
    pictures = [drawn(symbol, rect).pixels.astype(int) for symbol in Symbol]
    for one, other in combinations(pictures, 2):
        assert np.count_nonzero(np.abs(one - other).max(axis=2) > 60) > 20


@pytest.mark.parametrize(("plain", "inverted"), INVERTED)
def test_a_bubble_is_all_that_inverts(plain, inverted):
    assert SHAPES[plain].outlines == SHAPES[inverted].outlines
    assert (SHAPES[plain].has_bubble, SHAPES[inverted].has_bubble) == (False, True)


@pytest.mark.parametrize(("name", "letter"), [("MAJORITY", "M"), ("", "?")])
def test_a_gate_without_a_symbol_is_a_box_with_its_letter(name, letter):
    assert drawn(None, Rect(20, 20, 60, 40), name).words == [letter]
