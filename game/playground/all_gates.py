"""All gates of two, three or four inputs, moved by actions, with a cursor on one of them."""

from collections.abc import Mapping

from ..core.assessment import Standing
from ..core.census import neighbour
from ..core.training import TrainingSettings
from ..gates.gate import Gate
from ..gates.numbered import numbered_gate
from ..gates.settings import Init, TrainingOverrides, training_settings
from ..record import Record, replace
from .controls import THRESHOLD, Knob, knobs, number_of
from .population import Population, PopulationState
from .recipe import Recipe, setup_from_weights
from .run import Run
from .state_machine import SEED_LIMIT, StateMachine

FIRST_INPUTS = 2
PARITIES = {2: 0b0110, 3: 0b10010110, 4: 0b0110100110010110}
"""The gate that the cursor starts on, by number of inputs: XOR and its generalisations."""
KNOBS = knobs(0)
"""The knobs that affect all neurons; there are none for the weights of a single neuron."""


class AllGatesState(Record, eq=False):
    """All of `AllGates` at one time, to return to with `AllGates.restore`."""

    overrides: TrainingOverrides
    start: tuple[int, Init]
    focus: Knob
    n_inputs: int
    cursors: Mapping[int, int]
    populations: tuple[PopulationState, ...]


class AllGates(StateMachine[None]):
    """All gates of two, three or four inputs, one population of which is shown, with a cursor.

    All populations share seed, start, settings and threshold; each has its own epoch, which
    changes only while it is shown. A request is relative to the epoch of the previous request.
    """

    def __init__(self, run: Run) -> None:
        """Start with two inputs and the settings of `run`, at epoch 0."""
        self._overrides = run.overrides
        self._start = run.seed, run.init
        self._focus = THRESHOLD
        self._n_inputs = FIRST_INPUTS
        self._cursors = dict(PARITIES)
        self._populations: dict[int, Population] = {}

    @property
    def state(self) -> AllGatesState:
        """All of it, to return to later."""
        return AllGatesState(
            self._overrides,
            self._start,
            self._focus,
            self._n_inputs,
            dict(self._cursors),
            tuple(population.state for population in self._populations.values()),
        )

    def restore(self, state: AllGatesState) -> None:
        """Return to `state`; neurons that have trained otherwise since will train again."""
        self._overrides, self._start, self._focus = state.overrides, state.start, state.focus
        self._n_inputs, self._cursors = state.n_inputs, dict(state.cursors)
        present, self._populations = self._populations, {}
        for then in state.populations:
            now = present.get(then.n_inputs)
            if now is not None and (now.seed, now.init) == (then.seed, then.init):
                now.retrace(then)
            else:
                now = Population.of(then)
            self._populations[then.n_inputs] = now

    @property
    def n_inputs(self) -> int:
        """Number of inputs of the gates that are shown."""
        return self._n_inputs

    @property
    def number(self) -> int:
        """The number of the gate under the cursor."""
        return self._cursors[self._n_inputs]

    @property
    def gate(self) -> Gate:
        """The gate under the cursor."""
        return numbered_gate(self._n_inputs, self.number)

    @property
    def overrides(self) -> TrainingOverrides:
        """All settings, shared by all neurons."""
        return self._overrides

    @property
    def settings(self) -> TrainingSettings:
        """The settings of the next epoch."""
        return training_settings(self._overrides)

    @property
    def threshold(self) -> float:
        """Class 1 is p > threshold."""
        return self.value_of(THRESHOLD)

    @property
    def population(self) -> Population:
        """The neurons that are shown, created when first used."""
        settings = self.settings
        if self._n_inputs not in self._populations:
            self._populations[self._n_inputs] = Population(self._n_inputs, *self._start, settings)
        return self._populations[self._n_inputs]

    @property
    def epoch(self) -> int:
        """The current epoch of the neurons that are shown."""
        return self.population.epoch

    @property
    def requested_epoch(self) -> int:
        """The epoch that they are moving to."""
        return self.population.requested_epoch

    @property
    def latest_epoch(self) -> int:
        """The last epoch that has been trained."""
        return self.population.latest_epoch

    @property
    def standing(self) -> Standing:
        """The progress of every neuron that is shown, by gate number."""
        return self.population.standing(self.threshold)

    @property
    def recipe(self) -> Recipe:
        """The run of the gate under the cursor: from its own start to this epoch."""
        weights = self.population.start_of(self.number)
        return Recipe(self.gate, setup_from_weights(self._overrides, weights), self.epoch)

    def show(self, n_inputs: int) -> None:
        """Show the gates of 2, 3 or 4 inputs."""
        self._n_inputs = n_inputs
        self._tune_population()

    def point(self, number: int) -> None:
        """Put the cursor on gate `number`."""
        self._cursors[self._n_inputs] = number

    def point_at(self, gate: Gate) -> None:
        """Put the cursor among the gates of as many inputs on `gate`, if that is one of them."""
        if gate.n_inputs in self._cursors and not gate.features and None not in gate.targets:
            number = sum(1 << row for row, target in enumerate(gate.targets) if target)
            self._cursors[gate.n_inputs] = number

    def move(self, right: int, down: int) -> None:
        """Move the cursor by `right` and `down` cells."""
        self.point(neighbour(self._n_inputs, self.number, right, down))

    def travel(self, budget_s: float) -> bool:
        """Go towards the requested epoch for about `budget_s` seconds; return whether it moved."""
        return self.population.travel(budget_s)

    @property
    def focused(self) -> Knob:
        """The knob that the arrow keys move."""
        return self._focus

    @property
    def knobs(self) -> tuple[Knob, ...]:
        """All knobs, in focus order."""
        return KNOBS

    def value_of(self, knob: Knob) -> float:
        """Return the value of `knob`."""
        return number_of(self._overrides, knob)

    def wait(self) -> None:
        """Do nothing."""

    def forward(self, epochs: int) -> None:
        """Request to go forward by `epochs`."""
        self.population.forward(epochs)

    def seek(self, epoch: int) -> None:
        """Request to go to `epoch`, or to the nearest trained one."""
        self.population.seek(epoch)

    def set(self, knob: Knob, value: float) -> None:
        """Set `knob` to `value`, clamped to its range."""
        self._overrides = replace(self._overrides, **{knob.name: knob.scale.clamped(value)})
        self._tune_population()

    def retune(self, overrides: TrainingOverrides) -> None:
        """Train with `overrides` from here on."""
        self._overrides = overrides.merged_over(self._overrides)
        self._tune_population()

    def focus(self, knob: Knob) -> None:
        """Give `knob` the focus."""
        self._focus = knob

    def reset(self) -> None:
        """Return to epoch 0 and the same starting weights."""
        self._restart(*self._start)

    def new_weights(self) -> None:
        """Restart from the random weights of the next seed."""
        seed, _ = self._start
        self._restart((seed + 1) % SEED_LIMIT, Init.RANDOM)

    def zero_weights(self) -> None:
        """Restart from zero weights."""
        seed, _ = self._start
        self._restart(seed, Init.ZERO)

    def switch_optimizer(self) -> None:
        """Switch to the next optimiser from the current epoch on."""
        self._overrides = replace(self._overrides, optimizer=self.settings.optimizer.following)
        self._tune_population()

    def flip(self, index: int) -> None:
        """Do nothing: there are no live inputs here."""

    def _tune_population(self) -> None:
        """Have the neurons that are shown follow the settings now, lest it be a later step."""
        self.population.settings = self.settings

    def _restart(self, seed: int, init: Init) -> None:
        self._start = seed, init
        self._overrides = replace(self._overrides, seed=seed, init=init)
        self._populations.clear()
