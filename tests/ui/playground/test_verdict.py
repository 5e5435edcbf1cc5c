"""The verdict's panel: what it says of gates of every kind, at any size."""

import pytest
from pygame import Surface

from game.cli.report import learned_text
from game.core.assessment import Mark
from game.gates import Gate
from game.gates.numbered import numbered_gate
from game.gates.settings import Init
from game.playground.run import Setup
from game.record import replace
from game.ui.kit.theme import DARK
from game.ui.playground.side_panels import SIDE_PANELS
from game.ui.playground.verdict import VERDICT, status_words
from tests.support.scenes import (
    BY_NAME,
    EACH_TYPE_SIZE,
    FIVE,
    GATES,
    SIX,
    SIZES,
    draw_view,
    layout_of,
    scene_of,
)
from tests.support.texts import assert_all_fit

NEEDS_A_ROW_TWICE = Gate("partial", ("A", "B", "C"), (0, 1, 1, None, 1, None, None, 0))
PRODUCT_CONFLICT = Gate("product", ("A", "B", "C"), (0, 1, 1, 0, 1, 0, 0, 1), features=((0, 1),))
ODD = (
    NEEDS_A_ROW_TWICE,
    PRODUCT_CONFLICT,
    numbered_gate(4, 27030),
    numbered_gate(2, 0),
    numbered_gate(1, 1),
    FIVE,
    SIX,
)


def panel_of(gate, size=(1280, 720), theme=DARK):
    placed = []
    view = scene_of(gate, side_panel=SIDE_PANELS.index(VERDICT))
    draw_view(Surface(size), view, theme, placed)
    rect = layout_of(size, theme, gate.n_rows).side
    return rect, [text for text in placed if rect.contains(text.box)]


def words_of(gate):
    return [text.text for text in panel_of(gate)[1]]


def test_and_comes_with_weights_and_every_row_s_sum():
    words = words_of(BY_NAME["AND"])
    assert "Yes ✓" in words
    assert "sum = 2·A + 2·B − 3" in words
    assert "2 + 2 − 3 = 1 > 0" in words
    assert words.count("2 − 3 = −1 < 0") == 2
    assert (words.count("lit"), words.count("dark")) == (1, 3)


@pytest.mark.parametrize("name", ["XOR", "XNOR"])
def test_xor_and_xnor_come_with_the_conflict_of_the_diagonals(name):
    words = words_of(BY_NAME[name])
    assert "No ✗" in words
    sums = [" ".join(words[place : place + 4]) for place, word in enumerate(words) if word == "="]
    assert sums == ["= 1 1 2", "= 1 1 2"]
    assert words.count("bias") == 2
    assert "Both pairs add up to the same, so no weights" in " ".join(words)


def test_a_gate_that_is_never_lit_comes_with_a_sum_that_is_a_number():
    assert "sum = −1: never lit" in words_of(numbered_gate(2, 0))
    assert "sum = 1: always lit" in words_of(numbered_gate(2, 15))


def test_the_product_that_breaks_the_wall_is_in_the_sum():
    words = words_of(BY_NAME["XOR with A*B"])
    assert "Yes ✓" in words
    assert any("A·B" in word for word in words)


def test_more_inputs_conflict_in_columns():
    words = words_of(NEEDS_A_ROW_TWICE)
    assert (words.count("lit rows"), words.count("dark rows")) == (1, 1)
    assert "2·" in words
    assert words.count("=") == 2
    assert words.count("+ ") + words.count("+") == 3


def test_a_partial_table_shows_only_its_own_rows():
    words = words_of(Gate("two rows", ("A", "B"), (0, None, None, 1)))
    assert [word for word in words if word in ("lit", "dark")] == ["dark", "lit"]
    assert "01" not in words


def test_rows_that_do_not_fit_are_counted():
    words = words_of(SIX)
    shown = words.count("lit") + words.count("dark")
    assert f"and {64 - shown} more rows, all as they should be" in words


@pytest.mark.slow
@EACH_TYPE_SIZE
@pytest.mark.parametrize("size", SIZES, ids=str)
def test_every_verdict_fits_its_panel(size, theme):
    for gate in (*GATES[:13], *ODD):
        rect, placed = panel_of(gate, size.pair, theme)
        assert placed
        assert_all_fit(placed, [rect])


@pytest.mark.parametrize(
    ("setup", "words"),
    [
        (Setup(weights=(2.5, 2.5, -4.0)), "set by hand"),
        (Setup(seed=6), "by chance"),
        (Setup(init=Init.ZERO, threshold=0.7), "with zero weights"),
    ],
)
def test_what_is_right_at_the_start_was_not_learned(setup, words):
    gate = numbered_gate(2, 0) if setup.init else BY_NAME["AND"]
    for epochs in (0, 5):
        scene = scene_of(gate, epochs, setup).scene
        assert status_words(scene) == (f"Right from the start: {words}", Mark.RIGHT)
        assert learned_text(scene.snapshot) == f"right from the start: {words}"


def test_a_search_that_goes_on_is_told_with_its_share():
    scene = scene_of(BY_NAME["AND"]).scene
    searching = replace(scene, snapshot=replace(scene.snapshot, searched=0.408))
    assert status_words(searching)[0] == "Finding when it was learned: 40 %"
