"""Where each of many neurons stands: its loss, its worst row, how many rows it has right."""

from dataclasses import dataclass

import numpy as np

from game.core.assessment import UNDECIDED_MARGIN
from game.core.types import Bools, Floats, Ints


@dataclass(frozen=True, eq=False, slots=True)
class Standing:
    """How far each of many neurons has come.

    Attributes:
        loss: Mean cross-entropy in nats, without L2, shape (n_neurons,).
        worst_margin: By how much the probability of the worst row is on its right side of the
            threshold, negative if it is on the wrong one, shape (n_neurons,).
        rows_right: How many rows are right and not undecided, shape (n_neurons,).
    """

    loss: Floats
    worst_margin: Floats
    rows_right: Ints

    @property
    def learned(self) -> Bools:
        """Whether every row is right and none undecided, shape (n_neurons,)."""
        return self.worst_margin >= UNDECIDED_MARGIN


def empty_standing(n_neurons: int) -> Standing:
    """Return a standing to be filled by `assess`."""
    return Standing(
        np.empty(n_neurons, np.float32),
        np.empty(n_neurons, np.float32),
        np.empty(n_neurons, np.int64),
    )


def assess(weights: Floats, inputs: Floats, signs: Floats, threshold: float, out: Standing) -> None:
    """Write into `out` where neurons stand.

    Args:
        weights: Shape (n_features + 1, n_neurons): as in training, many neurons in long rows.
        inputs: Shape (n_rows, n_features + 1).
        signs: 1 where a neuron's target is 1, -1 where it is 0, shape (n_rows, n_neurons).
        threshold: In (0, 1).
        out: Its arrays are overwritten.
    """
    half_logits = inputs @ (0.5 * weights)
    margins = np.tanh(half_logits)
    margins *= 0.5
    margins += 0.5 - threshold
    margins *= signs
    margins.min(axis=0, out=out.worst_margin)
    np.sum(margins >= UNDECIDED_MARGIN, axis=0, out=out.rows_right)
    half_logits *= signs
    _softplus(half_logits, -2.0).mean(axis=0, out=out.loss)


def _softplus(numbers: Floats, factor: float) -> Floats:
    """Return log(1 + exp(factor · numbers)): as `logaddexp`, but five times faster in float32."""
    numbers = numbers * factor
    tail = np.log1p(np.exp(-np.abs(numbers)))
    tail += np.maximum(numbers, 0.0, out=numbers)
    return tail
