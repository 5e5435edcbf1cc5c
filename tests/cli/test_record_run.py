import errno
import os
import subprocess
import sys
from pathlib import Path

import pytest
from PIL import Image

from game.cli import record_run
from tests.support.run_command import run_command

ROOT = Path(__file__).resolve().parent.parent.parent
SMALL = ("--size", "800x500", "--epochs", "30")


def run_without_display(*words):
    gone = ("DISPLAY", "WAYLAND_DISPLAY", "XDG_RUNTIME_DIR", "SDL_VIDEODRIVER")
    environment = {key: value for key, value in os.environ.items() if key not in gone}
    code = (
        "import sys; from game.cli import main; status = main(sys.argv[1:]);"
        "import pygame; assert not pygame.display.get_init(); sys.exit(status)"
    )
    return subprocess.run(
        [sys.executable, "-c", code, *words],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.slow
def test_a_film_of_xor_without_a_display(tmp_path):
    path = tmp_path / "xor.gif"
    result = run_without_display("record", "xor", "-o", str(path), *SMALL, "--frames", "5")
    assert (result.returncode, result.stdout, result.stderr) == (0, "", "")
    with Image.open(path) as film:
        assert (film.size, film.n_frames) == ((800, 500), 5)
    assert list(tmp_path.iterdir()) == [path]


def test_a_picture_is_of_the_theme_and_the_size(tmp_path):
    for theme, brightness in (("dark", 20), ("light", 240)):
        path = tmp_path / f"{theme}.PNG"
        words = ("record", "or", "-o", str(path), *SMALL, "--theme", theme)
        assert run_command(*words).status == 0
        with Image.open(path) as picture:
            assert picture.size == (800, 500)
            assert abs(picture.convert("L").getpixel((2, 2)) - brightness) < 15


def test_recording_again_takes_the_place_of_what_was_there(tmp_path):
    path = tmp_path / "and.png"
    path.write_text("old")
    assert run_command("record", "and", "-o", str(path), *SMALL).status == 0
    assert path.read_bytes().startswith(b"\x89PNG")


WRONG = {
    "and": "record needs -o FILE.",
    "and -o x.jpg": "-o x.jpg: the name must end in .png or .gif",
    "and -o x": "must end in .png or .gif",
    "and -o x.png --fps 20": "a PNG is one picture",
    "and -o x.gif --seconds 2 --frames 9": "--seconds and --frames exclude each other",
    "and -o x.gif --size 1280": "--size 1280: it is no size such as 1280x720.",
    "and -o x.gif --size 10x10": '"10" must be at least 800',
    "and -o x.gif --size 99999x500": "at most 7,680",
    "and -o x.gif --frames 1": "must be at least 2",
    "and -o x.gif --fps 99": "at most 50",
    "and -o x.gif --theme drak": "did you mean dark?",
    "nadn -o x.gif": "did you mean",
    "and -o x.gif --epochs 5 --l2 0,1@9": "never reached",
}


@pytest.mark.parametrize("words", WRONG)
def test_a_wrong_command_line_is_a_sentence(words, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    result = run_command("record", *words.split())
    assert result.status == 2
    assert WRONG[words] in result.err
    assert result.err.count("\n") == 1
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", ["and.png", "and.gif"])
def test_a_folder_that_is_not_there_is_a_sentence(tmp_path, name):
    path = tmp_path / "none" / name
    result = run_command("record", "and", "-o", str(path), *SMALL)
    assert result.status == 1
    assert result.err == f"glowgate: {path}: No such file or directory.\n"


def test_a_full_disk_leaves_what_was_there(tmp_path, monkeypatch):
    def full(*_):
        raise OSError(errno.ENOSPC, "No space left on device")

    path = tmp_path / "and.gif"
    path.write_text("old")
    monkeypatch.setattr("game.app.gif.write_gif", full)
    result = run_command("record", "and", "-o", str(path), *SMALL, "--frames", "2")
    assert result.status == 1
    assert "No space left on device" in result.err
    assert path.read_text() == "old"
    assert list(tmp_path.iterdir()) == [path]


def test_without_pillow_a_gif_says_what_to_do_and_a_png_works(tmp_path, monkeypatch):
    for name in [name for name in sys.modules if name.startswith("game.app.gif")]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "PIL", None)
    result = run_command("record", "and", "-o", str(tmp_path / "and.gif"), *SMALL)
    assert result.status == 1
    assert result.err == f"glowgate: {record_run.NO_PILLOW}\n"
    assert run_command("record", "and", "-o", str(tmp_path / "and.png"), *SMALL).status == 0
    assert [path.name for path in tmp_path.iterdir()] == ["and.png"]
