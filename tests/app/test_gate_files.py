"""Gate files are followed while the app runs: edited, broken, deleted, dropped, and worse."""

import os

import pygame
import pytest
from pygame import Surface

from game.app.gate_files import GONE, LEFT_OUT, NOT_SAVED
from game.app.page import PAGES
from game.app.problem_list import ProblemList
from game.app.session import Session
from game.gates import Library
from game.playground.recipe import Recipe
from game.record import replace
from game.ui.playground.gate_column import FOOT
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
from tests.support.sessions import notice, press, save


@pytest.fixture
def folder(tmp_path):
    folder = GateFolder(tmp_path)
    folder.write("and.yaml", AND)
    folder.write("or.yaml", OR)
    return folder


def shown_problems(session):
    """The problems shown, each as line and column."""
    file_problems = session.files.file_problems
    return (
        [(problem.line, problem.column) for problem in file_problems.problems]
        if file_problems
        else []
    )


def test_an_edited_file_takes_the_stage_with_the_same_start_and_settings(folder):
    session = session_in(folder, seed=7, learning_rate=0.3)
    start = on_stage(session), session.stage.snapshot.weights.tolist()
    session.stage.playground.forward(20)
    folder.write("and.yaml", AND.replace("A and B", "not A"))
    wait(session)
    after = session.stage.snapshot
    assert after.gate.targets == (1, 1, 0, 0)
    assert (after.epoch, after.weights.tolist()) == (0, start[1])
    assert after.run.settings.learning_rate == 0.3


def test_a_file_is_looked_at_twice_a_second_and_not_at_every_frame(folder, monkeypatch):
    session = session_in(folder)
    looks = []
    refresh = Library.refresh
    monkeypatch.setattr(Library, "refresh", lambda self: looks.append(1) or refresh(self))
    wait(session)
    monkeypatch.setattr("game.app.gate_files.perf_counter", lambda: 0.0)
    wait(session)
    looks.clear()
    for _ in range(120):
        session.advance(1 / 60)
    assert 3 <= len(looks) <= 4


def test_a_slow_disk_is_looked_at_the_less(folder, monkeypatch):
    session = session_in(folder)
    clock = iter(range(1000))
    monkeypatch.setattr("game.app.gate_files.perf_counter", lambda: next(clock) * 0.05)
    wait(session)  # this look record_cost 0.05 s
    folder.write("and.yaml", OR)
    session.advance(4.9)
    assert on_stage(session).name == "AND"
    session.advance(0.2)
    assert on_stage(session).name == "OR"


def test_a_new_description_keeps_the_run(folder):
    session = session_in(folder)
    session.stage.playground.forward(20)
    folder.write("and.yaml", AND.replace("name: AND", "name: BOTH\ndescription: Both of them."))
    wait(session)
    assert on_stage(session).name == "BOTH"
    assert session.stage.snapshot.epoch == 20


def test_a_broken_file_leaves_the_last_good_gate_and_says_why_until_it_is_corrected(folder):
    session = session_in(folder)
    session.stage.playground.forward(20)
    folder.write("and.yaml", NO_SECOND_INPUT)
    wait(session)
    assert on_stage(session).targets == (0, 0, 0, 1)
    assert session.stage.playground.epoch == 20
    assert shown_problems(session) == [(3, 18)]
    assert session.files.file_problems.kept == "AND"
    assert [entry.is_broken for entry in session.gate_list.entries] == [True, False]
    folder.write("and.yaml", AND)
    wait(session)
    assert shown_problems(session) == []
    assert session.stage.playground.epoch == 20
    assert not any(entry.is_broken for entry in session.gate_list.entries)


def test_problems_dismissed_come_back_only_when_they_change(folder):
    session = session_in(folder)
    folder.write("and.yaml", NO_SECOND_INPUT)
    wait(session)
    session.back()
    assert shown_problems(session) == []
    assert not session.is_over
    wait(session)
    folder.write("or.yaml", OR + "# another file\n")
    folder.touch(folder.path / "and.yaml")
    wait(session)
    assert shown_problems(session) == []
    folder.write("and.yaml", NO_SECOND_INPUT.replace("A and", "A or"))
    wait(session)
    assert shown_problems(session) == [(3, 17)]
    session.back()
    folder.write("and.yaml", AND)
    wait(session)
    folder.write("and.yaml", NO_SECOND_INPUT.replace("A and", "A or"))
    wait(session)
    assert shown_problems(session) == [(3, 17)]


