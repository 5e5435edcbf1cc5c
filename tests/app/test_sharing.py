import pygame
import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.app.sharing import COPIED, COPIED_FROM_HERE, MAX_LINE, NO_LINE, copy, paste
from game.gates import parse_gate
from game.playground.controls import LEARNING_RATE, Action
from game.playground.recipe import MANY_CHANGES
from game.playground.run import Setup
from tests.support.gate_folder import AND, GateFolder, session_in, wait
from tests.support.sessions import is_replaying, notice, press, session_of


class FakeScrap:
    text = ""

    def put_text(self, text):
        self.text = text

    def get_text(self):
        return self.text


@pytest.fixture(autouse=True)
def scrap(monkeypatch):
    fake = FakeScrap()
    monkeypatch.setattr(pygame, "scrap", fake)
    return fake


def finished(session):
    while is_replaying(session):
        session.advance(0.01)
    return session


def test_what_is_copied_and_pasted_elsewhere_is_the_very_same():
    one, other = session_of("majority", Setup(seed=5)), session_of("xor")
    one.stage.playground.forward(30)
    one.stage.set(LEARNING_RATE, 0.2)
    one.stage.step(Action.FORWARD_100)
    press(one, "Ctrl+C")
    assert notice(one) == COPIED
    press(other, "Ctrl+V")
    there, back = one.stage.snapshot, finished(other).stage.snapshot
    assert back.gate == there.gate
    assert back.epoch == there.epoch == 130
    assert back.weights.tobytes() == there.weights.tobytes()
    assert back.run == there.run


def test_a_run_with_too_many_changes_is_copied_from_here_on(scrap):
    session = session_of()
    for _ in range(60):
        session.stage.step(Action.SWITCH_OPTIMIZER)
        session.stage.step(Action.FORWARD)
    there = session.stage.snapshot
    copy(session)
    assert notice(session) == COPIED_FROM_HERE
    assert len(scrap.text) < 400
    paste(session)
    assert finished(session).stage.snapshot.weights.tobytes() == there.weights.tobytes()


def test_a_long_run_is_trained_bit_by_bit_and_can_be_stopped(scrap):
    session = session_of("or")
    scrap.text = "glowgate and --epochs 1000000000"
    paste(session)
    session.advance(0.016)
    assert is_replaying(session)
    assert "Training to epoch 1\u00a0000\u00a0000\u00a0000: 0 %" in notice(session)
    assert session.stage.snapshot.gate.name == "OR"
    session.back()
    assert not session.is_over
    assert (is_replaying(session), session.stage.snapshot.epoch) == (False, 0)


def test_picking_a_gate_meanwhile_wins(scrap):
    session = session_of("or")
    scrap.text = "glowgate and --epochs 1000000000"
    paste(session)
    session.pick(session.gate_list.at(2))
    assert not is_replaying(session)
    assert session.stage.snapshot.gate == session.gate_list.at(2)


def test_the_window_opens_at_the_epoch_that_is_asked_for():
    session = finished(session_of("and", Setup(seed=1), epochs=5000))
    assert session.stage.snapshot.epoch == 5000


def test_a_gate_file_can_be_pasted(scrap):
    session = session_of()
    scrap.text = "name: NEITHER\ninputs: [A, B]\nexpression: A nor B\n"
    paste(session)
    assert session.stage.snapshot.gate.name == "NEITHER"
    assert session.files.note
    copy(session)  # a gate without a file is shared whole
    other = session_of("xor")
    paste(other)
    assert finished(other).stage.snapshot.gate == session.stage.snapshot.gate


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "holds no text"),
        (" \n", "holds no text"),
        ("x" * 100_000, "100\u00a0000 characters"),
        ("hello", 'There is no gate "hello"'),
        ("glowgate nadn", "did you mean"),
        ("buy milk and eggs", NO_LINE),
        ("don't forget the milk", NO_LINE),
        ("buy milk, don't forget the eggs. " * 40, NO_LINE),
        ("w" * 16_000, "16\u00a0000 characters"),
        ("buy milk\n" * 1_000_000, "8\u00a0999\u00a0999 characters"),
        ("and " + "--seed 5 " * 1_000, "9\u00a0003 characters"),
        ("name: A\n" * 100_000, "799\u00a0999 characters"),
        ("\0" * 3_000, "There is no gate"),
        ("and --epochs=" + "9" * 5_000, "is not a whole number"),
        ("and --seed=" + "9" * 3_000, "must be at least 0"),
        ("and or", NO_LINE),
        ("python3 main.py play and --seed x", "--seed x: it is not a whole number."),
        ("and --weights 1,2", "AND needs 3 weights"),
        ("and --seed 'x", "No closing quotation"),
        ("glowgate '{name: AND}'", "inputs is missing"),
        ("glowgate /no/such/gate.yaml", "/no/such/gate.yaml"),
        ("glowgate '\x1b[31m'", "There is no gate"),
    ],
)
def test_what_cannot_be_pasted_leaves_all_as_it_was_and_says_why(scrap, text, words):
    session = session_of("and", Setup(seed=4), epochs=20)
    before = finished(session).stage.snapshot
    scrap.text = text
    paste(session)
    assert words in notice(session)
    assert "\n" not in notice(session)
    assert "\x1b" not in notice(session)
    assert session.stage.snapshot is before


