"""Training: one call runs any number of epochs and returns every epoch's weights."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

import numpy as np

from game.core.neuron import Examples
from game.core.sigmoid import sigmoid
from game.core.types import Floats, Ints

WEIGHT_LIMIT = 1e12  # beyond any start (1e6) or descent; only a diverging L2 decay gets there
SHUFFLE_BLOCK = 256  # epochs of row orders drawn at once; drawing each alone costs 20 µs


class Optimizer(StrEnum):
    """How an epoch uses the rows."""

    GRADIENT_DESCENT = "gd"
    """One update from the mean gradient of all rows."""
    SGD = "sgd"
    """One update a row, rows in a seeded shuffle."""


@dataclass(frozen=True, slots=True)
class TrainingSettings:
    """What decides an epoch, besides the weights and the examples.

    Attributes:
        learning_rate: Step along the negative gradient, > 0.
        l2: Strength of the penalty (l2 / 2)·|w|², >= 0; the bias is left free.
        optimizer: Full-batch gradient descent, or stochastic row by row.
        seed: Seeds the row orders of `sgd`.
    """

    learning_rate: float = 1.0
    l2: float = 0.0
    optimizer: Optimizer = Optimizer.GRADIENT_DESCENT
    seed: int = 0

    @property
    def decay(self) -> float:
        """The factor that L2 alone multiplies a weight by at each update."""
        return 1.0 - self.learning_rate * self.l2

    @property
    def can_diverge(self) -> bool:
        """Whether L2 alone would make weights grow without bound."""
        return abs(self.decay) > 1.0


Epoch = Callable[[int, Floats, Floats], None]
"""Runs epoch number `epoch` on `weights`, writing the new weights to `out`."""


def gradient_descent(examples: Examples, settings: TrainingSettings, n_neurons: int) -> Epoch:
    """Return the full-batch epoch: w -= learning_rate · gradient.

    All buffers are made here, once, and the learning rate and the mean over rows are folded into
    the inputs: an epoch of one neuron is then a handful of numpy calls, 0.5 µs each.
    """
    dtype = examples.inputs.dtype
    negated_inputs = np.ascontiguousarray(-examples.inputs.T)
    scaled_inputs = examples.inputs * dtype.type(settings.learning_rate / len(examples.inputs))
    targets = np.broadcast_to(examples.targets, (n_neurons, len(examples.inputs))).astype(dtype)
    decay = _decay_vector(settings, examples)
    residuals = np.empty_like(targets)
    update = np.empty((n_neurons, examples.inputs.shape[1]), dtype)

    def epoch(_epoch: int, weights: Floats, out: Floats) -> None:
        np.dot(weights, negated_inputs, out=residuals)
        np.exp(residuals, out=residuals)
        np.add(residuals, 1.0, out=residuals)
        np.reciprocal(residuals, out=residuals)
        np.subtract(residuals, targets, out=residuals)
        np.dot(residuals, scaled_inputs, out=update)
        if settings.l2:
            np.multiply(weights, decay, out=out)
            np.subtract(out, update, out=out)
        else:
            np.subtract(weights, update, out=out)

    return epoch


def stochastic_descent(examples: Examples, settings: TrainingSettings, n_neurons: int) -> Epoch:
    """Return the row-by-row epoch: one update from each row's own loss, in a seeded order."""
    n_rows = len(examples.inputs)
    targets = np.broadcast_to(examples.targets, (n_neurons, n_rows))
    decay = _decay_vector(settings, examples)

    def epoch(epoch: int, weights: Floats, out: Floats) -> None:
        out[:] = weights
        block, place = divmod(epoch, SHUFFLE_BLOCK)
        for row in row_orders(settings.seed, n_rows, block)[place]:
            x = examples.inputs[row]
            residual = sigmoid(out @ x) - targets[:, row]
            out *= decay
            out -= settings.learning_rate * residual[:, None] * x

    return epoch


@lru_cache(maxsize=4)
def row_orders(seed: int, n_rows: int, block: int) -> Ints:
    """Return the row orders of one block of epochs, shape (SHUFFLE_BLOCK, n_rows).

    Any epoch's order can be had without those before it, so that a rewound run goes on the same.
    """
    rows = np.tile(np.arange(n_rows), (SHUFFLE_BLOCK, 1))
    return np.random.default_rng([seed, block]).permuted(rows, axis=1)


EPOCHS = {
    Optimizer.GRADIENT_DESCENT: gradient_descent,
    Optimizer.SGD: stochastic_descent,
}


def train(
    weights: Floats,
    examples: Examples,
    settings: TrainingSettings,
    epochs: int,
    first_epoch: int = 0,
) -> Floats:
    """Return the weights before and after each of `epochs` epochs.

    Args:
        weights: Start, shape (n_neurons, n_features + 1), finite; left as it is.
        examples: What is learned.
        settings: Learning rate, L2, optimiser.
        epochs: How many epochs to run, >= 0.
        first_epoch: The number of the first one, which decides the row order of `sgd`.

    Returns:
        The trajectory, shape (epochs + 1, n_neurons, n_features + 1); its first entry is `weights`.
        The same arguments give the same bits, however a run is cut into calls.
    """
    trajectory = np.empty((epochs + 1, *weights.shape), examples.inputs.dtype)
    trajectory[0] = weights
    epoch = EPOCHS[settings.optimizer](examples, settings, len(weights))
    with np.errstate(over="ignore"):  # exp(-logit) may be infinite; its reciprocal is then 0
        for index in range(epochs):
            out = trajectory[index + 1]
            epoch(first_epoch + index, trajectory[index], out)
            if settings.can_diverge:
                np.clip(out, -WEIGHT_LIMIT, WEIGHT_LIMIT, out=out)
    return trajectory


def _decay_vector(settings: TrainingSettings, examples: Examples) -> Floats:
    decay = np.full(examples.inputs.shape[1], settings.decay, examples.inputs.dtype)
    decay[-1] = 1.0
    return decay
