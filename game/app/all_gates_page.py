"""The all-gates page: every gate of two, three or four inputs, learning side by side."""

from collections.abc import Callable, Mapping
from typing import ClassVar

from ..core.assessment import Standing
from ..core.gate_numbers import neighbour
from ..core.training import Optimizer
from ..gates import Gate, Init
from ..gates.numbered import numbered_gate
from ..gates.verdict_words import verdict_of
from ..playground.controls import SCALES, THRESHOLD, Action, Knob, Quantity, Step, knobs
from ..playground.playground import OTHER_OPTIMIZER, SEED_LIMIT
from ..playground.population import Population
from ..playground.recipe import Recipe
from ..playground.run import Run, Setup
from ..record import replace
from ..ui.all_gates.all_gates_scene import AllGatesScene
from ..ui.all_gates.overview import ALL_GATES_PANELS, AllGatesLayout, all_gates_layout
from ..ui.kit.layout import DESIGN_SIZE, unit_for
from ..ui.kit.panel import Hotspot, draw_cards, draw_panels, panel_hotspots
from ..ui.kit.pen import Pen
from ..ui.kit.theme import DARK, Theme
from .clock import BUDGET_S, EpochClock
from .page import Page, Size
from .pages import ALL_GATES

FIRST_INPUTS = 2
IN_FULL = 2  # inputs up to which every neuron is drawn, not only the one under the cursor
PARITIES = {2: 0b0110, 3: 0b10010110, 4: 0b0110100110010110}
"""The gates that the cursor begins on: XOR and its like, which make one wonder."""
KNOBS = knobs(0)
"""Those of all neurons; each neuron's own weights are left alone."""


class AllGatesPage(Page):
    """Every gate of some inputs; n_inputs says of how many.

    All crowds share seed, start, settings and threshold; each has a time of its own, which goes on
    only while it is shown.
    """

    def __init__(
        self, run: Run, clock: EpochClock, open_gate: Callable[[], object] = lambda: None
    ) -> None:
        """Begin with two inputs, trained as `run` is; `open_gate` puts one on the main stage."""
        super().__init__(clock)
        self._open = open_gate
        self._fitted: tuple[Size, Theme] = (DESIGN_SIZE, DARK)
        self.threshold = run.threshold
        self.focused = THRESHOLD
        self._seed, self._init, self._settings = run.seed, run.init, run.settings
        self._n_inputs = FIRST_INPUTS
        self._cursors = dict(PARITIES)
        self._populations: dict[int, Population] = {}
        self._standing: Standing | None = None

    title: ClassVar[str] = ALL_GATES

    @property
    def n_inputs(self) -> int:
        """How many inputs the gates have that are shown."""
        return self._n_inputs

    @property
    def latest_epoch(self) -> int:
        """The last epoch that has been trained."""
        return self.population.latest_epoch

    @property
    def number(self) -> int:
        """The number of the gate under the cursor."""
        return self._cursors[self._n_inputs]

    @property
    def optimizer(self) -> Optimizer:
        """How an epoch uses the rows."""
        return self._settings.optimizer

    @property
    def gate(self) -> Gate:
        """The gate under the cursor."""
        return numbered_gate(self._n_inputs, self.number)

    @property
    def stem(self) -> str:
        """How a file that shows this is called."""
        return f"glowgate-all-gates-of-{self._n_inputs}-{self.population.epoch}"

    @property
    def recipe(self) -> Recipe:
        """The run of the gate under the cursor: from its own start to this epoch."""
        setup = Setup(
            seed=self._seed,
            weights=self.population.start_of(self.number),
            threshold=self.threshold,
            learning_rate=self._settings.learning_rate,
            l2=self._settings.l2,
            optimizer=self._settings.optimizer,
        )
        return Recipe(self.gate, setup, self.population.epoch)

    def show(self, n_inputs: int) -> None:
        """Show the gates of 2, 3 or 4 inputs."""
        self._n_inputs = n_inputs
        self._moved()

    def point(self, number: int) -> None:
        """Put the cursor on gate `number`."""
        self.is_dirty = self.is_dirty or number != self.number
        self._cursors[self._n_inputs] = number

    def move(self, right: int, down: int) -> None:
        """Move the cursor so many cells."""
        self.point(neighbour(self._n_inputs, self.number, right, down))

    def step(self, action: Action) -> None:
        """Do one of the playground's actions, if it makes sense here."""
        move = _MOVES.get(action)
        if move is not None:
            move(self)
            self._moved()

    def value_of(self, knob: Knob) -> float:
        """Return what `knob` is set to."""
        values = {
            Quantity.THRESHOLD: self.threshold,
            Quantity.LEARNING_RATE: self._settings.learning_rate,
            Quantity.L2: self._settings.l2,
        }
        return values[knob.quantity]

    def set(self, knob: Knob, value: float) -> None:
        """Set a knob, clamped to its range, and give it the focus."""
        scale = SCALES[knob.quantity]
        value = min(max(value, scale.low), scale.high)
        self.focused = knob
        if knob == THRESHOLD:
            self.threshold = value
        else:
            self._retune(**{knob.quantity.value: value})
        self._moved()

    def turn(self, knob: Knob, direction: int, step: Step) -> None:
        """Turn a knob one step, and give it the focus."""
        self.set(knob, SCALES[knob.quantity].next(self.value_of(knob), direction, step))

    def focus(self, knob: Knob) -> None:
        """Give a knob the focus."""
        self.focused = knob
        self.is_dirty = True

    def seek(self, epoch: int) -> None:
        """Go to an epoch that has been trained."""
        self.population.seek(epoch)

    def advance(self, elapsed_s: float) -> None:
        """Let `elapsed_s` seconds pass: go where is wished for, or else train what is due."""
        population = self.population
        is_training = self.is_running and population.wanted_epoch == population.epoch
        if is_training:
            population.forward(self.clock.due(elapsed_s))
        if population.travel(BUDGET_S):
            self._moved()
        if is_training:
            population.stay()  # epochs that the frame had no time for are let go

    @property
    def population(self) -> Population:
        """The neurons that are shown, made when they are first asked for."""
        if self._n_inputs not in self._populations:
            self._populations[self._n_inputs] = Population(
                self._n_inputs, self._seed, self._init, self._settings
            )
        population = self._populations[self._n_inputs]
        population.settings = self._settings
        return population

    @property
    def layout(self) -> AllGatesLayout:
        """Where everything lies."""
        size, theme = self._fitted
        unit = unit_for(size, theme.type_scale)
        width = 0 if self.column is None else self.column.width(size[0], unit)
        return all_gates_layout(size, theme.type_scale, self._n_inputs, width)

    def fit(self, size: Size, theme: Theme) -> None:
        """Lay everything out for a window of `size`."""
        self._fitted = size, theme

    def draw_cards(self, pen: Pen) -> None:
        """Draw what the panels lie on."""
        draw_cards(pen, ALL_GATES_PANELS, self.layout.places)

    def draw(self, pen: Pen) -> None:
        """Draw all panels."""
        draw_panels(pen, ALL_GATES_PANELS, self.layout.places, self.scene())

    def hotspots(self, pen: Pen) -> list[Hotspot]:
        """Return what the mouse can do on the panels."""
        return panel_hotspots(pen, ALL_GATES_PANELS, self.layout.places, self.scene(), self)

    def open_gate(self) -> None:
        """Put the gate under the cursor on the main stage."""
        self._open()

    def scene(self) -> AllGatesScene:
        """Return what is to be drawn."""
        population, gate = self.population, self.gate
        if self._standing is None:
            self._standing = population.standing(self.threshold)
        learnable = population.census.learnable
        in_full = range(len(learnable)) if self._n_inputs <= IN_FULL else [self.number]
        return AllGatesScene(
            n_inputs=self._n_inputs,
            epoch=population.epoch,
            latest_epoch=population.latest_epoch,
            settings=self._settings,
            threshold=self.threshold,
            focus=self.focused,
            standing=self._standing,
            learnable=learnable,
            gate=gate,
            number=self.number,
            verdict=verdict_of(gate),
            neurons=dict(zip(in_full, population.weights_of(in_full), strict=True)),
            is_running=self.is_running,
            speed=self.clock.speed,
        )

    def _moved(self) -> None:
        self._standing = None
        self.is_dirty = True

    def _retune(self, **changes: object) -> None:
        self._settings = replace(self._settings, **changes)

    def _restart(self, seed: int, init: Init) -> None:
        self._seed, self._init = seed, init
        self._settings = replace(self._settings, seed=seed)
        self._populations.clear()

    def _move_focus(self, places: int) -> None:
        self.focused = KNOBS[(KNOBS.index(self.focused) + places) % len(KNOBS)]


