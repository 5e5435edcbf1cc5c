"""What a run has shown so far: how its loss and its weights have moved until now."""

from functools import cached_property

import numpy as np

from ..core.assessment import Mark, marks
from ..core.neuron import Floats, Ints, logits, sigmoid
from ..record import Record
from .snapshot import Snapshot, kept

LEAST_EPOCHS = 64  # of a run that has shown something by not moving
STILL = 0.01  # a weight that moves by less, in the second half of a run, is at rest
SMALL_SLOPE = 0.005  # length of the gradient, below which descent has come to its end
NO_SLOPE = 1e-9
STEEP = 0.02  # length of the gradient, above which there is still a way to go
CRAWLING = 0.05  # the same where steps are small
HARDLY = 0.01  # share of the loss
FALLEN = 0.1  # share of the loss since it became flat
LIKELY = 0.05  # share of the loss that steps along the slope would have gained
FIRST_POWER = LEAST_EPOCHS.bit_length() - 2


class Progress(Record, eq=False):
    """The run up to the epoch on stage.

    Some epochs of it stand for all: the start and the powers of two, so that what is told does not
    change with every epoch.
    """

    now: Snapshot

    @cached_property
    def places(self) -> Ints:
        """The places in the curve of epochs 0, 1, 2, 4, 8, … up to now."""
        curve, epoch = self.now.curve, self.now.epoch
        chosen = np.array([0, *(1 << power for power in range(epoch.bit_length()))])
        found: Ints = np.searchsorted(curve.epochs, chosen, side="right") - 1
        return found[np.r_[True, found[1:] > found[:-1]]]

    @cached_property
    def epochs(self) -> Ints:
        """The epochs at these places."""
        chosen: Ints = self.now.curve.epochs[self.places]
        return chosen

    @cached_property
    def weights(self) -> Floats:
        """The weights at these epochs, shape (n_epochs, n_features + 1)."""
        weights: Floats = self.now.curve.weights[:, self.places].T
        return weights

    @cached_property
    def rows_right(self) -> Ints:
        """The number of right rows at these epochs, at the threshold of now."""
        gate, threshold = self.now.gate, self.now.threshold
        p = sigmoid(logits(self.weights, gate.design))
        counts: Ints = np.sum(marks(p, gate.target_column, threshold) == Mark.RIGHT, axis=1)
        return counts

    @cached_property
    def halfway(self) -> Floats:
        """The weights at about half of the present epoch."""
        curve = self.now.curve
        place = int(np.searchsorted(curve.epochs, self.now.epoch // 2, side="right")) - 1
        weights: Floats = curve.weights[:, place]
        return weights

    @cached_property
    def data_gradient(self) -> Floats:
        """The gradient of the cross-entropy, shape (n_features + 1,)."""
        return self._gradient_at(self.now.weights)

    @cached_property
    def slope(self) -> float:
        """The length of the gradient of the loss, penalty included."""
        return self._slope_at(self.now.weights)

    def _gradient_at(self, weights: Floats) -> Floats:
        rows = self.now.gate.examples
        miss = sigmoid(logits(weights, rows.inputs)) - rows.targets
        gradient: Floats = miss @ rows.inputs / len(rows.inputs)
        return gradient

    def _slope_at(self, weights: Floats) -> float:
        pull = self.now.run.settings.l2 * weights
        pull[-1] = 0.0
        return float(np.linalg.norm(self._gradient_at(weights) + pull))

    @cached_property
    def _moved(self) -> float:
        """How far the weight that moved most has come in the second half of the run."""
        return float(np.max(np.abs(self.now.weights - self.halfway)))

    @property
    def is_at_rest(self) -> bool:
        """Whether training has come to its end: nothing moves, and nothing pulls."""
        if self.now.epoch == 0:
            return False
        limit = SMALL_SLOPE if self.now.epoch >= LEAST_EPOCHS else NO_SLOPE
        return self._moved < STILL and self.slope <= limit

    @property
    def is_slow(self) -> bool:
        """Whether hardly anything moves though there is a way to go, because steps are small."""
        if self.now.epoch < LEAST_EPOCHS or self._moved >= CRAWLING:
            return False
        is_small = self.now.run.settings.learning_rate * self.slope < STILL
        return is_small and self.slope > STEEP

    @property
    def is_held_by_penalty(self) -> bool:
        """Whether it is at rest, where the rows still pull, but the penalty pulls back."""
        if not self.now.has_penalty or not self.is_at_rest:
            return False
        pull = float(np.linalg.norm(self.data_gradient))
        return pull > 2 * SMALL_SLOPE and pull > 4 * self.slope

    @cached_property
    def flat_since(self) -> int | None:
        """The first epoch n such that up to 2n the loss came no lower than before; None if none."""
        powers = range(FIRST_POWER, self._last_power + 1)
        return next((1 << power for power in powers if self._is_flat(power)), None)

    @cached_property
    def is_flat_now(self) -> bool:
        """Whether the loss hardly falls any more: not much lower now than where it became flat."""
        since, curve = self.flat_since, self.now.curve
        if since is None:
            return False
        first = int(np.searchsorted(curve.epochs, since))
        lowest = float(curve.loss_low[self._begin : first].min())
        return self.now.loss >= (1 - FALLEN) * lowest

    @property
    def _last_power(self) -> int:
        return self.now.epoch.bit_length() - 2

    @cached_property
    def _begin(self) -> int:
        """The place in the curve from which on the settings have been those of now."""
        curve, settings = self.now.curve, self.now.run.settings
        trained = [part for part in self.now.segments if part.first_epoch < self.now.epoch]
        if not trained or trained[-1].settings != settings:
            return len(curve.epochs)
        first = trained[-1].first_epoch
        return int(np.searchsorted(curve.epochs, first + 1)) if first else 0

    def _is_flat(self, power: int) -> bool:
        """Return whether the loss came no lower from epoch 2^power on, though it could have."""
        curve, start = self.now.curve, 1 << power
        first = int(np.searchsorted(curve.epochs, start))
        end = 2 * start if power < self._last_power else self.now.epoch
        is_latest = self.now.epoch == self.now.latest_epoch and power == self._last_power
        last = len(curve.epochs) if is_latest else int(np.searchsorted(curve.epochs, end))
        if not self._begin < first < last:
            return False
        lowest = float(curve.loss_low[self._begin : first].min())
        if float(curve.loss_low[first:last].min()) < (1 - HARDLY) * lowest:
            return False
        slope = self._slope_at(curve.weights[:, first])
        gain = self.now.run.settings.learning_rate * slope**2 * start  # of steps along a slope
        return slope < STEEP or gain > LIKELY * lowest


@kept
def has_shown(snapshot: Snapshot, *, learnable: bool) -> bool:
    """Return whether the run up to `snapshot` has itself shown the verdict.

    A gate that can be learned: once it has been. One that cannot: once training has come to its
    end, or its loss has come no lower while the number of epochs doubled.
    """
    if learnable:
        at = snapshot.learned_at
        return (at is not None and at <= snapshot.epoch) or snapshot.n_right == snapshot.n_examples
    progress = Progress(snapshot)
    return progress.is_at_rest or progress.flat_since is not None
