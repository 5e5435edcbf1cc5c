"""The logistic neuron: sigmoid, logits, probabilities, and the loss that training descends.

Neurons share one matrix of weights, shape (n_neurons, n_features + 1) with the bias last; the
examples' inputs have a last column of ones for the bias, shape (n_rows, n_features + 1). Every
function takes any number of leading axes (epochs, neurons), so that one call works for a single
neuron, 65,536 of them, or a whole trajectory.
"""

from math import ceil, log2, nextafter

import numpy as np
from numpy.typing import NDArray

from ..record import Record

Floats = NDArray[np.floating]
Bools = NDArray[np.bool_]
Ints = NDArray[np.int64]


def sigmoid(logits: Floats) -> Floats:
    """Return 1 / (1 + exp(-logits)) elementwise, in [0, 1], shape kept.

    Accurate to a few units in the last place on both tails: a logit below about -709 makes
    exp overflow to infinity, whose reciprocal 0 is correct, so the warning is suppressed.
    """
    with np.errstate(over="ignore"):
        return np.reciprocal(1.0 + np.exp(-logits))


SMALLEST, LARGEST = nextafter(0.0, 1.0), nextafter(1.0, 0.0)
"""The floats between 0 and 1 that are nearest to them."""


def logit(probability: float) -> float:
    """Return log(p / (1 - p)), the logit at which the sigmoid is `probability`.

    It is finite: 0 and 1, which a float reaches by rounding, count as the floats next to them.
    """
    inside = min(max(probability, SMALLEST), LARGEST)
    return float(np.log(inside) - np.log1p(-inside))


class Examples(Record, eq=False):
    """The rows that neurons learn from.

    Attributes:
        inputs: Features with a last column of ones, shape (n_rows, n_features + 1).
        targets: Desired outputs, each 0.0 or 1.0, shape (n_rows,) shared by all neurons, or
            (n_neurons, n_rows) with a row of targets for each neuron.
    """

    inputs: Floats
    targets: Floats

    def __post_init__(self) -> None:
        if self.inputs.shape[0] != self.targets.shape[-1]:
            expected, got = self.inputs.shape[0], self.targets.shape[-1]
            raise ValueError(f"{expected} rows of inputs need {expected} targets, not {got}")


def with_bias_column(features: Floats) -> Floats:
    """Return `features`, shape (n_rows, n_features), with a column of ones appended."""
    return np.hstack([features, np.ones((len(features), 1))])


def logits(weights: Floats, inputs: Floats) -> Floats:
    """Return w·x + b of each neuron and row: weights (..., n_features + 1) give (..., n_rows)."""
    return weights @ inputs.T


def probabilities(weights: Floats, inputs: Floats) -> Floats:
    """Return each neuron's probability of class 1 on each row, shape (..., n_rows)."""
    return sigmoid(logits(weights, inputs))


def cross_entropy(logits: Floats, targets: Floats) -> Floats:
    """Return the mean cross-entropy over the last axis (rows), in nats."""
    return np.asarray(np.mean(row_losses(logits, targets), axis=-1))


def row_losses(logits: Floats, targets: Floats) -> Floats:
    """Return the cross-entropy of each row, in nats, shape (..., n_rows).

    It is -(t log p + (1 - t) log(1 - p)) written as log(1 + exp(±logit)), which is finite for
    every finite logit: a row that is confidently wrong by z costs about |z| nats, whereas a direct
    log(sigmoid(z)) would be -inf from |z| of about 745 on.
    """
    wrongness = (1.0 - 2.0 * targets) * logits
    return np.asarray(np.logaddexp(0.0, wrongness))


def loss(weights: Floats, examples: Examples) -> Floats:
    """Return each neuron's mean cross-entropy, in nats, shape (...)."""
    return cross_entropy(logits(weights, examples.inputs), examples.targets)


BIAS_STEP, MOST_HALVINGS = 0.01, 24


def best_bias(logits: Floats, targets: Floats) -> Floats:
    """Return the bias at which each neuron's cross-entropy is least, shape (...).

    Its slope in the bias is mean(p) - mean(t), which rises with the bias. It is not above 0 where
    the row with the highest logit has the probability mean(t), and not below where the row with the
    lowest has it: half of that interval after half is ruled out. Once BIAS_STEP is left of it, the
    cross-entropy is within 4e-6 of its least, for its curvature is at most 1/4. If all targets are
    alike, it falls for ever, and a bias is returned at which it is 0 but for rounding.

    Args:
        logits: w·x without the bias, shape (..., n_rows).
        targets: Each 0.0 or 1.0, shape (n_rows,).
    """
    share = float(np.mean(targets))
    low, high = logit(share) - np.max(logits, axis=-1), logit(share) - np.min(logits, axis=-1)
    width = float(np.max(high - low, initial=BIAS_STEP))
    for _ in range(min(ceil(log2(width / BIAS_STEP)), MOST_HALVINGS)):
        middle = (low + high) / 2
        is_below = np.mean(sigmoid(logits + middle[..., None]), axis=-1) < share
        low, high = np.where(is_below, middle, low), np.where(is_below, high, middle)
    return np.asarray((low + high) / 2)
