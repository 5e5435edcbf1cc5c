"""The gate list: which gates stand in it, how they are searched, and which are in sight."""

import pygame
import pytest

from game.app.gate_list import GateList
from game.app.keyboard import Keyboard
from game.app.modes import HELPING, SEARCHING
from game.files import shipped
from game.gates import Gate, Library
from game.record import replace
from tests.support.gate_folder import AND, OR, GateFolder, names, on_stage, session_in
from tests.support.sessions import session_of

IN_SIGHT = 5


def list_of(folder):
    library = Library([folder])
    library.refresh(None)
    return GateList(library)


@pytest.fixture
def gate_list():
    gate_list = list_of(shipped("gates"))
    gate_list.fit(IN_SIGHT)
    return gate_list


def gates(gate_list):
    return [entry.gate for entry in gate_list.entries]


def test_it_scrolls_no_further_than_its_ends(gate_list):
    n_gates = len(gate_list.entries)
    gate_list.scroll(-3)
    assert gate_list.first == 0
    gate_list.scroll(2)
    assert gate_list.first == 2
    gate_list.scroll(1000)
    assert gate_list.first == n_gates - IN_SIGHT


def test_it_scrolls_as_little_as_needed_to_show_a_gate(gate_list):
    listed = gates(gate_list)
    for place, first in ((4, 0), (5, 1), (7, 3), (4, 3), (3, 3), (2, 2), (0, 0)):
        gate_list.show(listed[place])
        assert gate_list.first == first


def test_what_is_shown_stays_in_sight_as_the_window_shrinks(gate_list):
    gate_list.show(gates(gate_list)[4])
    gate_list.fit(2)
    assert gate_list.first <= 4 < gate_list.first + 2


def test_where_all_fit_nothing_scrolls(gate_list):
    gate_list.scroll(3)
    gate_list.fit(1000)
    assert gate_list.first == 0
    gate_list.scroll(1)
    assert gate_list.first == 0


def test_one_goes_round_and_round(gate_list):
    listed = gates(gate_list)
    gate, seen = listed[0], []
    for _ in listed:
        gate = gate_list.next_to(gate, +1)
        seen.append(gate)
    assert seen == [*listed[1:], listed[0]]
    assert gate_list.next_to(listed[0], -1) is listed[-1]


def test_there_is_nothing_beyond_the_ends(gate_list):
    assert gate_list.at(-1) is None
    assert gate_list.at(len(gate_list.entries)) is None


def test_a_gate_that_is_not_listed_has_no_place(gate_list):
    stranger = replace(gates(gate_list)[0], name="stranger", source=None)
    assert gate_list.place_of(stranger) == -1
    assert gate_list.next_to(stranger, +1) is gate_list.at(0)
    gate_list.show(stranger)


def test_of_equal_gates_the_one_from_the_same_file_counts(tmp_path):
    folder = GateFolder(tmp_path)
    folder.write("a.yaml", AND)
    folder.write("b.yaml", AND)
    gate_list = list_of(tmp_path)
    first, second = gates(gate_list)
    assert first == second
    assert [gate_list.place_of(gate) for gate in (first, second)] == [0, 1]
    assert gate_list.next_to(first, +1).source == second.source


def test_an_empty_list_is_a_list(tmp_path):
    gate_list = list_of(tmp_path)
    gate_list.fit(3)
    gate_list.scroll(1)
    gate = session_of().stage.snapshot.gate
    gate_list.show(gate)
    assert gate_list.at(0) is None
    assert gate_list.next_to(gate, 1) is None
    assert gate_list.place_of(gate) == -1


def test_gates_that_come_and_go_keep_the_list_within_its_ends(tmp_path):
    folder = GateFolder(tmp_path)
    paths = [folder.write(f"{number:02}.yaml", OR) for number in range(9)]
    library = Library([tmp_path])
    library.refresh(None)
    gate_list = GateList(library)
    gate_list.fit(3)
    gate_list.scroll(6)
    for path in paths[2:]:
        path.unlink()
    library.refresh(force=True)
    gate_list.refresh()
    assert (len(gate_list.entries), gate_list.first) == (2, 0)


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
    before = session.stage.snapshot.live_inputs, session.screen.theme, session.stage.is_running
    write(keyboard, "/")
    assert names(session) == ["Alarm", "AND", "Bar", "Caps"]
    write(keyboard, "AR")
    assert names(session) == ["Alarm", "Bar"]
    write(keyboard, "#")
    assert names(session) == []
    press(keyboard, pygame.K_RETURN)
    assert session.mode_bindings is SEARCHING
    press(keyboard, pygame.K_BACKSPACE)
    assert names(session) == ["Alarm", "Bar"]
    assert (
        session.stage.snapshot.live_inputs,
        session.screen.theme,
        session.stage.is_running,
    ) == before
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
    assert session.mode_bindings == ()
    assert names(session) == ["Alarm", "AND", "Bar", "Caps"]
    assert session.gate_list.first == 1


def test_escape_leaves_and_the_gate_on_stage_is_in_sight_again(session, keyboard):
    session.pick(session.gate_list.at(3))
    write(keyboard, "/al")
    press(keyboard, pygame.K_ESCAPE)
    assert session.mode_bindings == ()
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
    assert session.mode_bindings is HELPING
    keyboard.press(pygame.K_ESCAPE, 0, "\x1b")
    assert not session.is_help_open
    assert session.mode_bindings is SEARCHING
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
    session.stage.scene()
    session.stage.column.scene()


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
    session.stage.scene()
    session.stage.column.scene()


class CountedGate(Gate):
    """A gate that counts how often gates are compared."""

    compared = 0

    def __eq__(self, other):
        CountedGate.compared += 1
        return super().__eq__(other)

    __hash__ = Gate.__hash__


def test_of_many_gates_few_are_compared_and_nothing_is_done_anew_in_a_frame():
    library = Library([])
    library._gates = tuple(CountedGate(f"G{number}", ("A",), (0, 1)) for number in range(3_000))
    library._display_names = tuple(gate.name for gate in library.gates)
    gate_list = GateList(library)
    CountedGate.compared = 0
    assert gate_list.place_of(CountedGate("G2999", ("A",), (0, 1))) == 2_999
    assert CountedGate.compared <= 3
    entries = gate_list.entries
    gate_list.refresh()
    assert all(one is other for one, other in zip(entries, gate_list.entries, strict=True))
    gate_list.open_search()
    gate_list.type("g29")
    assert len(gate_list.entries) == 111
    searched = gate_list._searched
    gate_list.type("9")
    assert gate_list._searched is searched
    assert CountedGate.compared <= 10
