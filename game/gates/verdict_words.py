"""The verdict on a gate as text, with a proof that a learner can check with pencil and paper."""

from collections.abc import Iterable, Sequence
from functools import lru_cache

from ..core.separability import Conflict, Portion, Separation, Verdict, verdict_on
from ..record import Record
from .gate import Gate, check_gate

ALWAYS_LIT, NEVER_LIT = "always lit", "never lit"
TIMES, MINUS = "·", "\N{MINUS SIGN}"
BIAS = "bias"


def verdict_words(verdict: Verdict, gate: Gate) -> str:
    """Return the certificate of `verdict` on `gate.examples` as one formula."""
    if isinstance(verdict.certificate, Separation):
        return separation_words(verdict.certificate, gate)
    return conflict_words(verdict.certificate, gate)


def conflict_words(conflict: Conflict, gate: Gate) -> str:
    """Return "rows 01 and 10 (lit) add up to the same as rows 00 and 11 (dark)"."""
    names = ["".join(map(str, row)) for row in trained_rows(gate)]
    lit, dark = (_listed(portions, names) for portions in (conflict.ones, conflict.zeros))
    return f"rows {lit} (lit) add up to the same as rows {dark} (dark)"


def separation_words(separation: Separation, gate: Gate) -> str:
    """Return the inequality of the lit rows, "2·A + 2·B − 3 > 0", or that all rows are alike."""
    if not any(separation.weights):
        return f"it is {_constant(separation)}"
    return f"{_separating_sum(separation, gate)} > 0"


def sum_words(separation: Separation, gate: Gate) -> str:
    """Return the sum that separates the rows, "2·A + 2·B − 3", or "−1: never lit"."""
    if not any(separation.weights):
        return f"{_signed(separation.bias)}: {_constant(separation)}"
    return _separating_sum(separation, gate)


def _constant(separation: Separation) -> str:
    return ALWAYS_LIT if separation.bias > 0 else NEVER_LIT


def _separating_sum(separation: Separation, gate: Gate) -> str:
    terms = [*zip(separation.weights, column_names(gate)[:-1], strict=True), (separation.bias, "")]
    return _added_up(terms)


def _added_up(terms: Iterable[tuple[int, str]]) -> str:
    """Return numbers times names, those of 0 left out: "2·A − B + 3"; "" names a bare number."""
    present = [(number, _term(abs(number), name)) for number, name in terms if number]
    (first, text), *others = present
    start = f"{MINUS}{text}" if first < 0 else text
    rest = (f" {MINUS if number < 0 else '+'} {term}" for number, term in others)
    return f"{start}{''.join(rest)}"


def _term(number: int, name: str) -> str:
    if not name:
        return str(number)
    return name if number == 1 else f"{number}{TIMES}{name}"


def column_names(gate: Gate) -> tuple[str, ...]:
    """Return the names of the inputs and products as they are written, and "bias"."""
    return (*(name.replace("*", TIMES) for name in gate.feature_names), BIAS)


def trained_rows(gate: Gate) -> tuple[tuple[int, ...], ...]:
    """Return the input bits of the rows that have a target, in the order of `gate.examples`."""
    return tuple(row for row, t in zip(gate.rows, gate.targets, strict=True) if t is not None)


def _listed(portions: Sequence[Portion], names: list[str]) -> str:
    """Return rows in words: "000 (twice) and 111"."""
    *first, last = [f"{names[row]}{_times_in_words(times)}" for row, times in portions]
    return f"{', '.join(first)} and {last}" if first else last


def _times_in_words(times: int) -> str:
    return {1: "", 2: " (twice)"}.get(times, f" ({times} times)")


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
        rows: How many times each row counts, and its numbers: the features, and 1 for the bias.
        total: The sum of each column, the bias last: it counts once for each row.
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


def clash_words(conflict: Conflict) -> str:
    """Return what the equal sums of `conflict` mean, in one sentence."""
    return EQUAL_SUMS.format(group=_group(conflict))


def _group(conflict: Conflict) -> str:
    return "pair" if sum(times for _, times in conflict.ones) == PAIR else "group"


NO_WEIGHTS = "no weights can make one {group} bright and the other dark."
EQUAL_SUMS = f"Both {{group}}s add up to the same, so {NO_WEIGHTS}"
PAIR = 2


def _column_sum(portions: Sequence[Portion], gate: Gate, *, is_lit: bool) -> ColumnSum:
    trained = [row for row, target in enumerate(gate.targets) if target is not None]
    rows = tuple((times, (*features_of_row(gate, trained[at]), 1)) for at, times in portions)
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


ALIKE = "One neuron can learn this: it is {formula}, so the bias alone will do."
LEARNABLE = (
    "One neuron can learn this: {formula} is above 0 where it must be lit, and below 0 where it"
    " must be dark."
)
NOT_LEARNABLE = "One neuron cannot learn this: {formula}: {total}. So {clash}"


def explain(gate: Gate, verdict: Verdict) -> str:
    """Return why one neuron can or cannot learn `gate`.

    Args:
        gate: The gate.
        verdict: The result of `verdict` for it.
    """
    certificate = verdict.certificate
    if isinstance(certificate, Conflict):
        lit, _ = column_sums(certificate, gate)
        total = _added_up(zip(lit.total, column_names(gate), strict=True))
        words = conflict_words(certificate, gate)
        clash = NO_WEIGHTS.format(group=_group(certificate))
        return NOT_LEARNABLE.format(formula=words, total=total, clash=clash)
    if not any(certificate.weights):
        return ALIKE.format(formula=_constant(certificate))
    return LEARNABLE.format(formula=_separating_sum(certificate, gate))
