"""Searching the gate list: letters narrow it and do nothing else."""

import pygame
import pytest

from game.app.keyboard import Keyboard
from game.app.mode import Mode
from tests.support.gate_folder import AND, GateFolder, names, on_stage, session_in


@pytest.fixture
def session(tmp_path):
    folder = GateFolder(tmp_path)
    for name in ("AND", "Alarm", "Bar", "Caps"):
        folder.write(f"{name.lower()}_file.yaml", AND.replace("name: AND", f"name: {name}"))
    session = session_in(folder)
    session.gate_list.fit(2)
    return session


@pytest.fixture
def keyboard(session):
    return Keyboard(session)


def press(keyboard, *keys, modifiers=0):
    for key in keys:
        keyboard.press(key, modifiers, chr(key) if 32 <= key < 127 else "")
        keyboard.release(key)


def write(keyboard, text):
    press(keyboard, *map(ord, text))


def test_letters_narrow_the_list_and_trigger_nothing(session, keyboard):
    before = session.stage.snapshot.live_inputs, session.theme, session.stage.is_running
    write(keyboard, "/")
    assert names(session) == ["Alarm", "AND", "Bar", "Caps"]
    write(keyboard, "AR")
    assert names(session) == ["Alarm", "Bar"]
    write(keyboard, "#")
    assert names(session) == []
    press(keyboard, pygame.K_RETURN)
    assert session.mode is Mode.SEARCH
    press(keyboard, pygame.K_BACKSPACE)
    assert names(session) == ["Alarm", "Bar"]
    assert (session.stage.snapshot.live_inputs, session.theme, session.stage.is_running) == before
    write(keyboard, " 1rnztv")
    assert on_stage(session).name == "AND"
    assert session.stage.playground.epoch == 0


def test_the_file_s_name_counts_too(session, keyboard):
    write(keyboard, "/caps_f")
    assert names(session) == ["Caps"]


def test_arrows_choose_and_enter_picks(session, keyboard):
    write(keyboard, "/ar")
    press(keyboard, pygame.K_DOWN, pygame.K_DOWN, pygame.K_DOWN)
    assert session.gate_list.found().name == "Bar"
    press(keyboard, pygame.K_RETURN)
    assert on_stage(session).name == "Bar"
    assert session.mode is Mode.PLAY
    assert names(session) == ["Alarm", "AND", "Bar", "Caps"]
    assert session.gate_list.first == 1


def test_escape_leaves_and_the_gate_on_stage_is_in_sight_again(session, keyboard):
    session.pick(session.gate_list.at(3))
    write(keyboard, "/al")
    press(keyboard, pygame.K_ESCAPE)
    assert session.mode is Mode.PLAY
    assert not session.is_over
    assert on_stage(session).name == "Caps"
    assert session.gate_list.first == 2


def test_a_page_at_a_time_and_not_beyond_the_ends(session, keyboard):
    write(keyboard, "/")
    press(keyboard, pygame.K_PAGEDOWN, pygame.K_PAGEDOWN, pygame.K_PAGEDOWN, pygame.K_PAGEDOWN)
    assert (session.gate_list.search.cursor, session.gate_list.first) == (3, 2)
    press(keyboard, pygame.K_PAGEUP)
    assert (session.gate_list.search.cursor, session.gate_list.first) == (2, 2)


def test_ctrl_and_function_keys_keep_their_meaning(session, keyboard):
    write(keyboard, "/")
    keyboard.press(pygame.K_F1, 0, "")
    assert session.is_help_open
    assert session.mode is Mode.PLAY
    keyboard.press(pygame.K_ESCAPE, 0, "\x1b")
    assert not session.is_help_open
    assert session.mode is Mode.SEARCH
    keyboard.press(pygame.K_q, pygame.KMOD_CTRL, "\x11")
    assert session.is_over


def test_control_characters_and_endless_text_are_harmless(session, keyboard):
    write(keyboard, "/")
    for text in ("\t", "\x00", "\x7f", "é", "字"):
        keyboard.press(pygame.K_UNKNOWN, 0, text)
        keyboard.release(pygame.K_UNKNOWN)
    assert session.gate_list.search.text == "é字"
    write(keyboard, "x" * 500)
    assert len(session.gate_list.search.text) == 40
    session.scene()


def test_a_held_key_types_again_and_again(session, keyboard):
    write(keyboard, "/")
    for _ in range(3):
        keyboard.press(pygame.K_a, 0, "a")
    assert session.gate_list.search.text == "aaa"


def test_the_list_that_changes_under_the_cursor_keeps_it_inside(session, keyboard, tmp_path):
    write(keyboard, "/")
    press(keyboard, pygame.K_DOWN, pygame.K_DOWN, pygame.K_DOWN)
    for path in tmp_path.glob("*.yaml"):
        path.unlink()
    session.advance(3600)
    assert names(session) == []
    press(keyboard, pygame.K_DOWN, pygame.K_UP, pygame.K_RETURN)
    session.scene()