def test_of_many_broken_files_the_one_on_stage_is_shown_and_then_the_newest(folder):
    session = session_in(folder)
    folder.write("or.yaml", "")
    wait(session)
    assert session.files.file_problems.kept == "OR"
    folder.write("nor.yaml", "name: [")
    wait(session)
    assert session.files.file_problems.problems[0].source.name == "nor.yaml"
    assert (session.files.file_problems.kept, session.files.file_problems.n_others) == ("", 1)
    folder.write("and.yaml", NO_SECOND_INPUT)
    wait(session)
    assert session.files.file_problems.kept == "AND"
    assert session.files.file_problems.n_others == 2


def test_a_deleted_file_leaves_the_list_and_its_gate_the_stage_not(folder):
    session = session_in(folder)
    session.stage.playground.forward(20)
    (folder.path / "and.yaml").unlink()
    wait(session)
    assert names(session) == ["OR"]
    session.stage.catch_up()
    assert session.quitting.losses == ["AND is not saved: Ctrl+S saves the gate on stage."]
    assert on_stage(session).name == "AND"
    assert session.stage.playground.epoch == 20
    assert "gone" in session.files.note
    folder.write("and.yaml", AND)
    wait(session)
    assert session.files.note == ""
    assert session.stage.column.scene().picked == 0


def test_training_of_another_gate_goes_on_through_all_of_this(folder):
    session = session_in(folder, gate="OR")
    session.stage.toggle_run()
    epochs = []
    for text in (AND, NO_SECOND_INPUT, AND.replace("and", "or")):
        folder.write("and.yaml", text)
        wait(session)
        epochs.append(session.stage.playground.epoch)
    (folder.path / "and.yaml").unlink()
    wait(session)
    epochs.append(session.stage.playground.epoch)
    assert epochs == sorted(set(epochs))
    assert session.stage.is_running


def test_the_whole_folder_may_vanish_and_come_back(folder, tmp_path):
    session = session_in(folder)
    away = tmp_path.with_name("away")
    folder.path.rename(away)
    wait(session)
    assert names(session) == []
    assert on_stage(session).name == "AND"
    press(session, "PageDown")
    session.files.reload()
    away.rename(folder.path)
    wait(session)
    assert names(session) == ["AND", "OR"]
    assert session.files.note == ""


def a_folder_in_its_place(path):
    path.unlink()
    path.mkdir()


def a_pipe_in_its_place(path):
    path.unlink()
    os.mkfifo(path)


def a_dangling_link_in_its_place(path):
    path.unlink()
    path.symlink_to(path.parent / "nowhere.yaml")


@pytest.mark.parametrize(
    "disaster",
    [
        a_folder_in_its_place,
        a_pipe_in_its_place,
        a_dangling_link_in_its_place,
        lambda path: path.write_bytes(b""),
        lambda path: path.write_bytes(b"\xff\xfe\x00"),
        lambda path: path.write_bytes(b"a" * 70_000),
    ],
)
def test_whatever_stands_in_a_file_s_place_the_gate_stays_on_stage(folder, disaster):
    session = session_in(folder)
    disaster(folder.path / "and.yaml")
    wait(session)
    assert on_stage(session).name == "AND"
    assert session.files.note or session.files.file_problems.kept == "AND"
    session.stage.scene()


def test_a_file_that_may_not_be_read_says_so(folder, monkeypatch):
    session = session_in(folder)

    def refuse(*_):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("game.gates.reader.os.open", refuse)
    folder.touch(folder.path / "and.yaml")
    wait(session)
    assert "permission" in session.files.file_problems.problems[0].message
    assert on_stage(session).name == "AND"


def test_a_file_rewritten_a_hundred_times_a_second_is_followed_to_its_end(folder):
    session = session_in(folder)
    session.stage.toggle_run()
    for turn in range(200):
        text = (AND, OR)[turn % 2]
        folder.write("and.yaml", text[: turn * 7 % len(text)])
        session.advance(0.005)
        folder.write("and.yaml", text)
        session.advance(0.005)
        assert on_stage(session).n_rows == 4
    wait(session)
    assert (on_stage(session).name, shown_problems(session)) == ("OR", [])


