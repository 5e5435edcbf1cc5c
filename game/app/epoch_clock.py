"""How many epochs are due: training speed does not depend on frames per second."""

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
