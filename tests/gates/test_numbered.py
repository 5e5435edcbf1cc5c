import pytest

from game.core.census import all_gates
from game.gates.gate import Symbol
from game.gates.numbered import SIXTEEN, numbered_gate

TRUTH_TABLES = {  # rows 00, 01, 10, 11
    "FALSE": "0000",
    "AND": "0001",
    "A AND NOT B": "0010",
    "A": "0011",
    "B AND NOT A": "0100",
    "B": "0101",
    "XOR": "0110",
    "OR": "0111",
    "NOR": "1000",
    "XNOR": "1001",
    "NOT B": "1010",
    "B IMPLIES A": "1011",
    "NOT A": "1100",
    "IMPLY": "1101",
    "NAND": "1110",
    "TRUE": "1111",
}


@pytest.mark.parametrize("number", range(16))
def test_each_of_the_sixteen_does_what_its_name_says(number):
    gate = numbered_gate(2, number)
    assert gate.name == SIXTEEN[number].name
    assert "".join(map(str, gate.targets)) == TRUTH_TABLES[gate.name]


SHAPES = {
    1: {"NOT": Symbol.NOT, "A": Symbol.BUFFER},
    2: {
        "AND": Symbol.AND,
        "NAND": Symbol.NAND,
        "OR": Symbol.OR,
        "NOR": Symbol.NOR,
        "XOR": Symbol.XOR,
        "XNOR": Symbol.XNOR,
    },
    3: {},
}


@pytest.mark.parametrize("n_inputs", SHAPES)
def test_those_that_have_a_standard_shape_are_drawn_in_it(n_inputs):
    gates = [numbered_gate(n_inputs, number) for number in range(1 << (1 << n_inputs))]
    assert {gate.name: gate.symbol for gate in gates if gate.symbol} == SHAPES[n_inputs]


def test_the_sixteen_have_sixteen_names():
    assert {function.name for function in SIXTEEN} == set(TRUTH_TABLES)


def test_gates_of_one_input_do_what_their_names_say():
    gates = {numbered_gate(1, number).name: numbered_gate(1, number).targets for number in range(4)}
    assert gates == {"FALSE": (0, 0), "NOT": (1, 0), "A": (0, 1), "TRUE": (1, 1)}


def test_numbers_are_those_of_all_gates():
    for n_inputs, number in ((3, 200), (4, 54_321)):
        gate = numbered_gate(n_inputs, number)
        assert list(gate.targets) == list(all_gates(n_inputs).targets[number])
        assert gate.n_inputs == n_inputs
        assert str(number) in gate.name


@pytest.mark.parametrize(
    ("n_inputs", "number", "message"),
    [
        (2, 16, "gates of 2 inputs: need 0 to 15, got 16"),
        (2, -1, "got -1"),
        (5, 0, "need 1 to 4 inputs, got 5"),
    ],
)
def test_gates_that_do_not_exist_are_refused(n_inputs, number, message):
    with pytest.raises(ValueError, match=message):
        numbered_gate(n_inputs, number)
