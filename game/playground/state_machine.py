"""The common base of all state machines: the method that each action calls."""

from abc import ABC, abstractmethod
from collections.abc import Sequence
from math import inf
from operator import index
from typing import Generic, TypeVar, assert_never

from ..gates.scales import Step
from .controls import Action, Knob

SEED_LIMIT = 2**32

Moment = TypeVar("Moment")
"""The return value of an action."""


def whole_number(name: str, number: int, limit: float = inf) -> int:
    """Return `number`, which may be one of numpy's, as a number of Python.

    Raises:
        TypeError: It is no whole number.
        ValueError: It is below 0, or `limit` or above.
    """
    if not 0 <= index(number) < limit:
        most = "" if limit == inf else f" and below {limit:,}"
        raise ValueError(f"{name}: need at least 0{most}, got {number:,}")
    return index(number)


class StateMachine(ABC, Generic[Moment]):
    """A state machine with a current epoch, and with knobs of which one has the focus."""

    @property
    @abstractmethod
    def requested_epoch(self) -> int:
        """The current epoch, or the one that it is moving to."""

    @property
    @abstractmethod
    def latest_epoch(self) -> int:
        """The last epoch that has been trained."""

    @property
    @abstractmethod
    def focused(self) -> Knob:
        """The knob that the arrow keys move."""

    @property
    @abstractmethod
    def knobs(self) -> Sequence[Knob]:
        """All knobs, in focus order."""

    @abstractmethod
    def value_of(self, knob: Knob) -> float:
        """Return the value of `knob`."""

    @abstractmethod
    def wait(self) -> Moment:
        """Do nothing."""

    @abstractmethod
    def forward(self, epochs: int) -> Moment:
        """Go forward by `epochs`, training those that are not trained yet."""

    @abstractmethod
    def seek(self, epoch: int) -> Moment:
        """Go to `epoch`, or to the nearest trained one."""

    @abstractmethod
    def set(self, knob: Knob, value: float) -> Moment:
        """Set `knob` to `value`, clamped to its range."""

    @abstractmethod
    def focus(self, knob: Knob) -> Moment:
        """Give `knob` the focus."""

    @abstractmethod
    def reset(self) -> Moment:
        """Return to epoch 0 and the same starting weights."""

    @abstractmethod
    def new_weights(self) -> Moment:
        """Start a new run from the random weights of the next seed."""

    @abstractmethod
    def zero_weights(self) -> Moment:
        """Start a new run from zero weights."""

    @abstractmethod
    def switch_optimizer(self) -> Moment:
        """Switch to the next optimiser from the current epoch on."""

    @abstractmethod
    def flip(self, index: int) -> Moment:
        """Flip the live input `index`, if it exists."""

    def turn(self, direction: int, step: Step) -> Moment:
        """Move the focused knob one `step` up (+1) or down (-1)."""
        knob = self.focused
        return self.set(knob, knob.scale.next(self.value_of(knob), direction, step))

    def move_focus(self, places: int) -> Moment:
        """Move the focus by `places` knobs, wrapping around."""
        order = self.knobs
        return self.focus(order[(order.index(self.focused) + places) % len(order)])

    def step(self, action: Action) -> Moment:  # noqa: C901 - one case per action
        """Do `action`; one that does not apply (input 6 of a gate with two) has no effect.

        Raises:
            ValueError: It is none.
        """
        action = Action(action)
        match action:
            case Action.WAIT:
                return self.wait()
            case Action.FORWARD | Action.FORWARD_10 | Action.FORWARD_100:
                return self.forward(action.amount)
            case Action.BACK | Action.BACK_10 | Action.BACK_100:
                return self.seek(self.requested_epoch - action.amount)
            case Action.TO_START:
                return self.seek(0)
            case Action.TO_END:
                return self.seek(self.latest_epoch)
            case Action.RAISE | Action.RAISE_COARSE | Action.RAISE_FINE:
                return self.turn(action.amount, action.size)
            case Action.LOWER | Action.LOWER_COARSE | Action.LOWER_FINE:
                return self.turn(action.amount, action.size)
            case Action.FOCUS_NEXT | Action.FOCUS_PREVIOUS:
                return self.move_focus(action.amount)
            case Action.RESET:
                return self.reset()
            case Action.NEW_WEIGHTS:
                return self.new_weights()
            case Action.ZERO_WEIGHTS:
                return self.zero_weights()
            case Action.SWITCH_OPTIMIZER:
                return self.switch_optimizer()
            case Action.FLIP_INPUT_1 | Action.FLIP_INPUT_2 | Action.FLIP_INPUT_3:
                return self.flip(action.amount)
            case Action.FLIP_INPUT_4 | Action.FLIP_INPUT_5 | Action.FLIP_INPUT_6:
                return self.flip(action.amount)
            case _:
                assert_never(action)
