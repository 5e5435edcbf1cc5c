import os
import shlex
import subprocess
import sys
from itertools import groupby

import numpy as np
import pygame
import pytest

from game.app import exports, window
from game.app.page import ALL_GATES, PLAYGROUND
from game.app.preferences import FILE, Settings, load_settings, written
from game.app.session import Session
from game.app.window import as_command_error, open_window
from game.files import shipped
from game.gates import Library
from game.playground.command_line import parse_command_line
from game.playground.options import CommandError
from game.playground.recipe import Recipe
from game.playground.run import Setup
from tests.support.sessions import session_of


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """A display without a screen, and a folder for the settings."""
    monkeypatch.setenv("SDL_VIDEODRIVER", "dummy")
    monkeypatch.setattr(window, "preferences_folder", lambda: tmp_path)
    monkeypatch.setattr(pygame, "quit", pygame.display.quit)  # fonts that are kept stay good
    pygame.display.init()
    pygame.font.init()
    return tmp_path


def press(*keys):
    for key in keys:
        pygame.event.post(pygame.Event(pygame.KEYDOWN, key=key, mod=0, unicode=chr(key)))


def press_ctrl(key):
    pygame.event.post(pygame.Event(pygame.KEYDOWN, key=key, mod=pygame.KMOD_LCTRL, unicode=""))


def opened(**options):
    library = Library([shipped("gates")])
    return open_window(library, Recipe(library.find("and")), **options)


def test_what_is_chosen_is_there_next_time(folder):
    press(pygame.K_k, pygame.K_t)
    press_ctrl(pygame.K_q)
    assert opened() == 0
    assert load_settings(folder) == (Settings(theme="light", calm=True), "")


def test_the_window_has_the_size_it_had_and_our_icon(folder, monkeypatch):
    seen = []
    set_mode = pygame.display.set_mode
    monkeypatch.setattr(pygame.display, "set_icon", lambda image: seen.append(image.get_size()))
    monkeypatch.setattr(
        pygame.display, "set_mode", lambda size, flags: seen.append(size) or set_mode(size, flags)
    )
    monkeypatch.setattr(pygame.display, "get_desktop_sizes", lambda: [(1920, 1080)])
    (folder / FILE).write_text(written(Settings(window=(1000, 600))))
    press_ctrl(pygame.K_q)
    opened()
    assert seen == [(1000, 600), (64, 64)]  # the icon only after the first frame


def test_the_command_line_wins_and_is_not_kept(folder):
    (folder / FILE).write_text(written(Settings(theme="light")))
    press(pygame.K_k)
    press_ctrl(pygame.K_q)
    opened(theme="projector")
    assert load_settings(folder)[0] == Settings(theme="light", calm=True)


def test_a_broken_settings_file_is_no_obstacle(folder):
    (folder / FILE).write_bytes(b"\x00\xff")
    press_ctrl(pygame.K_q)
    assert opened() == 0
    assert (folder / "settings.broken-1.yaml").exists()


@pytest.mark.usefixtures("folder")
def test_the_tab_that_comes_with_the_focus_is_that_of_alt_tab(monkeypatch):
    came, seen, frames = [], [], iter(range(3))
    monkeypatch.setattr(
        window.Keyboard, "press", lambda _self, code, *_: bool(came.append(code) or True)
    )

    def next_frame(view, _elapsed_s):
        seen.append(tuple(came))
        came.clear()
        frame = next(frames, None)
        if frame == 0:
            pygame.event.post(pygame.Event(pygame.WINDOWFOCUSGAINED))
            press(pygame.K_TAB, pygame.K_r)
        if frame == 1:
            press(pygame.K_TAB)
        view._session.is_over = frame is None

    monkeypatch.setattr(window.Window, "_follow_sound", next_frame)
    opened()
    assert seen[1:] == [(pygame.K_r,), (pygame.K_TAB,), ()]


@pytest.mark.usefixtures("folder")
def test_a_picture_is_taken_of_what_the_window_shows(monkeypatch):
    taken = []
    monkeypatch.setattr(
        exports, "save_picture", lambda _session, surface: taken.append(surface.copy())
    )
    pygame.event.post(pygame.Event(pygame.KEYDOWN, key=pygame.K_F12, mod=0, unicode=""))
    frames = iter(range(3))
    monkeypatch.setattr(
        window.Window,
        "_follow_sound",
        lambda *_: next(frames, None) is None and press_ctrl(pygame.K_q),
    )
    opened()
    [picture] = taken
    colours = pygame.surfarray.array2d(picture)
    assert len(np.unique(colours)) > 100


