"""The all-gates page: every gate of two, three or four inputs, learning side by side."""

from collections.abc import Callable
from typing import TYPE_CHECKING, ClassVar, Self

from ..core.assessment import Standing
from ..core.decimals import spaced
from ..core.training import Optimizer
from ..gates.verdict_words import verdict
from ..playground.all_gates import AllGates, AllGatesState
from ..playground.controls import Action, Knob, Step
from ..playground.history import History
from ..playground.recipe import Recipe
from ..playground.run import Run
from ..record import Record
from ..ui.all_gates.all_gates_scene import AllGatesScene
from ..ui.all_gates.overview import ALL_GATES_PANELS, AllGatesLayout, all_gates_layout
from ..ui.kit.binding import GATES, Binding
from ..ui.kit.layout import DESIGN_SIZE, unit_for
from ..ui.kit.panel import Hotspot, panel_hotspots, panel_parts
from ..ui.kit.pen import Pen
from ..ui.kit.picture import Part
from ..ui.kit.theme import DARK, Theme
from .bindings import HELD, ONCE, Does, SessionBinding
from .clock import BUDGET_S, EpochClock
from .page import ALL_GATES, Page, Size
from .undo import Moment

if TYPE_CHECKING:
    from .session import Session

IN_FULL = 2  # up to this many inputs every neuron is drawn, not only the one under the cursor
ALL_GATES_OF = (2, 3, 4)  # numbers of inputs
MANY_CELLS = 16  # cells of a mosaic per press of a page key


def _move(right: int, down: int) -> Does:
    return lambda session: session.page_of(AllGatesPage).move(right, down)


def _ask(session: "Session") -> None:
    session.page_of(AllGatesPage).ask()


def _show(n_inputs: int) -> Does:
    return lambda session: session.page_of(AllGatesPage).show(n_inputs)


class AllGatesMoment(Record, eq=False):
    """The page at one time; its neurons are trained again when it returns."""

    state: AllGatesState

    @property
    def histories(self) -> tuple[History, ...]:
        """No histories: populations keep none."""
        return ()

    def differs(self, after: Moment) -> bool:
        """Return whether start or settings were changed."""
        assert isinstance(after, AllGatesMoment)
        then, now = self.state, after.state
        return (then.start, then.overrides) != (now.start, now.overrides) or self.has_lost(after)

    def has_lost(self, after: Moment) -> bool:
        """Return whether neurons had trained to epochs that they now lack."""
        assert isinstance(after, AllGatesMoment)
        now = {population.n_inputs: population for population in after.state.populations}
        return any(
            population.n_inputs not in now or not population.lives_on_in(now[population.n_inputs])
            for population in self.state.populations
            if population.latest_epoch > 0
        )


