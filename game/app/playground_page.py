"""The playground's page: the neuron on stage, its clock, and its animated values."""

from collections.abc import Callable
from typing import TYPE_CHECKING, ClassVar, Self

from ..core.decimals import spaced
from ..core.training import Optimizer
from ..files import slug
from ..gates import Gate
from ..gates.verdict_words import verdict
from ..playground.playground import Playground
from ..playground.recipe import Recipe, recipe_of
from ..playground.run import Setup
from ..playground.snapshot import Snapshot
from ..record import replace
from ..ui.kit.layout import DESIGN_SIZE, unit_for
from ..ui.kit.panel import Hotspot
from ..ui.kit.pen import Pen
from ..ui.kit.picture import Part
from ..ui.kit.theme import DARK, Theme
from ..ui.playground.scene import Scene
from ..ui.playground.view import (
    ViewLayout,
    bulbs_across,
    n_charts,
    view_hotspots,
    view_layout,
    view_parts,
)
from .bindings import SessionBinding
from .clock import EpochClock
from .gate_list import GateList
from .gate_runs import GateRuns, StageMoment
from .modes import EDITING, SEARCHING
from .motion import Motion
from .page import PLAYGROUND, Size
from .stage_actions import StageActions
from .step_card import StepCard
from .target_editor import TargetEditor
from .undo import Moment, Undo

if TYPE_CHECKING:
    from .gate_files import GateFiles
    from .session import Session


