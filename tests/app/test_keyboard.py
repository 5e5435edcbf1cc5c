"""What pygame reports of a key press, and what it means."""

import sys

import pygame
import pytest

from game.app.bindings import bindings_on
from game.app.keyboard import NAMED, Keyboard, pressed, typed
from game.app.modes import EDITING, SEARCHING
from game.app.page import ALL_GATES, PAGES, PLAYGROUND
from game.ui.kit.binding import Chord, chord
from tests.support.keyboard_layouts import LATIN_LAYOUTS, OTHER_LAYOUTS
from tests.support.sessions import session_of

IS_MAC = sys.platform == "darwin"
SHIFT, CTRL, LOCKS = pygame.KMOD_LSHIFT, pygame.KMOD_RCTRL, pygame.KMOD_CAPS | pygame.KMOD_NUM
ALT_GR_ON_WINDOWS = pygame.KMOD_LCTRL | pygame.KMOD_RALT
ALT, ALT_GR, NUM = pygame.KMOD_LALT, pygame.KMOD_RALT, pygame.KMOD_NUM
MODIFIERS = {"": 0, "Shift": SHIFT, "Ctrl": CTRL}


def code_of(key):
    """The key code of a letter or sign, or the code itself."""
    return key if isinstance(key, int) else ord(key)


def presses_of(layouts):
    return [
        pytest.param(*press, id=f"{layout} {press[1:]}")
        for layout, presses in layouts.items()
        for press in presses
    ]


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


def found(code, modifiers=0, text="", scancode=0, is_latin=True, title=PLAYGROUND):
    """The binding that a key press follows on a page, or None."""
    listener = Listener(title)
    keyboard = Keyboard(listener, lambda: is_latin)
    does_something = keyboard.press(code, modifiers, text, scancode)
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
        (lambda session: session.stage.editor.toggle(), EDITING),
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
        (pygame.K_r, CTRL, "\x12", "Ctrl+R"),
        (pygame.K_r, pygame.KMOD_LMETA, "r", "Ctrl+R" if IS_MAC else None),  # Command, or Super
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


@pytest.mark.parametrize(
    ("code", "scancode", "modifiers", "text", "keys"), presses_of(LATIN_LAYOUTS)
)
def test_a_key_does_what_is_printed_on_it(code, scancode, modifiers, text, keys):
    binding = found(code_of(code), modifiers, text, scancode)
    assert (binding and binding.keys) == keys


@pytest.mark.parametrize(
    ("code", "scancode", "modifiers", "text", "keys"), presses_of(OTHER_LAYOUTS)
)
def test_without_latin_letters_the_place_decides(code, scancode, modifiers, text, keys):
    binding = found(code_of(code), modifiers, text, scancode, is_latin=False)
    assert (binding and binding.keys) == keys


def test_the_signs_of_another_page_are_bound_there_alone():
    assert found(pygame.K_PERIOD, 0, ".", 55) is None
    assert found(pygame.K_PERIOD, 0, ".", 55, title=ALL_GATES).keys == "."
    assert found(ord("ю"), 0, "ю", 55, is_latin=False, title=ALL_GATES).keys == "."


@pytest.mark.parametrize(
    ("code", "modifiers", "text", "keys"),
    [
        (pygame.K_KP7, 0, "", "Home"),
        (pygame.K_KP7, NUM, "7", "7"),
        (pygame.K_KP7, 0, "7", "7"),  # a Mac has no Num Lock
        (pygame.K_KP1, 0, "", "End"),
        (pygame.K_KP4, 0, "", "Left"),
        (pygame.K_KP4, SHIFT, "", "Shift+Left"),
        (pygame.K_KP4, CTRL, "", "Ctrl+Left"),
        (pygame.K_KP4, CTRL | NUM, "", None),
        (pygame.K_KP6, SHIFT | NUM, "", "Shift+Right"),
        (pygame.K_KP8, 0, "", "Up"),
        (pygame.K_KP2, 0, "", "Down"),
        (pygame.K_KP9, 0, "", "PageUp"),
        (pygame.K_KP3, 0, "", "PageDown"),
        (pygame.K_KP5, 0, "", None),
        (pygame.K_KP0, 0, "", None),
        (pygame.K_KP_PERIOD, 0, ".", None),
        (pygame.K_KP_PLUS, 0, "+", "+"),
        (pygame.K_KP_MINUS, NUM, "-", "-"),
        (pygame.K_KP_DIVIDE, 0, "/", "/"),
        (pygame.K_KP_DIVIDE, 0, "÷", "/"),
        (pygame.K_KP_MULTIPLY, 0, "*", None),
        (pygame.K_KP8, ALT, "", None),
    ],
)
def test_the_keypad_without_num_lock_has_arrows(code, modifiers, text, keys):
    binding = found(code, modifiers, text, scancode=code & 0xFF)
    assert (binding and binding.keys) == keys


