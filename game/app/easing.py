"""Easing: what is shown follows what is true, quickly at first, and then rests."""

from math import exp

import numpy as np

from game.core.types import Floats

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
