"""Quitting: asks once more, and says what would be lost."""

from .playground_page import PlaygroundPage
from .screen import Screen

AGAIN = "{} again quits."
UNSAVED = "{} is not saved: Ctrl+S saves the gate on stage."
RUNS_END = "The runs of {} end with the app."
MOST_NAMES = 3
SHOWN_NAME = 24  # characters


class Quitting:
    """Asks whether to quit; the same key pressed again, while the question is shown, is a yes."""

    def __init__(self, stage: PlaygroundPage, screen: Screen) -> None:
        self._stage = stage
        self._screen = screen
        self._question = ""
        self._key = ""

    def is_confirmed(self, key: str) -> bool:
        """Return whether `key` answers the question; if not, ask it."""
        if self._key == key and self._screen.notice == self._question:
            return True
        self._key, self._question = key, " ".join([*self.losses, AGAIN.format(key)])
        self._screen.say(self._question)
        return False

    def withdraw(self, key: str = "") -> None:
        """Withdraw the question, because something other than `key` was pressed."""
        if self._key not in ("", key):
            self._key = ""

    @property
    def losses(self) -> list[str]:
        """What would be lost, a sentence each: drafts, and the runs of gates not on stage."""
        drafts = [draft.gate.name for draft in self._stage.gate_list.drafts]
        runs = [gate.name for gate in self._stage.trained_elsewhere]
        unsaved = [UNSAVED.format(_shortened(drafts[-1]))] if drafts else []
        return unsaved + ([RUNS_END.format(_listed(runs))] if runs else [])


def _listed(names: list[str]) -> str:
    shown = [_shortened(name) for name in names[-MOST_NAMES:]]
    more = len(names) - len(shown)
    if more:
        return f"{', '.join(shown)} and {more} more"
    *first, last = shown
    return f"{', '.join(first)} and {last}" if first else last


def _shortened(name: str) -> str:
    return name if len(name) <= SHOWN_NAME else f"{name[: SHOWN_NAME - 1]}…"
