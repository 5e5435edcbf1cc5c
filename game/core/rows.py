"""Rows as exact integers, for proofs that no rounding may touch."""

from dataclasses import dataclass

import numpy as np

from game.core.neuron import Examples
from game.core.types import Ints


@dataclass(frozen=True, eq=False, slots=True)
class IntegerRows:
    """One gate's rows as integers.

    Attributes:
        inputs: Features with a last column of ones, 0 or 1, shape (n_rows, n_features + 1).
        signs: +1 for a lit row (target 1), -1 for a dark one (target 0), shape (n_rows,).
    """

    inputs: Ints
    signs: Ints


def integer_rows(examples: Examples) -> IntegerRows:
    """Return `examples` of a single gate as integers.

    Raises:
        ValueError: If targets are for several neurons, or a number is neither 0 nor 1.
    """
    if examples.targets.ndim != 1:
        raise ValueError(f"targets: need shape (n_rows,), got {examples.targets.shape}")
    for name, numbers in (("inputs", examples.inputs), ("targets", examples.targets)):
        strays = numbers[(numbers != 0) & (numbers != 1)]
        if strays.size:
            raise ValueError(f"{name}: every number must be 0 or 1, got {strays[0]}")
    signs = np.where(examples.targets == 1, 1, -1).astype(np.int64)
    return IntegerRows(examples.inputs.astype(np.int64), signs)
