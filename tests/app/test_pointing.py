"""Where the sentence points: for two seconds, by its key or a click."""

from game.playground.hidden import ANSWERS
from tests.support.sessions import press, session_of


def test_the_key_points_out_the_place_for_two_seconds():
    session = session_of(epochs=19)
    press(session, "I")

    assert session.stage.scene().pointed.rows == (3,)
    session.advance(1.9)
    assert session.stage.scene().pointed is not None
    session.advance(0.2)
    assert session.stage.scene().pointed is None


def test_a_click_on_the_sentence_does_the_same():
    session = session_of(epochs=19)
    session.screen.fit((1280, 720))
    spot = next(spot for spot in session.hotspots() if spot.name == "sentence")
    spot.click()

    assert session.stage.pointing.sentence is not None


def test_a_hidden_sentence_points_nowhere():
    session = session_of(epochs=19)
    session.stage.hiding.hide(ANSWERS, is_locked=False)
    press(session, "I")

    assert session.stage.pointing.sentence is None
