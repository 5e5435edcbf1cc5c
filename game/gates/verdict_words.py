"""The verdict on a gate as text, with a proof that a learner can check with pencil and paper."""

from collections.abc import Iterable, Sequence
from functools import lru_cache

from ..core.separability import Conflict, Portion, Separation, Verdict, verdict_on
from ..record import Record
from .gate import Gate, check_gate

ALWAYS_LIT, NEVER_LIT = "it is always lit", "it is never lit"
TIMES, MINUS = "·", "\N{MINUS SIGN}"


def verdict_words(verdict: Verdict, gate: Gate) -> str:
    """Return the certificate of `verdict` on `gate.examples` as one formula."""
    if isinstance(verdict.certificate, Separation):
        return separation_words(verdict.certificate, gate)
    return conflict_words(verdict.certificate, gate)


def conflict_words(conflict: Conflict, gate: Gate) -> str:
    """Return lit rows = dark rows by their input bits: "01 + 10 = 00 + 11"."""
    names = ["".join(map(str, row)) for row in trained_rows(gate)]
    return f"{_row_sum(conflict.ones, names)} = {_row_sum(conflict.zeros, names)}"


def separation_words(separation: Separation, gate: Gate) -> str:
    """Return the inequality of the lit rows, "2·A + 2·B − 3 > 0", or that all rows are alike."""
    if not any(separation.weights):
        return ALWAYS_LIT if separation.bias > 0 else NEVER_LIT
    names = [name.replace("*", TIMES) for name in gate.feature_names]
    terms = [
        (weight, name if abs(weight) == 1 else f"{abs(weight)}{TIMES}{name}")
        for weight, name in zip(separation.weights, names, strict=True)
        if weight
    ]
    if separation.bias:
        terms.append((separation.bias, str(abs(separation.bias))))
    (first, text), *others = terms
    start = f"{MINUS}{text}" if first < 0 else text
    rest = (f" {MINUS if weight < 0 else '+'} {term}" for weight, term in others)
    return f"{start}{''.join(rest)} > 0"


def trained_rows(gate: Gate) -> tuple[tuple[int, ...], ...]:
    """Return the input bits of the rows that have a target, in the order of `gate.examples`."""
    return tuple(row for row, t in zip(gate.rows, gate.targets, strict=True) if t is not None)


def _row_sum(portions: Iterable[Portion], names: list[str]) -> str:
    return " + ".join(
        names[row] if times == 1 else f"{times}{TIMES}{names[row]}" for row, times in portions
    )


class RowSum(Record):
    """The sum of one row with integer weights.

    Attributes:
        bits: The row's inputs: "11".
        terms: The weights of its inputs that are 1, then the bias: "2 + 2 − 3".
        total: Their sum.
        is_lit: Whether the row's target is 1.
    """

    bits: str
    terms: str
    total: int
    is_lit: bool

    @property
    def formula(self) -> str:
        """The sum and its side of 0: "2 + 2 − 3 = 1 > 0"."""
        total = _signed(self.total)
        sum_ = total if self.terms == total else f"{self.terms} = {total}"
        return f"{sum_} {'>' if self.total > 0 else '<'} 0"


class ColumnSum(Record):
    """The lit or the dark rows of a conflict, and the sum of each column.

    Attributes:
        rows: How many times each row counts, and its bits, one for each feature.
        total: The sum of each column.
        is_lit: Whether the target of these rows is 1.
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


def column_sums(conflict: Conflict, gate: Gate) -> tuple[ColumnSum, ColumnSum]:
    """Return the sums of the lit rows and of the dark rows of `conflict`, which are equal."""
    return (
        _column_sum(conflict.ones, gate, is_lit=True),
        _column_sum(conflict.zeros, gate, is_lit=False),
    )


def features_of_row(gate: Gate, row: int) -> tuple[int, ...]:
    """Return the features of row `row`: inputs, then products."""
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


def verdict(gate: Gate) -> Verdict:
    """Return whether one neuron can learn `gate`, with a certificate that proves it.

    >>> xor = Gate("XOR", ("A", "B"), (0, 1, 1, 0))
    >>> verdict(xor).learnable
    False

    Raises:
        TypeError: `gate` is no `Gate`.
    """
    check_gate(gate)
    return _verdict(gate)


@lru_cache(maxsize=64)
def _verdict(gate: Gate) -> Verdict:
    return verdict_on(gate.examples)


ALIKE = "One neuron can learn this: {formula}, so the bias alone will do."
LEARNABLE = (
    "One neuron can learn this: {formula} is true of every row that must light up, and of no other."
)
NOT_LEARNABLE = (
    "One neuron cannot learn this: {formula}, yet the rows on the left must light up and those on"
    " the right stay dark; whatever the weights, both sides get the same sum."
)


def explain(gate: Gate, verdict: Verdict) -> str:
    """Return why one neuron can or cannot learn `gate`, in one sentence.

    Args:
        gate: The gate.
        verdict: The result of `verdict` for it.
    """
    formula = verdict_words(verdict, gate)
    if formula in (ALWAYS_LIT, NEVER_LIT):
        return ALIKE.format(formula=formula)
    return (LEARNABLE if verdict.learnable else NOT_LEARNABLE).format(formula=formula)
