"""The sixteen functions of two inputs, by number: bit k is the target of row k, rows 00 first."""

from dataclasses import dataclass

from game.gates.gate import Symbol


@dataclass(frozen=True, slots=True)
class Function:
    """One of the sixteen: its name, and its standard shape if it has one."""

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
"""Those without a shape that shows both inputs are drawn as a labelled box."""
