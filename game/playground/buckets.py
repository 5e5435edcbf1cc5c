"""A record of a run of any length in little memory: epochs grouped in logarithmic buckets.

Up to epoch 8,192 a bucket is one epoch; from there each doubling of the epoch count adds 4,096
buckets, each twice as wide as before, up to a widest one. A bucket never spans more than 1/4096 of
the run so far, and its first epoch does not depend on the length of the run.
"""

from typing import Any, TypeVar

import numpy as np
import numpy.typing as npt

from ..core.neuron import Floats, Ints

OCTAVE_BITS = 12  # 2^12 = 4096 buckets for each doubling
FIRST_CAPACITY = 64
MIN_SIZE = 64  # fewer buckets are not merged

Array = TypeVar("Array", Ints, Floats)


WIDEST = 1 << 12
"""Epochs of the widest bucket, which are trained again to get at one of them."""


def bucket_starts(epochs: Ints, widest: int = WIDEST) -> Ints:
    """Return the first epoch of the bucket that holds each of `epochs`, same shape.

    `widest` is a power of two.
    """
    _, octave = np.frexp(epochs.astype(float))  # epoch is in [2^(octave-1), 2^octave)
    shift = np.minimum(np.maximum(octave - 1 - OCTAVE_BITS, 0), widest.bit_length() - 1)
    widths: Ints = 1 << shift.astype(np.int64)
    return epochs - epochs % widths


class Buckets:
    """Columns of numbers with one entry per bucket; new epochs are folded into them.

    Each column holds the first, the lowest or the highest value of the epochs in a bucket.
    """

    def __init__(
        self, folds: tuple[np.ufunc | None, ...], dtype: npt.DTypeLike = np.float64
    ) -> None:
        """Create an empty record; `folds` has a ufunc for each column, or None for "the first"."""
        self._folds = folds
        self._starts: Ints = np.empty(FIRST_CAPACITY, np.int64)
        self._columns: npt.NDArray[Any] = np.empty((len(folds), FIRST_CAPACITY), dtype)
        self._size = 0

    @property
    def starts(self) -> Ints:
        """First epoch of each bucket, ascending, read-only, shape (n_buckets,)."""
        return _read_only(self._starts[: self._size])

    @property
    def columns(self) -> npt.NDArray[Any]:
        """The values of the buckets, read-only, shape (n_columns, n_buckets)."""
        return _read_only(self._columns[:, : self._size])

    def fold(self, first_epoch: int, values: npt.NDArray[Any], widest: int = WIDEST) -> None:
        """Add consecutive epochs from `first_epoch` on; `values` is (n_columns, n_epochs).

        With another width of the widest bucket than before, the last bucket is filled as far as
        both agree.
        """
        starts = bucket_starts(first_epoch + np.arange(values.shape[1]), widest)
        last = int(self._starts[self._size - 1]) if self._size else first_epoch
        starts = np.where(starts <= last, last, np.maximum(starts, first_epoch))
        places = np.concatenate([[0], np.flatnonzero(starts[1:] != starts[:-1]) + 1])
        if len(places) < len(starts):
            starts, values = starts[places], self._folded(values, places)
        self._append(starts, values)

    def before(self, epoch: int) -> "Buckets":
        """Return a copy without the bucket that holds `epoch` and all later ones."""
        size = int(np.searchsorted(self.starts, epoch, side="right")) - 1
        earlier = Buckets(self._folds, self._columns.dtype)
        earlier._append(self._starts[:size], self._columns[:, :size])
        return earlier

    def coarser(self) -> "Buckets":
        """Return a copy with two buckets in one; only the last one, which may grow, is as it was.

        It takes half the memory, and each of its buckets has an epoch twice as far to the next.
        """
        if self._size < MIN_SIZE:
            return self
        places = np.r_[0 : self._size - 1 : 2, self._size - 1]
        fewer = Buckets(self._folds, self._columns.dtype)
        fewer._append(self._starts[places], self._folded(self.columns, places))
        return fewer

    @property
    def n_bytes(self) -> int:
        """The memory that it takes, in bytes."""
        return self._starts.nbytes + self._columns.nbytes

    def _folded(self, values: npt.NDArray[Any], places: Ints) -> npt.NDArray[Any]:
        """Fold the epochs from each of `places` to the next into one."""
        folded = [
            column[places] if fold is None else fold.reduceat(column, places)
            for fold, column in zip(self._folds, values, strict=True)
        ]
        return np.array(folded)

    def _append(self, starts: Ints, columns: npt.NDArray[Any]) -> None:
        if self._size and starts[0] == self._starts[self._size - 1]:
            self._merge(columns[:, 0])
            starts, columns = starts[1:], columns[:, 1:]
        end = self._size + len(starts)
        self._reserve(end)
        self._starts[self._size : end] = starts
        self._columns[:, self._size : end] = columns
        self._size = end

    def _merge(self, values: npt.NDArray[Any]) -> None:
        """Fold `values` into the last bucket, which is not full yet."""
        last = self._columns[:, self._size - 1]
        for index, fold in enumerate(self._folds):
            if fold is not None:
                last[index] = fold(last[index], values[index])

    def _reserve(self, size: int) -> None:
        if size <= len(self._starts):
            return
        capacity = max(size, 2 * len(self._starts))
        starts, columns = self.starts, self.columns
        # Only what is copied takes memory: the system gives pages when they are first written to.
        self._starts = np.empty(capacity, np.int64)
        self._columns = np.empty((len(self._folds), capacity), columns.dtype)
        self._starts[: self._size], self._columns[:, : self._size] = starts, columns


def _read_only(array: Array) -> Array:
    view = array.view()
    view.setflags(write=False)
    return view
