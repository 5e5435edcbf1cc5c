"""Undo and redo: each page's moments before the steps that set or took away something.

A step is found by comparing the page before and after whatever was done, so nothing that changes a
page has to care for its own undoing.
"""

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import Protocol

from ..playground.history import History
from ..record import Record

DEPTH = 200
MEMORY = 64 * 2**20  # bytes for the histories of all steps; beyond it they are condensed
OFFER_S = 10.0

UNDONE = "Undone: {}. Ctrl+Y does it again."
DONE_AGAIN = "Done again: {}."
NOTHING_TO_UNDO = "There is nothing to undo."
NOTHING_TO_REDO = "There is nothing to do again."


class Moment(Protocol):
    """All of a page's content at one time.

    Attributes:
        histories: The histories that it needs, that of the page itself first.
    """

    @property
    def histories(self) -> tuple[History, ...]: ...  # noqa: D102 - see above

    def differs(self, after: "Moment") -> bool:
        """Return whether a step lies between the two, rather than only training or time travel."""

    def has_lost(self, after: "Moment") -> bool:
        """Return whether trained epochs of this moment are not to be found in `after`."""


class UndoablePage(Protocol):
    """A page whose content can be brought back."""

    @property
    def where(self) -> str:
        """What it shows, in a few words for a message."""

    @property
    def moment(self) -> Moment:
        """The content now."""

    def restore(self, moment: Moment) -> None:
        """Return to the content of `moment`."""


class Step(Record, eq=False):
    """A step: the moment before it, and the gesture that did it.

    Consecutive steps of one gesture, such as a drag or a held key, are one step.
    """

    before: Moment
    gesture: object


class Steps:
    """The steps of one page that can be undone, and those that can be done again."""

    def __init__(self) -> None:
        self._past: deque[Step] = deque(maxlen=DEPTH)
        self._future: list[Moment] = []

    def add(self, step: Step) -> None:
        """Add a step that has been done; what was undone before cannot be done again."""
        self._future.clear()
        if not self._past or self._past[-1].gesture is not step.gesture:
            self._past.append(step)

    def undo(self, page: UndoablePage) -> bool:
        """Undo the last step; return whether there was one."""
        if not self._past:
            return False
        self._future.append(page.moment)
        page.restore(self._past.pop().before)
        return True

    def redo(self, page: UndoablePage) -> bool:
        """Do the step again that was undone last; return whether there was one."""
        if not self._future:
            return False
        self._past.append(Step(page.moment, object()))
        page.restore(self._future.pop())
        return True

    @property
    def moments(self) -> Iterable[Moment]:
        """The moments of all steps."""
        return [*(step.before for step in self._past), *self._future]


class Undo:
    """Undo and redo for all pages.

    Attributes:
        is_offered: Whether something has just been taken away, so that undo should be offered.
    """

    def __init__(self, pages: Callable[[], Iterable[UndoablePage]]) -> None:
        """Watch the pages that `pages` returns."""
        self._pages = pages
        self._steps: dict[UndoablePage, Steps] = {}
        self._is_watching = False
        self._is_restoring = False
        self._before: dict[UndoablePage, Moment] = {}
        self._offered_s = 0.0

    @property
    def is_offered(self) -> bool:
        """Whether something has just been taken away, so that undo should be offered."""
        return self._offered_s > 0

    @contextmanager
    def watching(self, gesture: object = None) -> Iterator[None]:
        """Record a step for each page that is changed meanwhile, by `gesture` if one is given."""
        if self._is_watching:
            yield
            return
        self._is_watching, self._is_restoring = True, False
        self._before = {page: page.moment for page in self._pages()}
        try:
            yield
        finally:
            self._is_watching = False
            if not self._is_restoring:
                self._compare(object() if gesture is None else gesture)
            self._before = {}

    def stop_at(self, page: UndoablePage, moment: Moment) -> None:
        """Make two steps of what is done just now, with `moment` of `page` between them."""
        if self._is_watching and not self._is_restoring:
            before, self._before[page] = self._before[page], moment
            self._of(page).add(Step(before, object()))

    def undo(self, page: UndoablePage) -> str:
        """Undo the last step on `page`; return a message."""
        self._is_restoring, self._offered_s = True, 0.0
        has_undone = self._of(page).undo(page)
        return UNDONE.format(page.where) if has_undone else NOTHING_TO_UNDO

    def redo(self, page: UndoablePage) -> str:
        """Do the step on `page` again that was undone last; return a message."""
        self._is_restoring, self._offered_s = True, 0.0
        return DONE_AGAIN.format(page.where) if self._of(page).redo(page) else NOTHING_TO_REDO

    def advance(self, elapsed_s: float) -> None:
        """Advance by `elapsed_s` seconds; an offer ends after a while."""
        self._offered_s = max(0.0, self._offered_s - elapsed_s)

    def _of(self, page: UndoablePage) -> Steps:
        return self._steps.setdefault(page, Steps())

    def _compare(self, gesture: object) -> None:
        for page, moment in self._before.items():
            after = page.moment
            if moment.differs(after):
                self._of(page).add(Step(moment, gesture))
                self._offered_s = OFFER_S if moment.has_lost(after) else 0.0
                self._save_memory()

    def _save_memory(self) -> None:
        """Condense the largest histories until all fit in `MEMORY`, but not one on a page."""
        on_pages = {page.moment.histories[:1] for page in self._pages()}
        moments = [moment for steps in self._steps.values() for moment in steps.moments]
        histories = {history for moment in moments for history in moment.histories}
        spare = [history for history in histories if (history,) not in on_pages]
        while spare and sum(history.n_bytes for history in histories) > MEMORY:
            largest = max(spare, key=lambda history: history.n_bytes)
            n_bytes = largest.n_bytes
            largest.condense()
            if largest.n_bytes == n_bytes:
                break
