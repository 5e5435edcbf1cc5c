"""The verdict: whether one neuron can learn given rows, decided before any training, with proof.

Either integer weights put every lit row (target 1) above 0 and every dark row (target 0) below, or
lit rows and dark rows, some perhaps taken several times, as many of the one kind as of the other,
have equal sums, which no weights survive. Exactly one of the two is true (Gordan 1873, Farkas
1902), so the verdict is never "unknown", and whoever doubts it can check it by adding up.

Three ways are tried, from the one that is easiest to follow to the one that always ends: a clash of
two lit and two dark rows (`clash`), the perceptron rule (`perceptron`), the simplex (`simplex`).
Of thousands of gates of 6 inputs with 10 products none took more than 0.02 s.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from math import gcd

import numpy as np

from game.core.clash import find_pair_clash
from game.core.neuron import Examples
from game.core.perceptron import perceptron
from game.core.rows import IntegerRows, integer_rows
from game.core.simplex import Refusal, solve

MAX_UPDATES = 500
"""Updates granted to the perceptron rule, 5 ms at most; gates of up to 4 inputs need under 150."""

Portion = tuple[int, int]
"""The index of a row in the examples, and how many times it is taken, at least once."""


@dataclass(frozen=True, slots=True)
class Separation:
    """Weights that do it: w·x + b > 0 on every lit row and < 0 on every dark one."""

    weights: tuple[int, ...]
    bias: int


@dataclass(frozen=True, slots=True)
class Clash:
    """Lit rows and dark rows with equal sums, as many of the one kind as of the other."""

    ones: tuple[Portion, ...]
    zeros: tuple[Portion, ...]


@dataclass(frozen=True, slots=True)
class Verdict:
    """What one neuron can make of some rows, and the certificate that proves it."""

    certificate: Separation | Clash

    @property
    def learnable(self) -> bool:
        """Whether some weights get every row right."""
        return isinstance(self.certificate, Separation)


def verdict(examples: Examples) -> Verdict:
    """Return whether one neuron can learn `examples`, with a certificate.

    Args:
        examples: Inputs and targets of 0 and 1, of a single gate; rows may be missing, and a gate
            without any is learnable.

    Raises:
        ValueError: If a number is neither 0 nor 1, or the targets are for several neurons.
    """
    rows = integer_rows(examples)
    return Verdict(_pair_clash(rows) or _perceptron_separation(rows) or _decide(rows))


def holds(verdict: Verdict, examples: Examples) -> bool:
    """Return whether the certificate of `verdict` is true of `examples`, by arithmetic alone."""
    rows = integer_rows(examples)
    certificate = verdict.certificate
    if isinstance(certificate, Separation):
        theta = (*certificate.weights, certificate.bias)
        return len(theta) == rows.inputs.shape[1] and all(
            sign * sum(w * x for w, x in zip(theta, row, strict=True)) > 0
            for row, sign in zip(rows.inputs.tolist(), rows.signs.tolist(), strict=True)
        )
    return (
        bool(certificate.ones)
        and _are_rows_of_sign(certificate.ones, rows, 1)
        and _are_rows_of_sign(certificate.zeros, rows, -1)
        and _sum(certificate.ones, rows) == _sum(certificate.zeros, rows)
    )


def _are_rows_of_sign(portions: Iterable[Portion], rows: IntegerRows, sign: int) -> bool:
    return all(
        0 <= row < len(rows.signs) and rows.signs[row] == sign and times > 0
        for row, times in portions
    )


def _sum(portions: Iterable[Portion], rows: IntegerRows) -> list[int]:
    """The sum of the portions' rows; its last entry, of the column of ones, is their count."""
    columns = rows.inputs.T.tolist()
    return [sum(column[row] * times for row, times in portions) for column in columns]


def _pair_clash(rows: IntegerRows) -> Clash | None:
    pairs = find_pair_clash(rows.inputs, rows.signs)
    if pairs is None:
        return None
    ones, zeros = (Counter(pair) for pair in pairs)
    divisor = gcd(*ones.values(), *zeros.values())
    return Clash(
        tuple((row, times // divisor) for row, times in sorted(ones.items())),
        tuple((row, times // divisor) for row, times in sorted(zeros.items())),
    )


def _perceptron_separation(rows: IntegerRows) -> Separation | None:
    weights, separates = perceptron(rows.inputs, rows.signs[None], MAX_UPDATES)
    return _separation(weights[0].tolist()) if separates[0] else None


def _decide(rows: IntegerRows) -> Separation | Clash:
    """Ask the simplex for row counts y >= 0, those of lit and of dark rows adding up to 1 each.

    The columns are (x, 1, 0) for a lit row x and (-x, 0, 1) for a dark one, the bounds (0, 1, 1).
    A refusal (u, α, β) has u·x + α <= 0 on lit rows, -u·x + β <= 0 on dark ones and α + β > 0;
    so weights -2u and bias β - α give at least α + β on lit rows, and at most -(α + β) on dark.
    """
    signs = rows.signs[:, None]
    columns = np.hstack([signs * rows.inputs[:, :-1], signs > 0, signs < 0])
    bounds = np.array([0] * (columns.shape[1] - 2) + [1, 1], object)
    answer = solve(columns.T.astype(object), bounds)
    if isinstance(answer, Refusal):
        *slopes, lit_offset, dark_offset = answer.multipliers
        return _separation([*(-2 * slope for slope in slopes), dark_offset - lit_offset])
    taken = [(row, times) for row, times in enumerate(answer.amounts) if times]
    return Clash(
        tuple(portion for portion in taken if rows.signs[portion[0]] > 0),
        tuple(portion for portion in taken if rows.signs[portion[0]] < 0),
    )


def _separation(theta: list[int]) -> Separation:
    divisor = gcd(*theta) or 1
    *weights, bias = (number // divisor for number in theta)
    return Separation(tuple(weights), bias)
