"""What every machine that actions move has in common: which action calls for what."""

from abc import ABC, abstractmethod
from collections.abc import Sequence
from typing import Generic, TypeVar, assert_never

from ..gates.scales import Step
from .controls import Action, Knob

SEED_LIMIT = 2**32

Moment = TypeVar("Moment")
"""What a move returns."""


class StateMachine(ABC, Generic[Moment]):
    """Goes through time, and has knobs of which one has the focus."""

    @property
    @abstractmethod
    def requested_epoch(self) -> int:
        """Where in time it is, or is on its way to."""

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
        """All knobs, in the order in which the focus goes through them."""

    @abstractmethod
    def value_of(self, knob: Knob) -> float:
        """Return what `knob` is set to."""

    @abstractmethod
    def wait(self) -> Moment:
        """Leave everything as it is."""

    @abstractmethod
    def forward(self, epochs: int) -> Moment:
        """Go `epochs` on, training what has not been trained yet."""

    @abstractmethod
    def seek(self, epoch: int) -> Moment:
        """Go to `epoch`, or to the nearest one that has been trained."""

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
        """Begin a new run from the random weights of the next seed."""

    @abstractmethod
    def zero_weights(self) -> Moment:
        """Begin a new run from zero weights."""

    @abstractmethod
    def switch_optimizer(self) -> Moment:
        """Train with the next optimiser from here on."""

    @abstractmethod
    def flip(self, index: int) -> Moment:
        """Flip the live input `index`, where there is one."""

    def turn(self, direction: int, step: Step) -> Moment:
        """Move the knob that has the focus one `step` up (+1) or down (-1)."""
        knob = self.focused
        return self.set(knob, knob.scale.next(self.value_of(knob), direction, step))

    def move_focus(self, places: int) -> Moment:
        """Give the focus to the knob that is `places` on, round and round."""
        order = self.knobs
        return self.focus(order[(order.index(self.focused) + places) % len(order)])

    def step(self, action: Action) -> Moment:  # noqa: C901 - the one place that knows every action
        """Do `action`; one that does not apply (a sixth input of two) does nothing."""
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
