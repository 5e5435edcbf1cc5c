"""The keyboard: a key press as a binding of the present mode, or as a letter that is typed."""

from .dispatch import follow
from .mode import Mode
from .mode_bindings import binding_in, typed
from .session import Session


class Keyboard:
    """Tells fresh presses from the repeats of a held key."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._held: set[int] = set()

    def press(self, code: int, modifiers: int, text: str) -> bool:
        """A key goes down, or repeats; return whether it did anything.

        Args:
            code: pygame's key code.
            modifiers: pygame's modifiers.
            text: What the press types, or "".
        """
        is_repeat = code in self._held
        self._held.add(code)
        session = self._session
        binding = binding_in(session.page, session.mode, code, modifiers, text)
        if binding is not None:
            if binding.repeats or not is_repeat:
                follow(session, binding)
            return binding.repeats or not is_repeat
        letter = typed(modifiers, text) if session.mode is Mode.SEARCH else ""
        session.gate_list.type(letter)
        return bool(letter)

    def release(self, code: int) -> None:
        """A key goes up."""
        self._held.discard(code)

    def let_go(self) -> None:
        """All keys count as up, as when the window loses the focus."""
        self._held.clear()
