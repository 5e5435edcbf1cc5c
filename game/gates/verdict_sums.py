"""A verdict's certificate as sums, row by row: what a learner adds up with a pencil."""

from collections.abc import Sequence
from dataclasses import dataclass

from game.core.verdict import Clash, Portion, Separation
from game.gates.gate import Gate
from game.gates.verdict_words import MINUS


@dataclass(frozen=True, slots=True)
class RowSum:
    """What integer weights make of one row.

    Attributes:
        bits: The row's inputs: "11".
        terms: The weights that count in it, the bias last: "2 + 2 − 3".
        total: Their sum.
        is_lit: Whether the row is to light up.
    """

    bits: str
    terms: str
    total: int
    is_lit: bool

    @property
    def formula(self) -> str:
        """The sum and on which side of 0 it is: "2 + 2 − 3 = 1 > 0"."""
        total = _signed(self.total)
        sum_ = total if self.terms == total else f"{self.terms} = {total}"
        return f"{sum_} {'>' if self.total > 0 else '<'} 0"


@dataclass(frozen=True, slots=True)
class ColumnSum:
    """Rows of one kind in a clash, and what they add up to, column by column.

    Attributes:
        rows: How many times a row is taken, and its bits, one a feature.
        total: The sum of each column.
        is_lit: Whether these rows are to light up.
    """

    rows: tuple[tuple[int, tuple[int, ...]], ...]
    total: tuple[int, ...]
    is_lit: bool


def row_sums(separation: Separation, gate: Gate) -> tuple[RowSum, ...]:
    """Return the sum of every row of `gate` that has a target."""
    sums = []
    for row, target in enumerate(gate.targets):
        if target is None:
            continue
        bits = features_of_row(gate, row)
        counted = [weight for weight, bit in zip(separation.weights, bits, strict=True) if bit]
        counted = [weight for weight in (*counted, separation.bias) if weight] or [0]
        name = "".join(map(str, gate.rows[row]))
        sums.append(RowSum(name, _terms(counted), sum(counted), bool(target)))
    return tuple(sums)


def column_sums(clash: Clash, gate: Gate) -> tuple[ColumnSum, ColumnSum]:
    """Return what the lit rows of `clash` add up to, and the dark ones: the same."""
    return (
        _column_sum(clash.ones, gate, is_lit=True),
        _column_sum(clash.zeros, gate, is_lit=False),
    )


def features_of_row(gate: Gate, row: int) -> tuple[int, ...]:
    """Return what the neuron sees in row `row` besides the bias: inputs, then products."""
    return tuple(int(value) for value in gate.design[row, :-1])


def _column_sum(portions: Sequence[Portion], gate: Gate, *, is_lit: bool) -> ColumnSum:
    trained = [row for row, target in enumerate(gate.targets) if target is not None]
    rows = tuple((times, features_of_row(gate, trained[place])) for place, times in portions)
    columns = zip(*(tuple(times * bit for bit in bits) for times, bits in rows), strict=True)
    return ColumnSum(rows, tuple(sum(column) for column in columns), is_lit)


def _terms(weights: Sequence[int]) -> str:
    first, *others = weights
    rest = (f" {MINUS if weight < 0 else '+'} {abs(weight)}" for weight in others)
    return f"{_signed(first)}{''.join(rest)}"


def _signed(number: int) -> str:
    return f"{MINUS}{-number}" if number < 0 else str(number)
