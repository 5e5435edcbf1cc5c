import os
import subprocess
import sys

import pygame
import pytest

from game.app import display

ASK = (
    "import os, pygame\n"
    "from game.app.display import open_display\n"
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


@pytest.mark.parametrize("driver", ["dummy", "offscreen"])
def test_a_driver_that_was_asked_for_is_respected(driver):
    answer = ask(SDL_VIDEODRIVER=driver)
    assert answer.stdout.split() == ["True", "True", "None"]
    assert answer.stderr == ""


def test_the_old_pygame_is_said_with_the_way_out(monkeypatch):
    monkeypatch.setattr(pygame, "IS_CE", False)
    with pytest.raises(display.WrongPygameError, match="pip uninstall pygame"):
        display.open_display()
