import pytest

from game.app.quitting import Quitting
from tests.support.sessions import notice, press, session_of

DRAFT = "name: {}\ninputs: [A]\noutputs: [1, 0]\n"


def test_without_losses_the_question_is_short():
    session = session_of("and")
    assert Quitting(session.stage, session.screen).losses == []
    press(session, "Esc")
    assert notice(session) == "Esc again quits."


def test_what_would_be_lost_is_named():
    session = session_of("and")
    session.open_text(DRAFT.format("MINE"))
    press(session, "Ctrl+Right", "2")
    assert Quitting(session.stage, session.screen).losses == [
        "MINE is not saved: Ctrl+S saves the gate on stage.",
        "The runs of MINE end with the app.",
    ]


@pytest.mark.parametrize(
    ("keys", "told"),
    [
        ("1", "The runs of AND end"),
        ("12", "The runs of AND and OR end"),
        ("123", "The runs of AND, OR and NAND end"),
        ("1234", "The runs of OR, NAND, NOR and 1 more end"),
    ],
)
def test_runs_are_listed_the_last_ones_by_name(keys, told):
    session = session_of("and")
    for key in keys:
        press(session, key, "Right")
    press(session, "6", "Ctrl+Q")
    assert notice(session).startswith(told)
    assert notice(session).endswith("Ctrl+Q again quits.")


def test_a_long_name_leaves_room_for_the_question():
    session = session_of("and")
    session.open_text(DRAFT.format("N" * 40))
    press(session, "Esc")
    assert len(notice(session)) < 120
    assert "N…" in notice(session)


def test_another_question_is_not_answered_by_the_key_of_the_first():
    session = session_of("and")
    quitting = Quitting(session.stage, session.screen)
    assert not quitting.is_confirmed("Esc")
    assert not quitting.is_confirmed("Ctrl+Q")
    assert not quitting.is_confirmed("Esc")
    quitting.withdraw("Esc")
    assert quitting.is_confirmed("Esc")
    quitting.withdraw()
    assert not quitting.is_confirmed("Esc")