class AllGatesPage(Page):
    """All gates of a number of inputs, each with its own neuron; `gates` holds their state."""

    title: ClassVar[str] = ALL_GATES
    bindings: ClassVar[tuple[SessionBinding, ...]] = (
        Binding("Enter", lambda s: s.open_gate(), "open on the main stage", GATES, ONCE, "open"),
        Binding("Left", _move(-1, 0), "move the cursor", GATES, HELD, "move"),
        Binding("Right", _move(+1, 0), "move the cursor", GATES, HELD, "move"),
        Binding("Up", _move(0, -1), "move the cursor", GATES, HELD, "move"),
        Binding("Down", _move(0, +1), "move the cursor", GATES, HELD, "move"),
        Binding("V", _ask, "verdict on / off", GATES, ONCE, "verdict"),
        Binding("PageUp", _move(0, -MANY_CELLS), "far up / down", GATES, HELD),
        Binding("PageDown", _move(0, +MANY_CELLS), "far up / down", GATES, HELD),
        *(
            Binding(str(n), _show(n), "all gates of so many inputs", GATES, ONCE, "inputs")
            for n in ALL_GATES_OF
        ),
    )

    def __init__(
        self, run: Run, clock: EpochClock, open_gate: Callable[[], object] = lambda: None
    ) -> None:
        """Start with two inputs and the settings of `run`; `open_gate` puts a gate on stage."""
        super().__init__(clock)
        self.gates = AllGates(run)
        self._open_gate = open_gate
        self._fitted: tuple[Size, Theme] = (DESIGN_SIZE, DARK)
        self._standing: Standing | None = None
        self.is_asked = False

    @classmethod
    def opened_in(cls, session: "Session") -> Self:
        """Return the page, which starts with the stage's settings."""
        stage = session.stage
        page = cls(stage.snapshot.run, EpochClock(stage.clock.speed), session.open_gate)
        page.gates.point_at(stage.snapshot.gate)
        return page

    @property
    def layout(self) -> AllGatesLayout:
        """The positions of all panels."""
        size, theme = self._fitted
        unit = unit_for(size, theme.type_scale)
        width = 0 if self.column is None else self.column.width(size[0], unit)
        return all_gates_layout(size, theme.type_scale, self.n_inputs, width)

    def fit(self, size: Size, theme: Theme) -> None:
        """Compute the layout for a window of `size`."""
        self._fitted = size, theme

    def parts(self, pen: Pen) -> list[Part]:
        """Return all panels."""
        return panel_parts(ALL_GATES_PANELS, self.layout.places, self.scene(), pen.theme)

    def hotspots(self, pen: Pen) -> list[Hotspot]:
        """Return the hotspots of the panels."""
        return panel_hotspots(pen, ALL_GATES_PANELS, self.layout.places, self.scene(), self)

    def scene(self) -> AllGatesScene:
        """Return the scene to draw."""
        gates, population = self.gates, self.gates.population
        if self._standing is None:
            self._standing = gates.standing
        learnable = population.census.learnable
        in_full = range(len(learnable)) if gates.n_inputs <= IN_FULL else [gates.number]
        return AllGatesScene(
            n_inputs=gates.n_inputs,
            epoch=gates.epoch,
            latest_epoch=gates.latest_epoch,
            overrides=gates.overrides,
            focus=gates.focused,
            standing=self._standing,
            learnable=learnable,
            gate=gates.gate,
            number=gates.number,
            verdict=verdict(gates.gate),
            neurons=dict(zip(in_full, population.weights_of(in_full), strict=True)),
            is_running=self.is_running,
            speed=self.clock.speed,
            reached=self.clock.reached,
            hidden=self.hiding.hidden,
            is_asked=self.is_asked,
        )

    def show(self, n_inputs: int) -> None:
        """Show the gates of 2, 3 or 4 inputs."""
        self.gates.show(n_inputs)
        self._change()

    def take(self, gates: AllGates) -> None:
        """Show other neurons, as a lesson begins with them."""
        self.gates = gates
        self._change()

    def ask(self) -> None:
        """Tell which gates cannot be learned, and why; or stop telling it."""
        self.is_asked = not self.is_asked
        self.is_dirty = True

    def point(self, number: int) -> None:
        """Put the cursor on gate `number`."""
        self.is_dirty = self.is_dirty or number != self.gates.number
        self.gates.point(number)

    def move(self, right: int, down: int) -> None:
        """Move the cursor by `right` and `down` cells."""
        before = self.gates.number
        self.gates.move(right, down)
        self.is_dirty = self.is_dirty or before != self.gates.number

    def open_gate(self) -> None:
        """Put the gate under the cursor on stage."""
        self._open_gate()

    def step(self, action: Action) -> None:
        """Do an action of the playground, if it applies to this page."""
        self.gates.step(action)
        self._change()

    def set(self, knob: Knob, value: float) -> None:
        """Set and focus a knob."""
        self.gates.focus(knob)
        self.gates.set(knob, value)
        self._change()

    def turn(self, knob: Knob, direction: int, step: Step) -> None:
        """Turn a knob by one step and focus it."""
        self.gates.focus(knob)
        self.gates.turn(direction, step)
        self._change()

    def focus(self, knob: Knob) -> None:
        """Focus a knob."""
        self.gates.focus(knob)
        self.is_dirty = True

    def seek(self, epoch: int) -> None:
        """Go to a trained epoch."""
        self.gates.seek(epoch)

    def advance(self, elapsed_s: float) -> None:
        """Advance by `elapsed_s` seconds: go to the requested epoch, or train the epochs due."""
        gates = self.gates
        is_training = self.is_running and gates.requested_epoch == gates.epoch
        if is_training:
            gates.forward(self.clock.due(elapsed_s))
        if gates.travel(BUDGET_S):
            self._change()
        if is_training:
            self.clock.put_back(gates.requested_epoch - gates.epoch)
            gates.population.stay()

    @property
    def latest_epoch(self) -> int:
        """The last epoch that has been trained."""
        return self.gates.latest_epoch

    @property
    def n_inputs(self) -> int:
        """Number of inputs of the gates that are shown."""
        return self.gates.n_inputs

    @property
    def optimizer(self) -> Optimizer:
        """How an epoch uses the rows."""
        return self.gates.settings.optimizer

    @property
    def stem(self) -> str:
        """The stem for names of files with this content."""
        return f"glowgate-all-gates-of-{self.n_inputs}-{self.gates.epoch}"

    @property
    def recipe(self) -> Recipe:
        """The run of the gate under the cursor: from its own start to this epoch."""
        return self.gates.recipe

    @property
    def moment(self) -> AllGatesMoment:
        """Its content now."""
        return AllGatesMoment(self.gates.state)

    def restore(self, moment: Moment) -> None:
        """Return to an earlier moment; the neurons may need some frames to get there."""
        assert isinstance(moment, AllGatesMoment)
        self.gates.restore(moment.state)
        self._change()

    @property
    def where(self) -> str:
        """The number of inputs and the epoch."""
        return f"all gates of {self.n_inputs} inputs, epoch {spaced(self.gates.requested_epoch)}"

    def _change(self) -> None:
        self._standing = None
        self.is_dirty = True
