"""The scene of the all-gates page: all that its views draw, as one frozen value."""

from collections.abc import Mapping
from enum import Enum
from functools import cached_property

import numpy as np

from ...core.assessment import Standing
from ...core.neuron import Bools, Floats
from ...core.separability import Verdict
from ...core.training import TrainingSettings
from ...gates.gate import Gate
from ...playground.controls import LEARNING_RATE, THRESHOLD, Knob
from ...record import Record
from ..playground.scene import HelpSection, Hint


class State(Enum):
    """How far a gate's neuron has come."""

    LEARNED = "learned"
    LEARNING = "not yet"
    CANNOT = "cannot"


class AllGatesScene(Record):
    """Every gate of some inputs at one moment; arrays go by the gates' numbers.

    Attributes:
        n_inputs: 2, 3 or 4.
        epoch: Where in time this is.
        latest_epoch: The last epoch that has been trained.
        settings: How all the neurons are trained.
        threshold: Class 1 is p > threshold.
        focus: The knob that the keys raise and lower.
        standing: Where every neuron stands.
        learnable: The verdict on every gate, shape (n_gates,).
        gate: The gate under the cursor.
        number: Its number.
        verdict: The verdict on it, with its certificate.
        neurons: The weights of the gates that are shown in full, by their numbers.
        is_running: Whether time goes on.
        speed: Epochs a second.
        hints: What the hint bar tells.
        notice: A sentence for the user, or "".
        help: The help's sections while it is open, else empty.
    """

    n_inputs: int
    epoch: int
    latest_epoch: int
    settings: TrainingSettings
    threshold: float
    focus: Knob
    standing: Standing
    learnable: Bools
    gate: Gate
    number: int
    verdict: Verdict
    neurons: Mapping[int, Floats]
    is_running: bool = False
    speed: int = 10
    hints: tuple[Hint, ...] = ()
    notice: str = ""
    help: tuple[HelpSection, ...] = ()

    @property
    def n_gates(self) -> int:
        """How many gates there are."""
        return len(self.learnable)

    @cached_property
    def counts(self) -> Mapping[State, int]:
        """How many gates are in each state."""
        learned, learnable = int(np.sum(self.standing.learned)), int(np.sum(self.learnable))
        return {
            State.LEARNED: learned,
            State.LEARNING: learnable - learned,
            State.CANNOT: self.n_gates - learnable,
        }

    def state_of(self, number: int) -> State:
        """Return how far the neuron of gate `number` has come."""
        if not self.learnable[number]:
            return State.CANNOT
        return State.LEARNED if self.standing.learned[number] else State.LEARNING

    def value_of(self, knob: Knob) -> float:
        """Return what `knob` is set to."""
        if knob == THRESHOLD:
            return self.threshold
        is_rate = knob == LEARNING_RATE
        return self.settings.learning_rate if is_rate else self.settings.l2
