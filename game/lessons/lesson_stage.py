"""The stage on which a lesson is played without a window: key presses in, states out."""

from abc import ABC, abstractmethod
from collections.abc import Iterable, Mapping, Sequence
from math import inf

from ..gates.gate import Gate
from ..gates.numbered import numbered_gate
from ..playground.all_gates import PARITIES, AllGates
from ..playground.controls import L2, LEARNING_RATE, THRESHOLD, TURNS, WEIGHT, Action, Knob
from ..playground.playground import Playground
from ..record import Record, replace
from .conditions import State
from .lesson import Lesson, LessonSetup, Step
from .lesson_state import ManyState, StageState

ADVANCES = frozenset({Action.FORWARD, Action.FORWARD_10, Action.FORWARD_100})


class PickGate(Record):
    """The press of a key that puts a gate of the list on stage, by its place there."""

    place: int


class ShowInputs(Record):
    """The press of a key that shows the gates of so many inputs, on the page of all gates."""

    n_inputs: int


Press = Action | PickGate | ShowInputs
"""What a key does that a lesson can be proven with."""
Keys = Mapping[str, Press | None]
"""What each key does, by its name in the bindings; None for what needs the window."""


def focus_knob(setup: LessonSetup) -> Knob:
    """Return the knob that has the focus at the start."""
    named = {knob.name: knob for knob in (THRESHOLD, LEARNING_RATE, L2)}
    if setup.gate is not None:
        names = (*setup.gate.feature_names, "bias")
        named |= {name: Knob(WEIGHT, index) for index, name in enumerate(names)}
    return named.get(setup.focus or "", Knob(setup.focus or THRESHOLD.name))


def begin_on_stage(setup: LessonSetup) -> Playground:
    """Return a playground where `setup` begins, trained as far as it says."""
    recipe = setup.recipe
    playground = recipe.begin()
    playground.focus(focus_knob(setup))
    playground.forward(recipe.epochs)
    return playground


def begin_on_many(setup: LessonSetup) -> AllGates:
    """Return all gates where `setup` begins, trained as far as it says."""
    assert setup.inputs is not None
    run = replace(setup, gate=numbered_gate(2, PARITIES[2])).recipe
    gates = AllGates(run.setup.for_gate(run.gate))
    gates.show(setup.inputs)
    gates.focus(focus_knob(setup))
    gates.forward(run.epochs)
    gates.travel(inf)
    return gates


class LessonStage(ABC):
    """A stage: does what keys do, and tells its state.

    Attributes:
        presses: How many presses have turned a weight or a knob, since `count_anew`.
        n_trained: How many epochs have been trained, and trained again.
    """

    presses = 0
    n_trained = 0

    @abstractmethod
    def press(self, press: Press) -> None:
        """Do what a key does."""

    @property
    @abstractmethod
    def state(self) -> State:
        """Its state now."""

    @abstractmethod
    def state_at(self, epoch: int) -> State | None:
        """Return its state at an epoch of this run, or None if it was not trained so far."""

    def count_anew(self) -> None:
        """Count the presses of the next step from 0."""
        self.presses = 0


class OneStage(LessonStage):
    """The playground, and the gates that the digits pick."""

    def __init__(self, setup: LessonSetup, gates: Sequence[Gate]) -> None:
        self.playground = begin_on_stage(setup)
        self._gates = gates
        self.n_trained = self.playground.epoch

    def press(self, press: Press) -> None:
        """Do what a key does."""
        playground = self.playground
        if isinstance(press, PickGate):
            if press.place < len(self._gates):
                playground.pick(self._gates[press.place])
            return
        assert isinstance(press, Action)
        knob, before = playground.focused, playground.epoch
        value = playground.value_of(knob) if press in TURNS else 0.0
        playground.step(press)
        if press in TURNS:
            self.presses += playground.value_of(knob) != value
        elif press in ADVANCES:
            self.n_trained += playground.epoch - before

    @property
    def state(self) -> StageState:
        """Its state now."""
        return StageState(self.playground.snapshot, self.presses)

    def state_at(self, epoch: int) -> StageState | None:
        """Return its state at an epoch of this run, or None if it was not trained so far."""
        playground = self.playground
        if epoch > playground.latest_epoch:
            return None
        here = playground.state
        state = StageState(playground.seek(epoch), self.presses)
        playground.restore(here)
        return state


class ManyStage(LessonStage):
    """The page of all gates."""

    def __init__(self, setup: LessonSetup) -> None:
        self.gates = begin_on_many(setup)
        self.n_trained = self.gates.epoch

    def press(self, press: Press) -> None:
        """Do what a key does."""
        gates = self.gates
        if isinstance(press, ShowInputs):
            gates.show(press.n_inputs)
            return
        assert isinstance(press, Action)
        knob, before = gates.focused, gates.epoch
        value = gates.value_of(knob)
        gates.step(press)
        gates.travel(inf)
        if press in TURNS:
            self.presses += gates.value_of(knob) != value
        elif press in ADVANCES:
            self.n_trained += gates.epoch - before

    @property
    def state(self) -> ManyState:
        """Its state now."""
        return ManyState(self.gates, self.presses)

    def state_at(self, epoch: int) -> ManyState | None:
        """Return its state at the present epoch; that of others would have to be trained again."""
        return self.state if epoch == self.gates.epoch else None


def begin_step(lesson: Lesson, index: int, keys: Keys, gates: Sequence[Gate]) -> LessonStage:
    """Return a stage at the start of a step: set up, and the steps before it done by their keys.

    Args:
        lesson: The lesson.
        index: Which step.
        keys: What each key does.
        gates: The gates that the digits pick, in order.
    """
    setup = lesson.setup_of(index)
    stage: LessonStage = ManyStage(setup) if setup.is_many else OneStage(setup, gates)
    for step in lesson.steps[lesson.begins_at(index) : index]:
        for name in presses_of(step):
            if (press := keys.get(name)) is not None:
                stage.press(press)
    stage.count_anew()
    return stage


def presses_of(step: Step) -> Iterable[str]:
    """Return the name of the key of each press that solves the step."""
    return (key.name for key in step.keys for _ in range(key.times))


class Checklist:
    """The conditions of a step: each latches when it is first seen to hold.

    None holds while something else is on stage than the step is about: another gate, unless its
    keys pick one, or another page.

    Attributes:
        conditions: The conditions.
        latched: Which of them have held.
    """

    def __init__(self, step: Step, setup: LessonSetup) -> None:
        self.conditions = step.until
        self.latched = [False] * len(step.until)
        self._is_any_gate = step.picks_gates and not setup.is_many
        self._gate = setup.gate

    @property
    def is_done(self) -> bool:
        """Whether all have held."""
        return all(self.latched)

    def is_about(self, state: State) -> bool:
        """Return whether the step is about what is on stage in `state`."""
        gate = state.gate
        return gate is not None if self._is_any_gate else gate == self._gate

    def see(self, state: State) -> list[int]:
        """Look at a state, and return the places of the conditions that hold for the first time."""
        if not self.is_about(state):
            return []
        open_ones = [index for index, latched in enumerate(self.latched) if not latched]
        news = [index for index in open_ones if self.conditions[index].holds(state)]
        for index in news:
            self.latched[index] = True
        return news