def test_enter_of_the_keypad_is_enter():
    listener = Listener()
    listener.stage.editor.toggle()
    assert Keyboard(listener).press(pygame.K_KP_ENTER, 0, "\r", 88)
    assert listener.followed[0].keys == "Enter"


@pytest.mark.parametrize("modifiers", [ALT, ALT | SHIFT, ALT | CTRL, ALT_GR])
@pytest.mark.parametrize("title", [page.title for page in PAGES])
def test_with_alt_held_a_key_is_the_desktop_s(title, modifiers):
    listener = Listener(title)
    keyboard = Keyboard(listener)
    for binding in bindings_on(title):
        for key in binding.chords:
            code, _, text = press_of(key)
            is_sign = modifiers == ALT_GR and text and not text.isalpha()
            assert keyboard.press(code, modifiers, text) == bool(is_sign)
            keyboard.release(code)


def test_a_key_that_another_layout_lets_go_is_let_go():
    listener = Listener()
    keyboard = Keyboard(listener)
    assert keyboard.press(pygame.K_r, 0, "r", 21)
    keyboard.release(ord("к"), 21)  # the layout has changed meanwhile
    assert keyboard.press(pygame.K_r, 0, "r", 21)


@pytest.fixture
def search():
    """A keyboard that types into a search, and what the search holds."""
    session = session_of()
    session.gate_list.open_search()
    return Keyboard(session, lambda: False), lambda: session.gate_list.search.text


def test_a_search_takes_any_script_once(search):
    keyboard, text = search
    for code, scancode, letter in ((0x43A, 21, "к"), (0xE9, 8, "é"), (0x36, 35, "-")):
        keyboard.press(code, 0, letter, scancode)
        keyboard.enter(letter)  # the system tells each letter in both ways
        keyboard.release(code, scancode)
    assert text() == "кé-"


def test_alt_types_nothing_into_a_search_and_alt_gr_does(search):
    keyboard, text = search
    assert not keyboard.press(pygame.K_r, ALT, "r", 21)
    assert not keyboard.enter("r")
    assert keyboard.press(pygame.K_q, ALT_GR, "@", 20)
    assert text() == "@"


def test_a_search_takes_what_an_input_method_has_composed(search):
    keyboard, text = search
    keyboard.compose("ni")
    assert not keyboard.press(pygame.K_RETURN, 0, "\r", 40)  # of the input method
    keyboard.compose("")
    keyboard.enter("你好")
    assert text() == "你好"
    keyboard.press(pygame.K_a, 0, "a", 4)
    keyboard.release(pygame.K_a, 4)
    keyboard.enter("a")
    assert text() == "你好aa"


def test_the_sign_that_opens_a_search_is_not_in_it():
    session = session_of()
    keyboard = Keyboard(session)
    keyboard.press(pygame.K_SLASH, 0, "/", 56)
    keyboard.enter("/")
    assert session.gate_list.search.text == ""


def test_an_input_method_is_left_with_the_window():
    listener = Listener()
    keyboard = Keyboard(listener)
    keyboard.compose("ni")
    keyboard.release_all()
    assert keyboard.press(pygame.K_r, 0, "r", 21)


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


@pytest.mark.skipif(IS_MAC, reason="it is Command there")
@pytest.mark.parametrize("super_key", [pygame.KMOD_LMETA, pygame.KMOD_RMETA])
@pytest.mark.parametrize("others", [0, SHIFT, CTRL, ALT, LOCKS])
def test_with_super_held_a_key_is_the_desktop_s(super_key, others):
    for name, code in NAMED.items():
        text = name.lower() if len(name) == 1 else ""
        assert found(code, super_key | others, text) is None
        assert typed(super_key | others, text) == ""


def test_what_a_press_may_mean_is_listed_likeliest_first():
    assert pressed(pygame.K_EQUALS, SHIFT, "+") == (Chord("", "+"), Chord("Shift", ""))
    assert pressed(pygame.K_r, SHIFT, "R") == (Chord("", ""), Chord("Shift", "R"), Chord("", "R"))


@pytest.mark.parametrize(
    ("modifiers", "text", "letter"),
    [
        (0, "a", "a"),
        (SHIFT, "Ä", "Ä"),
        (CTRL, "\x03", ""),
        (CTRL, "c", ""),
        (pygame.KMOD_LMETA, "c", ""),
        (ALT_GR_ON_WINDOWS, "@", "@"),
        (ALT, "a", ""),
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
