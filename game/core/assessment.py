"""Compare probabilities with a threshold: outputs, right and undecided rows, learned or not."""

from enum import IntEnum, StrEnum

import numpy as np
import numpy.typing as npt

from ..record import Record
from .neuron import Bools, Floats, Ints

Words = npt.NDArray[np.uint64]

UNDECIDED_MARGIN = 0.005
"""A row whose probability is nearer than this to the threshold is neither right nor wrong."""

NO_ZEROS, NO_ONES = -1.0, 2.0
"""Placeholders for the probability of the highest 0 row or lowest 1 row if there is none."""


class Mark(IntEnum):
    """The result of one row at a threshold."""

    WRONG = 0
    RIGHT = 1
    UNDECIDED = 2
    DONT_CARE = 3


def outputs(probabilities: Floats, threshold: float) -> Bools:
    """Return the class of each probability: 1 where p > threshold, strictly."""
    return probabilities > threshold


class Answer(StrEnum):
    """What the neuron says about a row, in words; whether that is right, its `Mark` tells."""

    ZERO = "says 0"
    ONE = "says 1"
    UNDECIDED = "undecided"

    @property
    def is_one(self) -> bool:
        """Whether it says 1."""
        return self is Answer.ONE

    @property
    def is_undecided(self) -> bool:
        """Whether the probability is too near to the threshold to say anything."""
        return self is Answer.UNDECIDED


def answer(probability: float, threshold: float) -> Answer:
    """Return what a neuron with this probability says; `marks` judges by the same numbers."""
    if abs(probability - threshold) < UNDECIDED_MARGIN:
        return Answer.UNDECIDED
    return Answer.ONE if probability > threshold else Answer.ZERO


def marks(probabilities: Floats, targets: Floats, threshold: float) -> Ints:
    """Return the `Mark` of each row, shape of `probabilities`.

    Args:
        probabilities: Shape (..., n_rows).
        targets: 0.0 or 1.0, or NaN where a row has no target; shape (n_rows,) or as probabilities.
        threshold: In (0, 1).
    """
    right = outputs(probabilities, threshold) == (targets > 0.5)  # noqa: PLR2004 - 0 from 1
    result = np.where(right, Mark.RIGHT, Mark.WRONG)
    result = np.where(np.abs(probabilities - threshold) < UNDECIDED_MARGIN, Mark.UNDECIDED, result)
    return np.where(np.isnan(targets), Mark.DONT_CARE, result)


def separation(probabilities: Floats, targets: Floats) -> tuple[Floats, Floats]:
    """Return the highest probability of a 0 row and the lowest of a 1 row, each shape (...).

    A gate without 0 rows gets -1 for the first value, a gate without 1 rows gets 2 for the second;
    both are on the right side of any threshold by more than the margin.
    """
    is_one = targets == 1.0
    highest_zero = np.max(np.where(targets == 0.0, probabilities, NO_ZEROS), axis=-1)
    lowest_one = np.min(np.where(is_one, probabilities, NO_ONES), axis=-1)
    return highest_zero, lowest_one


def is_learned(highest_zero: Floats, lowest_one: Floats, threshold: float) -> Bools:
    """Return whether every row is right and none undecided, from the result of `separation`."""
    return ((lowest_one - threshold) >= UNDECIDED_MARGIN) & (
        (threshold - highest_zero) >= UNDECIDED_MARGIN
    )


HUNDREDTHS = 100
N_CELLS = 2 * HUNDREDTHS + 1
"""The thresholds in cells: 0, those between it and 0.01, 0.01, and so on up to 1."""
WORD = 64  # cells to an integer
N_WORDS = -(-N_CELLS // WORD)
ROUNDING = 1e-6  # hundredths


def _cells_below() -> Words:
    """Return the set of the first n cells for each n, shape (N_CELLS + 1, N_WORDS)."""
    counts = np.arange(N_CELLS + 1)[:, None] - WORD * np.arange(N_WORDS)
    words = [[(1 << int(n)) - 1 for n in row] for row in np.clip(counts, 0, WORD)]
    return np.array(words, dtype=np.uint64)


CELLS_BELOW = _cells_below()


def learning_cells(highest_zero: Floats, lowest_one: Floats) -> Words:
    """Return the cells with thresholds at which a neuron has learned, as bits, (N_WORDS, n).

    Sets of several epochs are joined by "or". A cell between two hundredths is in the set if
    `is_learned` holds for any part of it, so it must be asked again for the threshold itself.
    """
    low = HUNDREDTHS * (highest_zero + UNDECIDED_MARGIN)
    high = HUNDREDTHS * (lowest_one - UNDECIDED_MARGIN)
    first = np.minimum(np.maximum(2 * np.ceil(low - ROUNDING) - 1, 0), N_CELLS)
    end = np.minimum(2 * np.floor(high + ROUNDING) + 2, N_CELLS)
    end = np.where(low <= high + ROUNDING, np.maximum(first, end), first)
    cells: Words = CELLS_BELOW[end.astype(np.int64)] & ~CELLS_BELOW[first.astype(np.int64)]
    return cells.T


def holds_cell(cells: Words, threshold: float) -> Bools:
    """Return whether each set of `learning_cells` holds the cell of `threshold`, shape (n,)."""
    hundredths = HUNDREDTHS * threshold
    near = round(hundredths)
    is_on_grid = abs(hundredths - near) < ROUNDING / 10
    word, bit = divmod(2 * near if is_on_grid else 2 * int(hundredths) + 1, WORD)
    return np.asarray(cells[word] & np.uint64(1 << bit), dtype=bool)


class Standing(Record, eq=False):
    """The training progress of many neurons, one entry for each.

    Attributes:
        loss: Mean cross-entropy in nats, without L2, shape (n_neurons,).
        worst_margin: Distance of the worst row's probability from the threshold, positive on the
            right side and negative on the wrong one, shape (n_neurons,).
        rows_right: Number of rows that are right and not undecided, shape (n_neurons,).
    """

    loss: Floats
    worst_margin: Floats
    rows_right: Ints

    @property
    def learned(self) -> Bools:
        """Whether every row is right and none undecided, shape (n_neurons,)."""
        return self.worst_margin >= UNDECIDED_MARGIN


def empty_standing(n_neurons: int) -> Standing:
    """Return an uninitialised standing for `assess` to fill."""
    return Standing(
        np.empty(n_neurons, np.float32),
        np.empty(n_neurons, np.float32),
        np.empty(n_neurons, np.int64),
    )


def assess(weights: Floats, inputs: Floats, signs: Floats, threshold: float, out: Standing) -> None:
    """Write the progress of neurons into `out`.

    Args:
        weights: Shape (n_features + 1, n_neurons), as in training: long rows are fast in numpy.
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
    """Return log(1 + exp(factor · numbers)), five times faster in float32 than `logaddexp`."""
    numbers = numbers * factor
    tail = np.log1p(np.exp(-np.abs(numbers)))
    tail += np.maximum(numbers, 0.0, out=numbers)
    return tail
