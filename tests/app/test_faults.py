"""The machine fails while the app runs: the disk, the power, the clock, another instance.

More of the kind: signals and a lost display in `test_endings.py`, gate files that are broken,
forbidden or gone in `test_gate_files.py`, no sound in `test_sound.py`, settings of any bytes in
`test_preferences.py`.
"""

import errno
import os
import signal
import subprocess
import sys
from pathlib import Path

import numpy as np
import pygame
import pytest

from game.app.exports import export, save_picture
from game.app.preferences import FILE, Settings, load_settings, save_settings
from game.gates import load_gate, parse_gate, save_gate
from game.gates.yaml_files import files_in
from tests.support.gate_folder import AND, GateFolder, on_stage, session_in, wait
from tests.support.sessions import finish, notice, save, session_of

CALM = Settings(calm=True)
MINE = AND.replace("name: AND", "name: MINE")
FULL = OSError(errno.ENOSPC, "No space left on device")
READ_ONLY = OSError(errno.EROFS, "Read-only file system")


class FullFile:
    """A file of a disk that is full: what is written stays in a buffer until it is closed."""

    def __init__(self, *_args, **_named):
        pass

    def __enter__(self):
        return self

    def write(self, text):
        return len(text)

    @property
    def buffer(self):
        return self

    def __exit__(self, *_):
        raise OSError(FULL.errno, FULL.strerror)


def failing(error):
    def fail(*_args, **_named):
        raise OSError(error.errno, error.strerror)

    return fail


DRAFT, WRITE = "game.files.tempfile.mkstemp", "pathlib.Path.write_bytes"
BREAKS = {
    "no draft can be made": {DRAFT: failing(FULL), WRITE: failing(FULL)},
    "full when it is closed": {"game.files.os.fdopen": FullFile, WRITE: failing(FULL)},
    "full at the last step": {"pathlib.Path.replace": failing(FULL)},
    "read-only": {DRAFT: failing(READ_ONLY), WRITE: failing(READ_ONLY)},
    "read-only at the last step": {"pathlib.Path.replace": failing(READ_ONLY)},
}


@pytest.fixture(params=BREAKS)
def break_disk(request, monkeypatch):
    def break_disk():
        for target, replacement in BREAKS[request.param].items():
            monkeypatch.setattr(target, replacement)

    return break_disk


def content(folder):
    return {path.name: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_settings_that_cannot_be_written_stay_as_they_were(tmp_path, break_disk):
    save_settings(tmp_path, CALM, Settings())
    before = content(tmp_path)
    break_disk()
    with pytest.raises(OSError, match=r"No space|Read-only"):
        save_settings(tmp_path, Settings(theme="light"), Settings())
    assert content(tmp_path) == before


def test_a_gate_that_cannot_be_saved_stays_on_stage_and_leaves_nothing(tmp_path, break_disk):
    folder = GateFolder(tmp_path)
    folder.write("and.yaml", AND)
    session = session_in(folder)
    session.open_text(MINE)
    before = content(tmp_path)
    break_disk()
    save(session)
    assert notice(session).startswith("MINE stays unsaved: ")
    assert on_stage(session).name == "MINE"
    assert content(tmp_path) == before


def save_small_picture(session):
    save_picture(session, pygame.Surface((20, 20)))


@pytest.mark.parametrize("save", [export, save_small_picture])
def test_what_cannot_be_exported_is_said_and_leaves_nothing(
    tmp_path, monkeypatch, break_disk, save
):
    monkeypatch.setattr("game.app.exports.saves_folder", lambda: tmp_path)
    session = session_of(epochs=5)
    break_disk()
    save(session)
    assert finish(session).startswith("Not saved: ")
    assert content(tmp_path) == {}


KILLED = """
import os, signal, sys
from pathlib import Path
from game.files import atomic_file
with atomic_file(Path(sys.argv[1])) as file:
    file.write("x" * 100_000)
    file.flush()
    os.kill(os.getpid(), signal.SIGKILL)
"""


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="this system has no such signal")
@pytest.mark.parametrize("name", [FILE, "gate.yaml", "run.csv", "picture.png"])
def test_whoever_is_killed_while_writing_leaves_the_old_file_and_at_most_a_draft(tmp_path, name):
    path = tmp_path / name
    path.write_text("old")
    result = subprocess.run([sys.executable, "-c", KILLED, str(path)], check=False)
    assert result.returncode == -signal.SIGKILL
    assert path.read_text() == "old"
    others = [other.name for other in tmp_path.iterdir() if other != path]
    assert all(other.startswith(".glowgate-") for other in others)


SAVING = """
import sys
from pathlib import Path
from game.app.preferences import Settings, save_settings
from game.gates import parse_gate, save_gate
folder, theme = Path(sys.argv[1]), sys.argv[2]
outputs = "[0, 1]" if theme == "dark" else "[1, 0]"
gate = parse_gate("name: MINE\\ninputs: [A]\\noutputs: " + outputs)
for number in range(40):
    save_settings(folder, Settings(theme, (1000 + number, 600)), Settings(window=(1, 1)))
    save_gate(gate, folder / "gates")
"""


@pytest.mark.slow
def test_two_instances_that_save_at_once_lose_no_gate_and_break_no_settings(tmp_path):
    (tmp_path / "gates").mkdir()
    words = [sys.executable, "-c", SAVING, str(tmp_path)]
    both = [subprocess.Popen([*words, theme]) for theme in ("dark", "light")]
    while any(process.poll() is None for process in both):
        assert load_settings(tmp_path)[1] == ""
    assert [process.returncode for process in both] == [0, 0]
    gates = [load_gate(path) for path in files_in(tmp_path / "gates")]
    assert sorted(gate.targets for gate in gates) == 40 * [(0, 1)] + 40 * [(1, 0)]
    assert not list(tmp_path.rglob(".*"))


@pytest.mark.parametrize("elapsed_s", [0.0, 1e-9, 3600.0, 1e9, 1e300])
def test_a_clock_that_jumps_trains_no_more_than_a_frame(elapsed_s):
    session = session_of()
    session.stage.clock.speed = 1000
    session.page.toggle_run()
    session.advance(elapsed_s)
    session.advance(elapsed_s)
    assert session.stage.snapshot.epoch <= 2 * 501
    assert np.isfinite(session.stage.scene().glow).all()
    assert not session.is_over


def test_a_file_whose_time_goes_back_is_read_again(tmp_path):
    folder = GateFolder(tmp_path)
    path = folder.write("mine.yaml", MINE)
    session = session_in(folder, "MINE")
    path.write_text(MINE.replace("A and B", "A nor B"))
    os.utime(path, (1, 1))
    wait(session)
    assert on_stage(session).targets == (1, 0, 0, 0)


def test_saved_gates_never_replace_one_another(tmp_path):
    paths = [save_gate(parse_gate(MINE), tmp_path) for _ in range(3)]
    assert len({*paths}) == 3


@pytest.mark.slow
def test_ctrl_c_in_the_terminal_ends_the_window_with_what_was_chosen_kept(open_app, tmp_path):
    window = open_app("and")
    first = window.picture()
    window.press("T")
    window.wait_for(lambda now: not np.array_equal(now, first), "the theme changes")
    window.send(signal.SIGINT)
    status, errors = window.ending()
    assert (status, errors) == (130, "glowgate: Stopped.\n")
    [kept] = Path(tmp_path).rglob(FILE)
    assert load_settings(kept.parent)[0].theme == "light"
