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
