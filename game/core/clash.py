"""Pairs of rows with equal sums: the shortest proof that no neuron can learn a gate.

Where two lit rows a, b and two dark rows c, d have a + b = c + d, the sum of the logits of a and b
equals that of c and d, whatever the weights; yet the first two would have to be positive and the
last two negative. XOR: 01 + 10 = 00 + 11. A gate with such a clash is called 2-summable. A full
truth table of up to 8 inputs is learnable exactly where it is not; rows left out and product
features need clashes of more rows (`simplex` finds those).

Sources: Elgot, "Truth functions realizable by single threshold organs" (1961); Chow, "Boolean
functions realizable with single threshold devices" (1961); Muroga, "Threshold Logic and Its
Applications" (1971), chapter 7.
"""

from collections.abc import Sequence
from itertools import combinations_with_replacement

from game.core.types import Ints

Pair = tuple[int, int]
"""Two indices of rows, the lower first."""


def pairs_with_equal_sums(inputs: Ints) -> list[list[Pair]]:
    """Return groups of two or more pairs of rows whose inputs have the same sum.

    Args:
        inputs: Each 0 or 1, shape (n_rows, n_features).

    A sum of two rows of bits is told by their `and` (where it is 2) and their `or` (where it is
    not 0). Groups whose rows differ in the fewest inputs come first: those are the easiest to see,
    and a square face of the cube is the best of all.
    """
    masks = [int("".join(map(str, row)), 2) for row in inputs.tolist()]
    groups: dict[tuple[int, int], list[Pair]] = {}
    for i, j in combinations_with_replacement(range(len(masks)), 2):
        groups.setdefault((masks[i] & masks[j], masks[i] | masks[j]), []).append((i, j))
    shared = [(both ^ either, pairs) for (both, either), pairs in groups.items() if len(pairs) > 1]
    return [pairs for _, pairs in sorted(shared, key=lambda group: group[0].bit_count())]


def find_pair_clash(inputs: Ints, signs: Ints) -> tuple[Pair, Pair] | None:
    """Return a pair of lit and a pair of dark rows with equal sums, or None if there is none.

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
