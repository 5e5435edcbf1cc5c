"""What moves on the stage: glow that eases towards the probabilities, signals along the wires."""

from math import exp, inf

import numpy as np

from ..core.neuron import Floats
from ..playground.snapshot import Snapshot

STEP_S = 1 / 31  # a little less than two frames


class Pace:
    """Lets time pass in steps while training runs, as smooth as in each frame, at half the cost."""

    def __init__(self) -> None:
        self._waiting_s = 0.0

    def due(self, elapsed_s: float) -> float:
        """Return the seconds that pass now, with those that have waited; 0 if they wait on."""
        self._waiting_s += elapsed_s
        if self._waiting_s < STEP_S:
            return 0.0
        due_s, self._waiting_s = self._waiting_s, 0.0
        return due_s


PULSE_S = 0.9  # time of a signal along a wire
PULSE_STEPS = 27  # pictures of it: one in each step of `Pace`


class Pulse:
    """The position of the signals along the wires, which moves in steps."""

    def __init__(self) -> None:
        self._phase = 0.0

    @property
    def shown(self) -> float:
        """The position, in [0, 1)."""
        return int(self._phase * PULSE_STEPS) / PULSE_STEPS

    def advance(self, elapsed_s: float) -> None:
        """Move on by `elapsed_s` seconds."""
        self._phase = (self._phase + elapsed_s / PULSE_S) % 1.0


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


GLOW_STEPS = 512  # of brightness, twice as many as a display has
GROWN = 1 + 1 / 256  # of a run that is charted again while it trains: less is no pixel


class Motion:
    """The pictures between two states of the stage.

    Attributes:
        charted: The snapshot whose curve is charted, which may be a little older than the present.
    """

    def __init__(self, snapshot: Snapshot) -> None:
        self._pace, self._pulse = Pace(), Pulse()
        self._eased = Eased(eased_values(snapshot))
        self._is_calm = False
        self._is_running = False
        self.charted = snapshot

    @property
    def threshold(self) -> float:
        """The threshold as it is shown."""
        return float(self._eased.values[0])

    @property
    def live_glow(self) -> float:
        """The brightness of the output bulb, rounded to what can be seen."""
        return round(float(self._eased.values[1]) * GLOW_STEPS) / GLOW_STEPS

    @property
    def glow(self) -> Floats:
        """The brightness of every row's bulb, rounded to what can be seen."""
        rounded: Floats = np.rint(self._eased.values[2:] * GLOW_STEPS) / GLOW_STEPS
        return rounded

    @property
    def pulse(self) -> float | None:
        """The position of signals along the wires, or None where nothing moves by itself."""
        return self._pulse.shown if self._is_running and not self._is_calm else None

    def due(self, elapsed_s: float, *, is_running: bool) -> float:
        """Return the seconds that pass now: while training runs, time goes in steps."""
        return self._pace.due(elapsed_s) if is_running else elapsed_s

    def show(self, snapshot: Snapshot) -> None:
        """Show the charts of `snapshot` at once, and bulbs too if there are others now."""
        self.charted = snapshot
        self._eased.fit(eased_values(snapshot))

    def advance(
        self, elapsed_s: float, snapshot: Snapshot, *, is_running: bool, is_calm: bool
    ) -> bool:
        """Move on towards `snapshot`; return whether anything looks different."""
        before = self.pulse, self.charted
        self._is_running, self._is_calm = is_running, is_calm
        if is_running:
            self._pulse.advance(elapsed_s)
        if not is_running or snapshot.latest_epoch >= self.charted.latest_epoch * GROWN:
            self.charted = snapshot
        has_eased = self._eased.follow(eased_values(snapshot), inf if is_calm else elapsed_s)
        return has_eased or before[0] != self.pulse or before[1] is not self.charted
