"""A run as sentences look at it."""

from game.core.assessment import Mark
from game.playground.playground import Playground
from game.playground.run_view import RunView
from tests.support.scenes import BY_NAME


def test_rows_are_sorted_by_how_they_are_wrong():
    view = RunView(Playground(BY_NAME["XOR"]).forward(10))

    assert (view.too_bright, view.too_dark) == ((0,), (1,))
    assert view.not_right == (0, 1)
    assert view.nearest in view.rows(Mark.RIGHT)


def test_a_row_is_told_with_its_probability():
    view = RunView(Playground(BY_NAME["AND"]).forward(19))

    assert view.says(3) == ("with A and B on, the neuron says 0.506", "0.506")
