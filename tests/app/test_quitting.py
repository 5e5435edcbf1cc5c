from threading import Event

import pytest
from pygame import K_ESCAPE, K_LCTRL, K_RCTRL, KMOD_LCTRL, K_q

from game.app.keyboard import Keyboard
from game.app.quitting import SAVING, Quitting
from game.app.session import CLOSING
from tests.support.sessions import finish, notice, press, session_of

DRAFT = "name: {}\ninputs: [A]\noutputs: [1, 0]\n"


def test_without_losses_the_question_is_short():
    session = session_of("and")
    assert Quitting(session.stage, session.screen).losses == []
    press(session, "Esc")
    assert notice(session) == "Esc again quits."


def test_what_would_be_lost_is_named():
    session = session_of("and")
    session.open_text(DRAFT.format("MINE"))
    press(session, "Ctrl+Right", "2", "Right")
    assert Quitting(session.stage, session.screen).losses == [
        "MINE is not saved: Ctrl+S saves the gate on stage.",
        "Quitting loses the run of MINE.",
    ]


@pytest.mark.parametrize(
    ("keys", "told"),
    [
        ("1", "Quitting loses the run of AND."),
        ("12", "Quitting loses the runs of AND and OR."),
        ("123", "Quitting loses the runs of AND, OR and NAND."),
        ("1234", "Quitting loses the runs of OR, NAND, NOR and 1 more."),
    ],
)
def test_runs_are_listed_the_last_ones_by_name(keys, told):
    session = session_of("and")
    for key in keys:
        press(session, key, "Right")
    press(session, "6", "Right", "Ctrl+Q")
    assert notice(session).startswith(told)
    assert notice(session).endswith("Ctrl+Q again quits.")


def test_a_long_name_leaves_room_for_the_question():
    session = session_of("and")
    session.open_text(DRAFT.format("N" * 40))
    press(session, "Esc")
    assert len(notice(session)) < 120
    assert "N…" in notice(session)


def test_only_the_same_key_pressed_next_is_the_answer():
    session = session_of("and")
    quitting = Quitting(session.stage, session.screen)
    for key in ("Esc", "Ctrl+Q", "Esc"):
        quitting.begin_press()
        assert not quitting.is_confirmed(key)
    quitting.begin_press()
    quitting.begin_press()
    assert not quitting.is_confirmed("Esc"), "something else was pressed between"
    quitting.begin_press()
    assert quitting.is_confirmed("Esc")


def test_a_held_key_does_not_answer_itself():
    session = session_of("and")
    keyboard = Keyboard(session)
    for _ in range(5):
        keyboard.press(K_ESCAPE, 0, "")
    assert not session.is_over
    keyboard.release(K_ESCAPE)
    keyboard.press(K_ESCAPE, 0, "")
    assert session.is_over


def test_the_run_that_left_last_is_kept_for_the_next_start_if_none_is_on_stage():
    session = session_of("and")
    press(session, "Right", "2", "Right", "3")
    assert session.quitting.losses == ["Quitting loses the run of AND."]
    press(session, "Right")
    assert session.quitting.losses == ["Quitting loses the runs of AND and OR."]


def test_closing_the_window_asks_as_well_where_something_would_be_lost():
    session = session_of("and")
    session.open_text(DRAFT.format("MINE"))
    for is_over in (False, True):
        session.quitting.begin_press()
        session.quit(CLOSING)
        assert session.is_over is is_over
        assert notice(session).endswith("Closing the window again quits.")
    session = session_of("and")
    session.quit(CLOSING)
    assert session.is_over, "there is nothing to lose"


def test_what_is_still_being_saved_would_be_lost():
    session, goes_on = session_of("and"), Event()
    session.jobs.start(lambda _check: "Saved." if goes_on.wait() else "")
    press(session, "Ctrl+Q")
    assert not session.is_over
    assert notice(session) == f"{SAVING} Ctrl+Q again quits."
    goes_on.set()
    assert finish(session) == "Saved."
    press(session, "Ctrl+Z", "Ctrl+Q")
    assert session.is_over


@pytest.mark.parametrize("modifier", [K_LCTRL, K_RCTRL])
def test_ctrl_q_is_pressed_again_also_where_ctrl_is_let_go_between(modifier):
    session = session_of()
    session.pick(session.gate_list.at(1))
    session.open_text("name: MINE\ninputs: [A, B]\nexpression: A nor B\n")
    assert session.quitting.losses
    keyboard = Keyboard(session)
    for is_over in (False, True):
        keyboard.press(modifier, 0, "")
        keyboard.press(K_q, KMOD_LCTRL, "\x11")
        keyboard.release(K_q)
        keyboard.release(modifier)
        assert session.is_over == is_over
