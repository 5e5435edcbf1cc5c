"""Offers: what comes first in the hint bar, because it matters just now."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from ..ui.kit.binding import Hint
from .bindings import GO_ON, UNDO_HINT, SessionBinding
from .page import Page
from .playground_page import PlaygroundPage
from .run_loader import RunLoader
from .undo import Undo

if TYPE_CHECKING:
    from .last_run import LastRun


class Offers:
    """Undo right after something was taken away, and after a start the run that was left.

    Attributes:
        last_run: The run that was left, or None.
    """

    def __init__(
        self, stage: PlaygroundPage, page: Callable[[], Page], undo: Undo, loader: RunLoader
    ) -> None:
        self.last_run: LastRun | None = None
        self._stage = stage
        self._page = page
        self._undo = undo
        self._loader = loader

    @property
    def hints(self) -> tuple[Hint, ...]:
        """The hints for what is offered; the last run only until another one is trained."""
        run, stage = self.last_run, self._stage
        if self._loader.is_loading:
            return ()
        if run is not None and self._page() is stage and stage.latest_epoch == 0:
            return (Hint(run.words, (GO_ON,)),)
        return (UNDO_HINT,) if self._undo.is_offered else ()

    @property
    def bindings(self) -> tuple[SessionBinding, ...]:
        """The bindings of what is offered."""
        return tuple(binding for hint in self.hints for binding in hint.bindings)

    def go_on(self) -> None:
        """Go on with the run that was left; if that is stopped on the way, it stays offered."""
        run = self.last_run
        if run is not None:
            self._loader.load(run.recipe, epoch=run.epoch, then=self._end)

    def _end(self) -> None:
        self.last_run = None
