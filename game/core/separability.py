"""The verdict: whether one neuron can learn given rows, decided without training, with a proof.

Either integer weights put every lit row (target 1) above 0 and every dark row (target 0) below 0,
or equally many lit and dark rows (a row may count several times) have equal sums, which excludes
such weights. Exactly one of the two is true (Gordan 1873, Farkas 1902), so the verdict is never
"unknown", and anyone can check it by addition.

Three methods are tried, from the easiest to follow to the one that always terminates:

1. Two lit rows a, b and two dark rows c, d with a + b = c + d, for XOR 01 + 10 = 00 + 11: a gate
   with such a conflict is called 2-summable. A full truth table of up to 8 inputs is learnable
   exactly where it is not. Elgot, "Truth functions realizable by single threshold organs" (1961);
   Chow, "Boolean functions realizable with single threshold devices" (1961); Muroga, "Threshold
   Logic and Its Applications" (1971), chapter 7.
2. The perceptron rule in integers: from zero weights, while some row is on the wrong side (or on
   the line), add the row if it is lit, subtract it if it is dark. Rosenblatt, "The perceptron"
   (1958). If weights of unit length separate the rows with a margin m, it ends within
   (R / m)² updates, R the length of the longest row: Novikoff, "On convergence proofs on
   perceptrons" (1962).
3. The simplex method in exact integers (`simplex`), for missing rows or product features.

None of thousands of gates with 6 inputs and 10 products took more than 0.02 s.
"""

from collections import Counter
from collections.abc import Sequence
from itertools import combinations_with_replacement, count
from math import gcd

import numpy as np

from ..record import Record
from .neuron import Bools, Examples, Ints
from .simplex import Infeasibility, solve


class IntegerRows(Record, eq=False):
    """One gate's rows as integers.

    Attributes:
        inputs: Features with a last column of ones, 0 or 1, shape (n_rows, n_features + 1).
        signs: +1 for a lit row (target 1), -1 for a dark one (target 0), shape (n_rows,).
    """

    inputs: Ints
    signs: Ints


def integer_rows(examples: Examples) -> IntegerRows:
    """Return the `examples` of one gate as integers.

    Raises:
        ValueError: If targets are for several neurons, or a number is neither 0 nor 1.
    """
    if examples.targets.ndim != 1:
        raise ValueError(f"targets: need shape (n_rows,), got {examples.targets.shape}")
    for name, numbers in (("inputs", examples.inputs), ("targets", examples.targets)):
        invalid = numbers[(numbers != 0) & (numbers != 1)]
        if invalid.size:
            raise ValueError(f"{name}: every number must be 0 or 1, got {invalid[0]}")
    signs = np.where(examples.targets == 1, 1, -1).astype(np.int64)
    return IntegerRows(examples.inputs.astype(np.int64), signs)


Pair = tuple[int, int]
"""The indices of two rows, the lower one first."""


def pairs_with_equal_sums(inputs: Ints) -> list[list[Pair]]:
    """Return groups of two or more pairs of rows whose inputs have the same sum.

    Args:
        inputs: Each 0 or 1, shape (n_rows, n_features).

    The sum of two rows of bits is identified by their `and` (where it is 2) and their `or` (where
    it is not 0). Groups whose rows differ in the fewest inputs come first: they are the easiest to
    see, above all the square faces of the cube.
    """
    masks = [int("".join(map(str, row)), 2) for row in inputs.tolist()]
    groups: dict[tuple[int, int], list[Pair]] = {}
    for i, j in combinations_with_replacement(range(len(masks)), 2):
        groups.setdefault((masks[i] & masks[j], masks[i] | masks[j]), []).append((i, j))
    shared = [(both ^ either, pairs) for (both, either), pairs in groups.items() if len(pairs) > 1]
    return [pairs for _, pairs in sorted(shared, key=lambda group: group[0].bit_count())]


def find_pair_conflict(inputs: Ints, signs: Ints) -> tuple[Pair, Pair] | None:
    """Return two lit and two dark rows with equal sums, as two pairs, or None if there are none.

    Args:
        inputs: Each 0 or 1, shape (n_rows, n_features).
        signs: +1 for a lit row, -1 for a dark one, shape (n_rows,).
    """
    sign_of = signs.tolist()
    for pairs in pairs_with_equal_sums(inputs):
        lit = _first_of_sign(pairs, sign_of, 1)
        dark = _first_of_sign(pairs, sign_of, -1)
        if lit and dark:
            return lit, dark
    return None


def _first_of_sign(pairs: Sequence[Pair], sign_of: Sequence[int], sign: int) -> Pair | None:
    return next(((i, j) for i, j in pairs if sign_of[i] == sign_of[j] == sign), None)


