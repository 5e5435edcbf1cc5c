"""The sigmoid, which turns a logit into a probability, and its inverse."""

import numpy as np

from game.core.types import Floats


def sigmoid(logits: Floats) -> Floats:
    """Return 1 / (1 + exp(-logits)) elementwise, in [0, 1], shape kept.

    Accurate to a few units in the last place on both tails: a logit below about -709 makes
    exp overflow to infinity, whose reciprocal is the right answer, 0, so that warning is silenced.
    """
    with np.errstate(over="ignore"):
        return np.reciprocal(1.0 + np.exp(-np.asarray(logits)))


def logit(probability: float) -> float:
    """Return log(p / (1 - p)), the logit at which the sigmoid is `probability` in (0, 1)."""
    return float(np.log(probability) - np.log1p(-probability))
