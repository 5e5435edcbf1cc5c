"""The updates of one epoch, written out: each row's push, and what becomes of the weights."""

import numpy as np

from ..record import Record, replace
from .neuron import Examples, Floats, Ints, probabilities
from .training import (
    SHUFFLE_BLOCK,
    Optimizer,
    TrainingSettings,
    gradient_descent,
    row_orders,
    train,
)


class Update(Record, eq=False):
    """One change of one neuron's weights, and the parts of which it is made.

    `after` is `before + step + penalty`, but for rounding and for the limit of the weights.

    Attributes:
        rows: The examples that push, as indices, shape (n_rows,).
        before: The weights before, the bias last, shape (n_weights,).
        probabilities: What the neuron says to those rows, shape (n_rows,).
        errors: p - t of each, shape (n_rows,).
        pushes: The gradient of each row's loss, (p - t)·x, shape (n_rows, n_weights).
        step: Minus the learning rate times the mean push, shape (n_weights,).
        penalty: What the penalty adds, shape (n_weights,).
        after: The weights that training gives, to the bit, shape (n_weights,).
    """

    rows: Ints
    before: Floats
    probabilities: Floats
    errors: Floats
    pushes: Floats
    step: Floats
    penalty: Floats
    after: Floats

    @property
    def mean_push(self) -> Floats:
        """The mean of the pushes, shape (n_weights,)."""
        mean: Floats = self.pushes.mean(axis=0)
        return mean


def updates_of_epoch(
    weights: Floats, examples: Examples, settings: TrainingSettings, epoch: int
) -> tuple[Update, ...]:
    """Return what the epoch after `epoch` does to `weights`: one update, or with sgd one a row.

    The weights after the last update are those of `train`, to the bit.

    Args:
        weights: The weights of one neuron, the bias last, shape (n_weights,).
        examples: The rows to learn, with one target each.
        settings: Learning rate, L2, optimiser, seed.
        epoch: The number of the epoch, which determines the row order of `sgd`.
    """
    last = train(weights[None], examples, settings, 1, epoch)[1, 0]
    rows = np.arange(len(examples.inputs))
    if settings.optimizer is Optimizer.GRADIENT_DESCENT:
        return (_update(rows, weights, examples, settings, last),)
    block, place = divmod(epoch, SHUFFLE_BLOCK)
    updates, before = [], weights
    for row in row_orders(settings.seed, len(rows), block)[place]:
        after = before[:, None].copy()
        one = Examples(examples.inputs[row][None], examples.targets[row][None])
        gradient_descent(one, settings, 1)(epoch, after, after)
        updates.append(_update(rows[row][None], before, examples, settings, after[:, 0]))
        before = after[:, 0]
    return (*updates[:-1], replace(updates[-1], after=last))


def _update(
    rows: Ints, before: Floats, examples: Examples, settings: TrainingSettings, after: Floats
) -> Update:
    inputs = examples.inputs[rows]
    p = probabilities(before, inputs)
    errors = p - examples.targets[rows]
    pushes = errors[:, None] * inputs
    decay = np.append(np.full(len(before) - 1, settings.decay - 1.0), 0.0)
    step = -settings.learning_rate * pushes.mean(axis=0)
    return Update(rows, before, p, errors, pushes, step, decay * before, after)
