"""The keyboard: maps key presses to bindings of the current mode, or to typed letters.

A key does what is printed on it, on every keyboard: it is found by the sign that it types, if that
is a bound one; then by its letter; and where a layout has no Latin letters, by its place.
"""

import sys
from collections.abc import Callable, Mapping

import pygame

from ..ui.kit.binding import PLAIN, Chord
from .bindings import SessionBinding, bindings_on, by_chord
from .session import Session

SHIFT, CTRL = "Shift", "Ctrl"
ALT_GR = pygame.KMOD_RALT | pygame.KMOD_MODE
CTRL_KEYS = pygame.KMOD_CTRL
OF_THE_DESKTOP = pygame.KMOD_ALT | pygame.KMOD_META  # the latter is the Super or Windows key
if sys.platform == "darwin":
    ALT_GR |= pygame.KMOD_LALT  # there, both Option keys type signs
    CTRL_KEYS |= pygame.KMOD_META  # and this is Command
    OF_THE_DESKTOP = pygame.KMOD_ALT
LETTERS, DIGITS = tuple("ABCDEFGHIJKLMNOPQRSTUVWXYZ"), tuple("1234567890")

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
    **{letter: ord(letter.lower()) for letter in LETTERS},
    **{digit: ord(digit) for digit in DIGITS},
}
KEYPAD: Mapping[int, str] = {
    pygame.K_KP_ENTER: "Enter",
    pygame.K_KP_PLUS: "+",
    pygame.K_KP_MINUS: "-",
    pygame.K_KP_DIVIDE: "/",
}
WITHOUT_NUM_LOCK: Mapping[int, str] = {
    pygame.K_KP7: "Home",
    pygame.K_KP8: "Up",
    pygame.K_KP9: "PageUp",
    pygame.K_KP4: "Left",
    pygame.K_KP6: "Right",
    pygame.K_KP1: "End",
    pygame.K_KP2: "Down",
    pygame.K_KP3: "PageDown",
}
SAME_SIGN: Mapping[str, str] = {
    "=": "+",  # on the same key of many keyboards
    **dict(zip("−＋－／？，．؟،", "-+-/?,.?,", strict=True)),  # of other scripts and wide ones
}
DIGIT_PLACES: Mapping[int, str] = {
    pygame.KSCAN_1 + place: digit for place, digit in enumerate(DIGITS[:-1])
}
"""Without 0: in its place there is another key on a Hungarian keyboard, and 0 is elsewhere."""
PLACES: Mapping[int, str] = {
    **{pygame.KSCAN_A + place: letter for place, letter in enumerate(LETTERS)},
    **DIGIT_PLACES,
    pygame.KSCAN_0: "0",
    pygame.KSCAN_MINUS: "-",
    pygame.KSCAN_EQUALS: "+",
    pygame.KSCAN_COMMA: ",",
    pygame.KSCAN_PERIOD: ".",
    pygame.KSCAN_SLASH: "/",
}
"""What is printed in Latin on the keys of a keyboard of another script, by scancode."""
N_SCANCODES = 512

_NAME_OF_CODE: Mapping[int, str] = {**{code: name for name, code in NAMED.items()}, **KEYPAD}


def has_latin_letters() -> bool:
    """Return whether the current layout has Latin letters; the display must be open."""
    # Only this class of pygame looks a key code up in the layout. A code that is not there has
    # place 0.
    places = pygame.key.ScancodeWrapper(place > 0 for place in range(N_SCANCODES))
    return places[pygame.K_a]


def place_of(event: pygame.Event) -> int:
    """Return the scancode of a key event, 0 for one that a program has posted without."""
    return int(event.dict.get("scancode", 0))


def has_ctrl(modifiers: int) -> bool:
    """Return whether Ctrl is held, or Command on a Mac.

    AltGr is neither, although Windows reports it as Ctrl with the right Alt: on a German keyboard
    the key for @ would otherwise be Ctrl+Q.
    """
    return bool(modifiers & CTRL_KEYS and not modifiers & ALT_GR)


def is_of_the_desktop(modifiers: int) -> bool:
    """Return whether Alt or Super is held, which makes a key the desktop's; AltGr types signs."""
    return bool(modifiers & OF_THE_DESKTOP and not modifiers & ALT_GR)


MODIFIER_KEYS = frozenset(
    (
        *(pygame.K_LCTRL, pygame.K_RCTRL, pygame.K_LSHIFT, pygame.K_RSHIFT, pygame.K_LALT),
        *(pygame.K_RALT, pygame.K_LGUI, pygame.K_RGUI, pygame.K_MODE),
    )
)


