"""Numbers as they are written: never a 0 or a 1 that is none, never judged in two ways."""

import numpy as np
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from game.core.assessment import UNDECIDED_MARGIN, answer
from game.core.decimals import inside, nats, positive, row_probability, significant

UNIT = st.floats(0.0, 1.0)
THRESHOLDS = st.sampled_from([0.01, 0.1, 0.3, 0.495, 0.5, 0.65, 0.99]) | st.floats(0.001, 0.999)


@pytest.mark.parametrize(
    ("write", "value", "expected"),
    [
        (inside, 0.9338, "0.934"),
        (inside, 0.0, "<0.001"),
        (inside, 4e-4, "<0.001"),
        (inside, 6e-4, "0.001"),
        (inside, 0.9994, "0.999"),
        (inside, 0.9996, ">0.999"),
        (inside, 1.0, ">0.999"),
        (positive, 1.0, "1.000"),
        (positive, 4e-4, "<0.001"),
    ],
)
def test_three_decimals(write, value, expected):
    assert write(value, 3) == expected


@pytest.mark.parametrize(("places", "text"), [(2, "<0.01"), (3, "<0.001"), (4, "<0.0001")])
def test_as_many_digits_as_the_numbers_beside_it(places, text):
    assert inside(1e-9, places) == positive(1e-9, places) == text
    assert inside(1 - 1e-9, places) == f">{1 - 10.0**-places:.{places}f}"


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (0.0, "0"),
        (-0.0, "0"),
        (1.0, "1"),
        (0.123456789, "0.123457"),
        (1e6, "1e+06"),
        (0.99999999, "0.99999999"),
        (-1.0000002, "-1.0000002"),
        (1e-9, "1e-09"),
    ],
)
def test_significant_digits(value, expected):
    assert significant(value, 6) == expected


def test_a_loss_is_never_0():
    assert nats(0.25, 6) == "0.25"
    assert nats(0.0, 6) == "<1e-300"


@pytest.mark.parametrize(
    ("p", "threshold", "expected"),
    [
        (0.4949, 0.5, "0.495"),  # says 0, and 0.495 would as well
        (0.49501, 0.5, "0.49501"),  # undecided, which 0.495 would not be
        (0.5049, 0.5, "0.5049"),
        (0.5051, 0.5, "0.505"),
        (0.5000004, 0.5, "0.500"),
        (0.105, 0.1, "0.105"),
        (0.3, 0.5, "0.300"),
        (1e-5, 0.5, "<0.001"),
        (1 - 1e-5, 0.996, ">0.999"),
    ],
)
def test_one_digit_more_where_rounding_would_judge_in_another_way(p, threshold, expected):
    assert row_probability(p, threshold, 3) == expected


@given(UNIT, THRESHOLDS, st.integers(2, 4))
@example(0.4999999, 0.5, 2)
def test_a_number_reads_as_it_is_judged(p, threshold, places):
    text = row_probability(p, threshold, places)
    if text[0] in "<>" or abs(abs(p - threshold) - UNDECIDED_MARGIN) < 1e-11:
        return
    assert abs(float(text) - p) <= 0.5 * 10.0**-places + 1e-15
    distance = abs(float(text) - threshold)
    judged = answer(p, threshold)
    assert (distance < UNDECIDED_MARGIN - 1e-12) == judged.is_undecided
    assert judged.is_undecided or (float(text) > threshold) == judged.is_one


@pytest.mark.parametrize("places", [2, 3, 4])
@pytest.mark.parametrize("threshold", [0.004, 0.0055, 0.1, 0.37, 0.5, 0.995])
def test_texts_that_are_equal_are_judged_alike(threshold, places):
    generator = np.random.default_rng(0)
    near = threshold + generator.uniform(-0.012, 0.012, 4000)
    judged = {}
    for p in np.clip(near, 1e-9, 1 - 1e-9).tolist():
        judged.setdefault(row_probability(p, threshold, places), set()).add(answer(p, threshold))
    assert all(len(answers) == 1 for answers in judged.values())
    assert len({next(iter(answers)) for answers in judged.values()}) > 1