@pytest.mark.slow
def test_a_thousand_files_arrive_while_frames_go_on(folder):
    session = session_in(folder)
    for number in range(1000):
        folder.write(f"{number:03}.yaml", AND.replace("name: AND", f"name: Gate {number}"))
    frames, lengths = 0, {2}
    while len(session.gate_list.entries) < 1002:
        wait(session)
        lengths.add(len(session.gate_list.entries))
        frames += 1
        assert frames < 100
    assert len(lengths) > 10
    session.gate_list.open_search()
    session.gate_list.type("GATE 77")
    assert names(session) == ["Gate 77", *(f"Gate {number}" for number in range(770, 780))]


def test_equal_names_are_told_apart(folder):
    folder.write("other.yaml", AND)
    session = session_in(folder, gate="OR")
    assert names(session) == ["AND (and.yaml)", "AND (other.yaml)", "OR"]
    session.pick(session.gate_list.at(1))
    assert session.stage.column.scene().picked == 1
    folder.write("other.yaml", OR)
    wait(session)
    assert names(session) == ["AND", "OR (or.yaml)", "OR (other.yaml)"]
    assert session.stage.column.scene().picked == 2


def test_reading_again_also_finds_what_kept_its_time_and_size(folder):
    session = session_in(folder)
    path = folder.path / "and.yaml"
    before = path.stat()
    path.write_text(AND.replace("and B", "nor B")[: len(AND)])
    os.utime(path, ns=(before.st_mtime_ns, before.st_mtime_ns))
    wait(session)
    assert on_stage(session).targets == (0, 0, 0, 1)
    session.files.reload()
    assert on_stage(session).targets == (1, 0, 0, 0)


def test_a_gate_given_by_its_path_is_listed_and_followed(folder, tmp_path_factory):
    elsewhere = GateFolder(tmp_path_factory.mktemp("elsewhere"))
    path = elsewhere.write("not.yaml", "name: NOT\ninputs: [A]\nexpression: not A\n")
    library = Library([folder.path])
    session = Session(library, Recipe(library.find(str(path))))
    assert names(session) == ["AND", "NOT", "OR"]
    assert session.stage.column.scene().picked == 1
    elsewhere.write("not.yaml", "name: SAME\ninputs: [A]\nexpression: A\n")
    wait(session)
    assert on_stage(session).targets == (0, 1)


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
    assert session.stage.column.scene().picked == 1
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


def test_a_bad_file_says_why_and_opens_in_the_list_once_it_is_corrected(session, elsewhere):
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


def test_a_picture_is_refused_and_not_spoken_of_for_ever(session, elsewhere):
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
    session.stage.editor.turn(0)
    assert on_stage(session).name == "OR (edited)"
    assert names(session) == ["AND", "OR (edited)"]
    save(session)
    assert on_stage(session).source.name == "my-or.yaml"


def test_a_text_dropped_twice_is_listed_once(session):
    session.open_text(OR)
    session.pick(session.gate_list.at(0))
    session.open_text(OR)
    assert names(session) == ["AND", "OR"]
    assert session.stage.column.scene().picked == 1


@pytest.mark.parametrize("text", ["", "hello", "\x00", "a: [", "x" * 100_000, OR[:-5] + "C\n"])
def test_a_text_that_is_no_gate_says_why_until_it_is_dismissed(session, text):
    session.open_text(text)
    assert messages(session)
    assert on_stage(session).name == "AND"
    wait(session)
    assert messages(session)
    session.back()
    assert messages(session) == []


def test_a_folder_of_more_files_than_are_listed_says_so(folder, tmp_path_factory, monkeypatch):
    for name in ("game.gates.folder_watch", "game.app.gate_files"):
        monkeypatch.setattr(f"{name}.MAX_FOLDER_ENTRIES", 3)
    many = GateFolder(tmp_path_factory.mktemp("many"))
    for number in range(5):
        many.write(f"{number}.yaml", AND)
    session = session_in(folder)
    assert session.gate_list.same_as(on_stage(session)) is not None
    assert session.stage.column.scene().foot == FOOT
    session.open(many.path)
    assert notice(session).startswith("The first 3 files of ")
    assert "left out" in notice(session)
    assert session.stage.column.scene().foot == LEFT_OUT
    assert on_stage(session).source.parent == many.path


def test_thousands_of_broken_files_are_gone_through_only_when_they_change(folder, monkeypatch):
    for number in range(300):
        folder.write(f"{number}.yaml", NO_SECOND_INPUT)
    session = session_in(folder)
    assert session.files.file_problems.n_others == 299
    gone_through = []
    see = ProblemList._set_visible
    monkeypatch.setattr(ProblemList, "_set_visible", lambda self: gone_through.append(see(self)))
    for _ in range(10):
        session.render(Surface((1280, 720)))
        session.advance(0.001)
    assert not gone_through


