"""Values are told with the decimals that show the difference."""

import pytest

from game.lessons.condition_parser import parse_condition
from game.lessons.proof_words import as_it_is, otherwise


class State:
    gate = None

    def __init__(self, value):
        self._value = value

    def value(self, name, argument=""):  # noqa: ARG002 - one value for all
        return self._value

    def flag(self, name):  # noqa: ARG002 - all are down
        return False


@pytest.mark.parametrize(
    ("condition", "value", "sentence"),
    [
        ("loss = 0.900", 0.88, "loss is 0.880 at epoch 3, not 0.900."),
        ("accuracy = 1", 0.9999, "accuracy is 0.9999 at epoch 3, not 1."),
        ("epoch >= 2000", 1999, "epoch is 1,999 at epoch 3, not at least 2000."),
        ("loss < 0.5", 0.50001, "loss is 0.50001 at epoch 3, not below 0.5."),
        ("loss < 0.5", 0.5, "loss is 0.500 at epoch 3, not below 0.5."),
        ("l2 = 0.1", 0.05, "l2 is 0.05 at epoch 3, not 0.1."),
        ("l2 = 0.1", 0.2, "l2 is 0.2 at epoch 3, not 0.1."),
    ],
)
def test_a_figure(condition, value, sentence):
    state = State(value)
    atom = parse_condition(condition).failing(state)
    assert otherwise(atom, state, "at epoch 3") == sentence


def test_the_end_of_a_sentence_on_keys():
    state = State(None)
    assert as_it_is(parse_condition("loss = 1").failing(state), state) == "there is no loss yet"
