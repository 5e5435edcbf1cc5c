"""The bindings of lessons: those of the list, and those of an open lesson."""

from functools import lru_cache
from typing import TYPE_CHECKING

from ..ui.kit.binding import VIEW, Binding, Hint
from .bindings import HELD, ONCE, Does, SessionBinding, bindings_on

if TYPE_CHECKING:
    from .lessons import Lessons
    from .session import Session

CHOOSE = "choose a lesson"
KEPT_HINTS = ("train", "step", "flip inputs")
"""The hints of the page that stay in the bar beside those of the lesson."""


def _lessons(session: "Session") -> "Lessons":
    assert session.lessons is not None, "these bindings hold only once lessons are open"
    return session.lessons


def _bet(choice: int) -> Does:
    return lambda session: _lessons(session).bet(choice)


FIRST_LESSON: SessionBinding = Binding(
    "Enter", lambda s: s.offers.begin_lesson(s), "the first lesson", VIEW
)
LESSON_HINT = Hint("the first lesson", (FIRST_LESSON,))
"""Offered at the very first start."""

LISTING: tuple[SessionBinding, ...] = (
    Binding("Up", lambda s: _lessons(s).move(-1), CHOOSE, VIEW, HELD, CHOOSE),
    Binding(
        "Down", lambda s: _lessons(s).move(1), "choose a lesson", VIEW, HELD, "choose a lesson"
    ),
    Binding("Enter", lambda s: _lessons(s).open_chosen(), "open it", VIEW, ONCE, "open it"),
    Binding("Esc", lambda s: _lessons(s).leave(), "back to the gates", VIEW, ONCE, "gates"),
)
"""The bindings while the list of lessons is open; other keys keep their meaning."""

BETS: tuple[SessionBinding, ...] = tuple(
    Binding(str(choice + 1), _bet(choice), "bet on an answer", VIEW, ONCE, "bet")
    for choice in range(3)
)
IN_LESSON: tuple[SessionBinding, ...] = (
    Binding("Enter", lambda s: _lessons(s).go_on(), "the next step", VIEW, ONCE, "next step"),
    Binding("H", lambda s: _lessons(s).give_hint(), "a hint", VIEW, ONCE, "hint"),
    Binding("S", lambda s: _lessons(s).show_how(), "show me how", VIEW, ONCE, "show me"),
    Binding("Backspace", lambda s: _lessons(s).go_back(), "the step before", VIEW),
    Binding("Ctrl+E", lambda s: _lessons(s).hand_in(), "hand the lesson in", VIEW),
    Binding("Esc", lambda s: _lessons(s).leave(), "leave the lesson", VIEW, ONCE, "leave"),
)


@lru_cache(maxsize=16)
def lesson_mode(page: str, *, has_bets: bool) -> tuple[SessionBinding, ...]:
    """Return the bindings of an open lesson on a page; the page's others keep their meaning."""
    own = tuple(binding for binding in bindings_on(page) if binding.hint in KEPT_HINTS)
    return (*own, *(BETS if has_bets else ()), *IN_LESSON)
