"""The scene of the all-gates page: all data that its views draw, as one frozen value."""

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
from ...playground.hidden import NOTHING, Hidden, HiddenThings, Implied, hides
from ...record import Record
from ..kit import figures
from ..kit.readings import KnobHandler
from ..kit.timeline import TimelineHandler


class State(Enum):
    """The training state of a gate's neuron."""

    LEARNED = "learned"
    LEARNING = "not yet"
    CANNOT = "cannot"


class AllGatesScene(Record, eq=False):
    """All gates of a number of inputs at one epoch; arrays are indexed by gate number.

    Attributes:
        n_inputs: 2, 3 or 4.
        epoch: The current epoch.
        latest_epoch: The last epoch that has been trained.
        overrides: All settings, shared by all neurons.
        focus: The knob that the keys raise and lower.
        standing: The progress of every neuron.
        learnable: The verdict on every gate, shape (n_gates,).
        gate: The gate under the cursor.
        number: Its number.
        verdict: The verdict on it, with its certificate.
        neurons: The weights of the gates that are shown in detail, by gate number.
        is_running: Whether training runs.
        speed: Epochs a second.
        reached: Epochs a second that are reached.
        hidden: What is not shown.
        is_asked: Whether the verdicts were asked for.
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
    reached: int = 10
    hidden: HiddenThings = NOTHING
    is_asked: bool = False

    def hides(self, thing: Hidden | Implied) -> bool:
        """Return whether `thing` is hidden."""
        return hides(self.hidden, thing)

    @property
    def tells_verdict(self) -> bool:
        """Whether to tell which gates cannot be learned: once asked for, unless hidden."""
        return self.is_asked and not self.hides(Hidden.VERDICT)

    @cached_property
    def told_learnable(self) -> Bools:
        """The verdict on every gate as far as it is told: until then all may be learned."""
        return self.learnable if self.tells_verdict else np.ones_like(self.learnable)

    @cached_property
    def told_learned(self) -> Bools:
        """Which gates are shown as learned."""
        learned = self.standing.learned
        return np.zeros_like(learned) if self.hides(Hidden.MARKS) else learned

    @property
    def sentence(self) -> str:
        """The sentence over the page."""
        n, at_once = figures.epoch(self.n_gates), "learn at once"
        if self.hides(Hidden.CENSUS) or self.hides(Hidden.MARKS):
            return f"{n} neurons, one for each gate, {at_once}."
        learned, cannot = int(np.sum(self.standing.learned)), int(np.sum(~self.learnable))
        words = f"{n} neurons {at_once}: {figures.epoch(learned)} have learned their gates so far"
        if learned <= 1:
            words = f"{n} neurons {at_once}: {('none', 'one')[learned]} has learned its gate so far"
        return f"{words}; {figures.epoch(cannot)} never can." if self.tells_verdict else f"{words}."

    @property
    def n_gates(self) -> int:
        """Number of gates."""
        return len(self.learnable)

    @cached_property
    def counts(self) -> Mapping[State, int]:
        """Number of gates in each state."""
        learned, learnable = int(np.sum(self.told_learned)), int(np.sum(self.told_learnable))
        return {
            State.LEARNED: learned,
            State.LEARNING: learnable - learned,
            State.CANNOT: self.n_gates - learnable,
        }

    def state_of(self, number: int) -> State:
        """Return the training state of gate `number`."""
        if not self.told_learnable[number]:
            return State.CANNOT
        return State.LEARNED if self.told_learned[number] else State.LEARNING

    def penalty_of(self, number: int) -> float | None:
        """Return what the penalty adds to the loss of a gate in `neurons`; None if there is none.

        The loss in `standing` is the cross-entropy alone.
        """
        settings = training_settings(self.overrides)
        return float(settings.penalty(self.neurons[number])) if settings.has_penalty else None

    def loss_of(self, number: int) -> float:
        """Return the loss of a gate in `neurons`: cross-entropy plus penalty."""
        return float(self.standing.loss[number]) + (self.penalty_of(number) or 0.0)

    def value_of(self, knob: Knob) -> float:
        """Return the value of `knob`."""
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
    """The mouse actions of the page."""

    def point(self, number: int) -> object:
        """Put the cursor on a gate."""

    def open_gate(self) -> object:
        """Put the gate under the cursor on stage."""
