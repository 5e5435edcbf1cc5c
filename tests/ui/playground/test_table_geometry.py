"""The cells of the truth table: one for each row, with as much detail as fits."""

from itertools import combinations

import numpy as np
import pytest
from pygame import Rect

from game.ui.playground.table_geometry import (
    DETAILS,
    HEADED_DETAILS,
    HEADED_ROWS,
    has_bars,
    table_geometry,
)
from tests.support.scenes import FIVE, FOUR, ONE, SIX, THREE, TWO

RECTS = (Rect(20, 20, 620, 280), Rect(20, 20, 400, 160), Rect(20, 20, 300, 420))
ALL = (ONE, TWO, THREE, FOUR, FIVE, SIX)


@pytest.mark.parametrize("rect", RECTS, ids=str)
@pytest.mark.parametrize("gate", ALL, ids=lambda gate: gate.name)
def test_every_row_has_a_cell_of_its_own_in_counting_order(gate, rect):
    place = table_geometry(rect, 1.0, gate.n_rows)
    assert len(place.cells) == gate.n_rows
    assert gate.n_rows % place.across == 0
    boxes = [cell.box.inflate(-2, -2) for cell in place.cells]  # place and size are rounded apart
    for row, (cell, box) in enumerate(zip(place.cells, boxes, strict=True)):
        assert rect.contains(box)
        assert cell.box.collidepoint(cell.bulb)
        assert box.collidelist(boxes[row + 1 :]) < 0
    order = sorted(range(gate.n_rows), key=lambda row: place.cells[row].bulb[::-1])
    assert order == list(range(gate.n_rows))


@pytest.mark.parametrize("gate", ALL, ids=lambda gate: gate.name)
def test_larger_panels_have_larger_bulbs_and_no_less_detail(gate):
    small, large = (table_geometry(RECTS[index], 1.0, gate.n_rows) for index in (1, 0))
    details = HEADED_DETAILS if gate.n_rows >= HEADED_ROWS else DETAILS
    assert details.index(large.detail) <= details.index(small.detail)
    assert large.radius >= small.radius or large.detail is not small.detail
    assert large.radius >= large.detail.smallest


@pytest.mark.parametrize("rect", RECTS, ids=str)
@pytest.mark.parametrize("gate", ALL, ids=lambda gate: gate.name)
def test_bulbs_do_not_touch(gate, rect):
    place = table_geometry(rect, 1.0, gate.n_rows)
    for (x, y), (right, below) in combinations([cell.bulb for cell in place.cells], 2):
        assert np.hypot(right - x, below - y) > 2 * place.radius + 1


def test_bars_are_shown_where_there_is_room_for_them():
    assert has_bars(RECTS[0], 1.0, 4)
    assert not has_bars(RECTS[1], 1.0, 64)
