"""Readings and knobs in a header: each in a cell of its own, turned by click, wheel and arrow."""

from itertools import pairwise

import pytest
from pygame import Rect

from game.core.training import Optimizer
from game.playground.controls import LEARNING_RATE, THRESHOLD, Action, Knob, Step
from game.ui.kit.readings import (
    KNOBS,
    KnobHandler,
    arrows,
    draw_cell,
    knob_hotspots,
    knob_note,
    knob_tip,
    knob_value,
    reading_cells,
    wheel_on,
)
from tests.support.panels import Noting, Paper, by_name

HEADER = Rect(10, 5, 1600, 62)
WIDTHS = {"EPOCH": 96, "LOSS": 120}


@pytest.mark.parametrize("unit", [0.72, 1.0, 1.5])
def test_cells_lie_side_by_side_at_the_right_end(unit):
    header = Rect(10, 5, round(1000 * unit), 62)
    cells = reading_cells(header, unit, WIDTHS)
    assert list(cells) == [*WIDTHS, *KNOBS]
    assert all(header.contains(cell) for cell in cells.values())
    assert [*cells.values()][-1].right == header.right
    for one, other in pairwise(cells.values()):
        assert one.right <= other.left
    assert cells["LOSS"].width == round(120 * unit)


def test_in_a_short_header_all_cells_give_way_to_what_is_shown():
    header = Rect(10, 5, 400, 62)
    cells = reading_cells(header, 1.0, WIDTHS)
    assert min(cell.left for cell in cells.values()) - header.left > 0.35 * header.width
    assert cells["LOSS"].width / cells["EPOCH"].width == pytest.approx(120 / 96, abs=0.02)


@pytest.mark.parametrize("focus", KNOBS, ids=lambda knob: knob.name)
def test_a_knob_takes_the_focus_and_turns_and_only_the_focused_has_arrows(focus):
    handler = Noting(KnobHandler)
    cells = reading_cells(HEADER, 1.0, WIDTHS)
    spots = by_name(knob_hotspots(cells, 1.0, focus, lambda knob: knob.name, handler))
    for knob in KNOBS:
        spot = spots[f"knob {knob.name}", 0]
        assert spot.rect == cells[knob]
        assert spot.tip() == knob.name
        spot.click()
        spot.wheel(-3, True)
        assert handler.taken() == [("focus", knob), ("turn", knob, -1, Step.FINE)]
    assert len(spots) == len(KNOBS) + 2
    for name, action in (("lower", Action.LOWER), ("raise", Action.RAISE)):
        assert cells[focus].contains(spots[name, 0].rect)
        spots[name, 0].click()
        assert handler.taken() == [("step", action)]


def test_a_focus_elsewhere_shows_no_arrows():
    cells = reading_cells(HEADER, 1.0, WIDTHS)
    spots = knob_hotspots(cells, 1.0, Knob("weight", 0), str, Noting(KnobHandler))
    assert len(spots) == len(KNOBS)


@pytest.mark.parametrize(
    ("steps", "is_fine", "asked"),
    [
        (1, False, [("turn", THRESHOLD, 1, Step.NORMAL)]),
        (-4, False, [("turn", THRESHOLD, -1, Step.NORMAL)]),
        (2, True, [("turn", THRESHOLD, 1, Step.FINE)]),
        (0, False, []),
    ],
)
def test_the_wheel_turns_a_knob_one_step_a_notch(steps, is_fine, asked):
    handler = Noting(KnobHandler)
    wheel_on(THRESHOLD, handler)(steps, is_fine)
    assert handler.taken() == asked


@pytest.mark.parametrize("unit", [0.72, 1.0, 2.0])
def test_arrows_lie_in_their_cell_side_by_side(unit):
    cell = Rect(50, 10, round(96 * unit), round(48 * unit))
    lower, upper = arrows(cell, unit)
    assert cell.contains(lower)
    assert cell.contains(upper)
    assert lower.right == upper.left


@pytest.mark.parametrize("value", ["0.5", "999999", "1e+06"])
@pytest.mark.parametrize("has_arrows", [False, True])
@pytest.mark.parametrize("has_focus", [False, True])
def test_a_cell_draws_title_and_value_within_itself(has_focus, has_arrows, value):
    paper, cell = Paper((200, 80)), Rect(50, 12, 96, 48)
    draw_cell(paper.pen, cell, "THRESHOLD", value, has_focus, has_arrows)
    assert paper.words[:2] == ["THRESHOLD", value]
    assert (paper.words[2:] == ["↓", "↑"]) == (has_focus and has_arrows)
    assert paper.is_blank_outside(cell)
    value_rect = paper.placed[1].rect
    assert not any(value_rect.colliderect(arrow.rect) for arrow in paper.placed[2:])


def test_an_unusual_optimiser_is_noted_after_the_rate():
    assert knob_note(LEARNING_RATE, Optimizer.GRADIENT_DESCENT) == ""
    assert knob_note(LEARNING_RATE, Optimizer.SGD) == "sgd"
    assert knob_note(THRESHOLD, Optimizer.SGD) == ""


@pytest.mark.parametrize("value", ["1", "0.123457", "1 000"])
@pytest.mark.parametrize("has_focus", [False, True])
def test_a_note_stands_after_the_number(has_focus, value):
    paper, cell = Paper((200, 80)), Rect(50, 12, 96, 48)
    draw_cell(paper.pen, cell, "LEARNING RATE", value, has_focus, note="sgd")
    assert paper.words[:3] == ["LEARNING RATE", value, "sgd"]
    _, number, note, *arrows = (text.rect for text in paper.placed)
    assert number.right < note.left
    assert not any(note.colliderect(arrow) for arrow in arrows)
    assert paper.is_blank_outside(cell)


def test_a_threshold_has_two_decimals_and_a_setting_as_few_as_it_needs():
    assert knob_value(THRESHOLD, 0.5) == "0.50"
    assert knob_value(LEARNING_RATE, 0.5) == "0.5"


@pytest.mark.parametrize("knob", KNOBS, ids=lambda knob: knob.name)
@pytest.mark.parametrize("optimizer", Optimizer)
def test_every_knob_says_what_it_is_and_how_it_is_turned(knob, optimizer):
    tip = knob_tip(knob, optimizer)
    assert "{" not in tip
    assert tip.endswith("wheel set it.")


def test_in_a_narrow_header_the_numbers_leave_the_name_its_room():
    narrow = Rect(10, 5, 500, 62)
    cells = reading_cells(narrow, 1.0, WIDTHS)
    assert all(narrow.contains(cell) for cell in cells.values())
    assert min(cell.left for cell in cells.values()) >= narrow.x + narrow.width // 3