def perceptron(inputs: Ints, signs: Ints, max_updates: int) -> tuple[Ints, Bools]:
    """Return the weights that the perceptron rule reaches, and which of them separate the rows.

    Args:
        inputs: Features with a last column of ones, shape (n_rows, n_features + 1).
        signs: +1 for a lit row, -1 for a dark one, shape (n_gates, n_rows).
        max_updates: The rule stops after this many updates, without a decision.

    Returns:
        Integer weights, shape (n_gates, n_features + 1), and whether they separate the rows,
        shape (n_gates,).

    Each update uses the row with the worst margin, which keeps the weights small; the bound on the
    number of updates holds for any choice of a wrong row.
    """
    weights = np.zeros((len(signs), inputs.shape[1]), np.int64)
    if not len(inputs):
        return weights, np.ones(len(weights), bool)
    products = inputs @ inputs.T  # an update by row i changes the sum of row j by ±products[i, j]
    open_gates, margins = np.arange(len(signs)), np.zeros(signs.shape, np.int64)
    for update in count():
        worst = np.argmin(margins, axis=1)
        is_open = np.take_along_axis(margins, worst[:, None], axis=1)[:, 0] <= 0
        open_gates, signs, margins, worst = (
            values[is_open] for values in (open_gates, signs, margins, worst)
        )
        if not open_gates.size or update == max_updates:
            break
        steps = np.take_along_axis(signs, worst[:, None], axis=1)
        weights[open_gates] += steps * inputs[worst]
        margins += signs * steps * products[worst]
    separates = np.ones(len(weights), bool)
    separates[open_gates] = False
    return weights, separates


MAX_UPDATES = 500
"""Updates of the perceptron rule at most, about 5 ms; gates of up to 4 inputs need under 150."""

Portion = tuple[int, int]
"""The index of a row in the examples, and how many times it counts, at least once."""


class Separation(Record):
    """Weights that separate the rows: w·x + b > 0 on every lit row and < 0 on every dark one."""

    weights: tuple[int, ...]
    bias: int


class Conflict(Record):
    """Equally many lit and dark rows with equal sums."""

    ones: tuple[Portion, ...]
    zeros: tuple[Portion, ...]


class Verdict(Record):
    """Whether one neuron can learn some rows, and the certificate that proves it."""

    certificate: Separation | Conflict

    @property
    def learnable(self) -> bool:
        """Whether there are weights that get every row right."""
        return isinstance(self.certificate, Separation)


def verdict_on(examples: Examples) -> Verdict:
    """Return whether one neuron can learn `examples`, with a certificate.

    Args:
        examples: Inputs and targets of 0 and 1, of one gate; rows may be missing, and a gate
            without rows is learnable.

    Raises:
        ValueError: If a number is neither 0 nor 1, or the targets are for several neurons.
    """
    rows = integer_rows(examples)
    return Verdict(_pair_conflict(rows) or _perceptron_separation(rows) or _decide(rows))


def _pair_conflict(rows: IntegerRows) -> Conflict | None:
    pairs = find_pair_conflict(rows.inputs, rows.signs)
    if pairs is None:
        return None
    ones, zeros = (Counter(pair) for pair in pairs)
    divisor = gcd(*ones.values(), *zeros.values())
    return Conflict(
        tuple((row, times // divisor) for row, times in sorted(ones.items())),
        tuple((row, times // divisor) for row, times in sorted(zeros.items())),
    )


def _perceptron_separation(rows: IntegerRows) -> Separation | None:
    weights, separates = perceptron(rows.inputs, rows.signs[None], MAX_UPDATES)
    return _separation(weights[0].tolist()) if separates[0] else None


def _decide(rows: IntegerRows) -> Separation | Conflict:
    """Solve for row counts y >= 0 that add up to 1 over the lit rows and over the dark rows.

    The columns are (x, 1, 0) for a lit row x and (-x, 0, 1) for a dark one, the bounds (0, 1, 1).
    An infeasibility proof (u, α, β) has u·x + α <= 0 on lit rows, -u·x + β <= 0 on dark ones and
    α + β > 0; so weights -2u and bias β - α give at least α + β on lit rows, and at most -(α + β)
    on dark rows.
    """
    signs = rows.signs[:, None]
    columns = np.hstack([signs * rows.inputs[:, :-1], signs > 0, signs < 0])
    bounds = np.array([0] * (columns.shape[1] - 2) + [1, 1], object)
    answer = solve(columns.T.astype(object), bounds)
    if isinstance(answer, Infeasibility):
        *slopes, lit_offset, dark_offset = answer.multipliers
        return _separation([*(-2 * slope for slope in slopes), dark_offset - lit_offset])
    taken = [(row, times) for row, times in enumerate(answer.amounts) if times]
    return Conflict(
        tuple(portion for portion in taken if rows.signs[portion[0]] > 0),
        tuple(portion for portion in taken if rows.signs[portion[0]] < 0),
    )


def _separation(theta: list[int]) -> Separation:
    divisor = gcd(*theta) or 1
    *weights, bias = (number // divisor for number in theta)
    return Separation(tuple(weights), bias)
