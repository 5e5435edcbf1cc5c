"""What keys and mouse do to the neuron on stage: knobs, inputs, time, and its next step."""

from abc import abstractmethod
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from ..playground.controls import TURNS, Action, Knob, Step
from ..playground.playground import Playground
from ..playground.snapshot import Snapshot
from .page import Page
from .step_card import StepCard
from .target_editor import TargetEditor

PAUSED = "Paused: this is what the next epoch will do. → does it."


class StageActions(Page):
    """The actions of the playground's page.

    Attributes:
        snapshot: Its current state.
        is_calm: Whether animations are off.
        editor: Edits targets.
        step_card: What the card of the next step shows.
        on_turn: Called when a weight or a knob was turned.
        on_show: Called whenever another snapshot is shown.
    """

    snapshot: Snapshot
    is_calm: bool
    editor: TargetEditor
    step_card: StepCard
    on_turn: Callable[[], object]
    on_show: Callable[[], object]
    _say: Callable[[str], None]

    @property
    @abstractmethod
    def playground(self) -> Playground:
        """The playground on stage."""

    @abstractmethod
    def _show(self, snapshot: Snapshot) -> None:
        """Show another snapshot."""

    def step(self, action: Action) -> None:
        """Do an action of the playground; an epoch is shown on the card of the next step."""
        is_told = action is Action.FORWARD and self.step_card.is_open and not self.is_calm
        told = self.step_card.next_of(self.snapshot) if is_told else None
        with self._counting(self.playground.focused if action in TURNS else None):
            self._show(self.playground.step(action))
        if told is not None:
            self.step_card.play(told)

    def set(self, knob: Knob, value: float) -> None:
        """Set and focus a knob, as by dragging it."""
        self.playground.focus(knob)
        with self._counting(knob):
            self._show(self.playground.set(knob, value))

    def turn(self, knob: Knob, direction: int, step: Step) -> None:
        """Turn a knob by one step and focus it, as with the wheel."""
        self.playground.focus(knob)
        with self._counting(knob):
            self._show(self.playground.turn(direction, step))

    @contextmanager
    def _counting(self, knob: Knob | None) -> Iterator[None]:
        """Tell `on_turn` if the value of `knob` is another after the block."""
        before = None if knob is None else self.playground.value_of(knob)
        yield
        if knob is not None and self.playground.value_of(knob) != before:
            self.on_turn()

    def focus(self, knob: Knob) -> None:
        """Focus a knob."""
        self._show(self.playground.focus(knob))

    def set_defaults(self) -> None:
        """Reset all knobs to the gate's settings."""
        self._show(self.playground.set_defaults())

    def flip(self, index: int) -> None:
        """Flip an input of the neuron."""
        self._show(self.playground.flip(index))

    def feed(self, row: int) -> None:
        """Feed a row of the truth table to the neuron."""
        self._show(self.playground.feed(self.snapshot.gate.rows[row]))

    def seek(self, epoch: int) -> None:
        """Go to an epoch, as by dragging the timeline."""
        self._show(self.playground.seek(epoch))

    def toggle_editing(self) -> None:
        """Start or end editing targets with the keys, which are in the truth table."""
        self.close_next_step()
        self.editor.toggle()

    def toggle_run(self) -> None:
        """Start or pause training, without the card of the next step."""
        self.close_next_step()
        super().toggle_run()

    def toggle_next_step(self) -> None:
        """Open or close the card of the next step; training pauses for it."""
        if self.is_running:
            self.toggle_run()
            self._say(PAUSED)
        if self.editor.row is not None:
            self.editor.toggle()
        self.step_card.toggle()
        self.is_dirty = True

    def close_next_step(self) -> bool:
        """Close the card of the next step; return whether it was open."""
        self.is_dirty |= self.step_card.is_open
        return self.step_card.close()
