"""Time in the app: the number of epochs due, and values that ease towards a target."""

from math import exp

import numpy as np

from ..core.neuron import Floats

SPEEDS = (1, 2, 5, 10, 30, 60, 120, 300, 1000, 10000)
"""The available speeds, in epochs a second."""
DEFAULT_SPEED = 10
LONGEST_FRAME_S = 0.1  # a longer gap (window dragged, computer asleep) is not caught up
BUDGET_S = 0.012  # of a frame's 16.7 ms, for training


class EpochClock:
    """Converts seconds to epochs, and limits them to what a frame has time for."""

    def __init__(self, speed: int = DEFAULT_SPEED) -> None:
        self.speed = speed
        self._owed = 0.0
        self._seconds_an_epoch = 0.0

    def due(self, elapsed_s: float) -> int:
        """Return the number of epochs to run after `elapsed_s` more seconds."""
        self._owed += min(elapsed_s, LONGEST_FRAME_S) * self.speed
        epochs = int(self._owed)
        self._owed -= epochs
        if self._seconds_an_epoch:
            epochs = min(epochs, max(1, int(BUDGET_S / self._seconds_an_epoch)))
        return epochs

    def record_cost(self, epochs: int, seconds: float) -> None:
        """Measure the time per epoch, which limits the epochs of the next frame."""
        if epochs:
            cost = seconds / epochs
            self._seconds_an_epoch += (cost - self._seconds_an_epoch) * 0.2

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
        way = target - self.values
        if not np.any(way):
            return False
        share = 1.0 - exp(-elapsed_s / BULB_S)
        is_far = np.abs(way) > CLOSE_ENOUGH
        self.values = np.where(is_far, self.values + share * way, target)
        return True
