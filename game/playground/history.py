"""The history of a run: gives back the exact weights of every epoch in bounded memory.

Training is deterministic, so the weights of any epoch can be recomputed from those stored at the
start of its bucket (`buckets`); that takes at most 1/4096 of the epochs of the run.
"""

from copy import copy

import numpy as np

from ..core.assessment import is_learned, separation
from ..core.neuron import Examples, Floats, Ints, probabilities
from ..core.training import TrainingSettings, train
from ..record import Record
from .buckets import Buckets

CHUNK = 4096  # epochs trained and assessed in one step

# The columns of the record; the weights follow them.
LOSS_LOW, LOSS_HIGH, ZERO_LOW, ONE_HIGH, WEIGHTS = range(5)
FOLDS = (np.minimum, np.maximum, np.minimum, np.maximum)


class Curve(Record):
    """A run, sampled by its buckets; all arrays are read-only with one entry per bucket.

    Attributes:
        epochs: First epoch of each bucket, ascending.
        loss_low: Lowest loss in it, in nats.
        loss_high: Highest loss in it.
        weights: Weights at its first epoch, shape (n_features + 1, n_buckets).
        latest_epoch: The last epoch of the run.
    """

    epochs: Ints
    loss_low: Floats
    loss_high: Floats
    weights: Floats
    latest_epoch: int


class Segment(Record):
    """The settings of the epochs from `first_epoch` on."""

    first_epoch: int
    settings: TrainingSettings


