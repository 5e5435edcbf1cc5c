"""A record of a run of any length in little memory: epochs grouped in logarithmic buckets.

Up to epoch 8,192 a bucket is one epoch; from there each doubling of the epoch count adds 4,096
buckets, each twice as wide as before. A billion epochs need 78,000 buckets, a bucket never spans
more than 1/4096 of the run so far, and its first epoch does not depend on the length of the run.
"""

from typing import TypeVar

import numpy as np

from ..core.neuron import Floats, Ints

OCTAVE_BITS = 12  # 2^12 = 4096 buckets for each doubling
FIRST_CAPACITY = 64
MIN_SIZE = 64  # fewer buckets are not merged

Array = TypeVar("Array", Ints, Floats)


def bucket_starts(epochs: Ints) -> Ints:
    """Return the first epoch of the bucket that holds each of `epochs`, same shape."""
    _, octave = np.frexp(epochs.astype(float))  # epoch is in [2^(octave-1), 2^octave)
    shift: Ints = np.maximum(octave - 1 - OCTAVE_BITS, 0).astype(np.int64)
    return epochs - epochs % (1 << shift)


class Buckets:
    """Columns of numbers with one entry per bucket; new epochs are folded into them.

    Each column holds the first, the lowest or the highest value of the epochs in a bucket.
    """

    def __init__(self, folds: tuple[np.ufunc | None, ...]) -> None:
        """Create an empty record; `folds` has a ufunc for each column, or None for "the first"."""
        self._folds = folds
        self._starts: Ints = np.empty(FIRST_CAPACITY, np.int64)
        self._columns: Floats = np.empty((len(folds), FIRST_CAPACITY))
        self._size = 0

    @property
    def starts(self) -> Ints:
        """First epoch of each bucket, ascending, read-only, shape (n_buckets,)."""
        return _read_only(self._starts[: self._size])

    @property
    def columns(self) -> Floats:
        """The values of the buckets, read-only, shape (n_columns, n_buckets)."""
        return _read_only(self._columns[:, : self._size])

    def fold(self, first_epoch: int, values: Floats) -> None:
        """Add consecutive epochs from `first_epoch` on; `values` is (n_columns, n_epochs)."""
        starts = bucket_starts(first_epoch + np.arange(values.shape[1]))
        is_first = np.r_[True, starts[1:] != starts[:-1]]
        places = np.flatnonzero(is_first)
        folded = [
            column[places] if fold is None else fold.reduceat(column, places)
            for fold, column in zip(self._folds, values, strict=True)
        ]
        self._append(starts[places], np.array(folded))

    def before(self, epoch: int) -> "Buckets":
        """Return a copy without the bucket that holds `epoch` and all later ones."""
        size = int(np.searchsorted(self.starts, epoch, side="right")) - 1
        earlier = Buckets(self._folds)
        earlier._append(self._starts[:size], self._columns[:, :size])
        return earlier

    def coarser(self) -> "Buckets":
        """Return a copy with two buckets in one; only the last one, which may grow, is as it was.

        It takes half the memory, and each of its buckets has an epoch twice as far to the next.
        """
        if self._size < MIN_SIZE:
            return self
        places = np.r_[0 : self._size - 1 : 2, self._size - 1]
        folded = [
            column[places] if fold is None else fold.reduceat(column, places)
            for fold, column in zip(self._folds, self.columns, strict=True)
        ]
        fewer = Buckets(self._folds)
        fewer._append(self._starts[places], np.array(folded))
        return fewer

    @property
    def n_bytes(self) -> int:
        """The memory that it takes, in bytes."""
        return self._starts.nbytes + self._columns.nbytes

    def _append(self, starts: Ints, columns: Floats) -> None:
        if self._size and starts[0] == self._starts[self._size - 1]:
            self._merge(columns[:, 0])
            starts, columns = starts[1:], columns[:, 1:]
        end = self._size + len(starts)
        self._reserve(end)
        self._starts[self._size : end] = starts
        self._columns[:, self._size : end] = columns
        self._size = end

    def _merge(self, values: Floats) -> None:
        """Fold `values` into the last bucket, which is not full yet."""
        last = self._columns[:, self._size - 1]
        for index, fold in enumerate(self._folds):
            if fold is not None:
                last[index] = fold(last[index], values[index])

    def _reserve(self, size: int) -> None:
        capacity = len(self._starts)
        if size <= capacity:
            return
        extra = max(size, 2 * capacity) - capacity
        self._starts = np.concatenate([self._starts, np.empty(extra, np.int64)])
        padding = np.empty((len(self._folds), extra))
        self._columns = np.concatenate([self._columns, padding], axis=1)


def _read_only(array: Array) -> Array:
    view = array.view()
    view.setflags(write=False)
    return view