def _turning(direction: int, step: Step) -> Callable[[AllGatesPage], None]:
    return lambda page: page.turn(page.focused, direction, step)


def _going(epochs: int) -> Callable[[AllGatesPage], None]:
    """Return the move by so many epochs, counted from where an earlier wish leads to."""
    if epochs > 0:
        return lambda page: page.population.forward(epochs)
    return lambda page: page.population.seek(page.population.wanted_epoch + epochs)


_MOVES: Mapping[Action, Callable[[AllGatesPage], None]] = {
    Action.FORWARD: _going(1),
    Action.FORWARD_10: _going(10),
    Action.FORWARD_100: _going(100),
    Action.BACK: _going(-1),
    Action.BACK_10: _going(-10),
    Action.BACK_100: _going(-100),
    Action.TO_START: lambda page: page.population.seek(0),
    Action.TO_END: lambda page: page.population.seek(page.population.latest_epoch),
    Action.RAISE: _turning(+1, Step.NORMAL),
    Action.LOWER: _turning(-1, Step.NORMAL),
    Action.RAISE_COARSE: _turning(+1, Step.COARSE),
    Action.LOWER_COARSE: _turning(-1, Step.COARSE),
    Action.RAISE_FINE: _turning(+1, Step.FINE),
    Action.LOWER_FINE: _turning(-1, Step.FINE),
    Action.FOCUS_NEXT: lambda page: page._move_focus(+1),
    Action.FOCUS_PREVIOUS: lambda page: page._move_focus(-1),
    Action.RESET: lambda page: page._restart(page._seed, page._init),
    Action.NEW_WEIGHTS: lambda page: page._restart((page._seed + 1) % SEED_LIMIT, Init.RANDOM),
    Action.ZERO_WEIGHTS: lambda page: page._restart(page._seed, Init.ZERO),
    Action.SWITCH_OPTIMIZER: lambda page: page._retune(
        optimizer=OTHER_OPTIMIZER[page._settings.optimizer]
    ),
}