UNSEEN_LINE = "name: Lamp\n\u200b\ninputs: [A]\noutputs: [0, 1]\n"
UNSEEN_NAME = 'name: "\u200b"\ninputs: [A]\noutputs: [0, 1]\n'


@pytest.mark.parametrize("text", [UNSEEN_LINE, UNSEEN_NAME])
def test_a_file_without_a_sign_to_be_seen_is_told_on_the_card(folder, text):
    session = session_in(folder)
    session.open_text(text)
    session.render(pygame.Surface((1280, 720)))
    [problem] = session.files.file_problems.problems
    assert "U+200B" in problem.message
    folder.write("unseen.yaml", text)
    wait(session)
    session.render(pygame.Surface((1280, 720)))
    assert on_stage(session).name == "AND"


NAMES = [
    "\u200b",
    "\u0301",
    "A\u200bB",
    "\U0001f4a1",
    "与门",
    "مرحبا",
    "\U000e0041",
    "\ud800",
    "\0",
]


@pytest.mark.parametrize("name", NAMES)
def test_whatever_a_gate_is_called_it_is_drawn_on_every_page(folder, name):
    session = session_in(folder)
    surface = pygame.Surface((1280, 720))
    session.pick(session.files.add_draft(replace(session.stage.snapshot.gate, name=name)))
    session.render(surface)
    session.say(f"{name} is on stage")
    session.render(surface)
    press(session, "/")
    session.type(name)
    session.render(surface)
    session.gate_list.close_search()
    for page in PAGES:
        session.turn_to(page.title)
        session.render(surface)


def test_what_is_dropped_may_be_a_link_in_a_circle(folder):
    session = session_in(folder)
    loop = folder.path / "loop.yaml"
    loop.symlink_to(loop)
    session.open(loop)
    session.open(loop / "in")
    session.render(pygame.Surface((1280, 720)))
    assert on_stage(session).name == "AND"
    assert "circle" in session.files.file_problems.problems[0].message


def run_of(session):
    snapshot = session.stage.snapshot
    return snapshot.gate, snapshot.epoch, snapshot.weights.tobytes()


@pytest.mark.parametrize("when", ["on stage", "elsewhere"])
def test_the_run_of_a_gate_whose_file_is_gone_is_in_the_list_until_the_file_is_back(folder, when):
    session = session_in(folder)
    press(session, "Ctrl+Right")
    there = run_of(session)
    if when == "elsewhere":
        press(session, "PageDown")
    (folder.path / "and.yaml").unlink()
    wait(session)
    if when == "on stage":
        press(session, "PageDown")
    assert (on_stage(session).name, names(session)) == ("OR", ["OR", "AND"])
    assert "AND is not saved: Ctrl+S saves the gate on stage." in session.quitting.losses
    press(session, "PageDown")
    assert run_of(session) == there
    assert session.files.note == GONE
    press(session, "PageDown")
    folder.write("and.yaml", AND)
    wait(session)
    assert names(session) == ["AND", "OR"]
    press(session, "PageUp")
    assert run_of(session) == there
    assert session.files.note == ""


def test_a_gate_that_has_gone_is_saved_with_its_run(folder):
    session = session_in(folder)
    press(session, "Ctrl+Right", "PageDown")
    (folder.path / "and.yaml").unlink()
    wait(session)
    press(session, "PageDown", "Ctrl+S")
    session.saving.save()
    assert on_stage(session).source == folder.path / "mine" / "and.yaml"
    assert session.stage.snapshot.epoch == 100
    assert session.quitting.losses == []


def test_a_run_that_ends_as_its_file_has_changed_elsewhere_is_a_step_of_undo(folder):
    session = session_in(folder)
    press(session, "Ctrl+Right")
    there = run_of(session)
    press(session, "PageDown", "Right")
    of_or = run_of(session)
    folder.write("and.yaml", AND.replace("A and B", "A and not B"))
    wait(session)
    press(session, "PageUp")
    anew = run_of(session)
    assert anew[1] == 0
    assert session.undo.is_offered
    press(session, "Ctrl+Z")
    assert run_of(session) == there
    assert session.files.note == NOT_SAVED, "it is no longer what is in the file"
    press(session, "Ctrl+Z")
    assert run_of(session) == of_or
    press(session, "Ctrl+Y")
    assert run_of(session) == there
    press(session, "Ctrl+Y")
    assert run_of(session) == anew
