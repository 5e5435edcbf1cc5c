"""Pages: what fills the window, the column that may stand beside, and the table of all pages."""

from abc import ABC, abstractmethod
from collections.abc import Callable
from typing import TYPE_CHECKING, ClassVar, Self, TypeVar

from pygame import Rect

from ..core.training import Optimizer
from ..playground.controls import Action
from ..playground.recipe import Recipe
from ..record import Record
from ..ui.kit.binding import Binding
from ..ui.kit.layout import PageLayout
from ..ui.kit.panel import Hotspot
from ..ui.kit.pen import Pen
from ..ui.kit.theme import Theme
from .clock import EpochClock

if TYPE_CHECKING:
    from .session import Session

Size = tuple[int, int]
PLAYGROUND, ALL_GATES = "playground", "all gates"


class Column(ABC):
    """What stands at the left, beside a page: the gate list, a lesson, a challenge."""

    is_dirty = True
    """Whether its picture is out of date."""

    @abstractmethod
    def width(self, window_width: int, unit: float) -> int:
        """Return how wide it is to be, in pixels."""

    @abstractmethod
    def fit(self, rect: Rect, unit: float) -> None:
        """Take note of the room that it has."""

    @property
    @abstractmethod
    def key(self) -> object:
        """All that its picture depends on; while this is the same, so is the picture."""

    @abstractmethod
    def draw(self, pen: Pen, rect: Rect) -> None:
        """Draw it, its card included."""

    @abstractmethod
    def hotspots(self, pen: Pen, rect: Rect) -> list[Hotspot]:
        """Return what the mouse can do on it, the lowest first."""


class Page(ABC):
    """What fills the window: it owns its state, draws it, and answers keys and mouse.

    Attributes:
        title: Its name; bindings name the pages on which they hold.
        bindings: What keys do on this page alone.
        clock: How fast it trains.
        is_running: Whether it trains.
        is_dirty: Whether its picture is out of date.
        column: What stands beside it, if anything.
    """

    title: ClassVar[str]
    bindings: "ClassVar[tuple[Binding[Session], ...]]" = ()

    def __init__(self, clock: EpochClock, column: Column | None = None) -> None:
        self.clock = clock
        self.column = column
        self.is_running = False
        self.is_dirty = True

    @classmethod
    @abstractmethod
    def opened_in(cls, session: "Session") -> Self:
        """Return the page for a session that opens it for the first time."""

    @property
    @abstractmethod
    def layout(self) -> PageLayout:
        """Where everything lies, for the size and theme that it was last fitted to."""

    @abstractmethod
    def fit(self, size: Size, theme: Theme) -> None:
        """Lay everything out for a window of `size`: the only place where that is done."""

    @abstractmethod
    def draw(self, pen: Pen) -> None:
        """Draw all panels; what stands still lies beneath already. Changes nothing."""

    @abstractmethod
    def draw_cards(self, pen: Pen) -> None:
        """Draw what the panels lie on, which depends on the layout alone."""

    @abstractmethod
    def hotspots(self, pen: Pen) -> list[Hotspot]:
        """Return what the mouse can do on the panels, the lowest first."""

    @abstractmethod
    def advance(self, elapsed_s: float) -> None:
        """Let `elapsed_s` seconds pass."""

    @abstractmethod
    def step(self, action: Action) -> None:
        """Do one of the playground's actions, if it makes sense here."""

    @property
    @abstractmethod
    def optimizer(self) -> Optimizer:
        """How an epoch uses the rows."""

    @property
    @abstractmethod
    def n_inputs(self) -> int:
        """How many inputs can be flipped."""

    @property
    @abstractmethod
    def stem(self) -> str:
        """How a file that shows this is called."""

    @property
    @abstractmethod
    def recipe(self) -> Recipe:
        """The run that is shown, as far as it is shown."""

    @property
    def subject(self) -> object:
        """What a drag is about: another one ends it."""
        return self

    @property
    def mode_bindings(self) -> "tuple[Binding[Session], ...]":
        """What keys do in the page's present mode; the rest do what they always do."""
        return ()

    def type(self, _text: str) -> bool:
        """Take typed letters, and return whether they were wanted."""
        return False

    def back(self) -> bool:
        """Close what is open on the page, and return whether anything was."""
        return False

    def toggle_run(self) -> None:
        """Train, or pause."""
        self.is_running = not self.is_running
        self.is_dirty = True

    def change_speed(self, places: int) -> None:
        """Go up or down the table of speeds."""
        self.clock.change(places)
        self.is_dirty = True


AnyPage = TypeVar("AnyPage", bound=Page)


class PageEntry(Record, eq=False):
    """A page that can be opened.

    Attributes:
        title: Its name, as bindings name it.
        key: Opens it.
        label: What the help says of the key.
        hint: What the hint bar says of it, or "".
        load: Gives its class, whose module is imported only then.
    """

    title: str
    key: str
    label: str
    hint: str
    load: Callable[[], type[Page]]


def _playground() -> type[Page]:
    from .playground_page import PlaygroundPage  # noqa: PLC0415 - it knows this module

    return PlaygroundPage


def _all_gates() -> type[Page]:
    from .all_gates_page import AllGatesPage  # noqa: PLC0415 - not needed for the first frame

    return AllGatesPage


PAGES = (
    PageEntry(PLAYGROUND, "F2", "the playground", "", _playground),
    PageEntry(ALL_GATES, "F3", "all gates at once", "all gates", _all_gates),
)
