"""A verdict's certificate in signs that a learner can check with a pencil."""

from collections.abc import Iterable

from game.core.verdict import Clash, Portion, Separation, Verdict
from game.gates.gate import Gate

ALWAYS_LIT, NEVER_LIT = "it is always lit", "it is never lit"
TIMES, MINUS = "·", "\N{MINUS SIGN}"


def verdict_words(verdict: Verdict, gate: Gate) -> str:
    """Return the certificate of `verdict` on `gate.examples` as one formula."""
    if isinstance(verdict.certificate, Separation):
        return separation_words(verdict.certificate, gate)
    return clash_words(verdict.certificate, gate)


def clash_words(clash: Clash, gate: Gate) -> str:
    """Return lit rows = dark rows by their input bits: "01 + 10 = 00 + 11"."""
    names = ["".join(map(str, row)) for row in trained_rows(gate)]
    return f"{_row_sum(clash.ones, names)} = {_row_sum(clash.zeros, names)}"


def separation_words(separation: Separation, gate: Gate) -> str:
    """Return what is true of lit rows only: "2·A + 2·B − 3 > 0", or that all rows are alike."""
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
    """Return the input bits of the rows that have a target, as `gate.examples` counts them."""
    return tuple(row for row, t in zip(gate.rows, gate.targets, strict=True) if t is not None)


def _row_sum(portions: Iterable[Portion], names: list[str]) -> str:
    return " + ".join(
        names[row] if times == 1 else f"{times}{TIMES}{names[row]}" for row, times in portions
    )
