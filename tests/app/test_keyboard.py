"""What pygame reports of a key press, and what it means."""

import pygame
import pytest

from game.app.bindings import EDITING, SEARCHING, bindings_on
from game.app.keyboard import NAMED, Keyboard, pressed, typed
from game.app.page import PAGES, PLAYGROUND
from game.ui.kit.binding import Chord, chord
from tests.support.sessions import session_of

SHIFT, CTRL, LOCKS = pygame.KMOD_LSHIFT, pygame.KMOD_RCTRL, pygame.KMOD_CAPS | pygame.KMOD_NUM
ALT_GR_ON_WINDOWS = pygame.KMOD_LCTRL | pygame.KMOD_RALT
MODIFIERS = {"": 0, "Shift": SHIFT, "Ctrl": CTRL}


class Listener:
    """A session that only takes note of the bindings that it is to follow."""

    def __init__(self, title=PLAYGROUND):
        self._session = session_of()
        self._session.turn_to(title)
        self.followed = []

    def __getattr__(self, name):
        return getattr(self._session, name)

    def follow(self, binding, _gesture):
        self.followed.append(binding)


def found(code, modifiers=0, text=""):
    """The binding that a key press follows on the playground, or None."""
    listener = Listener()
    does_something = Keyboard(listener).press(code, modifiers, text)
    assert does_something == bool(listener.followed)
    return listener.followed[0] if listener.followed else None


def press_of(key):
    """Code, modifiers and text of a press of `key`."""
    text = key.name if len(key.name) == 1 and key.modifier == "" else ""
    return NAMED.get(key.name, 0), MODIFIERS[key.modifier], text


@pytest.mark.parametrize("title", [page.title for page in PAGES])
def test_each_key_means_what_the_table_says(title):
    listener = Listener(title)
    keyboard = Keyboard(listener)
    for binding in bindings_on(title):
        for key in binding.chords:
            code, modifiers, text = press_of(key)
            assert keyboard.press(code, modifiers, text)
            keyboard.release(code)
            assert listener.followed.pop() is binding
            assert not listener.followed


@pytest.mark.parametrize(
    ("enter", "table"),
    [
        (lambda session: session.editor.toggle(), EDITING),
        (lambda session: session.gate_list.open_search(), SEARCHING),
    ],
    ids=["editing", "searching"],
)
def test_a_mode_has_its_keys_first_and_the_page_the_rest(enter, table):
    listener = Listener()
    enter(listener)
    keyboard = Keyboard(listener)
    own = {key for binding in table for key in binding.chords}
    rest = bindings_on(PLAYGROUND)
    presses = [(key, binding) for binding in table for key in binding.chords]
    presses += [(key, binding) for binding in rest for key in binding.chords if key not in own]
    for key, binding in presses:
        code, modifiers, text = press_of(key)
        is_letter = table is SEARCHING and text != "" and key not in own
        assert keyboard.press(code, modifiers, text)
        keyboard.release(code)
        assert listener.followed == ([] if is_letter else [binding])
        listener.followed.clear()


@pytest.mark.parametrize(
    ("code", "modifiers", "text", "expected"),
    [
        (pygame.K_EQUALS, SHIFT, "+", "+"),  # on a US keyboard
        (pygame.K_PLUS, 0, "+", "+"),  # on a German one
        (pygame.K_KP_PLUS, LOCKS, "+", "+"),
        (pygame.K_MINUS, 0, "-", "-"),
        (pygame.K_KP_MINUS, 0, "-", "-"),
        (pygame.K_SLASH, SHIFT, "?", "F1 ?"),
        (pygame.K_7, SHIFT, "/", "/"),  # on a German keyboard
        (pygame.K_r, 0, "r", "R"),
        (pygame.K_r, pygame.KMOD_CAPS, "R", "R"),
        (pygame.K_r, LOCKS, "r", "R"),
        (pygame.K_r, pygame.KMOD_LALT, "r", "R"),
        (pygame.K_r, CTRL, "\x12", "Ctrl+R"),
        (pygame.K_r, pygame.KMOD_LMETA, "r", "Ctrl+R"),  # Command on a Mac
        (pygame.K_r, CTRL | SHIFT, "\x12", "Ctrl+R"),
        (pygame.K_q, ALT_GR_ON_WINDOWS, "@", None),
        (pygame.K_q, pygame.KMOD_RALT, "@", None),
        (pygame.K_KP1, pygame.KMOD_NUM, "1", "1"),
        (pygame.K_LEFT, SHIFT | LOCKS, "", "Shift+Left"),
        (pygame.K_TAB, SHIFT, "\t", "Shift+Tab"),
        (pygame.K_TAB, CTRL, "\t", None),
        (pygame.K_x, 0, "x", None),
        (0, 0, "", None),
        (pygame.K_UNKNOWN, 0, "ü", None),
    ],
)
def test_keyboards_of_all_sorts(code, modifiers, text, expected):
    binding = found(code, modifiers, text)
    assert (binding and binding.keys) == expected


def test_where_the_digits_need_shift_they_are_known_by_what_they_type():
    binding = found(pygame.K_AMPERSAND, SHIFT, "1")  # on a French keyboard
    assert binding.keys == "1"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Space", Chord("", "Space")),
        ("Shift+Left", Chord("Shift", "Left")),
        ("+", Chord("", "+")),
        ("Ctrl++", Chord("Ctrl", "+")),
    ],
)
def test_a_chord_is_known_by_its_name(text, expected):
    assert chord(text) == expected


def test_what_a_press_may_mean_is_listed_likeliest_first():
    assert pressed(pygame.K_EQUALS, SHIFT, "+") == (Chord("Shift", ""), Chord("", "+"))


@pytest.mark.parametrize(
    ("modifiers", "text", "letter"),
    [
        (0, "a", "a"),
        (SHIFT, "Ä", "Ä"),
        (CTRL, "\x03", ""),
        (CTRL, "c", ""),
        (pygame.KMOD_LMETA, "c", ""),
        (ALT_GR_ON_WINDOWS, "@", "@"),
        (0, "\t", ""),
        (0, "", ""),
    ],
)
def test_what_a_press_types_is_printable_and_no_command(modifiers, text, letter):
    assert typed(modifiers, text) == letter


def test_a_held_key_does_again_only_what_repeats():
    listener = Listener()
    keyboard = Keyboard(listener)

    def press(key):
        return keyboard.press(NAMED[key], 0, "")

    assert [press("Right") for _ in range(3)] == [True, True, True]
    assert [press("Space") for _ in range(3)] == [True, False, False]
    assert [binding.keys for binding in listener.followed] == ["Right"] * 3 + ["Space"]
    keyboard.release(NAMED["Space"])
    assert press("Space")
    assert not press("Space")
    keyboard.release_all()
    assert press("Space")
