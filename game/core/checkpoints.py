"""Checkpoints: weights kept at epochs spaced like powers, so that any time can be gone back to."""

from bisect import bisect_right, insort

from game.core.types import Floats


class Checkpoints:
    """Weights at a bounded number of epochs, the first and the latest always among them.

    The gaps between kept epochs grow in proportion to the epoch: an hour's training costs no more
    memory than a minute's, and going back by a tenth of the way is as near at any time.
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
        """Keep a copy of `weights` as those after `epoch` epochs; the most crowded one may go."""
        if epoch in self._weights:
            return
        insort(self._epochs, epoch)
        self._weights[epoch] = weights.copy()
        if len(self._epochs) > self._capacity:
            del self._weights[self._epochs.pop(self._most_crowded())]

    def at_or_before(self, epoch: int) -> tuple[int, Floats]:
        """Return the latest kept epoch that is not after `epoch`, and its weights.

        Raises:
            LookupError: If nothing was kept so early.
        """
        index = bisect_right(self._epochs, epoch)
        if not index:
            raise LookupError(f"checkpoints: none at or before epoch {epoch}")
        found = self._epochs[index - 1]
        return found, self._weights[found]

    def forget_after(self, epoch: int) -> None:
        """Drop what was kept after `epoch`: from there on, time will run differently."""
        index = bisect_right(self._epochs, epoch)
        for later in self._epochs[index:]:
            del self._weights[later]
        del self._epochs[index:]

    def _most_crowded(self) -> int:
        """The index, neither first nor last, whose neighbours' epochs have the least ratio."""
        epochs = self._epochs
        inner = range(1, len(epochs) - 1)
        return min(inner, key=lambda i: (epochs[i + 1] + 1) / (epochs[i - 1] + 1))
