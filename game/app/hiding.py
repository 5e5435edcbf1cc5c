"""What is hidden on all pages, and the key that shows it and hides it again."""

from ..playground.hidden import ANSWERS, NOTHING, HiddenThings

LOCKED = "What is hidden stays hidden."


class Hiding:
    """The things that are hidden now.

    Attributes:
        hidden: What is hidden now.
        is_locked: Whether it stays so.
    """

    def __init__(self, hidden: HiddenThings = NOTHING, *, is_locked: bool = False) -> None:
        self.hidden = hidden
        self.is_locked = is_locked
        self._again = hidden or ANSWERS
        self._before_lesson: tuple[HiddenThings, bool] | None = None

    @property
    def can_show(self) -> bool:
        """Whether anything is hidden that H would show again."""
        return bool(self.hidden) and not self.is_locked

    def toggle(self) -> str:
        """Show what is hidden, or hide it again; return a message."""
        if self.is_locked:
            return LOCKED
        if self.hidden:
            self._again, self.hidden = self.hidden, NOTHING
            return "All is shown again."
        self.hidden = self._again
        return f"Hidden: {', '.join(sorted(self.hidden))}. H shows it again."

    def hide(self, hidden: HiddenThings, *, is_locked: bool) -> None:
        """Hide what a pasted command line hides; a lock is never opened."""
        if self.is_locked:
            self.hidden |= hidden
        elif hidden or is_locked:
            self.hidden, self.is_locked = hidden, is_locked
            self._again = hidden or ANSWERS

    def hide_for_lesson(self, hidden: HiddenThings) -> None:
        """Hide what a lesson hides, in place of all that is not locked."""
        if self._before_lesson is None:
            self._before_lesson = self.hidden, self.is_locked
        before, was_locked = self._before_lesson
        self.hidden = hidden | (before if was_locked else NOTHING)
        self.is_locked = True

    def end_lesson(self) -> None:
        """Hide what was hidden before the lesson."""
        if self._before_lesson is not None:
            (self.hidden, self.is_locked), self._before_lesson = self._before_lesson, None
