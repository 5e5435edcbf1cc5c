"""The keyboard: maps key presses to bindings of the current mode, or to typed letters."""

from collections.abc import Mapping

import pygame

from ..ui.kit.binding import PLAIN, Chord
from .bindings import SessionBinding, bindings_on, by_chord
from .session import Session

SHIFT, CTRL = "Shift", "Ctrl"
ALT_GR = pygame.KMOD_RALT | pygame.KMOD_MODE
CTRL_KEYS = pygame.KMOD_CTRL | pygame.KMOD_META  # Command on a Mac

NAMED: Mapping[str, int] = {
    "Space": pygame.K_SPACE,
    "Left": pygame.K_LEFT,
    "Right": pygame.K_RIGHT,
    "Up": pygame.K_UP,
    "Down": pygame.K_DOWN,
    "Home": pygame.K_HOME,
    "End": pygame.K_END,
    "PageUp": pygame.K_PAGEUP,
    "PageDown": pygame.K_PAGEDOWN,
    "Tab": pygame.K_TAB,
    "Enter": pygame.K_RETURN,
    "Backspace": pygame.K_BACKSPACE,
    "Esc": pygame.K_ESCAPE,
    **{f"F{number}": pygame.K_F1 + number - 1 for number in range(1, 13)},
    **{letter: ord(letter.lower()) for letter in "ABCDEFGHIJKLMNOPQRSTUVWXYZ"},
    **{digit: ord(digit) for digit in "0123456789"},
}
KEYPAD: Mapping[int, int] = {
    pygame.K_KP_ENTER: pygame.K_RETURN,
    **{pygame.K_KP1 + place: pygame.K_1 + place for place in range(9)},
}


_NAME_OF_CODE = {code: name for name, code in NAMED.items()}


def has_ctrl(modifiers: int) -> bool:
    """Return whether Ctrl or Command is held.

    AltGr is neither, although Windows reports it as Ctrl with the right Alt: on a German keyboard
    the key for @ would otherwise be Ctrl+Q.
    """
    return bool(modifiers & CTRL_KEYS and not modifiers & ALT_GR)


def pressed(code: int, modifiers: int, text: str) -> tuple[Chord, ...]:
    """Return the possible chords of a key press, best first; locks and Alt are ignored."""
    modifier = PLAIN
    if has_ctrl(modifiers):
        modifier = CTRL
    elif modifiers & pygame.KMOD_SHIFT:
        modifier = SHIFT
    name = _NAME_OF_CODE.get(KEYPAD.get(code, code), "")
    return Chord(modifier, name), Chord(PLAIN, text)


def typed(modifiers: int, text: str) -> str:
    """Return the letter that a key press enters, or ""."""
    return text if text.isprintable() and not has_ctrl(modifiers) else ""


class Keyboard:
    """Handles key presses, and distinguishes them from repeats of a held key."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._held: dict[int, object] = {}  # each pressed key with its gesture

    def press(self, code: int, modifiers: int, text: str) -> bool:
        """Handle a key press or a repeat; return whether it had an effect.

        Args:
            code: pygame's key code.
            modifiers: pygame's modifiers.
            text: The text that the press enters, or "".
        """
        is_repeat = code in self._held
        gesture = self._held.setdefault(code, object())
        if not is_repeat:
            self._session.quitting.begin_press()
        session, chords = self._session, pressed(code, modifiers, text)
        binding = _found(session.mode_bindings, chords)
        if binding is None and session.type(typed(modifiers, text)):
            return True
        here = (*session.offers.bindings, *bindings_on(session.page.title))
        binding = binding or _found(here, chords)
        if binding is None or (is_repeat and not binding.repeats):
            return False
        session.follow(binding, gesture)
        return True

    def release(self, code: int) -> None:
        """Handle the release of a key."""
        self._held.pop(code, None)

    def release_all(self) -> None:
        """Consider all keys released, as when the window loses the focus."""
        self._held.clear()


def _found(
    bindings: tuple[SessionBinding, ...], chords: tuple[Chord, ...]
) -> SessionBinding | None:
    known = by_chord(bindings)
    return next((known[chord] for chord in chords if chord in known), None)