def test_a_line_that_is_copied_is_short_enough_to_be_pasted(scrap):
    rows = ", ".join("1" * 63 + "0")
    gate = parse_gate(
        f"{{name: {'N' * 40}, description: {'d' * 300}, inputs: [A, B, C, D, E, F],"
        f" outputs: [{rows}], features: [A*B, A*C, A*D, A*E, A*F, B*C]}}"
    )
    session = session_of()
    session.pick(gate)
    for _ in range(MANY_CHANGES):
        session.stage.step(Action.FORWARD)
        session.stage.set(LEARNING_RATE, session.stage.snapshot.run.settings.learning_rate * 1.01)
    copy(session)
    assert notice(session) == COPIED
    assert len(scrap.text) < MAX_LINE / 2


@pytest.mark.parametrize("text", ["name: AND\ninputs: [A, B]\n", "{name: ["])
def test_problems_of_a_pasted_gate_file_are_shown(scrap, text):
    session = session_of()
    before = session.stage.snapshot
    scrap.text = text
    paste(session)
    assert session.files.file_problems.problems
    assert session.stage.snapshot is before


def test_a_gate_from_elsewhere_is_listed(scrap, tmp_path):
    path = tmp_path / "mine.yaml"
    path.write_text("name: MINE\ninputs: [A]\nexpression: not A\n")
    for reference in (str(path), "'{name: THEIRS, inputs: [A], expression: A}'"):
        session = session_of()
        scrap.text = f"glowgate {reference} --epochs 3"
        paste(session)
        gate = finished(session).stage.snapshot.gate
        assert session.gate_list.place_of(gate) >= 0


@given(st.text(max_size=80) | st.text("andxor-= \n:{}[]'\"0123456789", max_size=40))
def test_no_clipboard_text_is_too_much(text):
    session = session_of()
    pygame.scrap.text = text
    paste(session)
    session.stage.scene()


def test_without_a_clipboard_it_is_said(monkeypatch):
    def fail(*_):
        raise pygame.error("no clipboard")

    monkeypatch.setattr(pygame.scrap, "put_text", fail)
    monkeypatch.setattr(pygame.scrap, "get_text", fail)
    session = session_of()
    for move in (copy, paste):
        session.say("")
        move(session)
        assert notice(session) == "The clipboard of this computer cannot be reached."


@pytest.mark.parametrize("text", [None, "name: [", b"\xff"], ids=["gone", "broken", "no text"])
def test_a_run_whose_file_is_gone_or_broken_is_copied_with_its_gate(scrap, tmp_path, text):
    folder = GateFolder(tmp_path)
    path = folder.write("and.yaml", AND)
    session = session_in(folder)
    press(session, "Shift+Right", "Ctrl+C")
    assert str(path) in scrap.text
    path.unlink() if text is None else folder.write("and.yaml", text)
    wait(session)
    there = session.stage.snapshot
    press(session, "Ctrl+C")
    other = session_of("or")
    press(other, "Ctrl+V")
    back = finished(other).stage.snapshot
    assert (back.gate, back.epoch, back.weights.tobytes()) == (
        there.gate,
        there.epoch,
        there.weights.tobytes(),
    )
