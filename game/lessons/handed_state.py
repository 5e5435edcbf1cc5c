"""The state in which an item ticked: written for a hand-in, and replayed from one.

No file is ever opened for what a hand-in says: its gates are named, or written out whole.
"""

from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise
from math import inf

from ..core.census import count_of_gates
from ..core.training import Optimizer
from ..files import shipped
from ..gates.gate import Gate
from ..gates.library import name_key
from ..gates.numbered import numbered_gate
from ..gates.problem import GateFileError, quoted
from ..gates.reader import BRACE, parse_gate
from ..gates.settings import overrides_of
from ..playground.all_gates import FIRST_INPUTS, PARITIES, AllGates
from ..playground.command_line import command_line, parse_command_line
from ..playground.options import Request, UsageError
from ..playground.recipe import Change, Recipe, difference, recipe_of
from ..playground.run import Setup
from ..record import replace
from .conditions import State
from .hand_in import HandedItem
from .lesson import MOST_EPOCHS, LessonSetup
from .lesson_state import ManyState, StageState

MOST_NEURON_EPOCHS = 2_000 * count_of_gates(max(PARITIES))
"""Epochs of single neurons on the page of all gates; these take seconds."""
LEAST_EPOCHS = 10
"""On the page of all gates, a state of fewer takes as long."""
ROWS_OF_EPOCH = 4
"""So many updates from one row take about as long as an epoch."""

TOO_LONG = f"it trains too long; at most {MOST_EPOCHS:,} epochs of a hand-in are replayed"
TOO_MANY = "it trains all gates too long to be replayed"
SHARED = numbered_gate(FIRST_INPUTS, PARITIES[FIRST_INPUTS])
"""Stands in a command line for all gates."""


class ReplayError(ValueError):
    """What was handed in cannot be replayed; the message is the end of a sentence."""


def handed_item(state: State) -> HandedItem:
    """Return the state in which an item ticked, in the form for a hand-in."""
    if isinstance(state, ManyState):
        gates, run = state.gates, _shared_run(state.gates)
        later = gates.latest_epoch if gates.latest_epoch > run.epochs else None
        return HandedItem(command_line(run), "", gates.n_inputs, state.presses, later)
    assert isinstance(state, StageState)
    snapshot = state.snapshot
    recipe = recipe_of(snapshot)
    source = recipe.gate.source
    if source is not None and source.parent != shipped("gates"):
        recipe = replace(recipe, gate=replace(recipe.gate, source=None))  # written out whole
    later = snapshot.latest_epoch if snapshot.latest_epoch > snapshot.epoch else None
    live = "".join(map(str, snapshot.live_inputs))
    return HandedItem(command_line(recipe), live, None, state.presses, later)


def _shared_run(gates: AllGates) -> Recipe:
    """Return what all gates that are shown have in common: start, settings, and their changes."""
    tunings = [tuning for tuning in gates.population.state.tunings if tuning[0] < gates.epoch]
    stretches = [*tunings, (gates.epoch, gates.settings)]
    setup = overrides_of(stretches[0][1]).merged_over(gates.overrides).merged_over(Setup())
    changes = tuple(
        Change(epoch, difference(before, after))
        for (_, before), (epoch, after) in pairwise(stretches)
        if before != after
    )
    return Recipe(SHARED, setup, gates.epoch, changes)


