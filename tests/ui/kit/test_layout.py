"""Rows and columns: every pixel is used, none twice."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pygame import Rect

from game.ui.kit.layout import SMALLEST_UNIT, Flex, columns, rows, unit_for

sizes = st.lists(
    st.one_of(st.integers(0, 300), st.floats(0.01, 9).map(Flex)), min_size=1, max_size=9
)
places = st.builds(Rect, st.integers(0, 99), st.integers(0, 99), st.just(2999), st.just(2999))


@given(places, st.integers(0, 30), sizes)
def test_rows_fill_the_height_with_the_gaps_between_them(rect, gap, heights):
    cut = rows(rect, gap, *heights)
    assert cut[0].top == rect.top
    assert all(below.top - above.bottom == gap for above, below in pairwise(cut))
    assert all((row.x, row.width) == (rect.x, rect.width) for row in cut)
    for row, height in zip(cut, heights, strict=True):
        if isinstance(height, int):
            assert row.height == height
    if any(isinstance(height, Flex) for height in heights):
        assert cut[-1].bottom == rect.bottom


@given(places, st.integers(0, 30), sizes)
def test_columns_are_rows_lying_on_their_side(rect, gap, widths):
    on_their_side = Rect(rect.y, rect.x, rect.height, rect.width)
    turned = [Rect(r.y, r.x, r.height, r.width) for r in rows(on_their_side, gap, *widths)]
    assert columns(rect, gap, *widths) == turned


@given(st.integers(0, 5000), st.lists(st.floats(0.01, 9), min_size=1, max_size=9))
def test_shares_are_kept_to_the_pixel(length, shares):
    cut = columns(Rect(0, 0, length, 1), 0, *map(Flex, shares))
    for column, share in zip(cut, shares, strict=True):
        assert column.width == pytest.approx(length * share / sum(shares), abs=1)


def test_by_hand():
    cut = columns(Rect(10, 0, 100, 5), 4, 20, Flex(), 10, Flex(3))
    assert [(column.x, column.width) for column in cut] == [(10, 20), (34, 14), (52, 10), (66, 44)]


def test_where_there_is_no_room_shares_are_empty_and_not_negative():
    assert [row.height for row in rows(Rect(0, 0, 5, 30), 10, 25, Flex(), 25)] == [25, 0, 25]


@pytest.mark.parametrize(
    ("size", "type_scale", "unit"),
    [
        ((1280, 720), 1.0, 1.0),
        ((2560, 1440), 1.0, 2.0),
        ((3840, 720), 1.0, 1.0),
        ((1280, 720), 1.22, 1.22),
        ((100, 100), 1.0, SMALLEST_UNIT),
    ],
)
def test_a_point_grows_with_the_window(size, type_scale, unit):
    assert unit_for(size, type_scale) == pytest.approx(unit)
