"""Offers: what the hint bar has a place of its own for, because it matters just now."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from ..ui.kit.binding import Hint
from .bindings import GO_ON, SHOW_HINT, UNDO_HINT, SessionBinding
from .lesson_modes import LESSON_HINT
from .page import Page
from .playground_page import PlaygroundPage
from .run_loader import RunLoader
from .undo import Undo

if TYPE_CHECKING:
    from .last_run import LastRun
    from .session import Session


class Offers:
    """Undo right after something was taken away, after a start the run that was left, and H."""

    def __init__(
        self, stage: PlaygroundPage, page: Callable[[], Page], undo: Undo, loader: RunLoader
    ) -> None:
        self._last_run: LastRun | None = None
        self._offers_lesson = False
        self._stage = stage
        self._page = page
        self._undo = undo
        self._loader = loader

    @property
    def last_run(self) -> "LastRun | None":
        """The run that was left, until it is gone on with or another one has begun."""
        if self._stage.latest_epoch > 0 or self._stage.runs.trained_elsewhere:
            self._last_run = None
        return self._last_run

    @last_run.setter
    def last_run(self, run: "LastRun | None") -> None:
        self._last_run = run

    def offer_lesson(self) -> None:
        """Offer the first lesson, until a run has begun."""
        self._offers_lesson = True

    def begin_lesson(self, session: "Session") -> None:
        """Take the offer of the first lesson."""
        self._offers_lesson = False
        session.open_lessons().begin(0)

    @property
    def _has_lesson(self) -> bool:
        is_fresh = self._page() is self._stage and self._stage.latest_epoch == 0
        self._offers_lesson = self._offers_lesson and is_fresh
        return self._offers_lesson

    @property
    def hint(self) -> Hint | None:
        """The hint for what is offered, if anything is."""
        if self._loader.is_loading:
            return None
        run = self.last_run
        if run is not None and self._page() is self._stage:
            return Hint(run.words, (GO_ON,))
        if self._has_lesson:
            return LESSON_HINT
        if self._undo.is_offered:
            return UNDO_HINT
        return SHOW_HINT if self._stage.hiding.can_show else None

    @property
    def bindings(self) -> tuple[SessionBinding, ...]:
        """The bindings of what is offered."""
        return () if self.hint is None else self.hint.bindings

    def go_on(self) -> None:
        """Go on with the run that was left; if that is stopped on the way, it stays offered."""
        run = self.last_run
        if run is not None:
            self._stage.hiding.hide(run.hidden, is_locked=run.is_locked)
            self._loader.load(run.recipe, epoch=run.epoch, then=self._end)

    def _end(self) -> None:
        self.last_run = None
