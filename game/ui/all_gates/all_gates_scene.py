"""The scene of the all-gates page: all that its views draw, as one frozen value."""

from collections.abc import Mapping
from enum import Enum
from functools import cached_property
from typing import Protocol

import numpy as np

from ...core.assessment import Standing
from ...core.neuron import Bools, Floats
from ...core.separability import Verdict
from ...core.training import Optimizer
from ...gates.gate import Gate
from ...gates.settings import TrainingOverrides, training_settings
from ...playground.controls import THRESHOLD, Knob, number_of
from ...record import Record
from ..kit.readings import KnobHandler
from ..kit.timeline import TimelineHandler


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
        overrides: Every setting, which is that of all the neurons.
        focus: The knob that the keys raise and lower.
        standing: Where every neuron stands.
        learnable: The verdict on every gate, shape (n_gates,).
        gate: The gate under the cursor.
        number: Its number.
        verdict: The verdict on it, with its certificate.
        neurons: The weights of the gates that are shown in full, by their numbers.
        is_running: Whether time goes on.
        speed: Epochs a second.
    """

    n_inputs: int
    epoch: int
    latest_epoch: int
    overrides: TrainingOverrides
    focus: Knob
    standing: Standing
    learnable: Bools
    gate: Gate
    number: int
    verdict: Verdict
    neurons: Mapping[int, Floats]
    is_running: bool = False
    speed: int = 10

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
        return number_of(self.overrides, knob)

    @property
    def threshold(self) -> float:
        """Class 1 is p > threshold."""
        return self.value_of(THRESHOLD)

    @property
    def optimizer(self) -> Optimizer:
        """How an epoch uses the rows."""
        return training_settings(self.overrides).optimizer


class AllGatesHandler(TimelineHandler, KnobHandler, Protocol):
    """What the mouse can ask for on the page."""

    def point(self, number: int) -> object:
        """Put the cursor on a gate."""

    def open_gate(self) -> object:
        """Put the gate under the cursor on the main stage."""
