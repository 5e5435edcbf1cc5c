"""Lessons in the app: each is played to its end by its own keys, and nothing ticks falsely."""

import pytest

from game.app.bindings import bindings_on, by_chord
from game.app.keyboard import Keyboard
from game.lessons.lesson_stage import presses_of
from game.ui.kit.binding import chord
from game.ui.lesson.lesson_scene import LessonListScene, LessonScene
from tests.support.sessions import session_of

FRAME_S = 1 / 60
N_LESSONS = 14


def press(session, name):
    """Do what a key does in the mode that is open, and let a frame pass."""
    own = {c: b for b in session.mode_bindings for c in b.chords}

    binding = own.get(chord(name)) or by_chord(bindings_on(session.page.title))[chord(name)]
    session.follow(binding)
    session.advance(FRAME_S)


@pytest.fixture
def session():
    session = session_of("or")
    session.stage.is_calm = True
    press(session, "F5")
    return session


def test_f5_lists_the_lessons_and_esc_goes_back_to_the_gates(session):
    scene = session.lessons.scene
    assert isinstance(scene, LessonListScene)
    assert len(scene.lessons) == N_LESSONS
    press(session, "Down")
    assert session.lessons.scene.cursor == 1
    press(session, "Esc")
    assert not session.lessons.is_open
    assert {spot.name for spot in session.hotspots()} >= {"gates"}


@pytest.mark.slow
@pytest.mark.parametrize("place", range(N_LESSONS))
def test_every_lesson_is_played_to_its_end_by_its_keys(session, place):
    for _ in range(place):
        press(session, "Down")
    press(session, "Enter")
    run = session.lessons.run
    n_steps = len(run.lesson.steps)
    for index in range(n_steps):
        assert run.index == index
        step = run.step
        if step.choices:
            assert session.lessons.scene.is_asking
            press(session, "Enter")
            assert run.index == index, "no way past the bet"
            right = next(i for i, choice in enumerate(step.choices) if choice.is_right)
            press(session, str(right + 1))
            assert session.lessons.scene.bet == right
        keys = list(presses_of(step))
        for done, key in enumerate(keys):
            assert not run.has_ticked, f"step {index + 1} ticks after {done} of {len(keys)} keys"
            press(session, key)
            settle(session)
        assert run.has_ticked
        scene = session.lessons.scene
        assert isinstance(scene, LessonScene)
        assert scene.because == step.because
        press(session, "Enter")
    assert session.lessons.run is None
    listed = session.lessons.scene.lessons[place]
    assert listed.n_done == n_steps


def settle(session):
    """Let the page of all gates go to the epoch that was asked for."""
    if session.page is not session.stage:
        for _ in range(2_000):
            gates = session.all_gates.gates
            if gates.epoch == gates.requested_epoch:
                break
            session.advance(FRAME_S)
        session.advance(FRAME_S)


def test_a_wrong_bet_is_answered_once_the_step_has_ticked(session):
    press(session, "Enter")
    run = session.lessons.run
    press(session, "1")
    assert session.lessons.scene.reply == ""
    for key in presses_of(run.step):
        press(session, key)
    assert session.lessons.scene.reply == run.step.choices[0].reply
    assert session.lessons.scene.right == 2


def test_what_a_lesson_hides_is_hidden_until_it_is_shown_and_the_lesson_is_left(session):
    before = session.stage.snapshot
    press(session, "Enter")
    hidden = session.stage.hiding.hidden
    assert {str(thing) for thing in hidden} >= {"verdict", "probabilities", "marks"}
    press(session, "H")
    assert session.stage.hiding.hidden == hidden
    press(session, "Esc")
    assert session.lessons.run is None
    assert not session.stage.hiding.hidden
    assert session.stage.snapshot.gate is before.gate
    assert session.stage.snapshot.weights.tolist() == before.weights.tolist()


@pytest.mark.parametrize("place", range(N_LESSONS))
def test_all_is_as_it_was_before_once_a_lesson_is_left(session, place):
    stage, page = session.stage, session.all_gates
    stage.side_panel, stage.clock.speed = 2, 200
    stage.seek(3)
    page.gates.seek(5)

    def state():
        shown = stage.snapshot
        gates = page.gates
        ours = shown.gate, shown.epoch, shown.threshold, shown.live_inputs, shown.weights.tolist()
        return ours, (stage.side_panel, stage.clock.speed), (gates.n_inputs, gates.requested_epoch)

    before = state()
    session.lessons.begin(place)
    press(session, "Esc")
    assert session.lessons.run is None
    assert state() == before


def test_the_app_shows_how(session):
    press(session, "Enter")
    press(session, "3")
    press(session, "S")
    assert session.lessons.scene.is_showing
    for _ in range(200):
        session.advance(0.1)
    assert session.lessons.run.has_ticked
    assert not session.lessons.scene.is_showing


def test_a_bet_can_be_changed_until_the_step_has_ticked_and_back_begins_anew(session):
    press(session, "Enter")
    press(session, "1")
    press(session, "2")
    assert session.lessons.run.bet == 1


def test_the_keys_of_a_lesson_reach_it_through_the_keyboard(session):
    keyboard = Keyboard(session, lambda: True)
    for code, text in ((13, "\r"), (ord("3"), "3"), (ord("b"), "b"), (ord("a"), "a")):
        keyboard.press(code, 0, text, 0)
        keyboard.release(code, 0)
        session.advance(FRAME_S)
    assert session.lessons.run.has_ticked


def click(session, name, index=0):
    """Click the topmost hotspot of a name, and let a frame pass."""
    spots = [spot for spot in session.hotspots() if (spot.name, spot.index) == (name, index)]
    spots[-1].click()
    session.advance(FRAME_S)


def click_key(session, key):
    """Press a key with the mouse: all of them can be clicked in the help."""
    session.open_help(True)
    click(session, "help page", 1)
    pages = [line for section in session.screen.help.sections for line in section.lines]
    for line in pages:
        for place, keycap in enumerate(line.keycaps):
            if keycap.binding is not None and chord(key) in keycap.binding.chords:
                click(session, f"help {line.label}", place)
                session.open_help(False)
                return
    session.open_help(False)
    press(session, key)  # one of many that share a keycap, such as 1–9


@pytest.mark.slow
@pytest.mark.parametrize("place", range(N_LESSONS))
def test_every_lesson_is_played_to_its_end_by_the_mouse(session, place):
    session.screen.fit((1280, 720))
    click(session, "lesson row", place)
    run = session.lessons.run
    for step in run.lesson.steps:
        if step.choices:
            right = next(i for i, choice in enumerate(step.choices) if choice.is_right)
            click(session, "lesson choice", right)
        for key in presses_of(step):
            assert not run.has_ticked
            click_key(session, key)
            settle(session)
        assert run.has_ticked
        click(session, "lesson next")
    assert session.lessons.run is None
    click(session, "leave lessons")
    assert not session.lessons.is_open
