"""Training: one call runs any number of epochs and returns every epoch's weights."""

from collections.abc import Callable
from enum import StrEnum
from functools import lru_cache
from itertools import pairwise
from typing import Self

import numpy as np

from ..record import Record
from .neuron import Examples, Floats, Ints, loss

WEIGHT_LIMIT = 1e12  # far above any start (1e6) or descent; only a diverging L2 decay reaches it
NEAR_LIMIT = WEIGHT_LIMIT / 2  # from less than this, no call of `train` comes to the limit
SHUFFLE_BLOCK = 256  # row orders drawn at once; drawing a single one takes 20 µs


Epoch = Callable[[int, Floats, Floats], None]
"""Runs epoch number `epoch` on `weights` and writes the new weights to `out`.

Both have shape (n_features + 1, n_neurons): numpy is fast on long rows.
"""

EpochMaker = Callable[[Examples, "TrainingSettings", int], Epoch]


def gradient_descent(examples: Examples, settings: "TrainingSettings", n_neurons: int) -> Epoch:
    """Return the full-batch epoch function: w -= learning_rate · mean of (p - t)·x.

    With the target as a sign s = 2t - 1, the residual p - t is (tanh(z / 2) - s) / 2. The factors
    1/2, the learning rate and the mean are folded into the inputs. The contribution of s is
    constant: it is computed once and stored below the rows' activations, so that one product
    subtracts it. An epoch is then four numpy calls, 0.2 µs each for one neuron, and a tanh, which
    cannot overflow as exp can.
    """
    half_inputs, signs = examples.inputs / 2, _signs(examples, n_neurons)
    n_rows, n_weights = half_inputs.shape
    rates = half_inputs.T * (settings.learning_rate / max(1, n_rows))
    activations_and_pull = np.concatenate([signs, rates @ signs])
    activations = activations_and_pull[:n_rows]
    rates_and_minus_one = np.hstack([rates, -np.eye(n_weights, dtype=rates.dtype)])
    update = np.empty((n_weights, n_neurons), rates.dtype)
    half_logits_into, update_into = half_inputs.dot, rates_and_minus_one.dot
    tanh, multiply, subtract = np.tanh, np.multiply, np.subtract
    decay, has_l2, can_diverge = _decay(examples, settings), settings.l2 > 0, settings.can_diverge

    def epoch(_number: int, weights: Floats, out: Floats) -> None:
        half_logits_into(weights, activations)
        tanh(activations, activations)
        update_into(activations_and_pull, update)
        if has_l2:
            weights = multiply(weights, decay, out)
        subtract(weights, update, out)
        if can_diverge:
            np.clip(out, -WEIGHT_LIMIT, WEIGHT_LIMIT, out=out)

    return epoch


def stochastic_descent(examples: Examples, settings: "TrainingSettings", n_neurons: int) -> Epoch:
    """Return the row-by-row epoch function: one update from each row's loss, in a seeded order.

    The update equals that of `gradient_descent` on examples of one row.
    """
    one_row_each = [
        gradient_descent(Examples(row[None], target[..., None]), settings, n_neurons)
        for row, target in zip(examples.inputs, np.moveaxis(examples.targets, -1, 0), strict=True)
    ]

    def epoch(number: int, weights: Floats, out: Floats) -> None:
        out[:] = weights
        block, place = divmod(number, SHUFFLE_BLOCK)
        for row in row_orders(settings.seed, len(one_row_each), block)[place]:
            one_row_each[row](number, out, out)

    return epoch


@lru_cache(maxsize=4)
def row_orders(seed: int, n_rows: int, block: int) -> Ints:
    """Return the row orders of one block of epochs, shape (SHUFFLE_BLOCK, n_rows).

    The order of an epoch does not depend on earlier calls, so a rewound run repeats exactly.
    """
    rows = np.tile(np.arange(n_rows), (SHUFFLE_BLOCK, 1))
    return np.random.default_rng([seed, block]).permuted(rows, axis=1)


class Optimizer(StrEnum):
    """How an epoch uses the rows: the option's value, the epoch function, and a description.

    To add one, write a function above and add a member here. The history (`playground.history`)
    replays a run from stored weights alone: an optimiser with internal state, such as momentum,
    needs that state stored beside them.

    Attributes:
        epoch_of: Returns the epoch function for examples, settings and a number of neurons.
        brief: What it does, for the help of the command line.
        sentence: What it does, in words for learners.
    """

    epoch_of: EpochMaker
    brief: str
    sentence: str

    GRADIENT_DESCENT = (
        "gd",
        gradient_descent,
        "gd",
        "Gradient descent: one update an epoch, from all rows at once.",
    )
    SGD = (
        "sgd",
        stochastic_descent,
        "sgd: row by row",
        "Stochastic gradient descent: one update a row, the rows in a random order.",
    )

    def __new__(cls, word: str, epoch_of: EpochMaker, brief: str, sentence: str) -> Self:  # noqa: D102 - Enum's protocol
        member = str.__new__(cls, word)
        member._value_ = word
        member.epoch_of, member.brief, member.sentence = epoch_of, brief, sentence
        return member

    @property
    def following(self) -> "Optimizer":
        """The next member; after the last, the first."""
        members = list(Optimizer)
        return members[(members.index(self) + 1) % len(members)]


