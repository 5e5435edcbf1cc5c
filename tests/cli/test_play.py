import os
import subprocess
import sys

import pygame
import pytest

from game.app import window
from game.cli import play
from game.playground.run import Setup
from tests.support.run_command import run_command


@pytest.fixture
def without_display(monkeypatch):
    monkeypatch.setattr(play, "open_display", lambda: False)


@pytest.fixture
def opened(monkeypatch):
    """What the window was opened with."""
    seen = []

    def open_window(library, recipe, **options):
        seen.append((library, recipe, options))
        return 0

    monkeypatch.setattr(play, "open_display", lambda: True)
    monkeypatch.setattr(window, "open_window", open_window)
    return seen


@pytest.mark.usefixtures("without_display")
def test_without_a_display_and_without_words_and_is_trained_as_text():
    result = run_command()
    assert result.status == 0
    assert result.err.count("\n") == 1
    assert "no display" in result.err
    assert "Learned at epoch" in result.out


@pytest.mark.usefixtures("without_display")
def test_the_text_view_begins_at_the_epoch_that_is_asked_for():
    result = run_command("or", "--epochs", "40")
    first, *_ = result.out.splitlines()
    assert first.split()[:2] == ["epoch", "40"]


@pytest.mark.usefixtures("without_display")
def test_what_cannot_be_learned_is_no_failure_of_the_view():
    result = run_command("xor")
    assert result.status == 0
    assert "rows 01 and 10 (lit) add up to the same as rows 00 and 11 (dark)" in result.out


def test_with_a_display_the_window_is_opened_on_what_is_asked_for(opened):
    words = "nand --seed 3 --l2 0.1 --epochs 7 --speed 120 --theme light"
    assert run_command(*words.split()).status == 0
    [(library, recipe, options)] = opened
    assert recipe.gate.name == "NAND"
    assert recipe.gate in library.gates
    assert (recipe.setup, recipe.epochs) == (Setup(seed=3, l2=0.1), 7)
    assert options == {
        "speed": 120,
        "theme": "light",
        "offers_last_run": False,
        "hidden": frozenset(),
        "is_locked": False,
        "lesson": None,
        "lessons": None,
    }


@pytest.mark.parametrize(
    ("words", "offers"),
    [("", True), ("--speed 120 --theme light", True), ("and", False), ("--seed 3", False)],
)
def test_the_last_run_is_offered_to_whoever_asks_for_nothing_else(opened, words, offers):
    assert run_command(*words.split()).status == 0
    [(_, recipe, options)] = opened
    assert recipe.gate.name == "AND"
    assert options["offers_last_run"] == offers


def test_problems_are_reported_before_any_window_opens(opened):
    assert run_command("and", "--weights", "1").status == 2
    assert opened == []


def test_the_old_pygame_is_one_sentence(monkeypatch):
    monkeypatch.setattr(pygame, "IS_CE", False)
    result = run_command("and")
    assert result.status == 1
    assert "pip uninstall pygame" in result.err


ASK = (
    "import os, pygame\n"
    "from game.cli.play import open_display\n"
    "print(open_display(), pygame.font.get_init(), pygame.mixer.get_init())\n"
)


def ask(**changes):
    """Ask in a process of its own; a variable that is None is taken away."""
    gone = ("DISPLAY", "WAYLAND_DISPLAY", "XDG_RUNTIME_DIR", "SDL_VIDEODRIVER")
    environment = {key: value for key, value in os.environ.items() if key not in gone}
    return subprocess.run(
        [sys.executable, "-c", ASK],
        env=environment | changes,
        capture_output=True,
        text=True,
        check=True,
    )


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere there is always a display")
def test_without_a_display_there_is_none_and_no_noise():
    answer = ask()
    assert answer.stdout.split() == ["False", "False", "None"]
    assert answer.stderr == ""


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere variables are text")
@pytest.mark.parametrize("name", ["SDL_VIDEODRIVER", "DISPLAY", "XDG_RUNTIME_DIR"])
def test_a_variable_that_is_no_utf_8_is_no_display(name):
    answer = ask(**{name: os.fsdecode(b"\xff")})
    assert answer.stdout.split() == ["False", "False", "None"]


@pytest.mark.parametrize("driver", ["dummy", "offscreen"])
def test_a_driver_that_was_asked_for_is_respected(driver):
    answer = ask(SDL_VIDEODRIVER=driver)
    assert answer.stdout.split() == ["True", "True", "None"]
    assert answer.stderr == ""


def test_the_old_pygame_is_said_with_the_way_out(monkeypatch):
    monkeypatch.setattr(pygame, "IS_CE", False)
    with pytest.raises(play.WrongPygameError, match="pip uninstall pygame"):
        play.open_display()
