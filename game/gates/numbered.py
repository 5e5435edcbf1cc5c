"""Gates by number, as on the all-gates page: bit k of the number is the target of row k."""

from ..core.census import count_of_gates
from ..record import Record
from .gate import Gate, Symbol


class Function(Record):
    """One of the sixteen functions of two inputs: its name, and its standard shape, if any."""

    name: str
    symbol: Symbol | None = None


SIXTEEN = (
    Function("FALSE"),
    Function("NOR", Symbol.NOR),
    Function("B AND NOT A"),
    Function("NOT A"),
    Function("A AND NOT B"),
    Function("NOT B"),
    Function("XOR", Symbol.XOR),
    Function("NAND", Symbol.NAND),
    Function("AND", Symbol.AND),
    Function("XNOR", Symbol.XNOR),
    Function("B"),
    Function("IMPLY"),
    Function("A"),
    Function("B IMPLIES A"),
    Function("OR", Symbol.OR),
    Function("TRUE"),
)
"""Functions without a standard shape with two inputs are drawn as a labelled box."""


LETTERS = "ABCD"

FOUR = (
    Function("FALSE"),
    Function("NOT", Symbol.NOT),
    Function("A", Symbol.BUFFER),
    Function("TRUE"),
)
"""The functions of one input."""

NAMED = {1: FOUR, 2: SIXTEEN}


def numbered_gate(n_inputs: int, number: int) -> Gate:
    """Return gate `number` of 1 to 4 inputs.

    Raises:
        ValueError: If `n_inputs` is not 1 to 4, or `number` is out of range.
    """
    n_gates = count_of_gates(n_inputs)
    if not 0 <= number < n_gates:
        raise ValueError(f"gates of {n_inputs} inputs: need 0 to {n_gates - 1}, got {number}")
    function = function_of(n_inputs, number)
    return Gate(
        name=function.name,
        inputs=tuple(LETTERS[:n_inputs]),
        targets=tuple(number >> row & 1 for row in range(1 << n_inputs)),
        symbol=function.symbol,
    )


def function_of(n_inputs: int, number: int) -> Function:
    """Return the name of gate `number`: that of its function, or its number where it has none."""
    named = NAMED.get(n_inputs)
    return named[number] if named else Function(f"Gate {number} of {n_inputs} inputs")
