import pytest

from game.gates.scales import LADDER, Scale, Step, linear, on_ladder, on_ladder_from_zero

LINE = Scale(0.0, 1.0, linear(fine=0.01, normal=0.1, coarse=0.5))


@pytest.mark.parametrize(
    ("step", "up", "down"),
    [(Step.FINE, 0.43, 0.42), (Step.NORMAL, 0.5, 0.4), (Step.COARSE, 0.5, 0.0)],
)
def test_on_a_line_a_press_goes_to_the_next_multiple(step, up, down):
    assert LINE.next(0.425, +1, step) == up
    assert LINE.next(0.425, -1, step) == down


def test_the_ends_hold():
    assert LINE.next(0.9, +1, Step.COARSE) == 1.0
    assert LINE.next(0.1, -1, Step.COARSE) == 0.0
    assert LINE.clamped(7.0) == 1.0
    assert LINE.clamped(-7.0) == 0.0


@pytest.mark.parametrize("rung", LADDER[1:-1])
def test_on_the_ladder_up_and_down_undo_each_other(rung):
    assert on_ladder(on_ladder(rung, +1, Step.NORMAL), -1, Step.NORMAL) == rung


@pytest.mark.parametrize("step", Step)
def test_below_the_lowest_rung_is_nothing(step):
    assert on_ladder_from_zero(0.0, +1, step) == LADDER[0]
    assert on_ladder_from_zero(LADDER[0], -1, step) == 0.0
