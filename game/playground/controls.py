"""What can be done to the playground: its actions, and the knobs that they raise and lower."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Mapping
from enum import IntEnum, StrEnum, auto
from math import ceil, floor

from ..record import Record


class Action(IntEnum):
    """One move in the playground. The first five are also the environment's action space."""

    WAIT = 0
    FORWARD = 1
    RAISE = 2
    LOWER = 3
    RESET = 4
    FORWARD_10 = auto()
    FORWARD_100 = auto()
    BACK = auto()
    BACK_10 = auto()
    BACK_100 = auto()
    TO_START = auto()
    TO_END = auto()
    RAISE_COARSE = auto()
    LOWER_COARSE = auto()
    RAISE_FINE = auto()
    LOWER_FINE = auto()
    FOCUS_NEXT = auto()
    FOCUS_PREVIOUS = auto()
    NEW_WEIGHTS = auto()
    ZERO_WEIGHTS = auto()
    SWITCH_OPTIMIZER = auto()
    FLIP_INPUT_1 = auto()
    FLIP_INPUT_2 = auto()
    FLIP_INPUT_3 = auto()
    FLIP_INPUT_4 = auto()
    FLIP_INPUT_5 = auto()
    FLIP_INPUT_6 = auto()


LADDER = tuple(
    float(f"{digit}e{power}") for power in range(-4, 7) for digit in (1, 2, 5)
)  # 1, 2, 5 in each decade


class Quantity(StrEnum):
    """What a knob sets, named as in `Setup`."""

    THRESHOLD = "threshold"
    LEARNING_RATE = "learning_rate"
    L2 = "l2"
    WEIGHT = "weight"


class Knob(Record):
    """One knob: a quantity and, for weights, which one (the bias is the last)."""

    quantity: Quantity
    index: int = 0


THRESHOLD = Knob(Quantity.THRESHOLD)
LEARNING_RATE = Knob(Quantity.LEARNING_RATE)
L2 = Knob(Quantity.L2)


def knobs(n_weights: int) -> tuple[Knob, ...]:
    """Return all knobs in the order in which Tab reaches them; `n_weights` counts the bias."""
    weights = (Knob(Quantity.WEIGHT, index) for index in range(n_weights))
    return (THRESHOLD, LEARNING_RATE, L2, *weights)


class Step(StrEnum):
    """How far one press moves a knob."""

    FINE = "fine"
    NORMAL = "normal"
    COARSE = "coarse"


class Scale(Record):
    """The range of a quantity and how a press moves along it.

    Attributes:
        low: The lowest value that a press reaches.
        high: The highest.
        move: Takes the value, +1 or -1, and the step; returns the next value, not yet clamped.
    """

    low: float
    high: float
    move: Callable[[float, int, Step], float]

    def next(self, value: float, direction: int, step: Step) -> float:
        """Return where a press takes `value`; `direction` is +1 or -1."""
        return min(max(self.move(value, direction, step), self.low), self.high)


def _linear(sizes: Mapping[Step, float]) -> Callable[[float, int, Step], float]:
    """Return a move to the next multiple of the step's size, so that values stay round."""

    def move(value: float, direction: int, step: Step) -> float:
        size = sizes[step]
        places = value / size
        near = round(places)
        is_on_grid = abs(places - near) < 1e-6  # noqa: PLR2004 - rounding noise of the division
        if not is_on_grid:
            near = floor(places) if direction > 0 else ceil(places)
        return round((near + direction) * size, 10)

    return move


def _on_ladder(value: float, direction: int, step: Step) -> float:
    """Return the next rung of 1, 2, 5, 10, …; coarse goes a decade, fine a tenth of the value."""
    if step is Step.COARSE:
        return value * 10.0**direction
    if step is Step.FINE:
        return float(f"{value * (1.1 if direction > 0 else 1 / 1.1):.3g}")
    if direction > 0:
        return LADDER[min(bisect_right(LADDER, value), len(LADDER) - 1)]
    return LADDER[max(bisect_left(LADDER, value) - 1, 0)]


def _on_ladder_from_zero(value: float, direction: int, step: Step) -> float:
    """As `_on_ladder`, with 0 below the lowest rung."""
    if direction < 0 and value <= LADDER[0]:
        return 0.0
    return _on_ladder(value, direction, step) if value else LADDER[0]


SCALES: Mapping[Quantity, Scale] = {
    Quantity.THRESHOLD: Scale(
        0.01, 0.99, _linear({Step.FINE: 0.01, Step.NORMAL: 0.05, Step.COARSE: 0.2})
    ),
    Quantity.LEARNING_RATE: Scale(1e-4, 1e6, _on_ladder),
    Quantity.L2: Scale(0.0, 1e3, _on_ladder_from_zero),
    Quantity.WEIGHT: Scale(
        -1e6, 1e6, _linear({Step.FINE: 0.01, Step.NORMAL: 0.1, Step.COARSE: 1.0})
    ),
}
