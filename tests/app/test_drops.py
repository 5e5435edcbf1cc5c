"""Files, folders and texts that are dropped on the window."""

import os

import pytest

from tests.support.gate_folder import (
    AND,
    NO_SECOND_INPUT,
    OR,
    GateFolder,
    names,
    on_stage,
    session_in,
    wait,
)


@pytest.fixture
def elsewhere(tmp_path_factory):
    return GateFolder(tmp_path_factory.mktemp("elsewhere"))


@pytest.fixture
def session(tmp_path):
    folder = GateFolder(tmp_path)
    folder.write("and.yaml", AND)
    return session_in(folder)


def messages(session):
    file_problems = session.files.file_problems
    return [problem.message for problem in file_problems.problems] if file_problems else []


def test_a_dropped_file_opens_and_is_watched(session, elsewhere):
    session.open(elsewhere.write("or.yaml", OR))
    assert on_stage(session).name == "OR"
    assert session.scene().picked == 1
    elsewhere.write("or.yaml", OR.replace("A or B", "A nor B"))
    wait(session)
    assert on_stage(session).targets == (1, 0, 0, 0)


def test_a_file_dropped_again_is_listed_once(session, elsewhere):
    path = elsewhere.write("or.yaml", OR)
    session.open(path)
    session.pick(session.gate_list.at(0))
    session.open(path)
    assert names(session) == ["AND", "OR"]
    assert on_stage(session).name == "OR"


def test_a_bad_file_says_why_and_opens_in_the_list_once_it_is_mended(session, elsewhere):
    path = elsewhere.write("bad.yaml", NO_SECOND_INPUT)
    session.open(path)
    assert on_stage(session).name == "AND"
    assert "missing" in messages(session)[0]
    session.back()
    assert messages(session) == []
    session.open(path)
    assert "missing" in messages(session)[0]
    elsewhere.write("bad.yaml", OR)
    wait(session)
    assert messages(session) == []
    assert names(session) == ["AND", "OR"]


def test_a_folder_adds_its_gates_and_is_watched(session, elsewhere):
    elsewhere.write("or.yaml", OR)
    elsewhere.write("bad.yaml", "name: [")
    session.open(elsewhere.path)
    assert names(session) == ["AND", "OR"]
    assert on_stage(session).name == "OR"
    assert session.files.file_problems.problems[0].source.name == "bad.yaml"
    elsewhere.write("and2.yaml", AND.replace("name: AND", "name: AND2"))
    wait(session)
    assert names(session) == ["AND", "AND2", "OR"]


def test_a_folder_without_gates_says_so(session, elsewhere):
    session.open(elsewhere.path)
    assert "holds no gate file" in messages(session)[0]
    session.open_text(OR)
    assert messages(session) == []


def test_a_folder_of_thousands_opens_a_portion_at_a_time(session, elsewhere):
    for number in range(300):
        elsewhere.write(f"{number:03}.yaml", OR.replace("name: OR", f"name: Gate {number:03}"))
    session.open(elsewhere.path)
    assert on_stage(session).name == "Gate 000"
    assert len(names(session)) < 301
    for _ in range(20):
        wait(session)
    assert len(names(session)) == 301


@pytest.mark.parametrize("name", ["nowhere.yaml", "nul\x00.yaml", "x" * 300, ""])
def test_a_path_that_leads_nowhere_is_a_sentence(session, elsewhere, name):
    session.open(elsewhere.path / name)
    assert messages(session)
    assert on_stage(session).name == "AND"


def test_a_pipe_is_refused_without_waiting(session, elsewhere):
    os.mkfifo(elsewhere.path / "pipe.yaml")
    session.open(elsewhere.path / "pipe.yaml")
    assert "pipe" in messages(session)[0]


def test_a_picture_is_refused_and_not_told_of_for_ever(session, elsewhere):
    session.open(elsewhere.write("photo.png", b"\x89PNG\r\n\x1a\n\x00\xff"))
    assert messages(session)
    session.back()
    wait(session)
    assert messages(session) == []
    assert not session.is_over


def test_a_dropped_text_is_a_gate_that_is_not_saved(session):
    session.open_text(OR)
    assert on_stage(session).name == "OR"
    assert names(session) == ["AND", "OR"]
    assert "Ctrl+S" in session.files.note
    session.editor.turn(0)
    assert on_stage(session).name == "OR"
    assert names(session) == ["AND", "OR"]
    session.files.save()
    assert on_stage(session).source.name == "or.yaml"


def test_a_text_dropped_twice_is_listed_once(session):
    session.open_text(OR)
    session.pick(session.gate_list.at(0))
    session.open_text(OR)
    assert names(session) == ["AND", "OR"]
    assert session.scene().picked == 1


@pytest.mark.parametrize("text", ["", "hello", "\x00", "a: [", "x" * 100_000, OR[:-5] + "C\n"])
def test_a_text_that_is_no_gate_says_why_until_it_is_waved_away(session, text):
    session.open_text(text)
    assert messages(session)
    assert on_stage(session).name == "AND"
    wait(session)
    assert messages(session)
    session.back()
    assert messages(session) == []
