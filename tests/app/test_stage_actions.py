"""What keys do to the next step: W opens its card, → does it, W or Esc closes it."""

import pytest

from game.app.stage_actions import PAUSED
from game.app.step_card import SLIDE_S
from tests.support.sessions import notice, press, session_of


@pytest.fixture
def session():
    return session_of("and", epochs=19)


def card_of(session):
    return session.stage.scene().next_step


def test_w_opens_the_card_and_closes_it_and_so_does_esc(session):
    assert card_of(session) is None
    press(session, "W")
    assert card_of(session).before.epoch == 19
    press(session, "W")
    assert card_of(session) is None
    press(session, "W", "Esc")
    assert card_of(session) is None
    assert not session.is_over
    assert "quit" not in notice(session)


def test_right_does_just_what_the_card_tells_and_shows_it_once(session):
    press(session, "W")
    told = card_of(session)
    press(session, "Right")
    stage = session.stage
    assert stage.snapshot.epoch == 20
    assert stage.snapshot.weights.tobytes() == told.updates[-1].after.tobytes()
    assert card_of(session).before is told.before
    assert card_of(session).done == 0
    session.advance(SLIDE_S / 2)
    assert 0 < card_of(session).done < 1
    session.advance(SLIDE_S)
    assert card_of(session).done is None
    assert card_of(session).before.epoch == 20


def test_a_second_step_does_not_wait_for_the_picture_of_the_first(session):
    press(session, "W", "Right", "Right")
    assert session.stage.snapshot.epoch == 21
    assert card_of(session).before.epoch == 20


def test_when_calm_the_next_step_is_there_at_once(session):
    press(session, "K", "W", "Right")
    assert card_of(session).done is None
    assert card_of(session).before.epoch == 20


@pytest.mark.parametrize("key", ["Left", "A", "Shift+Right", "Home", "N", "Up"])
def test_anything_else_shows_the_next_step_of_what_is_there_now(session, key):
    press(session, "W", "Right", key)
    assert card_of(session).done is None
    assert card_of(session).before is session.stage.snapshot


def test_training_pauses_for_the_card_and_goes_on_without_it(session):
    press(session, "Space", "W")
    assert not session.stage.is_running
    assert notice(session) == PAUSED
    assert card_of(session) is not None
    press(session, "Space")
    assert session.stage.is_running
    assert card_of(session) is None


def test_targets_are_edited_without_the_card(session):
    press(session, "W", "G")
    assert session.stage.editor.row is not None
    assert card_of(session) is None
    press(session, "W")
    assert session.stage.editor.row is None
    assert card_of(session) is not None


def test_the_card_stays_where_another_gate_takes_the_stage_and_undo_does_not_know_it(session):
    press(session, "W", "2")
    assert card_of(session).before.gate.name == "OR"
    press(session, "W", "Ctrl+Z")
    assert session.stage.snapshot.gate.name == "AND"
