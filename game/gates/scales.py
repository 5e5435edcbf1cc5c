"""How a key press changes a number: within a range, in steps that keep it round."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable
from enum import StrEnum
from math import ceil, floor
from typing import assert_never

from ..record import Record


class Step(StrEnum):
    """How far one key press changes a number."""

    FINE = "fine"
    NORMAL = "normal"
    COARSE = "coarse"


Move = Callable[[float, int, Step], float]
"""Takes the value, the direction (+1 or -1) and the step; returns the next value, not clamped."""


class Scale(Record):
    """The range of a number, and how a key press changes it.

    Attributes:
        low: The lowest value that a key press reaches.
        high: The highest.
        move: Gives the next value, not clamped.
    """

    low: float
    high: float
    move: Move

    def clamped(self, value: float) -> float:
        """Return `value`, clamped to the range."""
        return min(max(value, self.low), self.high)

    def next(self, value: float, direction: int, step: Step) -> float:
        """Return the value after one key press; `direction` is +1 or -1."""
        return self.clamped(self.move(value, direction, step))


def linear(*, fine: float, normal: float, coarse: float) -> Move:
    """Return a move to the next multiple of the step size, so that values stay round."""

    def size_of(step: Step) -> float:
        match step:
            case Step.FINE:
                return fine
            case Step.NORMAL:
                return normal
            case Step.COARSE:
                return coarse
            case _:
                assert_never(step)

    def move(value: float, direction: int, step: Step) -> float:
        size = size_of(step)
        places = value / size
        near = round(places)
        is_on_grid = abs(places - near) < 1e-6  # noqa: PLR2004 - rounding noise of the division
        if not is_on_grid:
            near = floor(places) if direction > 0 else ceil(places)
        return round((near + direction) * size, 10)

    return move


LADDER = tuple(
    float(f"{digit}e{power}") for power in range(-4, 7) for digit in (1, 2, 5)
)  # 1, 2, 5 in each decade


def on_ladder(value: float, direction: int, step: Step) -> float:
    """Return the next of 1, 2, 5, 10, …; a coarse step is a decade, a fine one a tenth of it."""
    match step:
        case Step.COARSE:
            return value * 10.0**direction
        case Step.FINE:
            return float(f"{value * (1.1 if direction > 0 else 1 / 1.1):.3g}")
        case Step.NORMAL if direction > 0:
            return LADDER[min(bisect_right(LADDER, value), len(LADDER) - 1)]
        case Step.NORMAL:
            return LADDER[max(bisect_left(LADDER, value) - 1, 0)]
        case _:
            assert_never(step)


def on_ladder_from_zero(value: float, direction: int, step: Step) -> float:
    """As `on_ladder`, with 0 below the lowest value."""
    if direction < 0 and value <= LADDER[0]:
        return 0.0
    return on_ladder(value, direction, step) if value else LADDER[0]
