"""Every gate of a few inputs at once: one set of rows, and a row of targets for each gate.

Gates are numbered by their truth tables: bit k of a gate's number is its target on row k, rows in
counting order. Of two inputs, gate 8 = 0b1000 is AND (only row 3, which is 11, is lit), gate 6 =
0b0110 is XOR, gate 0 is FALSE and gate 15 TRUE.
"""

from itertools import product

import numpy as np

from game.core.neuron import Examples, with_bias_column
from game.core.types import Floats

MAX_INPUTS = 4
"""Of five inputs there are 4,294,967,296 gates."""


def count_of_gates(n_inputs: int) -> int:
    """Return how many gates of `n_inputs` inputs there are: 2^(2^n_inputs)."""
    if not 1 <= n_inputs <= MAX_INPUTS:
        raise ValueError(f"all gates: need 1 to {MAX_INPUTS} inputs, got {n_inputs}")
    return 1 << (1 << n_inputs)


def targets_of_gates(n_inputs: int) -> Floats:
    """Return every gate's targets, shape (count_of_gates(n_inputs), 2^n_inputs), by its number."""
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
