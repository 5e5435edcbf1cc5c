"""Writing a gate in the app: targets are turned, learned at once, and saved."""

import errno

import pygame
import pytest

from game.app.gate_files import NO_FOLDER
from game.app.keyboard import Keyboard
from game.app.modes import EDITING
from game.core.separability import verdict_on
from game.gates import Library, load_gate
from game.record import replace
from tests.support.gate_folder import AND, OR, GateFolder, names, on_stage, session_in, wait
from tests.support.sessions import notice, save

PARTIAL = "name: ONE ROW\ninputs: [A, B]\ntruth_table: [[1, 1, 1]]\n"


@pytest.fixture
def folder(tmp_path):
    folder = GateFolder(tmp_path)
    folder.write("and.yaml", "symbol: and\ndescription: Both.\n" + AND)
    folder.write("or.yaml", OR)
    folder.write("partial.yaml", PARTIAL)
    return folder


@pytest.fixture
def session(folder):
    return session_in(folder, seed=3, learning_rate=0.5)


def press(session, *keys):
    keyboard = Keyboard(session)
    for key in keys:
        keyboard.press(key, 0, chr(key) if key < 128 else "")
        keyboard.release(key)


def test_a_click_on_a_target_makes_a_new_gate_that_starts_at_once(session):
    start = session.stage.snapshot.weights.tolist()
    session.stage.playground.forward(20)
    session.stage.editor.turn(1)
    after = session.stage.snapshot
    assert after.gate.targets == (0, 1, 0, 1)
    assert (after.gate.name, after.gate.symbol, after.gate.expression) == (
        "AND (edited)",
        None,
        None,
    )
    assert after.gate.description == ""
    assert (after.epoch, after.weights.tolist()) == (0, start)
    assert after.run.settings.learning_rate == 0.5
    assert session.stage.scene().verdict == verdict_on(after.gate.examples)
    assert names(session) == ["AND", "ONE ROW", "OR", "AND (edited)"]
    assert session.stage.column.scene().picked == 3
    assert "Ctrl+S" in session.files.note


def test_a_target_flips_and_ends_where_it_began(session):
    seen = []
    for _ in range(2):
        session.stage.editor.turn(0)
        seen.append(on_stage(session).targets[0])
    assert seen == [1, 0]
    assert on_stage(session).name == "AND"
    assert on_stage(session).source is not None
    assert names(session) == ["AND", "ONE ROW", "OR"]
    assert session.files.note == ""


def test_xor_can_be_made_and_one_neuron_cannot_learn_it(session):
    press(session, pygame.K_PAGEUP)
    assert on_stage(session).name == "OR"
    assert session.stage.scene().verdict.learnable
    session.stage.editor.toggle()
    press(session, pygame.K_RIGHT, pygame.K_RIGHT, pygame.K_RIGHT, pygame.K_0)
    assert on_stage(session).targets == (0, 1, 1, 0)
    assert not session.stage.scene().verdict.learnable


def test_the_keys_choose_rows_and_set_targets_only_while_targets_are_edited(session):
    session.stage.editor.fit(2)
    press(session, pygame.K_g)
    assert session.mode_bindings is EDITING
    assert session.stage.editor.row == 3
    press(session, pygame.K_LEFT)
    assert session.stage.editor.row == 2
    press(session, pygame.K_UP)
    assert session.stage.editor.row == 0
    press(session, pygame.K_UP, pygame.K_LEFT)
    assert session.stage.editor.row == 0
    press(session, pygame.K_DOWN, pygame.K_RIGHT, pygame.K_x)
    assert on_stage(session).targets == (0, 0, 0, None)
    press(session, pygame.K_1)
    assert on_stage(session).name == "AND"
    press(session, pygame.K_0)
    assert on_stage(session).targets == (0, 0, 0, 0)
    press(session, pygame.K_RETURN)
    assert on_stage(session).name == "AND"
    press(session, pygame.K_SPACE)
    assert session.stage.is_running
    press(session, pygame.K_SPACE, pygame.K_ESCAPE)
    assert session.mode_bindings == ()
    assert not session.is_over
    press(session, pygame.K_3)
    assert on_stage(session).name == "OR"


def test_the_row_chosen_stays_within_a_smaller_gate(session, folder):
    folder.write("not.yaml", "name: NOT\ninputs: [A]\nexpression: not A\n")
    wait(session)
    session.stage.editor.toggle()
    assert session.stage.editor.row == 3
    session.pick(session.gate_list.at(1))
    assert on_stage(session).name == "NOT"
    assert session.stage.editor.row == 1
    session.stage.editor.turn()
    assert on_stage(session).targets == (1, 1)


