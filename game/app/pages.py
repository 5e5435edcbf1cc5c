"""The pages of the window: one entry for each; what a page needs is loaded when it is opened."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from ..record import Record
from .clock import EpochClock

if TYPE_CHECKING:
    from .page import Page
    from .session import Session

PLAYGROUND, ALL_GATES = "playground", "all gates"


class PageEntry(Record, eq=False):
    """A page that can be opened.

    Attributes:
        title: Its name, as bindings name it.
        key: Opens it.
        label: What the help says of the key.
        hint: What the hint bar says of it, or "".
        make: Makes it when it is first opened.
    """

    title: str
    key: str
    label: str
    hint: str
    make: "Callable[[Session], Page]"


def _make_playground(session: "Session") -> "Page":
    return session.stage


def _make_all_gates(session: "Session") -> "Page":
    from .all_gates_page import AllGatesPage  # noqa: PLC0415 - not needed for the first frame

    stage = session.stage
    return AllGatesPage(stage.snapshot.run, EpochClock(stage.clock.speed), session.open_gate)


PAGES = (
    PageEntry(PLAYGROUND, "F2", "the playground", "", _make_playground),
    PageEntry(ALL_GATES, "F3", "all gates at once", "all gates", _make_all_gates),
)
