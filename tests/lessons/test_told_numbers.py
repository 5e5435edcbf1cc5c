"""Numbers that are told are among those that are checked."""

from decimal import Decimal

import pytest

from game.lessons.condition_parser import parse_condition
from game.lessons.told_numbers import TOLD, Checked, numbers_in, numbers_of
from tests.support.lessons import changed, lesson_of


@pytest.mark.parametrize(
    ("told", "is_covered"),
    [("0.385", True), ("0.38", False), ("0.39", True), ("0.3850", False), ("0.384", False)],
)
def test_a_number_is_covered_as_far_as_it_is_checked(told, is_covered):
    assert Checked(Decimal("0.3851"), 3).covers(told) == is_covered


def test_a_sign_may_be_told_in_words():
    assert Checked(Decimal("-14.6"), 1).covers("14.6")


def test_only_what_equals_is_checked():
    conditions = [
        parse_condition("loss = 0.385 and epoch > 1.5"),
        parse_condition("not p(1) = 0.5"),
    ]
    assert [str(checked.number) for checked in numbers_in(conditions)] == ["0.385", "0.5"]


def test_what_is_set_needs_no_figure():
    setup = lesson_of(
        changed(("gate: AND", "gate: AND, weights: [2.5, 1, -4], l2: 0.1"))
    ).lesson.setup
    numbers = list(numbers_of(setup))
    for told in ("2.5", "2.50", "4.0", "0.1", "0.5"):
        assert any(checked.covers(told) for checked in numbers)


def test_numbers_with_decimals_are_found_in_a_text():
    assert TOLD.findall("From -0.25 to 1,000.5, L2 = 0.1. Version 1.2.3 of 17") == [
        *("0.25", "1,000.5", "0.1", "1.2"),
    ]
