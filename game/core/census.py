"""The census: which of all gates of a few inputs one neuron can learn, each with a proof.

The counts are known (Winder 1965; OEIS A000609: 4, 14, 104, 1882), but the code here does not rely
on them: a gate counts as not learnable only with two lit and two dark rows in conflict, and as
learnable only with integer weights that separate its rows.
"""

from collections.abc import Callable
from itertools import permutations

import numpy as np

from ..record import Record
from .gate_numbers import all_gates
from .neuron import Bools, Ints
from .separability import Pair, pairs_with_equal_sums, perceptron

MAX_UPDATES = 1000
"""Updates of the perceptron rule at most; gates of four inputs need under 150."""


class Census(Record, eq=False):
    """All gates of `n_inputs` inputs, by their numbers (see `all_gates`).

    Attributes:
        n_inputs: 1 to 4.
        learnable: Shape (n_gates,).
        weights: Integers that separate the rows, the bias last, shape (n_gates, n_inputs + 1); 0
            where a gate is not learnable.
        conflicts: Two lit and two dark rows with equal sums, shape (n_gates, 4); -1 where a gate is
            learnable.
    """

    n_inputs: int
    learnable: Bools
    weights: Ints
    conflicts: Ints


def take_census(n_inputs: int, progress: Callable[[float], None] = lambda _: None) -> Census:
    """Return the verdict on every gate of 1 to 4 inputs.

    Args:
        n_inputs: 1 to 4.
        progress: Called with the completed share of the work, which ascends to 1.

    Raises:
        ValueError: If `n_inputs` is not 1, 2, 3 or 4.
    """
    examples = all_gates(n_inputs)
    inputs = examples.inputs.astype(np.int64)
    conflicts = _conflicts(pairs_with_equal_sums(inputs), len(examples.targets), progress)
    learnable = conflicts[:, 0] < 0
    signs = np.where(examples.targets[learnable] == 1, 1, -1)
    weights = np.zeros((len(examples.targets), n_inputs + 1), np.int64)
    weights[learnable], separates = perceptron(inputs, signs, MAX_UPDATES)
    assert separates.all(), (
        "a full table of up to 8 inputs without a conflict of pairs is learnable"
    )
    progress(1.0)
    return Census(n_inputs, learnable, weights, conflicts)


def _conflicts(groups: list[list[Pair]], n_gates: int, progress: Callable[[float], None]) -> Ints:
    """Return each gate's first conflict among `groups` of pairs with equal sums, or -1s."""
    conflicts = np.full((n_gates, 4), -1)
    unsettled = np.arange(n_gates)
    for index, group in enumerate(groups):
        progress(index / len(groups))
        for lit, dark in permutations(group, 2):
            lit_rows, dark_rows = _mask(lit), _mask(dark)
            is_hit = (unsettled & (lit_rows | dark_rows)) == lit_rows
            conflicts[unsettled[is_hit]] = (*lit, *dark)
            unsettled = unsettled[~is_hit]
    return conflicts


def _mask(pair: Pair) -> int:
    return 1 << pair[0] | 1 << pair[1]
