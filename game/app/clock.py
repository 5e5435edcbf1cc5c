"""Time in the app: the number of epochs due, and values that ease towards a target."""

from collections.abc import Callable
from math import exp
from time import perf_counter
from typing import TypeVar

import numpy as np

from ..core.neuron import Floats
from ..playground.snapshot import Snapshot

SPEEDS = (1, 2, 5, 10, 30, 60, 120, 300, 1000, 10000)
"""The available speeds, in epochs a second."""
DEFAULT_SPEED = 10
FIRST_PIECE = 32  # epochs
LONGEST_FRAME_S = 0.1  # a longer gap (window dragged, computer asleep) is not caught up
BUDGET_S = 0.012  # of a frame's 16.7 ms, for training


Moment = TypeVar("Moment")
"""What is returned by what runs epochs."""


class EpochClock:
    """Converts seconds to epochs, and limits them to what a frame has time for."""

    def __init__(self, speed: int = DEFAULT_SPEED) -> None:
        self.speed = speed
        self._pending_epochs = 0.0
        self._seconds_an_epoch = 0.0

    def due(self, elapsed_s: float) -> int:
        """Return the number of epochs to run after `elapsed_s` more seconds."""
        self._pending_epochs += min(elapsed_s, LONGEST_FRAME_S) * self.speed
        epochs = int(self._pending_epochs)
        self._pending_epochs -= epochs
        if self._seconds_an_epoch:
            epochs = min(epochs, max(1, int(BUDGET_S / self._seconds_an_epoch)))
        return epochs

    def record_cost(self, epochs: int, seconds: float) -> None:
        """Measure the time per epoch, which limits the epochs of the next frame."""
        if epochs:
            cost = seconds / epochs
            self._seconds_an_epoch += (cost - self._seconds_an_epoch) * 0.2

    def run(self, elapsed_s: float, forward: Callable[[int], Moment]) -> Moment | None:
        """Have `forward` run the epochs due after `elapsed_s` more seconds; return its result."""
        moment, left, spent_s, due = None, self.due(elapsed_s), 0.0, 0
        # What an epoch costs may have changed since the last frame, with the gate or the optimiser:
        # the first few show what the frame has time for.
        for piece in (FIRST_PIECE, left):
            epochs = min(piece, left)
            if due:
                epochs = min(epochs, int((BUDGET_S - spent_s) * due / spent_s) if spent_s else left)
            if epochs <= 0:
                break
            start = perf_counter()
            moment = forward(epochs)
            spent_s += perf_counter() - start
            due, left = due + epochs, left - epochs
        self.record_cost(due, spent_s)
        return moment

    def change(self, places: int) -> None:
        """Select the next higher (`places` > 0) or lower speed."""
        slower = [speed for speed in SPEEDS if speed < self.speed]
        faster = [speed for speed in SPEEDS if speed > self.speed]
        if places > 0 and faster:
            self.speed = faster[0]
        elif places < 0 and slower:
            self.speed = slower[-1]


BULB_S = 0.07  # time constant of the easing
CLOSE_ENOUGH = 0.002  # half a level of brightness: the rest is not visible


class Eased:
    """An array of numbers that moves smoothly to a target of the same shape."""

    def __init__(self, values: Floats) -> None:
        self.values = np.array(values, dtype=float)

    def fit(self, target: Floats) -> None:
        """Jump to `target` if it has another shape: there is nothing to interpolate."""
        if self.values.shape != target.shape:
            self.values = np.array(target, dtype=float)

    def follow(self, target: Floats, elapsed_s: float) -> bool:
        """Move towards `target`, of the same shape; return whether anything changed."""
        distance = target - self.values
        if not np.any(distance):
            return False
        share = 1.0 - exp(-elapsed_s / BULB_S)
        is_far = np.abs(distance) > CLOSE_ENOUGH
        self.values = np.where(is_far, self.values + share * distance, target)
        return True


def eased_values(snapshot: Snapshot) -> Floats:
    """Return what eases on the stage: the threshold, the live bulb, and every row's bulb."""
    p = snapshot.probabilities
    return np.concatenate([[snapshot.threshold, p[snapshot.live_row]], p])
