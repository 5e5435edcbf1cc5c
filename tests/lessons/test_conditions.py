"""When conditions hold."""

import pytest

from game.lessons.condition_parser import parse_condition
from game.lessons.conditions import rounded

VALUES = {"epoch": 16, "loss": 0.38547, "accuracy": 0.75, "p": 0.9996, "learned_at": None}


class State:
    gate = None

    def __init__(self, **values):
        self.asked = []
        self.values = VALUES | values

    def value(self, name, argument=""):
        assert (argument != "") == (name == "p")
        self.asked.append(name)
        return self.values[name]

    def flag(self, name):
        return name == "learnable"


def holds(text, **values):
    return parse_condition(text).holds(State(**values))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("epoch = 16", True),
        ("epoch != 16", False),
        ("epoch < 16", False),
        ("epoch <= 16", True),
        ("epoch > 16", False),
        ("epoch >= 16", True),
        ("learnable", True),
        ("not learnable", False),
        ("learned or epoch = 16", True),
        ("learned and epoch = 16", False),
        ("not (learned or epoch = 3)", True),
    ],
)
def test_operators(text, expected):
    assert holds(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("0.385", True),
        ("0.3855", True),
        ("0.386", False),
        ("0.39", True),
        ("0.4", True),
        ("0", True),
    ],
)
def test_equal_is_to_the_digits_written(text, expected):
    assert holds(f"loss = {text}") == expected
    assert holds(f"loss != {text}") != expected


def test_half_goes_to_even_and_is_judged_exactly():
    assert holds("loss = 0.12", loss=0.125)
    assert holds("loss = 0.38", loss=0.375)
    assert holds("loss = 2.67", loss=2.675)  # which is a little less than it looks
    assert str(rounded(0.1, 20)) == "0.10000000000000000555"


def test_a_setting_is_what_it_is_set_to():
    assert not holds("l2 = 0.1", l2=0.05)
    assert not holds("threshold = 0.2", threshold=0.25)
    assert holds("l2 = 0.1", l2=0.0001 * 10 * 10 * 10)
    assert holds("learning_rate = 10", learning_rate=10.0)


def test_zero_has_no_sign():
    assert holds("loss = 0.00", loss=-0.0001)


def test_a_share_is_one_only_if_it_is():
    assert not holds("accuracy = 1")
    assert holds("accuracy = 1", accuracy=1.0)
    assert not holds("p(11) = 1")
    assert holds("p(11) = 1.00")


@pytest.mark.parametrize("value", [float("inf"), float("-inf"), float("nan")])
def test_what_is_not_finite_equals_nothing(value):
    assert not holds("loss = 1", loss=value)
    assert not holds("loss = 1.0", loss=value)


@pytest.mark.parametrize("operator", ["=", "<", "<=", ">", ">="])
def test_nothing_compares_with_what_is_not_there(operator):
    assert not holds(f"learned_at {operator} 17")
    assert holds("learned_at != 17")


def test_the_part_because_of_which_it_does_not_hold_is_known():
    def failing(text):
        atom = parse_condition(text).failing(State())
        return None if atom is None else atom.position

    assert failing("epoch = 16") is None
    assert failing("epoch = 16 and loss = 1 and learned") == 15
    assert failing("learned or epoch = 3") == 11
    assert failing("epoch = 16 and not learnable") == 15
    assert failing("learnable or learned") is None


def test_what_takes_long_to_find_out_is_asked_last():
    state = State(gates_learned=3)
    assert not parse_condition("gates_learned = 3 and epoch = 1").holds(state)
    assert state.asked == ["epoch"]


def test_comparisons_are_found_wherever_they_stand():
    condition = parse_condition("not (epoch = 1 or p(01) = 0.5) and learned")
    assert [(c.what, c.number) for c in condition.comparisons()] == [
        ("epoch", "1"),
        ("p(01)", "0.5"),
    ]
