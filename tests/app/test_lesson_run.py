"""An open lesson: steps, bets, presses, ways astray, and the stage that it drives."""

import pytest

from game.app.lesson_run import HINT_AFTER_S, LessonRun
from game.lessons.lesson_reader import parse_lesson
from tests.support.sessions import press, session_of

TEXT = """\
title: A test
idea: Of what a lesson does.
setup: {gate: AND, weights: [0, 0, -1], focus: A, hide: [verdict, loss], panel: map, speed: 60}
steps:
  - ask: What now?
    choices: [{text: This., right: true}, {text: That., reply: No.}]
    do: Raise A twice, then train.
    until: [weight(A) = 0.200, epoch >= 2]
    hint: Two presses.
    when: [{if: weight(A) < 0, say: That is the wrong way.}]
    show: [loss]
    because: So it is.
    keys: Up*2 Right*2
  - do: Go on.
    until: epoch >= 4
    because: So it goes.
    keys: Right*2
  - setup: {gate: XOR}
    do: Train.
    until: epoch >= 1
    because: So.
    keys: Right
"""


@pytest.fixture
def session():
    return session_of("or")


@pytest.fixture
def run(session):
    file = parse_lesson(TEXT.encode(), session.library.find)
    return LessonRun(session, file, 1)


def do(session, run, *keys):
    """Press keys, each of which is seen."""
    for key in keys:
        press(session, key)
        run.see()


@pytest.mark.usefixtures("run")
def test_it_sets_the_stage(session):
    assert session.stage.snapshot.gate.name == "AND"
    assert session.stage.snapshot.weights.tolist() == [0, 0, -1]
    assert session.stage.clock.speed == 60
    assert session.stage.side_panel == 1
    assert {str(thing) for thing in session.stage.hiding.hidden} == {"verdict", "loss"}


def test_nothing_ticks_before_the_bet(session, run):
    session.stage.on_turn = run.note_turn
    press(session, "Up", "Up")
    run.see()
    assert not any(run.checklist.latched)
    run.choose(1)
    run.see()
    assert run.checklist.latched == [True, False]
    assert run.presses == 2


def test_items_latch_in_any_order_and_keep_their_states(session, run):
    run.choose(0)
    do(session, run, "Right", "Right")
    assert run.checklist.latched == [False, True]
    do(session, run, "Home", "R", "Up", "Up")
    assert run.has_ticked
    first, second = run.ticks[0]
    assert ("--epochs=0" in first.run, "--epochs=2" in second.run) == (True, True)
    run.begin(0)
    assert run.ticks[0] == [first, second], "what was done stays done when it is looked at again"


def test_the_ways_astray_are_answered_while_one_is_on_them(session, run):
    run.choose(0)
    press(session, "Down")
    run.see()
    assert run.astray == "That is the wrong way."
    press(session, "Up")
    run.see()
    assert run.astray == ""


def test_a_step_goes_on_where_the_last_one_ended_unless_it_begins_anew(session, run):
    run.choose(0)
    do(session, run, "Up", "Up", "Right", "Right")
    assert run.go_on()
    assert session.stage.snapshot.epoch == 2
    press(session, "Right", "Right")
    run.see()
    assert run.go_on()
    assert session.stage.snapshot.gate.name == "XOR"
    assert run.is_last
    assert not run.go_on()


def test_whatever_is_on_stage_the_lesson_goes_on(session, run):
    run.choose(0)
    do(session, run, "Up", "Up", "Right", "Right")
    press(session, "2")
    assert run.go_on()
    assert session.stage.snapshot.gate.name == "AND"
    assert session.stage.snapshot.epoch == 2


def test_what_is_shown_at_the_end_of_a_step_is_hidden_before(session, run):
    run.choose(0)
    do(session, run, "Up", "Up", "Right", "Right")
    assert {str(thing) for thing in session.stage.hiding.hidden} == {"verdict"}


def test_the_hint_comes_by_itself_after_a_while_once_the_bet_is_made(run):
    run.pass_time(2 * HINT_AFTER_S)
    assert not run.is_hinted
    run.begin(0)
    run.choose(0)
    run.pass_time(HINT_AFTER_S)
    assert run.is_hinted


def test_the_app_shows_how_only_after_the_bet_and_can_be_stopped(run):
    run.show_how()
    assert not run.is_showing
    run.choose(0)
    run.show_how()
    assert run.keys_due(100.0) == ["Up", "Up", "Right", "Right"]
    assert not run.is_showing
    run.show_how()
    run.show_how()
    assert run.keys_due(100.0) == []
