"""The playground's actions, and the knobs that they raise and lower."""

from collections.abc import Mapping
from enum import IntEnum
from typing import Self

from ..gates.bounds import WEIGHT as WEIGHT_BOUNDS
from ..gates.scales import Scale, Step, linear
from ..gates.settings import Role, TrainingOverrides, with_role
from ..record import Record

__all__ = [
    "L2",
    "LEARNING_RATE",
    "SCALES",
    "THRESHOLD",
    "WEIGHT",
    "Action",
    "Knob",
    "Step",
    "knobs",
    "number_of",
]


class Action(IntEnum):
    """One action of the playground. The first five are also the environment's action space.

    Attributes:
        amount: Number of epochs, knob steps or knobs; or the index of an input.
        size: The size of a knob step.
    """

    amount: int
    size: Step

    WAIT = 0
    FORWARD = 1, 1
    RAISE = 2, +1
    LOWER = 3, -1
    RESET = 4
    FORWARD_10 = 5, 10
    FORWARD_100 = 6, 100
    BACK = 7, 1
    BACK_10 = 8, 10
    BACK_100 = 9, 100
    TO_START = 10
    TO_END = 11
    RAISE_COARSE = 12, +1, Step.COARSE
    LOWER_COARSE = 13, -1, Step.COARSE
    RAISE_FINE = 14, +1, Step.FINE
    LOWER_FINE = 15, -1, Step.FINE
    FOCUS_NEXT = 16, +1
    FOCUS_PREVIOUS = 17, -1
    NEW_WEIGHTS = 18
    ZERO_WEIGHTS = 19
    SWITCH_OPTIMIZER = 20
    FLIP_INPUT_1 = 21, 0
    FLIP_INPUT_2 = 22, 1
    FLIP_INPUT_3 = 23, 2
    FLIP_INPUT_4 = 24, 3
    FLIP_INPUT_5 = 25, 4
    FLIP_INPUT_6 = 26, 5

    def __new__(cls, number: int, amount: int = 0, size: Step = Step.NORMAL) -> Self:  # noqa: D102 - Enum's protocol
        member = int.__new__(cls, number)
        member._value_ = number
        member.amount, member.size = amount, size
        return member


WEIGHT = "weight"
"""The target of a knob that moves a weight, not a setting."""


TURNS = frozenset(
    {
        *(Action.RAISE, Action.RAISE_COARSE, Action.RAISE_FINE),
        *(Action.LOWER, Action.LOWER_COARSE, Action.LOWER_FINE),
    }
)
"""The actions that turn a weight or a knob."""


class Knob(Record):
    """One knob: a setting by its name, or a weight by its index (the bias is the last)."""

    name: str
    index: int = 0

    @property
    def is_weight(self) -> bool:
        """Whether it changes a weight or the bias, not a setting."""
        return self.name == WEIGHT

    @property
    def scale(self) -> Scale:
        """How it moves."""
        return SCALES[self.name]


WITH_KNOB = tuple(row for row in with_role(Role.JUDGING, Role.TRAINING) if row.scale is not None)
SCALES: Mapping[str, Scale] = {
    WEIGHT: Scale(WEIGHT_BOUNDS.low, WEIGHT_BOUNDS.high, linear(fine=0.01, normal=0.1, coarse=1.0)),
    **{row.name: row.scale for row in WITH_KNOB if row.scale is not None},
}
"""The scale of each knob, by its target."""

THRESHOLD = Knob("threshold")
LEARNING_RATE = Knob("learning_rate")
L2 = Knob("l2")


def number_of(overrides: TrainingOverrides, knob: Knob) -> float:
    """Return the value of `knob` in `overrides`, which must contain every setting."""
    return float(overrides.stated[knob.name])


def knobs(n_weights: int) -> tuple[Knob, ...]:
    """Return all knobs in the order in which Tab reaches them; `n_weights` counts the bias."""
    weights = (Knob(WEIGHT, index) for index in range(n_weights))
    return (*(Knob(row.name) for row in WITH_KNOB), *weights)