def test_a_crash_ends_in_a_sentence_with_the_settings_kept(folder, monkeypatch):
    monkeypatch.delenv("GLOWGATE_DEBUG", raising=False)

    def fail(*_):
        raise ZeroDivisionError("ours")

    press(pygame.K_k)
    monkeypatch.setattr(Session, "update", fail)
    with pytest.raises(CommandError, match="ZeroDivisionError: ours"):
        opened()
    assert load_settings(folder)[0].calm
    assert not pygame.display.get_init()


def test_a_crash_leaves_one_sentence_and_status_1(tmp_path):
    code = (
        "import sys\n"
        "from game.app.session import Session\n"
        "from game.cli import main\n"
        "Session.update = None\n"
        "sys.exit(main(['and', '--epochs', '9']))\n"
    )
    result = subprocess.run(
        [sys.executable, "-c", code],
        env=os.environ | {"SDL_VIDEODRIVER": "dummy", "XDG_DATA_HOME": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert result.returncode == 1
    assert result.stderr.startswith("glowgate: Something went wrong")
    assert "Traceback" not in result.stderr
    assert "--epochs=9" in result.stderr


@pytest.mark.usefixtures("folder")
def test_the_page_of_all_gates_is_one_key_away(monkeypatch):
    shown = []
    update = Session.update

    def noted(session, surface):
        title = session.page.title
        shown.append((title, session.page.n_inputs if title == ALL_GATES else 0))
        areas = update(session, surface)
        step(len(shown))
        return areas

    monkeypatch.setattr(Session, "update", noted)

    def step(frame):
        keys = {1: pygame.K_F3, 2: pygame.K_3, 3: pygame.K_RETURN}
        key = keys.get(frame, pygame.K_ESCAPE)
        pygame.event.post(pygame.Event(pygame.KEYDOWN, key=key, mod=0, unicode=""))
        pygame.event.post(pygame.Event(pygame.KEYUP, key=key, mod=0, unicode=""))

    assert opened() == 0
    pages = [page for page, _ in groupby(shown)]  # what eases is drawn several times
    assert pages == [
        (PLAYGROUND, 0),
        (ALL_GATES, 2),
        (ALL_GATES, 3),
        (PLAYGROUND, 0),
        (ALL_GATES, 3),
        (PLAYGROUND, 0),
    ]


def crash(session):
    with as_command_error(session):
        raise ZeroDivisionError("ours")


def test_a_bug_of_ours_is_a_sentence_and_the_run_is_not_lost(monkeypatch):
    monkeypatch.delenv("GLOWGATE_DEBUG", raising=False)
    session = session_of("majority", Setup(seed=8), epochs=50)
    with pytest.raises(CommandError) as caught:
        crash(session)
    sentence, line = str(caught.value).split("\n")
    assert "ZeroDivisionError: ours" in sentence
    assert "GLOWGATE_DEBUG=1" in sentence
    request = parse_command_line(line)
    assert (request.gate, request.epochs, request.setup.seed) == ("MAJORITY", 50, 8)
    assert shlex.split(line)


def test_a_broken_session_is_no_second_crash(monkeypatch):
    monkeypatch.delenv("GLOWGATE_DEBUG", raising=False)
    session = session_of()
    del session.stage
    with pytest.raises(CommandError, match="ZeroDivisionError"):
        crash(session)


def test_whoever_debugs_it_is_shown_all(monkeypatch):
    monkeypatch.setenv("GLOWGATE_DEBUG", "1")
    with pytest.raises(ZeroDivisionError):
        crash(session_of())


def test_an_interrupt_goes_its_way():
    with pytest.raises(KeyboardInterrupt), as_command_error(session_of()):
        raise KeyboardInterrupt


@pytest.mark.usefixtures("folder")
def test_a_window_at_rest_looks_for_events_less_often_until_something_is_drawn(monkeypatch):
    asked = []

    class CountedClock:
        def tick(self, frames_a_second):
            asked.append(frames_a_second)
            if len(asked) == 120:
                press(pygame.K_g)
            if len(asked) == 124:
                press_ctrl(pygame.K_q)
                press_ctrl(pygame.K_q)
            return 1000 // frames_a_second

    monkeypatch.setattr(pygame, "Clock", CountedClock)
    opened()
    paces = [pace for pace, _ in groupby(asked[:120])]
    assert paces[-3:] == [60, 20, 10]
    assert asked[119] == 10
    assert asked[120] == 60
