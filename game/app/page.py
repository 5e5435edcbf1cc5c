"""Pages: the base classes of pages and columns, and the table of all pages."""

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
from ..ui.kit.picture import Part
from ..ui.kit.theme import Theme
from .clock import EpochClock
from .hiding import Hiding
from .pointing import Pointing
from .undo import Moment

if TYPE_CHECKING:
    from .session import Session

Size = tuple[int, int]
PLAYGROUND, ALL_GATES = "playground", "all gates"


class Column(ABC):
    """The content of the left column, beside a page: the gate list, a lesson, a challenge."""

    is_dirty = True
    """Whether its picture is out of date."""

    @abstractmethod
    def width(self, window_width: int, unit: float) -> int:
        """Return its width in pixels."""

    @abstractmethod
    def fit(self, rect: Rect, unit: float) -> None:
        """Compute the layout in `rect`."""

    @property
    @abstractmethod
    def key(self) -> object:
        """What its picture depends on (see `picture.Part.shows`)."""

    @abstractmethod
    def draw(self, pen: Pen, rect: Rect) -> None:
        """Draw it, including its card."""

    @abstractmethod
    def hotspots(self, pen: Pen, rect: Rect) -> list[Hotspot]:
        """Return its hotspots, the lowest first."""


class Page(ABC):
    """The content of the window: owns its state, draws it, and handles keys and mouse.

    Attributes:
        title: Its name, by which bindings refer to it.
        bindings: The bindings of this page only.
        clock: Its speed of training.
        is_running: Whether it trains.
        is_dirty: Whether its picture is out of date.
        column: The column beside it, if any.
        hiding: What is hidden, the same on all pages.
        pointing: What is pointed out for a moment.
    """

    title: ClassVar[str]
    bindings: "ClassVar[tuple[Binding[Session], ...]]" = ()

    def __init__(self, clock: EpochClock, column: Column | None = None) -> None:
        self.clock = clock
        self.column = column
        self.hiding = Hiding()
        self.pointing = Pointing()
        self.is_running = False
        self.is_dirty = True

    @classmethod
    @abstractmethod
    def opened_in(cls, session: "Session") -> Self:
        """Return the page for a session that opens it for the first time."""

    @property
    @abstractmethod
    def layout(self) -> PageLayout:
        """The positions of all panels, for the size and theme of the last `fit`."""

    @abstractmethod
    def fit(self, size: Size, theme: Theme) -> None:
        """Compute the layout for a window of `size`; no other method does."""

    @abstractmethod
    def parts(self, pen: Pen) -> list[Part]:
        """Return all panels on their cards, the lowest first; `pen` measures texts.

        Drawing them changes no state.
        """

    @abstractmethod
    def hotspots(self, pen: Pen) -> list[Hotspot]:
        """Return the hotspots of the panels, the lowest first."""

    @abstractmethod
    def advance(self, elapsed_s: float) -> None:
        """Advance by `elapsed_s` seconds."""

    @abstractmethod
    def step(self, action: Action) -> None:
        """Do an action of the playground, if it applies to this page."""

    @property
    @abstractmethod
    def optimizer(self) -> Optimizer:
        """How an epoch uses the rows."""

    @property
    @abstractmethod
    def n_inputs(self) -> int:
        """Number of inputs that can be flipped."""

    @property
    @abstractmethod
    def stem(self) -> str:
        """The stem for names of files with this content."""

    @property
    @abstractmethod
    def recipe(self) -> Recipe:
        """The recipe of the run that is shown, up to the current epoch."""

    @property
    @abstractmethod
    def moment(self) -> Moment:
        """Its content now, to which it can return."""

    @abstractmethod
    def restore(self, moment: Moment) -> None:
        """Return to an earlier `moment` of this page."""

    @property
    @abstractmethod
    def where(self) -> str:
        """What it shows and at which epoch, in a few words for a message."""

    @property
    def latest_epoch(self) -> int:
        """The last epoch that has been trained; 0 where nothing is."""
        return 0

    @property
    def subject(self) -> object:
        """The subject of drags: a drag ends when it changes."""
        return self

    @property
    def mode_bindings(self) -> "tuple[Binding[Session], ...]":
        """The bindings of the page's current mode; other keys keep their meaning."""
        return ()

    def type(self, _text: str) -> bool:
        """Handle typed letters; return whether they were used."""
        return False

    def back(self) -> bool:
        """Close what is open on the page; return whether anything was open."""
        return False

    def toggle_hidden(self) -> str:
        """Show what is hidden, or hide it again; return a message."""
        self.is_dirty = True
        return self.hiding.toggle()

    def toggle_run(self) -> None:
        """Start or pause training."""
        self.is_running = not self.is_running
        self.clock.has_run = True
        self.clock.rest()
        self.is_dirty = True

    def change_speed(self, places: int) -> None:
        """Select the next higher or lower speed."""
        self.clock.change(places)
        self.is_dirty = True


AnyPage = TypeVar("AnyPage", bound=Page)


class PageEntry(Record, eq=False):
    """An entry in the table of pages.

    Attributes:
        title: Its name, by which bindings refer to it.
        key: The key that opens it.
        label: The label of the key in the help.
        hint: Its label in the hint bar, or "".
        load: Returns its class, whose module is imported only then.
    """

    title: str
    key: str
    label: str
    hint: str
    load: Callable[[], type[Page]]


def _playground() -> type[Page]:
    from .playground_page import PlaygroundPage  # noqa: PLC0415 - it imports this module

    return PlaygroundPage


def _all_gates() -> type[Page]:
    from .all_gates_page import AllGatesPage  # noqa: PLC0415 - not needed for the first frame

    return AllGatesPage


PAGES = (
    PageEntry(PLAYGROUND, "F2", "the playground", "playground", _playground),
    PageEntry(ALL_GATES, "F3", "all gates at once", "all gates", _all_gates),
)