class TrainingSettings(Record):
    """The settings of an epoch; with the weights and the examples they determine its result.

    Attributes:
        learning_rate: Step along the negative gradient, > 0.
        l2: Strength of the penalty (l2 / 2)·|w|², >= 0; the bias is not penalised.
        optimizer: Full-batch gradient descent, or stochastic, row by row.
        seed: Seeds the row orders of `sgd`.
    """

    learning_rate: float = 1.0
    l2: float = 0.0
    optimizer: Optimizer = Optimizer.GRADIENT_DESCENT
    seed: int = 0

    @property
    def decay(self) -> float:
        """The factor by which L2 alone multiplies a weight at each update."""
        return 1.0 - self.learning_rate * self.l2

    @property
    def can_diverge(self) -> bool:
        """Whether L2 alone can make the weights grow without bound."""
        return abs(self.decay) > 1.0

    def diverges_from(self, weights: Floats) -> bool:
        """Return whether weights, shape (n_features + 1,), will grow without bound.

        An update multiplies each weight but the bias by `decay`, and the gradient adds at most the
        learning rate, inputs being 0 or 1: a weight that outgrows this can only grow on.
        """
        largest = float(np.max(np.abs(weights[:-1])))
        return self.can_diverge and largest * (abs(self.decay) - 1.0) > self.learning_rate

    @property
    def has_penalty(self) -> bool:
        """Whether the loss has a penalty on weights."""
        return self.l2 > 0

    def penalty(self, weights: Floats) -> Floats:
        """Return the penalty (l2 / 2)·|w|², without the bias, shape (...)."""
        return 0.5 * self.l2 * np.asarray(np.sum(np.square(weights[..., :-1]), axis=-1))

    def loss(self, weights: Floats, examples: Examples) -> Floats:
        """Return the loss that training minimises: cross-entropy plus penalty, in nats, (...)."""
        data_loss = loss(weights, examples)
        return data_loss + self.penalty(weights) if self.has_penalty else data_loss


def train(
    weights: Floats,
    examples: Examples,
    settings: TrainingSettings,
    epochs: int,
    first_epoch: int = 0,
) -> Floats:
    """Return the weights before and after each of `epochs` epochs.

    Args:
        weights: Starting weights, shape (n_neurons, n_features + 1), finite; not modified.
        examples: The rows to learn.
        settings: Learning rate, L2, optimiser, seed.
        epochs: Number of epochs to run, >= 0.
        first_epoch: The number of the first epoch, which determines the row order of `sgd`.

    Returns:
        The trajectory, shape (epochs + 1, n_neurons, n_features + 1); its first entry is `weights`.
        The same run gives the same bits, no matter how it is divided into calls.
    """
    n_neurons, n_weights = weights.shape
    trajectory = np.empty((epochs + 1, n_weights, n_neurons), examples.inputs.dtype)
    trajectory[0] = weights.T
    epoch = settings.optimizer.epoch_of(examples, settings, n_neurons)
    # Weights that another L2 made diverge may be so near to the limit that any epoch exceeds it.
    is_near_limit = not settings.can_diverge and np.max(np.abs(weights), initial=0) > NEAR_LIMIT
    for number, (before, after) in enumerate(pairwise(trajectory), first_epoch):
        epoch(number, before, after)
        if is_near_limit:
            np.clip(after, -WEIGHT_LIMIT, WEIGHT_LIMIT, out=after)
    return trajectory.swapaxes(1, 2)


def _signs(examples: Examples, n_neurons: int) -> Floats:
    """Return the targets as 1 and -1, shape (n_rows, n_neurons)."""
    signs = (2.0 * np.atleast_2d(examples.targets).T - 1.0).astype(examples.inputs.dtype)
    return np.ascontiguousarray(np.broadcast_to(signs, (len(signs), n_neurons)))


def _decay(examples: Examples, settings: TrainingSettings) -> Floats:
    """Return the factor of L2 for each weight, 1 for the bias, shape (n_features + 1, 1)."""
    decay = np.full((examples.inputs.shape[1], 1), settings.decay, examples.inputs.dtype)
    decay[-1] = 1.0
    return decay
