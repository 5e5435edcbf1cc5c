"""Quitting: asks once more, and says what would be lost."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from ..gates import Gate
from .playground_page import PlaygroundPage
from .screen import NOTICE_S, Screen

if TYPE_CHECKING:
    from .jobs import BackgroundJobs

AGAIN = "{} again quits."
UNSAVED = "{} is not saved: Ctrl+S saves the gate on stage."
RUN_LOST, RUNS_LOST = "Quitting loses the run of {}.", "Quitting loses the runs of {}."
SAVING = "What is being saved is not done yet."
MOST_NAMES = 3
SHOWN_NAME = 24  # characters


class Quitting:
    """Asks whether to quit; the same key pressed again at once is a yes."""

    def __init__(
        self,
        stage: PlaygroundPage,
        screen: Screen,
        jobs: "Callable[[], BackgroundJobs | None]" = lambda: None,
    ) -> None:
        self._stage = stage
        self._screen = screen
        self._jobs = jobs
        self._asked_by = ""  # the last press of a key or of the mouse
        self._asked_before = ""  # the one before
        self._left_s = 0.0

    def begin_press(self) -> None:
        """Note that a key or the mouse is pressed: only the next press can be the answer."""
        self._asked_before, self._asked_by = self._asked_by, ""

    def is_confirmed(self, key: str) -> bool:
        """Return whether `key` is pressed in answer to the question; if not, ask it."""
        if self._asked_before == key and self._left_s > 0:
            return True
        self._asked_by, self._left_s = key, NOTICE_S
        self._screen.say(" ".join([*self.losses, AGAIN.format(key)]))
        return False

    def advance(self, elapsed_s: float) -> None:
        """Advance by `elapsed_s` seconds; after a while the question has to be asked again."""
        self._left_s -= elapsed_s

    @property
    def losses(self) -> list[str]:
        """What would be lost, a sentence each: files, gates without one, and runs.

        The run on stage, or else the one that left last, is kept for the next start.
        """
        unsaved = [gate.name for gate in self._unsaved]
        kept = self._stage.runs.trained_last.state.run.gate
        runs = [gate.name for gate in self._stage.runs.trained_elsewhere if gate is not kept]
        jobs = self._jobs()
        sentences = [SAVING] if jobs is not None and jobs.is_busy else []
        if unsaved:
            sentences.append(UNSAVED.format(_shortened(unsaved[-1])))
        if runs:
            sentences.append((RUN_LOST if len(runs) == 1 else RUNS_LOST).format(_listed(runs)))
        return sentences

    @property
    def _unsaved(self) -> list[Gate]:
        """The gates that no file holds: those whose file is gone, and drafts."""
        stage, drafts = self._stage, self._stage.gate_list.drafts
        gone = stage.files.gone if stage.files is not None else ()
        return [*gone, *(draft.gate for draft in drafts)]


def _listed(names: list[str]) -> str:
    shown = [_shortened(name) for name in names[-MOST_NAMES:]]
    more = len(names) - len(shown)
    if more:
        return f"{', '.join(shown)} and {more} more"
    *first, last = shown
    return f"{', '.join(first)} and {last}" if first else last


def _shortened(name: str) -> str:
    return name if len(name) <= SHOWN_NAME else f"{name[: SHOWN_NAME - 1]}…"