class History:
    """All epochs of one run of one neuron; it only grows."""

    def __init__(self, start: Floats, examples: Examples) -> None:
        """Start at epoch 0 with the weights `start`, shape (n_features + 1,)."""
        self._examples = examples
        self._segments: list[Segment] = []
        self._buckets = Buckets(FOLDS + (None,) * len(start))
        self._latest = np.array(start, dtype=float)
        self._latest_epoch = 0
        self._around: tuple[int, Floats] = (0, self._latest[None])
        self._learned: tuple[float, int, int | None] | None = None
        self._record(0, self._latest[None], TrainingSettings())

    @property
    def latest_epoch(self) -> int:
        """The last epoch that has been trained."""
        return self._latest_epoch

    @property
    def curve(self) -> Curve:
        """A few thousand samples of the run, for charts."""
        columns = self._buckets.columns
        return Curve(
            self._buckets.starts,
            columns[LOSS_LOW],
            columns[LOSS_HIGH],
            columns[WEIGHTS:],
            self._latest_epoch,
        )

    @property
    def segments(self) -> tuple[Segment, ...]:
        """The settings with which the epochs were trained, in order."""
        return tuple(self._segments)

    def settings_at(self, epoch: int) -> TrainingSettings | None:
        """Return the settings of the epoch after `epoch`, or of the latest epoch, or None."""
        if not self._segments:
            return None
        return next(s.settings for s in reversed(self._segments) if s.first_epoch <= epoch)

    def extend(self, settings: TrainingSettings, epochs: int) -> None:
        """Train `epochs` more from the latest one."""
        if epochs and (not self._segments or self._segments[-1].settings != settings):
            self._segments.append(Segment(self._latest_epoch, settings))
        if self._latest_epoch == 0:  # its loss depends on L2, which may have changed
            self._buckets = self._buckets.before(0)
            self._record(0, self._latest[None], settings)
        for done in range(0, epochs, CHUNK):
            chunk = min(CHUNK, epochs - done)
            trajectory = self._train(self._latest, settings, chunk, self._latest_epoch)
            self._record(self._latest_epoch + 1, trajectory[1:], settings)
            self._latest = trajectory[-1]
            self._latest_epoch += chunk

    def until(self, epoch: int) -> "History":
        """Return the history of the epochs up to `epoch`: this one, if there are no later ones."""
        if epoch >= self._latest_epoch:
            return self
        shorter = copy(self)
        shorter._truncate(epoch)
        return shorter

    def condense(self) -> None:
        """Take half the memory: epochs take longer to recompute, and the curve has fewer samples.

        All weights stay the same to the bit.
        """
        self._buckets, self._learned = self._buckets.coarser(), None

    @property
    def n_bytes(self) -> int:
        """The memory that it takes, in bytes."""
        return self._buckets.n_bytes

    def _truncate(self, epoch: int) -> None:
        """Drop all epochs after `epoch` from this copy, whose buckets are still the original's."""
        weights = self.weights_at(epoch)
        start, _ = self._bucket_span(epoch)
        past = self._weights_from(start, epoch)
        self._buckets = self._buckets.before(epoch)
        self._segments = [s for s in self._segments if s.first_epoch < epoch]
        self._latest, self._latest_epoch = weights, epoch
        self._around, self._learned = (epoch, weights[None]), None
        for offset, row in enumerate(past):
            settings = self._settings_before(start + offset)
            self._record(start + offset, row[None], settings or TrainingSettings())

    def weights_at(self, epoch: int) -> Floats:
        """Return the exact weights at `epoch`, in [0, latest_epoch]."""
        if epoch == self._latest_epoch:
            return self._latest
        start, trajectory = self._around
        if not start <= epoch < start + len(trajectory):
            start, last = self._bucket_span(epoch)
            trajectory = self._weights_from(start, last)
            self._around = (start, trajectory)
        return np.array(trajectory[epoch - start])

    def trajectory(self, first: int, last: int) -> Floats:
        """Return the weights of the epochs `first` to `last`, (n_epochs, n_features + 1).

        They are trained again, so request a long run in pieces.
        """
        start, _ = self._bucket_span(first)
        return self._weights_from(start, last)[first - start :]

    def learned_at(self, threshold: float) -> int | None:
        """Return the first epoch at which every row was right and none undecided, or None."""
        if self._learned is None or self._learned[0] != threshold:
            self._learned = (threshold, 0, None)
        _, first_bucket, found = self._learned
        if found is not None:
            return found
        columns = self._buckets.columns[:, first_bucket:]
        hits = np.flatnonzero(is_learned(columns[ZERO_LOW], columns[ONE_HIGH], threshold))
        for start in self._buckets.starts[first_bucket + hits]:
            found = self._first_learned_in(*self._bucket_span(int(start)), threshold)
            if found is not None:
                break
        # The last bucket may have grown, so it is checked again.
        self._learned = (threshold, len(self._buckets.starts) - 1, found)
        return found

    def _first_learned_in(self, start: int, last: int, threshold: float) -> int | None:
        zeros, ones = self._separation(self._weights_from(start, last))
        epochs = np.flatnonzero(is_learned(zeros, ones, threshold))
        return start + int(epochs[0]) if len(epochs) else None

    def _record(self, first_epoch: int, weights: Floats, settings: TrainingSettings) -> None:
        """Fold epochs into the buckets; `weights` is (n_epochs, n_features + 1)."""
        losses = settings.loss(weights, self._examples)
        zeros, ones = self._separation(weights)
        # An epoch that no threshold separates must not affect the bucket's separation.
        apart = zeros < ones
        zeros, ones = np.where(apart, zeros, 1.0), np.where(apart, ones, 0.0)
        self._buckets.fold(first_epoch, np.vstack([losses, losses, zeros, ones, weights.T]))

    def _separation(self, weights: Floats) -> tuple[Floats, Floats]:
        return separation(probabilities(weights, self._examples.inputs), self._examples.targets)

    def _bucket_span(self, epoch: int) -> tuple[int, int]:
        """Return the first and the last epoch of the bucket that holds `epoch`."""
        starts = self._buckets.starts
        after = int(np.searchsorted(starts, epoch, side="right"))
        last = int(starts[after]) - 1 if after < len(starts) else self._latest_epoch
        return int(starts[after - 1]), last

    def _settings_before(self, epoch: int) -> TrainingSettings | None:
        return self.settings_at(epoch - 1) if epoch else None

    def _weights_from(self, start: int, last: int) -> Floats:
        """Return the weights of the epochs `start`, which begins a bucket, to `last`."""
        bucket = np.searchsorted(self._buckets.starts, start)
        parts = [self._buckets.columns[WEIGHTS:, bucket].copy()[None]]
        bounds = [segment.first_epoch for segment in self._segments[1:]] + [last]
        epoch = start
        for segment, bound in zip(self._segments, bounds, strict=False):
            stop = min(bound, last)
            if stop > epoch:
                run = self._train(parts[-1][-1], segment.settings, stop - epoch, epoch)
                parts.append(run[1:])
                epoch = stop
        return np.concatenate(parts)

    def _train(
        self, weights: Floats, settings: TrainingSettings, epochs: int, first_epoch: int
    ) -> Floats:
        return train(weights[None], self._examples, settings, epochs, first_epoch)[:, 0]
