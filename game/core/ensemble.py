"""Many neurons that train together: up to all 65,536 gates of four inputs.

They run the same epoch function as a single neuron (`training`). The neurons are divided into
blocks that fit in a core's cache, and threads distribute the blocks over the cores: numpy releases
the global interpreter lock while it computes. A block runs all requested epochs before a thread
takes the next block.
"""

import os
from bisect import bisect_right, insort
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from itertools import zip_longest
from math import inf

import numpy as np

from ..record import Record
from .assessment import Standing, assess, empty_standing
from .neuron import Examples, Floats
from .training import Epoch, TrainingSettings


class Checkpoints:
    """Weights at a bounded number of epochs, always including the first and the latest.

    The gaps between kept epochs grow in proportion to the epoch: an hour of training needs no more
    memory than a minute, and the nearest checkpoint is always within the same share of the run.
    """

    def __init__(self, capacity: int) -> None:
        if capacity < 2:  # noqa: PLR2004 - the first and the latest
            raise ValueError(f"checkpoints: capacity must be at least 2, got {capacity}")
        self._capacity = capacity
        self._epochs: list[int] = []
        self._weights: dict[int, Floats] = {}

    @property
    def epochs(self) -> tuple[int, ...]:
        """The epochs whose weights are kept, ascending."""
        return tuple(self._epochs)

    def keep(self, epoch: int, weights: Floats) -> None:
        """Keep a copy of `weights` after `epoch` epochs; if full, drop the most redundant one."""
        if epoch in self._weights:
            return
        insort(self._epochs, epoch)
        self._weights[epoch] = weights.copy()
        if len(self._epochs) > self._capacity:
            del self._weights[self._epochs.pop(self._most_redundant())]

    def at_or_before(self, epoch: int) -> tuple[int, Floats]:
        """Return the latest kept epoch at or before `epoch`, and its weights.

        Raises:
            LookupError: If nothing is kept at or before `epoch`.
        """
        index = bisect_right(self._epochs, epoch)
        if not index:
            raise LookupError(f"checkpoints: none at or before epoch {epoch}")
        found = self._epochs[index - 1]
        return found, self._weights[found]

    def forget_after(self, epoch: float) -> None:
        """Drop the entries after `epoch`, because training will differ from there on."""
        index = bisect_right(self._epochs, epoch)
        for later in self._epochs[index:]:
            del self._weights[later]
        del self._epochs[index:]

    def _most_redundant(self) -> int:
        """Return the index of the inner entry whose neighbours' epochs have the lowest ratio."""
        epochs = self._epochs
        inner = range(1, len(epochs) - 1)
        return min(inner, key=lambda i: (epochs[i + 1] + 1) / (epochs[i - 1] + 1))


BLOCK = 8192
"""Neurons per block: the activations of 16 rows take 512 KiB; call overhead is negligible."""

CHECKPOINT_BYTES = 96 * 2**20
"""Memory for `rewind`: 73 checkpoints of 65,536 neurons with five weights."""

MAX_CHECKPOINTS = 256


class _Block(Record, eq=False):
    """Neurons from `start` to `stop`, as views of the ensemble's arrays."""

    start: int
    stop: int
    weights: Floats
    signs: Floats