def test_the_only_target_stays_a_target(session):
    session.pick(session.gate_list.at(1))
    session.stage.editor.turn(3)
    assert on_stage(session).targets == (None, None, None, 0)
    session.stage.editor.turn(3)
    assert on_stage(session).name == "ONE ROW"
    session.stage.editor.toggle()
    press(session, pygame.K_x)
    assert on_stage(session).targets == (None, None, None, 1)
    assert "needs a target" in notice(session)


def test_edits_of_several_gates_stay_in_the_list_with_names_of_their_own(session):
    session.stage.editor.turn(0)
    session.pick(session.gate_list.at(0))
    session.stage.editor.turn(1)
    session.pick(session.gate_list.at(2))
    session.stage.editor.turn(0)
    assert names(session)[3:] == ["AND (edited)", "AND (edited 2)", "OR (edited)"]
    session.pick(session.gate_list.at(3))
    assert on_stage(session).targets == (1, 0, 0, 1)
    session.stage.editor.turn(1)
    assert names(session)[3:] == ["AND (edited)", "AND (edited 2)", "OR (edited)"]


def test_an_edited_gate_is_called_what_it_is_by_now(session):
    session.stage.editor.turn(1)
    assert on_stage(session).name == "AND (edited)"
    session.stage.editor.turn(2)
    assert on_stage(session).name == "AND (edited: now OR)"
    assert names(session)[-1] == "AND (edited: now OR)"
    session.stage.editor.turn(0)
    assert on_stage(session).name == "AND (edited)"
    for row in range(3):
        session.stage.editor.turn(row)
    assert on_stage(session).name == "AND"


def test_the_tip_of_a_target_says_what_a_click_gives_it(session):
    screen = session.screen
    screen.fit((1280, 720))
    for _ in range(3):
        [spot] = [s for s in session.hotspots() if (s.name, s.index) == ("target", 3)]
        told = spot.tip()
        spot.click()
        assert f"target {on_stage(session).targets[3]}:" in told


def test_what_is_saved_is_listed_and_reads_back_the_same(session, folder):
    session.stage.editor.turn(1)
    session.stage.editor.turn(2)
    session.stage.editor.toggle()
    press(session, pygame.K_x, pygame.K_ESCAPE)
    session.stage.playground.forward(20)
    edited = on_stage(session)
    save(session)
    path = folder.path / "mine" / "my-and.yaml"
    assert load_gate(path) == replace(edited, name="my AND")
    assert on_stage(session).source == path
    assert session.stage.playground.epoch == 20
    assert notice(session) == f"Saved the gate as {path}"
    assert names(session) == ["AND", "my AND", "ONE ROW", "OR"]
    assert session.stage.column.scene().picked == 1
    assert session.files.note == ""
    path.write_text(OR)
    wait(session)
    assert on_stage(session).targets == (0, 1, 1, 1)


def test_a_gate_that_is_in_a_file_has_nothing_to_save(session, folder):
    save(session)
    assert "nothing to save" in notice(session)
    assert not (folder.path / "mine").exists()


def test_a_gate_whose_file_is_gone_can_be_saved(session, folder):
    (folder.path / "and.yaml").unlink()
    wait(session)
    save(session)
    assert load_gate(folder.path / "mine" / "and.yaml") == on_stage(session)
    assert session.files.note == ""


@pytest.mark.parametrize("reason", [errno.ENOSPC, errno.EACCES, errno.EROFS])
def test_what_cannot_be_saved_stays_on_stage_and_says_why(session, monkeypatch, reason):
    def refuse(*_):
        raise OSError(reason, "The reason")

    session.stage.editor.turn(1)
    edited = on_stage(session)
    with monkeypatch.context() as disk:
        disk.setattr("pathlib.Path.replace", refuse)
        save(session)
    assert "The reason" in notice(session)
    assert on_stage(session) is edited
    assert session.files.note
    save(session)
    assert "Saved" in notice(session)


def test_a_file_where_the_folder_should_be_is_a_sentence(session, folder):
    (folder.path / "mine").write_text("not a folder")
    session.stage.editor.turn(1)
    save(session)
    assert "stays unsaved" in notice(session)
    assert on_stage(session).name == "AND (edited)"


def test_without_a_folder_of_the_user_s_own_nothing_is_lost(folder):
    session = session_in(folder)
    session.files._saves_to = None
    session.stage.editor.turn(1)
    save(session)
    assert notice(session) == NO_FOLDER
    assert on_stage(session).name == "AND (edited)"


def test_a_name_that_is_too_long_is_cut_when_it_is_edited(folder):
    folder.write("long.yaml", f"name: {'N' * 40}\ninputs: [A]\nexpression: A\n")
    session = session_in(folder, gate="N" * 40)
    session.stage.editor.turn(0)
    assert on_stage(session).name == "N" * 31 + " (edited)"
    save(session)
    assert Library([folder.path / "mine"]).find("my " + "N" * 31) == on_stage(session)