class PlaygroundPage(StageActions):
    """The neuron on stage.

    Attributes:
        snapshot: Its current state.
        is_calm: Whether animations are off.
        side_panel: The index in `SIDE_PANELS` of the view in the first panel on the right.
        log_axes: Whether the loss is drawn on log axes.
        gate_list: The gates to choose from.
        runs: The runs of all gates.
        undo: Is told of steps within a step.
        step_card: What the card of the next step shows.
    """

    title: ClassVar[str] = PLAYGROUND

    def __init__(
        self,
        playground: Playground,
        clock: EpochClock,
        gate_list: GateList,
        say: Callable[[str], None] = lambda _: None,
        base: Setup = Setup(),  # noqa: B008 - frozen
    ) -> None:
        """Show `playground`; a gate that has no run yet begins one with the set-up `base`."""
        super().__init__(clock)
        self.runs = GateRuns(playground, base)
        self.undo = Undo(tuple)
        self.snapshot = playground.snapshot
        self.is_calm = False
        self.side_panel = 0
        self.log_axes = False
        self.gate_list = gate_list
        self.editor: TargetEditor = TargetEditor(self, gate_list, say)
        self.files: GateFiles | None = None
        self.step_card = StepCard()
        self._say = say
        self._motion = Motion(self.snapshot)
        self._fitted: tuple[Size, Theme] = (DESIGN_SIZE, DARK)

    @property
    def playground(self) -> Playground:
        """The playground on stage."""
        return self.runs.playground

    @classmethod
    def opened_in(cls, session: "Session") -> Self:
        """Return the stage, which a session has from the start."""
        return session.page_of(cls)

    @property
    def layout(self) -> ViewLayout:
        """The positions of all panels."""
        size, theme = self._fitted
        unit = unit_for(size, theme.type_scale)
        width = 0 if self.column is None else self.column.width(size[0], unit)
        return view_layout(size, theme, self.snapshot.gate.n_rows, width)

    def fit(self, size: Size, theme: Theme) -> None:
        """Compute the layout for a window of `size`."""
        self._fitted = size, theme
        self.editor.fit(bulbs_across(self.layout, self.snapshot.gate.n_rows))

    def parts(self, pen: Pen) -> list[Part]:
        """Return all panels, and the problems of a gate file above them."""
        return view_parts(pen, self.layout, self.scene())

    def hotspots(self, pen: Pen) -> list[Hotspot]:
        """Return the hotspots of the panels."""
        return view_hotspots(pen, self.layout, self.scene(), self)

    def scene(self) -> Scene:
        """Return the scene to draw."""
        return Scene(
            snapshot=self.snapshot,
            verdict=verdict(self.snapshot.gate),
            glow=self._motion.glow,
            live_glow=self._motion.live_glow,
            threshold_shown=self._motion.threshold,
            is_running=self.is_running,
            speed=self.clock.speed,
            reached=self.clock.reached,
            has_run=self.clock.has_run,
            pulse=self._motion.pulse,
            side_panel=self.side_panel % n_charts(self._fitted[1]),
            log_axes=self.log_axes,
            file_problems=self.files.file_problems if self.files else None,
            edited_row=self.editor.row,
            next_step=self.step_card.shown(self.snapshot),
            last_charted=self._motion.charted,
            hidden=self.hiding.hidden,
            pointed=self.pointing.sentence,
        )

    def enter(self, playground: Playground) -> None:
        """Put another playground on stage, paused."""
        self.runs.enter(playground)
        self.is_running = False
        self.catch_up()

    def catch_up(self) -> None:
        """Update the view after other code has changed the playground."""
        self._show(self.playground.snapshot)

    def pick(self, gate: Gate) -> None:
        """Put `gate` on stage: with its own run and settings, or else as its file has it."""
        ended = self.runs.pick(gate)
        if ended is not None:
            self.undo.stop_at(self, replace(self.moment, state=ended))
        self.catch_up()
        if self.files is not None:
            self.files.list_gone()

    def revise(self, gate: Gate) -> None:
        """Put a new version of the gate on stage."""
        self._show(self.playground.revise(gate))

    def turn_target(self, row: int) -> None:
        """Flip the target of a row between 0 and 1."""
        self.editor.turn(row)

    def next_panel(self) -> None:
        """Show the next view in the panel on the right."""
        n_views = n_charts(self._fitted[1])  # the projector has one more
        self.side_panel = (self.side_panel % n_views + 1) % n_views
        self.is_dirty = True

    def toggle_log_axes(self) -> None:
        """Switch the loss between log axes and linear ones."""
        self.log_axes = not self.log_axes
        self.is_dirty = True

    def point_out(self) -> None:
        """Point out for a moment what the sentence speaks of."""
        self.pointing.point_out(self.scene())
        self.is_dirty = True

    def dismiss_problems(self) -> bool:
        """Hide the current problems of gate files; return whether there were any."""
        return self.files is not None and self.files.dismiss()

    def advance(self, elapsed_s: float) -> None:
        """Advance by `elapsed_s` seconds: train the epochs due, and animate."""
        self.is_dirty = self.pointing.advance(elapsed_s) or self.is_dirty
        elapsed_s = self._motion.due(elapsed_s, is_running=self.is_running)
        if self.is_running and elapsed_s:
            reached = self.clock.reached
            trained = self.clock.run(elapsed_s, self.playground.forward)
            self.snapshot = trained or self.snapshot
            if trained or reached != self.clock.reached:
                self.is_dirty = True
        elif not self.is_running and self.snapshot.searched < 1:
            self.catch_up()
        is_running, is_calm = self.is_running, self.is_calm
        self.is_dirty |= self.step_card.advance(elapsed_s)
        if self._motion.advance(elapsed_s, self.snapshot, is_running=is_running, is_calm=is_calm):
            self.is_dirty = True

    @property
    def mode_bindings(self) -> tuple[SessionBinding, ...]:
        """The bindings during a search or while targets are edited."""
        if self.gate_list.search is not None:
            return SEARCHING
        return EDITING if self.editor.row is not None else ()

    def type(self, text: str) -> bool:
        """Append letters to the search, if one is open."""
        if self.gate_list.search is None or not text:
            return False
        self.gate_list.type(text)
        return True

    def back(self) -> bool:
        """Dismiss the problems of gate files, or else close the card of the next step."""
        return self.dismiss_problems() or self.close_next_step()

    @property
    def moment(self) -> StageMoment:
        """Its content now."""
        return self.runs.moment(self.gate_list.drafts)

    def restore(self, moment: Moment) -> None:
        """Return to an earlier moment; a run that went on since then is kept for its own gate."""
        assert isinstance(moment, StageMoment)
        self.runs.restore(moment)
        self.gate_list.restore(moment.drafts)
        self.catch_up()
        if self.files is not None:
            self.files.list_restored()

    @property
    def where(self) -> str:
        """The gate and the epoch."""
        return f"{self.snapshot.gate.name}, epoch {spaced(self.snapshot.epoch)}"

    @property
    def subject(self) -> object:
        """The gate on stage: a drag ends when another is put there."""
        return self.snapshot.gate

    @property
    def latest_epoch(self) -> int:
        """The last epoch that has been trained."""
        return self.snapshot.latest_epoch

    @property
    def n_inputs(self) -> int:
        """Number of inputs of the gate."""
        return self.snapshot.gate.n_inputs

    @property
    def optimizer(self) -> Optimizer:
        """How an epoch uses the rows."""
        return self.snapshot.run.settings.optimizer

    @property
    def stem(self) -> str:
        """The stem for names of files with this content."""
        return f"glowgate-{slug(self.snapshot.gate.name)}-{self.snapshot.epoch}"

    @property
    def recipe(self) -> Recipe:
        """The recipe that reproduces exactly the run on stage."""
        return recipe_of(self.snapshot)

    def _show(self, snapshot: Snapshot) -> None:
        self.snapshot, self.is_dirty = snapshot, True
        self.step_card.settle()
        self._motion.show(snapshot)
