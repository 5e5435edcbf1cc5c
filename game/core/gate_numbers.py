"""Every gate of a few inputs by its number: its targets, and its cell in the grid of all gates.

Bit k of a gate's number is its target on row k, rows in counting order. Of two inputs, gate 8 =
0b1000 is AND (only row 3, which is 11, is lit), gate 6 = 0b0110 is XOR, gate 0 is FALSE and gate 15
TRUE. In the grid, the sixteen gates of two inputs are in reading order. The gates of three and four
inputs are ordered so that neighbours are similar: one step sideways changes the target of one row
in which the first input is 0, one step up or down that of one row in which it is 1. Columns and
rows therefore count in Gray code (Gray, "Pulse code communication", 1953), as in a Karnaugh map.
"""

from functools import lru_cache
from itertools import product

import numpy as np

from .neuron import Examples, Floats, Ints, with_bias_column

MAX_INPUTS = 4
"""Of five inputs there are 4,294,967,296 gates."""


def count_of_gates(n_inputs: int) -> int:
    """Return how many gates of `n_inputs` inputs there are: 2^(2^n_inputs)."""
    if not 1 <= n_inputs <= MAX_INPUTS:
        raise ValueError(f"all gates: need 1 to {MAX_INPUTS} inputs, got {n_inputs}")
    return 1 << (1 << n_inputs)


def targets_of_gates(n_inputs: int) -> Floats:
    """Return the targets of every gate, by number, shape (count_of_gates(n_inputs), 2^n_inputs)."""
    numbers = np.arange(count_of_gates(n_inputs))
    return (numbers[:, None] >> np.arange(1 << n_inputs) & 1).astype(float)


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
