"""The scene: all that a view draws, as one frozen value. Views read it and change nothing."""

from enum import StrEnum
from typing import Protocol

from ...core.neuron import Floats
from ...core.separability import Verdict
from ...gates.gate import Gate
from ...gates.problem import Problem
from ...playground.snapshot import Snapshot
from ...record import Record


class SidePanel(StrEnum):
    """What the first panel on the right shows."""

    DECISION_MAP = "decision map"
    LOSS_LANDSCAPE = "loss landscape"
    VERDICT = "verdict"


class GateEntry(Record):
    """One line of the gate list.

    Attributes:
        label: The gate's name, told apart from others.
        gate: The gate.
        is_broken: Whether its file has mistakes, so that this is its last good version.
        is_draft: Whether it is in no file yet.
    """

    label: str
    gate: Gate
    is_broken: bool = False
    is_draft: bool = False


class Search(Record):
    """What is searched for in the gate list, and the place of the cursor among what is found."""

    text: str
    cursor: int = 0


class FileProblems(Record):
    """Mistakes in a gate file.

    Attributes:
        problems: Of the file that is told of, from top to bottom.
        kept: The gate whose last good version stays, by name, or "".
        n_others: How many other files have mistakes.
    """

    problems: tuple[Problem, ...]
    kept: str = ""
    n_others: int = 0


class Hint(Record):
    """Keys and what they do, for the hint bar."""

    keys: tuple[str, ...]
    label: str


class HelpLine(Record):
    """One line of the help: chords, each as its keycaps, and what they do."""

    chords: tuple[tuple[str, ...], ...]
    label: str


class HelpSection(Record):
    """Lines of the help that belong together."""

    title: str
    lines: tuple[HelpLine, ...]


class Framed(Protocol):
    """What every page has around its own picture."""

    @property
    def hints(self) -> tuple[Hint, ...]:
        """What the hint bar tells."""

    @property
    def notice(self) -> str:
        """A sentence for the user, or ""."""

    @property
    def help(self) -> tuple[HelpSection, ...]:
        """The help's sections while it is open, else empty."""


class Scene(Record):
    """The main view at one moment.

    Attributes:
        snapshot: The playground.
        verdict: Whether one neuron can learn the gate.
        gates: The gate list.
        picked: Index in `gates` of the one on stage, or -1.
        first_gate: Index of the first one in sight.
        glow: The brightness shown of each row's bulb, which eases towards the probability.
        live_glow: That of the neuron's own bulb.
        threshold_shown: Where the threshold's needle stands, which slides to the threshold.
        is_running: Whether time goes on.
        speed: Epochs a second.
        pulse: How far a signal has come along the wires, in [0, 1), or None at rest.
        side_panel: What the first panel on the right shows.
        log_axes: Whether the loss is drawn on log axes.
        hints: What the hint bar tells.
        notice: A sentence for the user, or "".
        help: The help's sections while it is open, else empty.
        pointer: Where the mouse rests, for the tip on what is there, or None.
        search: What is searched for in the gate list, or None.
        note: What is said of the file of the gate on stage, or "".
        trouble: Mistakes in a gate file, or None.
        edited_row: The row whose target the keys turn, or None.
    """

    snapshot: Snapshot
    verdict: Verdict
    gates: tuple[GateEntry, ...]
    picked: int
    glow: Floats
    live_glow: float
    threshold_shown: float
    is_running: bool = False
    speed: int = 10
    pulse: float | None = None
    side_panel: SidePanel = SidePanel.DECISION_MAP
    log_axes: bool = False
    first_gate: int = 0
    hints: tuple[Hint, ...] = ()
    notice: str = ""
    help: tuple[HelpSection, ...] = ()
    pointer: tuple[int, int] | None = None
    search: Search | None = None
    note: str = ""
    file_problems: FileProblems | None = None
    edited_row: int | None = None
