"""The perceptron rule in integers, on any number of gates at once.

From zero weights, as long as some row is on the wrong side (or on the line), add the row to the
weights if it is lit, subtract it if it is dark. Rosenblatt, "The perceptron" (1958). Where anything
separates, with unit-length weights and a margin m, the rule ends within (R / m)² updates, R the
length of the longest row: Novikoff, "On convergence proofs on perceptrons" (1962).
"""

import numpy as np

from game.core.types import Bools, Ints


def perceptron(inputs: Ints, signs: Ints, max_updates: int) -> tuple[Ints, Bools]:
    """Return weights that the perceptron rule reaches, and for which gates they separate.

    Args:
        inputs: Features with a last column of ones, shape (n_rows, n_features + 1).
        signs: +1 for a lit row, -1 for a dark one, shape (n_gates, n_rows).
        max_updates: After so many updates a gate is given up, undecided.

    Returns:
        Integer weights, shape (n_gates, n_features + 1), and whether they separate, (n_gates,).

    Each update takes the row that is worst off, which keeps the weights small; the bound on the
    number of updates holds for any choice of a wrong row.
    """
    weights = np.zeros((len(signs), inputs.shape[1]), np.int64)
    open_gates = np.arange(len(signs) if len(inputs) else 0)  # without rows nothing is wrong
    for update in range(max_updates + 1):
        margins = (weights[open_gates] @ inputs.T) * signs[open_gates]
        is_open = (margins <= 0).any(axis=1)
        open_gates = open_gates[is_open]
        if not open_gates.size or update == max_updates:
            break
        worst = np.argmin(margins[is_open], axis=1)
        weights[open_gates] += signs[open_gates, worst][:, None] * inputs[worst]
    separates = np.ones(len(signs), bool)
    separates[open_gates] = False
    return weights, separates
