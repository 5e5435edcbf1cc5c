import pytest

from game.gates import GateFileError, parse_gate

START = "name: G\ninputs: [A, B]\n"


@pytest.mark.parametrize(
    "text",
    [
        "expression: A and B",
        "outputs: [0, 0, 0, 1]",
        "truth_table: [[0, 0, 0], [0, 1, 0], [1, 0, 0], [1, 1, 1]]",
        "truth_table: [[1, 1, 1], [1, 0, 0], [0, 0, 0], [0, 1, 0]]",
    ],
)
def test_three_ways_give_the_same_targets(text):
    assert parse_gate(START + text).targets == (0, 0, 0, 1)


def test_a_row_left_out_and_an_x_are_no_target():
    left_out = parse_gate(START + "truth_table: [[0, 0, 0], [1, 0, x], [1, 1, 1]]")
    assert left_out.targets == (0, None, None, 1)
    assert parse_gate(START + "outputs: [0, x, x, 1]").targets == left_out.targets


def test_products_are_the_indices_of_their_factors_in_order():
    gate = parse_gate(START + "outputs: [0, 0, 0, 1]\nfeatures: [B * A]")
    assert gate.features == ((0, 1),)


@pytest.mark.parametrize("keys", ["", "expression: A\noutputs: [0, 0, 1, 1]"])
def test_there_is_exactly_one_way(keys):
    with pytest.raises(GateFileError):
        parse_gate(START + keys)
