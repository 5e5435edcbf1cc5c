"""Where each of all gates of a few inputs stands when they are laid out in a square.

The sixteen of two inputs stand in reading order, by their numbers. The many of three and four stand
so that neighbours are alike: one step sideways changes the target of one row in which the first
input is 0, one step up or down that of one row in which it is 1. Columns and rows therefore count
in Gray's code (Gray, "Pulse code communication", 1953), as in a Karnaugh map.
"""

from functools import lru_cache

import numpy as np

from game.core.all_gates import count_of_gates
from game.core.types import Ints

IN_READING_ORDER = 2
"""Up to so many inputs gates stand by their numbers: few enough to be found by them."""


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
    """Return each gate's place in the flattened grid, by its number."""
    return np.argsort(gate_grid(n_inputs), axis=None)


def cell_of(n_inputs: int, number: int) -> tuple[int, int]:
    """Return the row and the column of gate `number`."""
    row, column = divmod(int(_cells(n_inputs)[number]), gate_grid(n_inputs).shape[1])
    return row, column


def neighbour(n_inputs: int, number: int, right: int, down: int) -> int:
    """Return the gate so many columns right and rows down of `number`; the edge holds."""
    grid = gate_grid(n_inputs)
    row, column = cell_of(n_inputs, number)
    last = len(grid) - 1
    return int(grid[min(max(row + down, 0), last), min(max(column + right, 0), last)])
