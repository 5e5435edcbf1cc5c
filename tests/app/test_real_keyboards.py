"""Keyboards of several countries: their own keys, pressed on a real display."""

import pytest

from game.playground.run import Setup
from tests.support.sessions import press
from tests.support.twin import Twin

POST = Setup(weights=(2.5, 2.5, -4.0))
POST_WORDS = ("and", "--weights", "2.5,2.5,-4")

# X11 keycodes, which are places: a US keyboard has on them what stands on the right.
KEY_1, KEY_2, KEY_3, KEY_6, KEY_7 = 10, 11, 12, 15, 16
MINUS, EQUALS, SLASH = 20, 21, 61
TAB, Q, R, KEY_O, A, Z, C, V, N = 23, 24, 27, 32, 38, 52, 54, 55, 57
CTRL, SHIFT, ALT, ALT_GR, NUM_LOCK = 37, 50, 64, 108, 77
KEYPAD_HOME, KEYPAD_LEFT, KEYPAD_RIGHT, KEYPAD_2, KEYPAD_PLUS = 79, 83, 85, 88, 86

NOTHING = ()
KEYBOARDS = {
    "us": [
        ((EQUALS,), "+"),
        ((SHIFT, EQUALS), "+"),
        ((KEYPAD_RIGHT,), "Right"),
        ((SHIFT, KEYPAD_RIGHT), "Shift+Right"),
        ((KEYPAD_LEFT,), "Left"),
        ((KEYPAD_HOME,), "Home"),
        ((KEYPAD_PLUS,), "+"),
        ((NUM_LOCK,), NOTHING),
        ((KEYPAD_2,), "2"),
        ((NUM_LOCK,), NOTHING),
        ((ALT, TAB), NOTHING),
        ((ALT, MINUS), NOTHING),
        ((ALT, N), NOTHING),
        ((SHIFT, SLASH), "?"),
    ],
    "fr": [
        ((KEY_6,), "-"),
        ((EQUALS,), "+"),
        ((KEY_2,), "2"),
        ((SHIFT, KEY_3), "3"),
        ((Q,), "A"),
        ((ALT_GR, KEY_6), NOTHING),
        ((C,), "C"),
    ],
    "cz": [((KEY_1,), "+"), ((MINUS,), "+"), ((SLASH,), "-"), ((KEY_2,), "2"), ((N,), "N")],
    "de": [((SLASH,), "-"), ((ALT_GR, KEY_7), NOTHING), ((SHIFT, KEY_7), "/")],
    "ru": [((N,), "N"), ((R,), "R"), ((SHIFT, R), "Shift+R"), ((SHIFT, KEY_7), "?")],
    "gr": [((N,), "N"), ((R,), "R"), ((A,), "A"), ((SLASH,), "/")],
    "il": [((N,), "N"), ((MINUS,), "-"), ((Q,), "/")],
    "us(dvorak)": [((KEY_O,), "R"), ((46,), "N"), ((CTRL, Q), NOTHING), ((SLASH,), "Z")],
}


@pytest.mark.parametrize("layout", KEYBOARDS)
def test_keys_do_what_is_printed_on_them(open_app, lay_keys, layout):
    twin, app = Twin(), open_app()
    twin.is_seen_in(app, "the start is shown")
    lay_keys(layout)
    for places, keys in KEYBOARDS[layout]:
        app.press_places(*places)
        press(twin.session, *([keys] if keys else []))
        twin.is_seen_in(app, f"{places} on {layout} does {keys}")


def test_ctrl_goes_with_the_place_on_a_greek_keyboard(open_app, lay_keys):
    twin, app = Twin(setup=POST), open_app(*POST_WORDS)
    before = twin.is_seen_in(app, "the post's neuron is shown")
    lay_keys("gr")
    app.press_places(CTRL, C)
    app.press_places(N)
    app.wait_for(lambda picture: (picture != before).any(), "N brings other weights")
    app.press_places(CTRL, V)
    twin.is_seen_in(app, "what was copied is back")
    app.press_places(CTRL, Q)
    assert app.ending() == (0, "")


def test_a_search_takes_the_letters_of_a_script(open_app, lay_keys):
    twin, app = Twin(), open_app()
    lay_keys("ru")
    app.press_places(SHIFT, 51)  # the key beside Enter types /
    for place in (N, KEY_O, R):
        app.press_places(place)
    press(twin.session, "/")
    twin.session.type("тщк")
    twin.is_seen_in(app, "three Cyrillic letters are in the search, once each")