class Replay:
    """Replays the states of one hand-in, which together may not take long."""

    def __init__(self, gates: Sequence[Gate]) -> None:
        """Store the gates that a step whose keys pick gates may be about."""
        self._gates = gates
        self._epochs_left = MOST_EPOCHS
        self._neuron_epochs_left = MOST_NEURON_EPOCHS

    def state(self, item: HandedItem, setup: LessonSetup, *, picks_gates: bool) -> State:
        """Return the state that `item` tells.

        Args:
            item: What was handed in.
            setup: The set-up of its step.
            picks_gates: Whether the step may be about any gate.

        Raises:
            ReplayError: There is no such state, it is not of this step, or it takes too long.
        """
        if setup.is_many != (item.inputs is not None):
            raise ReplayError("it was done on another page")
        try:
            request = parse_command_line(item.run)
            if setup.is_many:
                return self._of_many(item, request)
            gate = self._gate(request.gate, setup.gate, picks_gates=picks_gates)
            return self._of_one(item, request.recipe(gate))
        except UsageError as error:
            raise ReplayError(_clause(str(error))) from None

    def _gate(self, reference: str, own: Gate | None, *, picks_gates: bool) -> Gate:
        """Return the gate of a command line, by its name or written out."""
        assert own is not None
        known = self._gates if picks_gates else (own,)
        if reference.startswith(BRACE):
            try:
                gate = parse_gate(reference)
            except GateFileError as error:
                raise ReplayError(_clause(error.problems[0].message)) from None
            if picks_gates:
                return gate
            if _function(gate) == _function(own):
                return own
            raise ReplayError(f"{quoted(gate.name)} is another gate than that of the lesson")
        key = name_key(reference)
        for gate in known:
            if name_key(gate.name) == key:
                return gate
        raise ReplayError(f"{quoted(reference)} is another gate than that of the lesson")

    def _of_one(self, item: HandedItem, recipe: Recipe) -> StageState:
        gate, later = recipe.gate, max((item.latest or 0) - recipe.epochs, 0)
        self._epochs_left -= (recipe.epochs + later) * _cost(recipe)
        if self._epochs_left < 0:
            raise ReplayError(TOO_LONG)
        playground = recipe.begin()
        for _ in recipe.follow(playground):
            pass
        if later:
            playground.forward(later)
            playground.seek(recipe.epochs)
        live = item.live or "1" * gate.n_inputs
        if len(live) != gate.n_inputs:
            raise ReplayError(f"the row {live} has not as many inputs as the gate")
        return StageState(playground.feed(tuple(map(int, live))), item.presses)

    def _of_many(self, item: HandedItem, request: Request) -> ManyState:
        assert item.inputs is not None
        if request.setup.weights is not None:
            raise ReplayError("all gates cannot begin with the same weights")
        latest = max(item.latest or 0, request.epochs)
        n_gates = count_of_gates(item.inputs)
        self._neuron_epochs_left -= max(latest, LEAST_EPOCHS) * n_gates
        if self._neuron_epochs_left < 0:
            raise ReplayError(TOO_MANY)
        return ManyState(_all_gates(request.recipe(SHARED), item.inputs, latest), item.presses)


@lru_cache(maxsize=4)
def _all_gates(run: Recipe, n_inputs: int, latest: int) -> AllGates:
    """Return all gates at the end of a run; a class hands in the same one many times."""
    gates = AllGates(run.setup.for_gate(run.gate))
    gates.show(n_inputs)
    for change in run.changes:
        gates.forward(change.epoch - gates.epoch)
        gates.travel(inf)
        gates.retune(change.overrides)
    gates.forward(latest - gates.epoch)
    gates.travel(inf)
    gates.seek(run.epochs)
    gates.travel(inf)
    return gates


def _function(gate: Gate) -> tuple[object, ...]:
    """Return what a neuron learns; how it is told may be another in the learner's copy."""
    return gate.inputs, gate.targets, gate.features


def _cost(recipe: Recipe) -> int:
    """Return how many epochs of gradient descent take as long as one of a run."""
    overrides = (recipe.setup, recipe.gate.training, *(c.overrides for c in recipe.changes))
    if all(each.optimizer in {None, Optimizer.GRADIENT_DESCENT} for each in overrides):
        return 1
    return max(1, recipe.gate.n_rows // ROWS_OF_EPOCH)


def _clause(sentence: str) -> str:
    """Return a sentence as the end of another one."""
    return sentence.rstrip(".")
