"""Charts: numbers to places along an axis, and a long run as one range of values a pixel."""

from dataclasses import dataclass

import numpy as np

from game.core.types import Floats, Ints


@dataclass(frozen=True, slots=True)
class Axis:
    """One axis from `low` at pixel `start` to `high` at pixel `end`."""

    low: float
    high: float
    start: float
    end: float
    is_log: bool = False

    def place(self, values: Floats | Ints) -> Floats:
        """Return the pixels at which `values` lie; those beyond an end stay at that end."""
        low, high = self._scaled(np.array([self.low, self.high]))
        share = (self._scaled(np.asarray(values, dtype=float)) - low) / ((high - low) or 1.0)
        return np.asarray(self.start + np.clip(share, 0.0, 1.0) * (self.end - self.start))

    def _scaled(self, values: Floats) -> Floats:
        if not self.is_log:
            return values
        return np.asarray(np.log10(np.maximum(values, min(self.low, self.high))))


def pixel_groups(places: Floats) -> Ints:
    """Return the first index of each run of `places` (ascending pixels) within one pixel."""
    pixels = np.floor(places)
    return np.flatnonzero(np.r_[True, pixels[1:] != pixels[:-1]])
