import pytest

from game.gates.bounds import LEARNING_RATE, THRESHOLD, Interval


@pytest.mark.parametrize(
    ("interval", "inside", "outside"),
    [
        (Interval(0, 1), [0, 0.5, 1], [-1e-9, 1.1, float("nan"), float("inf")]),
        (LEARNING_RATE, [1e-300, 1e6], [0.0, 1e6 + 1, float("nan")]),
        (THRESHOLD, [1e-9, 0.5], [0.0, 1.0]),
    ],
)
def test_an_open_end_is_itself_left_out(interval, inside, outside):
    assert all(value in interval for value in inside)
    assert not any(value in interval for value in outside)


def test_it_reads_as_a_sentence_goes_on():
    assert str(Interval(0, 2_000)) == "at least 0 and at most 2,000"
    assert str(LEARNING_RATE) == "above 0 and at most 1,000,000"
    assert str(THRESHOLD) == "above 0 and below 1"
