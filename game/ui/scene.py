"""The scene: all that a view draws, as one frozen value. Views read it and change nothing."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from game.core.types import Floats
from game.core.verdict import Verdict
from game.gates.gate import Gate
from game.playground.snapshot import Snapshot


class SidePanel(StrEnum):
    """What the first panel on the right shows."""

    DECISION_MAP = "decision map"
    LOSS_LANDSCAPE = "loss landscape"
    VERDICT = "verdict"


@dataclass(frozen=True, slots=True)
class GateEntry:
    """One line of the gate list."""

    label: str
    gate: Gate


@dataclass(frozen=True, slots=True)
class Hint:
    """Keys and what they do, for the hint bar."""

    keys: tuple[str, ...]
    label: str


@dataclass(frozen=True, slots=True)
class HelpLine:
    """One line of the help: chords, each as its keycaps, and what they do."""

    chords: tuple[tuple[str, ...], ...]
    label: str


@dataclass(frozen=True, slots=True)
class HelpSection:
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


@dataclass(frozen=True)
class Scene:
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
