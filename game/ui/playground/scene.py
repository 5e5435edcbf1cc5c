"""What the playground's panels draw, as one frozen value, and what the mouse can ask of them."""

from collections.abc import Callable
from typing import Protocol

from pygame import Rect

from ...core.neuron import Floats
from ...core.separability import Verdict
from ...gates.problem import Problem
from ...playground.controls import Knob
from ...playground.snapshot import Snapshot
from ...record import Record
from ..kit.panel import Hotspot
from ..kit.pen import Pen
from ..kit.readings import KnobHandler
from ..kit.timeline import TimelineHandler


class FileProblems(Record):
    """Problems of a gate file.

    Attributes:
        problems: Of the file that is spoken of, from top to bottom.
        kept: The gate whose last good version stays, by name, or "".
        n_others: How many other files have problems.
    """

    problems: tuple[Problem, ...]
    kept: str = ""
    n_others: int = 0


class Scene(Record, eq=False):
    """The playground at one moment. Panels read it and change nothing.

    Attributes:
        snapshot: The playground.
        verdict: Whether one neuron can learn the gate.
        glow: The brightness shown of each row's bulb, which eases towards the probability.
        live_glow: That of the neuron's own bulb.
        threshold_shown: Where the threshold's needle stands, which slides to the threshold.
        is_running: Whether time goes on.
        speed: Epochs a second.
        pulse: How far a signal has come along the wires, in [0, 1), or None at rest.
        side_panel: The place in `stage.SIDE_PANELS` of what the first panel on the right shows.
        log_axes: Whether the loss is drawn on log axes.
        file_problems: Problems of a gate file, or None.
        edited_row: The row whose target the keys turn, or None.
    """

    snapshot: Snapshot
    verdict: Verdict
    glow: Floats
    live_glow: float
    threshold_shown: float
    is_running: bool = False
    speed: int = 10
    pulse: float | None = None
    side_panel: int = 0
    log_axes: bool = False
    file_problems: FileProblems | None = None
    edited_row: int | None = None


class PlaygroundHandler(TimelineHandler, KnobHandler, Protocol):
    """What the mouse can ask for on the playground's panels."""

    def set(self, knob: Knob, value: float) -> object:
        """Set a knob, and give it the focus."""

    def flip(self, index: int) -> object:
        """Flip an input of the neuron."""

    def feed(self, row: int) -> object:
        """Feed a row of the truth table to the neuron."""

    def turn_target(self, row: int) -> object:
        """Turn the target of a row."""

    def toggle_editing(self) -> object:
        """Let the keys choose and turn targets, or no longer."""

    def next_panel(self) -> object:
        """Show the next panel at the right."""

    def toggle_log_axes(self) -> object:
        """Draw the loss on log axes, or on straight ones."""

    def dismiss_problems(self) -> object:
        """Show the present problems no longer."""


NEXT = " Click for the next view."


class SidePanel(Record, eq=False):
    """One view.

    Attributes:
        title: The heading.
        draw: Draws it below the heading.
        tip: What it shows.
        hotspots: Gives what the mouse can do on it, the lowest first; elsewhere a click turns.
    """

    title: str
    draw: Callable[[Pen, Rect, Scene], None]
    tip: str
    hotspots: Callable[[Pen, Rect, Scene, PlaygroundHandler], list[Hotspot]] | None = None

    @property
    def word(self) -> str:
        """The last word of its title, by which the help knows it."""
        return self.title.split()[-1].lower()
