import pytest

from game.playground.controls import (
    L2,
    LEARNING_RATE,
    SCALES,
    THRESHOLD,
    WEIGHT,
    Knob,
    Step,
    knobs,
)


def turns(quantity, value, directions, step=Step.NORMAL):
    for direction in directions:
        value = SCALES[quantity].next(value, direction, step)
    return value


@pytest.mark.parametrize(
    ("quantity", "start", "step", "expected"),
    [
        (THRESHOLD.name, 0.5, Step.NORMAL, 0.55),
        (THRESHOLD.name, 0.5, Step.COARSE, 0.6),
        (THRESHOLD.name, 0.52, Step.NORMAL, 0.55),
        (THRESHOLD.name, 0.98, Step.NORMAL, 0.99),
        (LEARNING_RATE.name, 1.0, Step.NORMAL, 2.0),
        (LEARNING_RATE.name, 3.0, Step.NORMAL, 5.0),
        (LEARNING_RATE.name, 1.0, Step.COARSE, 10.0),
        (LEARNING_RATE.name, 1.0, Step.FINE, 1.1),
        (LEARNING_RATE.name, 1e6, Step.COARSE, 1e6),
        (L2.name, 0.0, Step.NORMAL, 1e-4),
        (L2.name, 1e-4, Step.NORMAL, 2e-4),
        (WEIGHT, 0.0, Step.FINE, 0.01),
        (WEIGHT, -0.34, Step.NORMAL, -0.3),
        (WEIGHT, 1e6, Step.COARSE, 1e6),
    ],
)
def test_a_press_raises_to_the_next_round_value(quantity, start, step, expected):
    assert turns(quantity, start, [+1], step) == expected


@pytest.mark.parametrize(
    ("quantity", "start", "step", "expected"),
    [
        (THRESHOLD.name, 0.52, Step.NORMAL, 0.5),
        (THRESHOLD.name, 0.02, Step.COARSE, 0.01),
        (LEARNING_RATE.name, 3.0, Step.NORMAL, 2.0),
        (LEARNING_RATE.name, 1e-4, Step.NORMAL, 1e-4),
        (L2.name, 1e-4, Step.NORMAL, 0.0),
        (L2.name, 0.0, Step.NORMAL, 0.0),
        (L2.name, 0.0, Step.COARSE, 0.0),
        (WEIGHT, 0.04, Step.NORMAL, 0.0),
    ],
)
def test_a_press_lowers_to_the_next_round_value(quantity, start, step, expected):
    assert turns(quantity, start, [-1], step) == expected


@pytest.mark.parametrize("quantity", SCALES)
@pytest.mark.parametrize("step", Step)
@pytest.mark.parametrize("direction", [+1, -1])
def test_presses_never_leave_the_range_and_always_get_somewhere(quantity, step, direction):
    scale = SCALES[quantity]
    value = scale.low if direction > 0 else scale.high
    for _ in range(40):
        after = turns(quantity, value, [direction], step)
        assert scale.low <= after <= scale.high
        assert after * direction > value * direction or after in {scale.low, scale.high}
        value = after


def test_thresholds_stay_round_after_many_presses():
    assert turns(THRESHOLD.name, 0.5, [+1] * 7 + [-1] * 7) == 0.5


def test_tab_reaches_threshold_rate_l2_each_weight_and_the_bias():
    assert knobs(3)[:3] == (THRESHOLD, LEARNING_RATE, L2)
    assert knobs(3)[-3:] == tuple(Knob(WEIGHT, index) for index in range(3))
