"""The clock of training: how many epochs are due."""

from collections.abc import Callable
from math import exp
from time import perf_counter
from typing import TypeVar

SPEEDS = (1, 2, 5, 10, 30, 60, 120, 300, 1000, 10000)
"""The available speeds, in epochs a second."""
DEFAULT_SPEED = 10
FIRST_PIECE = 32  # epochs
LONGEST_FRAME_S = 0.5  # a longer gap (window dragged, computer asleep) is not caught up
MOST_PENDING_S = 0.5  # of epochs that wait for a frame with time for them
BUDGET_S = 0.012  # of a frame's 16.7 ms, for training
BUDGET_SHARE = 0.5  # of the time that a longer step has taken
LONGEST_BUDGETED_S = 0.05  # so that a key never waits for long
REACHED_S = 1.0  # time over which the speed that is reached is measured
NOTICED = 0.05  # share by which it must differ from what was last told


Moment = TypeVar("Moment")
"""What is returned by what runs epochs."""


class EpochClock:
    """Converts seconds to epochs, and limits them to what a frame has time for.

    Epochs for which a frame has no time wait for the next ones, so that the speed does not depend
    on how long drawing takes. Only where a computer is too slow for the speed, some are dropped.

    Attributes:
        speed: Epochs a second that are wanted.
        reached: Epochs a second that are reached, to two digits, if the computer is too slow for
            `speed`; else `speed`.
        has_run: Whether it has been started before.
    """

    def __init__(self, speed: int = DEFAULT_SPEED) -> None:
        self.speed = speed
        self.has_run = False
        self._pending_epochs = 0.0
        self._seconds_an_epoch = 0.0
        self._is_behind = False
        self._done = 0
        self._done_a_second = float(speed)
        self._told = speed

    @property
    def reached(self) -> int:
        """Epochs a second that are reached, if fewer than wanted."""
        return self._told if self._is_behind else self.speed

    def due(self, elapsed_s: float) -> int:
        """Return the number of epochs to run after `elapsed_s` more seconds."""
        self._measure(elapsed_s)
        pending = self._pending_epochs + min(elapsed_s, LONGEST_FRAME_S) * self.speed
        most = MOST_PENDING_S * self.speed + 1.0
        self._is_behind = pending > most
        self._pending_epochs = min(pending, most)
        epochs = int(self._pending_epochs)
        if self._seconds_an_epoch:
            budget_s = self._budget_s(elapsed_s)
            epochs = min(epochs, max(1, int(budget_s / self._seconds_an_epoch)))
        self._pending_epochs -= epochs
        self._done = epochs
        return epochs

    def put_back(self, epochs: int) -> None:
        """Keep for the next frames those epochs of the last `due` that were not run."""
        self._pending_epochs += epochs
        self._done -= epochs

    def record_cost(self, epochs: int, seconds: float) -> None:
        """Measure the time per epoch, which limits the epochs of the next frame."""
        if epochs:
            cost = seconds / epochs
            self._seconds_an_epoch += (cost - self._seconds_an_epoch) * 0.2

    def run(self, elapsed_s: float, forward: Callable[[int], Moment]) -> Moment | None:
        """Have `forward` run the epochs due after `elapsed_s` more seconds; return its result."""
        moment, left, spent_s, done = None, self.due(elapsed_s), 0.0, 0
        # What an epoch costs may have changed since the last frame, with the gate or the optimiser:
        # the first few show what the frame has time for.
        for piece in (FIRST_PIECE, left):
            epochs = min(piece, left)
            if done:
                spare_s = self._budget_s(elapsed_s) - spent_s
                epochs = min(epochs, int(spare_s * done / spent_s) if spent_s else left)
            if epochs <= 0:
                break
            start = perf_counter()
            moment = forward(epochs)
            spent_s += perf_counter() - start
            done, left = done + epochs, left - epochs
        self.put_back(left)
        self.record_cost(done, spent_s)
        return moment

    def rest(self) -> None:
        """Drop what is pending, because training pauses."""
        self._pending_epochs %= 1.0
        self._is_behind = False

    def _budget_s(self, elapsed_s: float) -> float:
        """Return the seconds for training in a step that comes `elapsed_s` after the last."""
        return max(BUDGET_S, BUDGET_SHARE * min(elapsed_s, LONGEST_BUDGETED_S))

    def _measure(self, elapsed_s: float) -> None:
        """Take note of what the last frame reached, which took `elapsed_s`."""
        if elapsed_s <= 0:
            return
        share = 1.0 - exp(-elapsed_s / REACHED_S)
        self._done_a_second += (self._done / elapsed_s - self._done_a_second) * share
        if abs(self._done_a_second - self._told) > NOTICED * self._told:
            self._told = int(float(f"{self._done_a_second:.2g}"))

    def change(self, places: int) -> None:
        """Select the next higher (`places` > 0) or lower speed."""
        slower = [speed for speed in SPEEDS if speed < self.speed]
        faster = [speed for speed in SPEEDS if speed > self.speed]
        if places > 0 and faster:
            self.speed = faster[0]
        elif places < 0 and slower:
            self.speed = slower[-1]
        self.rest()
