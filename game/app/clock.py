"""Time in the app: how many epochs are due, and what is shown easing towards what is true."""

from math import exp

import numpy as np

from ..core.neuron import Floats

SPEEDS = (1, 2, 5, 10, 30, 60, 120, 300, 1000, 10000)
"""Epochs a second to choose from."""
DEFAULT_SPEED = 10
LONGEST_FRAME_S = 0.1  # a longer gap (a window dragged, a laptop asleep) is not made up for
BUDGET_S = 0.012  # of a frame's 16.7 ms, for training


class EpochClock:
    """Turns seconds into epochs, and gives way where a frame has no time for all of them."""

    def __init__(self, speed: int = DEFAULT_SPEED) -> None:
        self.speed = speed
        self._owed = 0.0
        self._seconds_an_epoch = 0.0

    def due(self, elapsed_s: float) -> int:
        """Return how many epochs to run after `elapsed_s` more seconds."""
        self._owed += min(elapsed_s, LONGEST_FRAME_S) * self.speed
        epochs = int(self._owed)
        self._owed -= epochs
        if self._seconds_an_epoch:
            epochs = min(epochs, max(1, int(BUDGET_S / self._seconds_an_epoch)))
        return epochs

    def took(self, epochs: int, seconds: float) -> None:
        """Take note of what the last epochs cost, so that the next frame asks for what it can."""
        if epochs:
            cost = seconds / epochs
            self._seconds_an_epoch += (cost - self._seconds_an_epoch) * 0.2

    def change(self, places: int) -> None:
        """Go `places` up or down the table of speeds."""
        slower = [speed for speed in SPEEDS if speed < self.speed]
        faster = [speed for speed in SPEEDS if speed > self.speed]
        if places > 0 and faster:
            self.speed = faster[0]
        elif places < 0 and slower:
            self.speed = slower[-1]


BULB_S = 0.07  # the time in which most of the way is gone
CLOSE_ENOUGH = 0.002  # half a level of light: nobody sees the rest of the way


class Eased:
    """An array of numbers on its way to a target of the same shape."""

    def __init__(self, values: Floats) -> None:
        self.values = np.array(values, dtype=float)

    def fit(self, target: Floats) -> None:
        """Jump to `target` if it has another shape, for then no way leads there."""
        if self.values.shape != target.shape:
            self.values = np.array(target, dtype=float)

    def follow(self, target: Floats, elapsed_s: float) -> bool:
        """Move towards `target`, which has the same shape; return whether anything moved."""
        way = target - self.values
        if not np.any(way):
            return False
        share = 1.0 - exp(-elapsed_s / BULB_S)
        is_far = np.abs(way) > CLOSE_ENOUGH
        self.values = np.where(is_far, self.values + share * way, target)
        return True
