"""How fast the text view trains, and when it has shown enough."""

from dataclasses import dataclass

import numpy as np

from game.playground.snapshot import Snapshot

FIRST_SPEED = 20.0  # epochs per second
STEADY_S = 5.0
DOUBLING_S = 2.0
"""Seconds at the first speed, and from there for each doubling, so that slow runs end too."""

GLOW_S = 2.0
"""How long a learned gate goes on glowing."""
HOPELESS_EPOCHS = 300
"""How many epochs of what cannot be learned are shown."""
MAX_EPOCHS = 1_000_000
AT_REST = 1e-9
"""Weights that move less than this, relative and absolute, between two frames have settled."""


def speed_at(seconds: float, fixed: int | None) -> float:
    """Return the epochs per second after `seconds`: `fixed`, or ever faster."""
    if fixed is not None:
        return float(fixed)
    return float(FIRST_SPEED * 2.0 ** (max(seconds - STEADY_S, 0.0) / DOUBLING_S))


@dataclass(slots=True)
class Ending:
    """Decides when the view ends: once learned and glowed, hopeless, or at rest.

    Attributes:
        learnable: The verdict.
        first_epoch: Where the view began.
    """

    learnable: bool
    first_epoch: int
    _glowing_since: float | None = None

    def is_due(self, before: Snapshot, now: Snapshot, seconds: float) -> bool:
        """Return whether `now`, `seconds` after the start, is the last frame."""
        if now.learned_at is not None:
            if self._glowing_since is None:
                self._glowing_since = seconds
            return seconds - self._glowing_since >= GLOW_S
        shown = now.epoch - self.first_epoch
        if not self.learnable:
            return shown >= HOPELESS_EPOCHS
        return shown >= MAX_EPOCHS or (now.epoch > before.epoch and is_at_rest(before, now))


def is_at_rest(before: Snapshot, now: Snapshot) -> bool:
    """Return whether training no longer moves the weights."""
    return np.allclose(before.weights, now.weights, rtol=AT_REST, atol=AT_REST)
