"""Signals, and a display that goes away: nothing is lost, and a word is said."""

import os
import signal

import pygame
import pytest

from game.app.endings import ending_signals, restoring, watch_display
from game.app.last_run import FILE
from game.app.preferences import FILE as SETTINGS
from game.playground.hidden import Hidden
from game.playground.run import Setup
from tests.support.real_window import RealWindow
from tests.support.sessions import session_of
from tests.support.twin import Twin
from tests.support.virtual_display import VirtualDisplay, need_programs


@pytest.fixture
def video(monkeypatch):
    monkeypatch.setenv("SDL_VIDEODRIVER", "dummy")
    pygame.display.init()


@pytest.mark.parametrize(("name", "status"), [("SIGTERM", 143), ("SIGHUP", 129)])
def test_a_signal_ends_with_the_usual_status_and_its_handler_goes_again(name, status):
    number = getattr(signal, name)
    before, ends = signal.getsignal(number), []
    with ending_signals(ends.append):
        os.kill(os.getpid(), number)
        os.kill(os.getpid(), number)
    assert ends == [status, status]
    assert signal.getsignal(number) is before


@pytest.mark.usefixtures("video")
def test_only_an_x_server_is_watched():
    watch_display(lambda: pytest.fail("there is none"))


def test_the_line_that_brings_the_run_back_is_told():
    session = session_of("or", epochs=12)
    assert "play OR" in restoring(session)
    assert "--epochs=12" in restoring(session)
    del session.stage
    assert restoring(session) == "", "the state may be broken"


def data(home):
    return next((home / "data").rglob(SETTINGS)).parent


@pytest.mark.parametrize(("name", "status"), [("SIGTERM", 143), ("SIGHUP", 129)])
def test_what_was_chosen_just_before_a_signal_is_there_next_time(open_app, tmp_path, name, status):
    twin, app = Twin(), open_app()
    app.press("Ctrl+Right", "T")
    twin.train(100)
    twin.session.screen.next_theme()
    twin.is_seen_in(app, "the keys have arrived")
    app.send(getattr(signal, name))
    assert app.ending() == (status, "")
    assert "theme: light" in (data(tmp_path) / SETTINGS).read_text()
    assert (data(tmp_path) / FILE).read_text().startswith("100\n")
    again = open_app()
    again.press("Enter")
    twin.is_seen_in(again, "it goes on where it was")
    again.press("Esc", "Esc")
    assert again.ending() == (0, "")
    assert (data(tmp_path) / FILE).read_text().startswith("100\n")


@pytest.mark.slow
def test_a_display_that_goes_away_leaves_the_line_and_the_run(tmp_path):
    need_programs()
    display = VirtualDisplay(tmp_path)
    twin, app = Twin(), RealWindow(display, tmp_path)
    try:
        app.wait_for_window()
        app.press("Ctrl+Right", "Shift+Left", "T")
        twin.train(100)
        twin.stage.seek(90)
        twin.session.screen.next_theme()
        twin.is_seen_in(app, "the keys have arrived")
        display.kill()
        status, errors = app.ending()
    finally:
        app.kill()
        display.close()
    assert status == 1
    assert errors.startswith(
        "glowgate: The display has gone away. This brings back where you were:"
    )
    assert "--epochs=" in errors
    assert "Traceback" not in errors
    assert (data(tmp_path) / FILE).read_text().startswith("90\n")
    assert "theme: light" in (data(tmp_path) / SETTINGS).read_text()


def test_the_line_keeps_what_is_hidden():
    session = session_of("or", epochs=12)
    session.stage.hiding.hide(frozenset({Hidden.WEIGHTS}), is_locked=True)
    assert "--hide=weights --lock" in restoring(session)
    session = session_of("and", Setup(weights=(2.5, 2.5, -4.0)))
    assert "2.5" in restoring(session)
    session.stage.hiding.hide(frozenset({Hidden.WEIGHTS}), is_locked=True)
    assert restoring(session) == ""
