"""Keys by name: "Shift+Left" as what pygame reports and as what the keycaps say."""

from collections.abc import Mapping

import pygame

from ..record import Record

PLAIN, SHIFT, CTRL = "", "Shift", "Ctrl"
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
CAPS = {"Left": "←", "Right": "→", "Up": "↑", "Down": "↓", "-": "−"}
KEYPAD: Mapping[int, int] = {
    pygame.K_KP_ENTER: pygame.K_RETURN,
    **{pygame.K_KP1 + place: pygame.K_1 + place for place in range(9)},
}


class Chord(Record):
    """A key with its modifier; one without a code is known by the character that it types.

    Symbols such as + lie under other keys on each keyboard, so only their text counts.
    """

    modifier: str
    name: str

    @property
    def caps(self) -> tuple[str, ...]:
        """What the keycaps say."""
        cap = CAPS.get(self.name, self.name)
        return (self.modifier, cap) if self.modifier else (cap,)


def chord(text: str) -> Chord:
    """Return the chord that `text` names: "Space", "Shift+Left", "+"."""
    modifier, plus, name = text.partition("+")
    return Chord(modifier, name) if plus and modifier and name else Chord(PLAIN, text)


_NAME_OF_CODE = {code: name for name, code in NAMED.items()}


def has_ctrl(modifiers: int) -> bool:
    """Return whether Ctrl or Command is held.

    AltGr is neither, though Windows tells it as Ctrl with the right Alt: on a German keyboard the
    key for @ would be Ctrl+Q.
    """
    return bool(modifiers & CTRL_KEYS and not modifiers & ALT_GR)


def pressed(code: int, modifiers: int, text: str) -> tuple[Chord, ...]:
    """Return the chords that a key press may mean, likeliest first; locks and Alt do not count."""
    modifier = PLAIN
    if has_ctrl(modifiers):
        modifier = CTRL
    elif modifiers & pygame.KMOD_SHIFT:
        modifier = SHIFT
    name = _NAME_OF_CODE.get(KEYPAD.get(code, code), "")
    return Chord(modifier, name), Chord(PLAIN, text)
