"""The all-gates page: every gate of two, three or four inputs, learning side by side."""

from ..core.assessment import Standing
from ..core.training import Optimizer
from ..gates import Gate
from ..gates.verdict_words import verdict
from ..playground import population
from ..playground.controls import Action, Knob, Step
from ..playground.population import Population
from ..playground.recipe import Recipe
from ..playground.run import Run
from ..ui.all_gates.all_gates_scene import AllGatesScene
from ..ui.playground.scene import HelpSection, Hint
from .clock import BUDGET_S, EpochClock

IN_FULL = 2  # inputs up to which every neuron is drawn, not only the one under the cursor


class AllGates:
    """The state of the page; `is_dirty` says that its picture is out of date."""

    def __init__(self, run: Run, clock: EpochClock) -> None:
        """Begin with two inputs, trained as `run` is, at epoch 0."""
        self.clock = clock
        self.is_running = False
        self.is_dirty = True
        self.gates = population.AllGates(run)
        self._standing: Standing | None = None

    @property
    def n_inputs(self) -> int:
        """How many inputs the gates have that are shown."""
        return self.gates.n_inputs

    @property
    def latest_epoch(self) -> int:
        """The last epoch that has been trained."""
        return self.gates.latest_epoch

    @property
    def number(self) -> int:
        """The number of the gate under the cursor."""
        return self.gates.number

    @property
    def optimizer(self) -> Optimizer:
        """How an epoch uses the rows."""
        return self.gates.settings.optimizer

    @property
    def gate(self) -> Gate:
        """The gate under the cursor."""
        return self.gates.gate

    @property
    def threshold(self) -> float:
        """Class 1 is p > threshold."""
        return self.gates.threshold

    @property
    def focused(self) -> Knob:
        """The knob that the arrow keys move."""
        return self.gates.focused

    @property
    def population(self) -> Population:
        """The neurons that are shown."""
        return self.gates.population

    @property
    def stem(self) -> str:
        """How a file that shows this is called."""
        return f"glowgate-all-gates-of-{self.n_inputs}-{self.gates.epoch}"

    @property
    def recipe(self) -> Recipe:
        """The run of the gate under the cursor: from its own start to this epoch."""
        return self.gates.recipe

    def show(self, n_inputs: int) -> None:
        """Show the gates of 2, 3 or 4 inputs."""
        self.gates.show(n_inputs)
        self._moved()

    def point(self, number: int) -> None:
        """Put the cursor on gate `number`."""
        self.is_dirty = self.is_dirty or number != self.number
        self.gates.point(number)

    def move(self, right: int, down: int) -> None:
        """Move the cursor so many cells."""
        before = self.number
        self.gates.move(right, down)
        self.is_dirty = self.is_dirty or before != self.number

    def step(self, action: Action) -> None:
        """Do one of the playground's actions, if it makes sense here."""
        self.gates.step(action)
        self._moved()

    def value_of(self, knob: Knob) -> float:
        """Return what `knob` is set to."""
        return self.gates.value_of(knob)

    def set(self, knob: Knob, value: float) -> None:
        """Set a knob, clamped to its range, and give it the focus."""
        self.gates.focus(knob)
        self.gates.set(knob, value)
        self._moved()

    def turn(self, knob: Knob, direction: int, step: Step) -> None:
        """Turn a knob one step, and give it the focus."""
        self.gates.focus(knob)
        self.gates.turn(direction, step)
        self._moved()

    def focus(self, knob: Knob) -> None:
        """Give a knob the focus."""
        self.gates.focus(knob)
        self.is_dirty = True

    def seek(self, epoch: int) -> None:
        """Go to an epoch that has been trained."""
        self.gates.seek(epoch)

    def toggle_run(self) -> None:
        """Train, or pause."""
        self.is_running = not self.is_running
        self.is_dirty = True

    def change_speed(self, places: int) -> None:
        """Go up or down the table of speeds."""
        self.clock.change(places)
        self.is_dirty = True

    def advance(self, elapsed_s: float) -> None:
        """Let `elapsed_s` seconds pass: go where is requested, or else train what is due."""
        population = self.population
        is_training = self.is_running and population.requested_epoch == population.epoch
        if is_training:
            population.forward(self.clock.due(elapsed_s))
        if population.travel(BUDGET_S):
            self._moved()
        if is_training:
            population.stay()  # epochs that the frame had no time for are let go

    def scene(
        self,
        hints: tuple[Hint, ...] = (),
        notice: str = "",
        help_sections: tuple[HelpSection, ...] = (),
    ) -> AllGatesScene:
        """Return what is to be drawn; hints, notice and help are the window's."""
        population, gate = self.population, self.gate
        if self._standing is None:
            self._standing = self.gates.standing
        learnable = population.census.learnable
        in_full = range(len(learnable)) if self.n_inputs <= IN_FULL else [self.number]
        return AllGatesScene(
            n_inputs=self.n_inputs,
            epoch=population.epoch,
            latest_epoch=population.latest_epoch,
            settings=self.gates.settings,
            threshold=self.threshold,
            focus=self.focused,
            standing=self._standing,
            learnable=learnable,
            gate=gate,
            number=self.number,
            verdict=verdict(gate),
            neurons=dict(zip(in_full, population.weights_of(in_full), strict=True)),
            is_running=self.is_running,
            speed=self.clock.speed,
            hints=hints,
            notice=notice,
            help=help_sections,
        )

    def _moved(self) -> None:
        self._standing = None
        self.is_dirty = True
