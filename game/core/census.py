"""Every gate of a few inputs: its number, its cell in the grid of all gates, its verdict.

Bit k of a gate's number is its target on row k, rows in counting order. Of two inputs, gate 8 =
0b1000 is AND (only row 3, which is 11, is lit), gate 6 = 0b0110 is XOR, gate 0 is FALSE and gate 15
TRUE. In the grid, the sixteen gates of two inputs are in reading order. The gates of three and four
inputs are ordered so that neighbours are similar: one step sideways changes the target of one row
in which the first input is 0, one step up or down that of one row in which it is 1. Columns and
rows therefore count in Gray code (Gray, "Pulse code communication", 1953), as in a Karnaugh map.

The census decides for each gate whether one neuron can learn it, with a proof. The counts are
known (Winder 1965; OEIS A000609: 4, 14, 104, 1882), but the code here does not rely on them: a gate
counts as not learnable only with two lit and two dark rows in conflict, and as learnable only with
integer weights that separate its rows.
"""

from collections.abc import Callable
from functools import lru_cache
from itertools import permutations, product

import numpy as np

from ..record import Record
from .neuron import Bools, Examples, Floats, Ints, with_bias_column
from .separability import Pair, pairs_with_equal_sums, perceptron

MAX_INPUTS = 4
"""Of five inputs there are 4,294,967,296 gates."""


def count_of_gates(n_inputs: int) -> int:
    """Return how many gates of `n_inputs` inputs there are: 2^(2^n_inputs)."""
    if not 1 <= n_inputs <= MAX_INPUTS:
        raise ValueError(f"all gates: need 1 to {MAX_INPUTS} inputs, got {n_inputs}")
    return 1 << (1 << n_inputs)


def targets_of_gates(n_inputs: int) -> Floats:
    """Return the targets of every gate, by number, shape (count_of_gates(n_inputs), 2^n_inputs)."""
    numbers = np.arange(count_of_gates(n_inputs), dtype="<u2")
    bits = np.unpackbits(numbers.view(np.uint8).reshape(-1, 2), axis=1, bitorder="little")
    return bits[:, : 1 << n_inputs].astype(float)


def all_gates(n_inputs: int) -> Examples:
    """Return the full truth table with the targets of every gate of 1 to 4 inputs.

    Inputs have shape (2^n_inputs, n_inputs + 1), targets (2^(2^n_inputs), 2^n_inputs).

    Raises:
        ValueError: If `n_inputs` is not 1, 2, 3 or 4.
    """
    targets = targets_of_gates(n_inputs)
    rows = np.array(list(product((0.0, 1.0), repeat=n_inputs)))
    return Examples(with_bias_column(rows), targets)


IN_READING_ORDER = 2
"""Up to this many inputs, gates are in the order of their numbers, which is easy to follow."""


@lru_cache(maxsize=4)
def gate_grid(n_inputs: int) -> Ints:
    """Return the number of the gate in each row and column, shape (side, side); read only.

    Raises:
        ValueError: If `n_inputs` is not 1, 2, 3 or 4.
    """
    places = np.arange(count_of_gates(n_inputs)).reshape(-1, 1 << (1 << n_inputs - 1))
    side = len(places)
    if n_inputs > IN_READING_ORDER:
        halves = np.arange(side) ^ np.arange(side) >> 1
        places = halves[:, None] * side + halves[None, :]
    places.setflags(write=False)
    return places


@lru_cache(maxsize=4)
def _cells(n_inputs: int) -> Ints:
    """Return the index of each gate in the flattened grid, by its number."""
    return np.argsort(gate_grid(n_inputs), axis=None)


def cell_of(n_inputs: int, number: int) -> tuple[int, int]:
    """Return the row and the column of gate `number`."""
    row, column = divmod(int(_cells(n_inputs)[number]), gate_grid(n_inputs).shape[1])
    return row, column


def neighbour(n_inputs: int, number: int, right: int, down: int) -> int:
    """Return the gate `right` columns and `down` rows from `number`, stopping at the edges."""
    grid = gate_grid(n_inputs)
    row, column = cell_of(n_inputs, number)
    last = len(grid) - 1
    return int(grid[min(max(row + down, 0), last), min(max(column + right, 0), last)])


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
    unsettled = np.arange(n_gates, dtype=np.uint16)  # as many as there are gates of four inputs
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