class Ensemble:
    """Neurons that learn from the same rows, each with its own targets, in float32.

    Attributes:
        epoch: Number of epochs that the neurons have trained.
        checkpoints: Weights of earlier epochs, for `rewind`.
    """

    def __init__(self, weights: Floats, examples: Examples, settings: TrainingSettings) -> None:
        """Make neurons of `weights`, shape (n_neurons, n_features + 1), at epoch 0."""
        n_neurons, n_rows = len(weights), len(examples.inputs)
        self._weights = np.ascontiguousarray(weights.T, np.float32)
        self._inputs = examples.inputs.astype(np.float32)
        targets = np.broadcast_to(examples.targets, (n_neurons, n_rows))
        self._signs = np.ascontiguousarray(2.0 * targets.T - 1.0, np.float32)
        self._blocks = [self._block(start) for start in range(0, n_neurons, BLOCK)]
        self._n_workers = max(1, min(len(self._blocks), os.cpu_count() or 1))
        self._pool = ThreadPoolExecutor(self._n_workers, thread_name_prefix="ensemble")
        self.epoch = 0
        affordable = CHECKPOINT_BYTES // max(1, self._weights.nbytes)
        self.checkpoints = Checkpoints(max(2, min(affordable, MAX_CHECKPOINTS)))
        self.checkpoints.keep(0, self._weights)
        self._tunings = [(0, settings)]  # first epoch of each settings, ascending
        self._settings = settings
        self._epochs = [self._epoch_of(block, settings) for block in self._blocks]

    @property
    def tunings(self) -> tuple[tuple[int, TrainingSettings], ...]:
        """All settings, each with the first epoch that it trains, ascending."""
        return tuple(self._tunings)

    @property
    def weights(self) -> Floats:
        """A copy of the current weights, shape (n_neurons, n_features + 1)."""
        return self._weights.T.copy()

    def weights_of(self, neurons: Sequence[int]) -> Floats:
        """Return the current weights of `neurons`, shape (len(neurons), n_features + 1)."""
        return self._weights[:, neurons].T.astype(float)

    def retune(self, settings: TrainingSettings) -> None:
        """Train with `settings` from the current epoch on, and drop all later epochs.

        Earlier epochs keep their settings, also when they are run again after another rewind.
        """
        self.checkpoints.forget_after(self.epoch)
        earlier = [tuning for tuning in self._tunings if tuning[0] < self.epoch]
        self._tunings = [*earlier, (self.epoch, settings)]

    def retrace(self, tunings: Sequence[tuple[int, TrainingSettings]]) -> None:
        """Replace all settings, and go back if need be to where the epochs do not depend on it."""
        both = zip_longest(self._tunings, tunings, fillvalue=(inf, None))
        shared = min(
            (epoch for pair in both if pair[0] != pair[1] for epoch, _ in pair), default=inf
        )
        self.checkpoints.forget_after(shared)
        self._tunings = list(tunings)
        if self.epoch > shared:
            self.rewind(int(shared))

    def advance(self, epochs: int) -> None:
        """Run `epochs` epochs of every neuron."""
        end = self.epoch + epochs
        starts = [start for start, _ in self._tunings[1:] if self.epoch < start < end]
        for stop in (*starts, end):
            settings = next(s for start, s in reversed(self._tunings) if start <= self.epoch)
            self._run(self._tuned_to(settings), stop)
        self.checkpoints.keep(self.epoch, self._weights)

    def rewind(self, epoch: int) -> None:
        """Go back to the nearest checkpoint at or before `epoch`; `advance` runs the rest.

        They give the same bits as the first time. The caller can run them in small portions.
        """
        self.epoch, weights = self.checkpoints.at_or_before(epoch)
        self._weights[:] = weights

    def standing(self, threshold: float) -> Standing:
        """Return the progress of every neuron at `threshold`, in (0, 1)."""
        whole = empty_standing(self._weights.shape[1])

        def run(index: int) -> None:
            block = self._blocks[index]
            part = slice(block.start, block.stop)
            out = Standing(whole.loss[part], whole.worst_margin[part], whole.rows_right[part])
            assess(block.weights, self._inputs, block.signs, threshold, out)

        self._on_all_cores(run)
        return whole

    def _run(self, epochs: list[Epoch], stop: int) -> None:
        """Run to epoch `stop`; `epochs` holds the epoch function of each block."""

        def run(index: int) -> None:
            weights, epoch = self._blocks[index].weights, epochs[index]
            for number in range(self.epoch, stop):
                epoch(number, weights, weights)

        self._on_all_cores(run)
        self.epoch = stop

    def _tuned_to(self, settings: TrainingSettings) -> list[Epoch]:
        """Return the epoch function of each block; those of the last settings are cached."""
        if settings != self._settings:
            self._settings = settings
            self._epochs = [self._epoch_of(block, settings) for block in self._blocks]
        return self._epochs

    def _block(self, start: int) -> _Block:
        stop = min(start + BLOCK, self._weights.shape[1])
        return _Block(start, stop, self._weights[:, start:stop], self._signs[:, start:stop])

    def _epoch_of(self, block: _Block, settings: TrainingSettings) -> Epoch:
        targets = (block.signs.T + 1.0) / 2.0
        examples = Examples(self._inputs, targets)
        return settings.optimizer.epoch_of(examples, settings, block.stop - block.start)

    def _on_all_cores(self, run: Callable[[int], None]) -> None:
        """Call `run` for every block; each thread takes the next block as soon as it is free."""
        waiting = iter(range(len(self._blocks)))

        def work() -> None:
            for index in waiting:
                run(index)

        others = [self._pool.submit(work) for _ in range(self._n_workers - 1)]
        work()
        for other in others:
            other.result()