def pressed(
    code: int,
    modifiers: int,
    text: str,
    scancode: int = 0,
    is_latin: Callable[[], bool] = lambda: True,
) -> tuple[Chord, ...]:
    """Return the possible chords of a key press, best first; locks are ignored.

    Args:
        code: pygame's key code.
        modifiers: pygame's modifiers.
        text: The text that the press enters, or "".
        scancode: pygame's scancode, the key's place; 0 if unknown.
        is_latin: Tells whether the layout has Latin letters.
    """
    if is_of_the_desktop(modifiers):
        return ()
    sign = Chord(PLAIN, _sign(text))
    if modifiers & ALT_GR:
        return (sign,)
    has_shift = bool(modifiers & pygame.KMOD_SHIFT)
    if code in WITHOUT_NUM_LOCK and (has_shift or not modifiers & pygame.KMOD_NUM):
        name = WITHOUT_NUM_LOCK[code]
    else:
        name = _name(code, scancode, is_latin)
    if has_ctrl(modifiers):
        return (Chord(CTRL, name),)
    if (
        len(text) == 1 and text.isascii() and text.isalpha()
    ):  # it is newer than the code where layouts alternate
        name = text.upper()
    named = Chord(SHIFT if has_shift else PLAIN, name)
    return (sign, named, Chord(PLAIN, name)) if name in LETTERS else (sign, named)


def typed(modifiers: int, text: str) -> str:
    """Return the letter that a key press enters, or ""."""
    is_command = has_ctrl(modifiers) or is_of_the_desktop(modifiers)
    return text if text.isprintable() and not is_command else ""


class Keyboard:
    """Handles key presses, and distinguishes them from repeats of a held key."""

    def __init__(self, session: Session, is_latin: Callable[[], bool] = lambda: True) -> None:
        """Serve `session`; `is_latin` tells whether the layout has Latin letters."""
        self._session = session
        self._is_latin = is_latin
        self._held: set[int] = set()
        self._gesture: object = None  # of the key that was pressed last; its repeats are one step
        self._last = 0
        self._last_text = ""
        self._is_composing = False

    def press(self, code: int, modifiers: int, text: str, scancode: int = 0) -> bool:
        """Handle a key press or a repeat; return whether it had an effect.

        The arguments are those of `pressed`.
        """
        if self._is_composing:
            return False  # the key belongs to the input method
        if code == pygame.K_KP_PERIOD and not modifiers & pygame.KMOD_NUM:
            text = ""  # it is Delete, although pygame names a point
        is_repeat = (scancode or code) in self._held
        if not is_repeat or self._last != (scancode or code):
            self._gesture = object()
        self._last, self._last_text = scancode or code, text
        self._held.add(self._last)
        if not is_repeat and code not in MODIFIER_KEYS:  # Ctrl is pressed before each Ctrl+Q
            self._session.quitting.begin_press()
        session = self._session
        chords = pressed(code, modifiers, text, scancode, self._is_latin)
        binding = _found(session.saving.first, chords) or _found(session.mode_bindings, chords)
        if binding is None and session.type(typed(modifiers, text)):
            return True
        here = (*session.offers.bindings, *bindings_on(session.page.title))
        binding = binding or _found(here, chords)
        if binding is None or (is_repeat and not binding.repeats):
            return False
        session.follow(binding, self._gesture)
        return True

    def enter(self, text: str) -> bool:
        """Handle entered text; return whether it had an effect.

        Text that a key press has told already has been handled with it. What is left comes from an
        input method, as for Chinese, and is typed.
        """
        self._is_composing = False
        return text != self._last_text and self._session.type(typed(0, text))

    def compose(self, text: str) -> None:
        """Handle the text that an input method is composing, "" once it is done."""
        self._is_composing = bool(text)

    def release(self, code: int, scancode: int = 0) -> None:
        """Handle the release of a key."""
        # By its place: the code is another one where the layout has changed meanwhile.
        key = scancode or code
        self._held.discard(key)
        if key == self._last:
            self._last_text = ""

    def release_all(self) -> None:
        """Consider all keys released, as when the window loses the focus."""
        self._held.clear()
        self._last_text = ""
        self._is_composing = False


def _sign(text: str) -> str:
    """Return the sign or the digit that `text` is, or ""."""
    if len(text) != 1 or text.isalpha():
        return ""
    return str(int(text)) if text.isdecimal() else SAME_SIGN.get(text, text)


def _name(code: int, scancode: int, is_latin: Callable[[], bool]) -> str:
    """Return the name of a key, or ""."""
    name = _NAME_OF_CODE.get(code)
    if name is not None:
        return name
    places = DIGIT_PLACES if is_latin() else PLACES
    return places.get(scancode, "")


def _found(
    bindings: tuple[SessionBinding, ...], chords: tuple[Chord, ...]
) -> SessionBinding | None:
    known = by_chord(bindings)
    return next((known[chord] for chord in chords if chord in known), None)
