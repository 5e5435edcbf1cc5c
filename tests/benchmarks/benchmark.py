"""A line of the table: our time, a peer's for the same work, their ratio and what is wanted."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache

from tests.benchmarks.timing import Timing

Measurement = Callable[[], Timing]
"""Measures; raises `ModuleNotFoundError` where what it needs is not installed."""

HEADINGS = ("what", "Glowgate", "beside", "its time", "ratio", "to reach")


@dataclass(frozen=True, slots=True)
class Benchmark:
    """One line of the table.

    Attributes:
        what: The work that is timed.
        ours: Measures Glowgate.
        peer_name: What it is held against, or "".
        peer: Measures the peer, or None.
        target: What is to be reached, as text.
        is_cost: Whether the ratio is our time over the peer's, rather than how many times faster.
    """

    what: str
    ours: Measurement
    peer_name: str = ""
    peer: Measurement | None = None
    target: str = ""
    is_cost: bool = False

    def cells(self) -> tuple[str, ...]:
        """Measure both, and return the line's cells."""
        try:
            ours = measured_once(self.ours)
        except ModuleNotFoundError as error:
            return (self.what, f"{error.name} is not installed", "", "", "", self.target)
        if self.peer is None:
            return (self.what, str(ours), self.peer_name, "", "", self.target)
        try:
            theirs = measured_once(self.peer)
        except ModuleNotFoundError as error:
            absent = f"{error.name} is not installed"
            return (self.what, str(ours), self.peer_name, absent, "", self.target)
        ratio = ours.median / theirs.median if self.is_cost else theirs.median / ours.median
        words = "times its time" if self.is_cost else "times faster"
        return (
            self.what,
            str(ours),
            self.peer_name,
            str(theirs),
            f"{ratio:.3g} {words}",
            self.target,
        )


@dataclass(frozen=True, slots=True)
class Share:
    """A line of the table that is no time: a share of a core, or how many a second were reached.

    Attributes:
        what: What runs.
        measure: Lets it run, and returns what came out by name.
        name: The name of the number to show, "share" or another.
        target: What is to be reached, as text.
    """

    what: str
    measure: Callable[[], Mapping[str, float]]
    name: str
    target: str = ""

    def cells(self) -> tuple[str, ...]:
        """Measure, and return the line's cells."""
        try:
            value = self.measure()[self.name]
        except ModuleNotFoundError as error:
            return (self.what, f"{error.name} is not installed", "", "", "", self.target)
        shown = f"{100 * value:.1f} %" if self.name == "share" else f"{value:,.0f}"
        return (self.what, shown, "", "", "", self.target)


@cache
def measured_once(measurement: Measurement) -> Timing:
    """Return what `measurement` gives; one that stands in several lines is made once."""
    return measurement()
