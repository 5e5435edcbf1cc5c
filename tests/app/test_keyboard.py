"""What pygame reports of a key press, and what it means."""

import pygame
import pytest

from game.app.bindings import BINDINGS, bindings_on
from game.app.command import Command
from game.app.keys import NAMED, Chord, chord, pressed
from game.app.mode import Mode
from game.app.mode_bindings import MODE_BINDINGS, binding_in
from game.app.page import Page
from game.playground.controls import Action

SHIFT, CTRL, LOCKS = pygame.KMOD_LSHIFT, pygame.KMOD_RCTRL, pygame.KMOD_CAPS | pygame.KMOD_NUM
ALT_GR_ON_WINDOWS = pygame.KMOD_LCTRL | pygame.KMOD_RALT
TABLES = {page.name: bindings_on(page) for page in Page} | {
    mode.name: bindings for mode, bindings in MODE_BINDINGS.items() if bindings
}


def found(code, modifiers=0, text="", page=Page.PLAYGROUND):
    return binding_in(page, Mode.PLAY, code, modifiers, text)


@pytest.mark.parametrize("table", TABLES)
def test_no_two_bindings_share_a_key(table):
    chords = [chord for binding in TABLES[table] for chord in binding.chords]
    assert len(chords) == len(set(chords))


def test_every_binding_is_for_some_page():
    assert all(binding.pages for binding in BINDINGS)


def test_all_that_can_be_done_has_a_key():
    done = {binding.does for table in TABLES.values() for binding in table}
    only_by_mouse_and_esc = {Command.DISMISS}
    assert done | only_by_mouse_and_esc == {*Command, *Action} - {Action.WAIT}


@pytest.mark.parametrize("table", TABLES)
def test_every_key_has_a_code_or_types_a_symbol(table):
    for key in (each for binding in TABLES[table] for each in binding.chords):
        assert key.name in NAMED or (key.modifier == "" and len(key.name) == 1)


@pytest.mark.parametrize("page", Page)
def test_each_key_means_what_the_table_says(page):
    modifiers = {"": 0, "Shift": SHIFT, "Ctrl": CTRL}
    for binding in bindings_on(page):
        for key in binding.chords:
            code, text = NAMED.get(key.name, 0), "" if key.name in NAMED else key.name
            assert found(code, modifiers[key.modifier], text, page) is binding


@pytest.mark.parametrize(
    ("code", "modifiers", "text", "expected"),
    [
        (pygame.K_EQUALS, SHIFT, "+", Command.FASTER),  # on a US keyboard
        (pygame.K_PLUS, 0, "+", Command.FASTER),  # on a German one
        (pygame.K_KP_PLUS, LOCKS, "+", Command.FASTER),
        (pygame.K_MINUS, 0, "-", Command.SLOWER),
        (pygame.K_KP_MINUS, 0, "-", Command.SLOWER),
        (pygame.K_SLASH, SHIFT, "?", Command.HELP),
        (pygame.K_7, SHIFT, "/", Command.SEARCH),  # on a German keyboard
        (pygame.K_r, 0, "r", Action.RESET),
        (pygame.K_r, pygame.KMOD_CAPS, "R", Action.RESET),
        (pygame.K_r, LOCKS, "r", Action.RESET),
        (pygame.K_r, pygame.KMOD_LALT, "r", Action.RESET),
        (pygame.K_r, CTRL, "\x12", Command.RELOAD),
        (pygame.K_r, pygame.KMOD_LMETA, "r", Command.RELOAD),  # Command on a Mac
        (pygame.K_r, CTRL | SHIFT, "\x12", Command.RELOAD),
        (pygame.K_q, ALT_GR_ON_WINDOWS, "@", None),
        (pygame.K_q, pygame.KMOD_RALT, "@", None),
        (pygame.K_KP1, pygame.KMOD_NUM, "1", Command.PICK_GATE),
        (pygame.K_LEFT, SHIFT | LOCKS, "", Action.BACK_10),
        (pygame.K_TAB, SHIFT, "\t", Action.FOCUS_PREVIOUS),
        (pygame.K_TAB, CTRL, "\t", None),
        (pygame.K_x, 0, "x", None),
        (0, 0, "", None),
        (pygame.K_UNKNOWN, 0, "ü", None),
    ],
)
def test_keyboards_of_all_sorts(code, modifiers, text, expected):
    binding = found(code, modifiers, text)
    assert (binding and binding.does) is expected


def test_where_the_digits_need_shift_they_are_known_by_what_they_type():
    binding = found(pygame.K_AMPERSAND, SHIFT, "1")  # on a French keyboard
    assert (binding.does, binding.argument) == (Command.PICK_GATE, 0)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Space", Chord("", "Space")),
        ("Shift+Left", Chord("Shift", "Left")),
        ("+", Chord("", "+")),
        ("Ctrl++", Chord("Ctrl", "+")),
    ],
)
def test_a_chord_is_told_by_its_name(text, expected):
    assert chord(text) == expected


def test_what_a_press_may_mean_is_told_likeliest_first():
    assert pressed(pygame.K_EQUALS, SHIFT, "+") == (Chord("Shift", ""), Chord("", "+"))
