import pytest

from game.gates import GateFileError, parse_gate
from game.gates.bounds import LEARNING_RATE, THRESHOLD, Interval
from tests.support.bad_files import AND


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


@pytest.mark.parametrize(
    ("line", "allowed", "refused"),
    [
        ("training: {{learning_rate: {}}}", ["1e-300", "1000000"], ["0", "1000001"]),
        ("training: {{l2: {}}}", ["0", "1000"], ["-0.001", "1000.001"]),
        ("training: {{threshold: {}}}", ["0.001", "0.999"], ["0", "1"]),
        ("training: {{seed: {}}}", ["0", "4294967295"], ["-1", "4294967296"]),
        (
            "initial: {{weights: [{}, 0], bias: 0}}",
            ["-1000000", "1000000"],
            ["-1000001", "1000001"],
        ),
    ],
)
def test_a_number_at_its_bound_is_allowed_and_none_beyond(line, allowed, refused):
    for value in allowed:
        parse_gate(AND + line.format(value))
    for value in refused:
        with pytest.raises(GateFileError):
            parse_gate(AND + line.format(value))
