"""Where settings lie and saves go: in homes of every kind, and what earlier versions have left."""

import os
import sys
from pathlib import Path

import pytest

from game.app import folders as module
from game.app.preferences import FILE, Settings, load_settings, written

OLD = ("glowgate", "glowgate")
"""Where earlier versions kept all, by SDL, in the folder for users' data."""
OWN = "glowgate"
SAVES = "Glowgate"


@pytest.fixture
def home(tmp_path, monkeypatch):
    """A home without anything in it, whose name is not in UTF-8."""
    home = tmp_path / "caf\udce9"
    home.mkdir()
    for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_DOCUMENTS_DIR"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("HOME", str(home))
    return home


pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="the folders of Linux")


def folder_at(path):
    path.mkdir()


def loop_at(path):
    path.symlink_to(path)


def device_at(path):
    path.symlink_to(os.devnull)


def test_settings_lie_in_a_folder_named_once_and_saves_among_the_documents(home):
    own = home.joinpath(".local", "share", OWN)
    assert module.preferences_folder() == own
    assert own.is_dir()
    assert module.saves_folder() == home / "Documents" / SAVES
    old = home.joinpath(".local", "share", *OLD)
    assert module.user_gates() == (home / "Documents" / SAVES / "gates", old / "gates")
    assert not (home / "Documents").exists(), "nothing is made before something is saved"


def test_what_an_earlier_version_kept_is_moved_once(home):
    old = home.joinpath(".local", "share", *OLD)
    (old / "gates").mkdir(parents=True)
    (old / FILE).write_text(written(Settings(theme="light")))
    (old / "last-run.txt").write_text("3")
    own = module.preferences_folder()
    assert load_settings(own) == (Settings(theme="light"), "")
    assert (own / "last-run.txt").read_text() == "3"
    assert [path.name for path in old.iterdir()] == ["gates"], "gates stay where they are read"
    (old / FILE).write_text(written(Settings(theme="projector")))  # by an earlier version
    assert load_settings(module.preferences_folder())[0].theme == "light"


def test_what_cannot_be_moved_is_read_where_it_is(home, monkeypatch):
    old = home.joinpath(".local", "share", *OLD)
    old.mkdir(parents=True)
    (old / FILE).write_text(written(Settings(theme="light")))

    def refuse(*_):
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr(Path, "rename", refuse)
    assert load_settings(module.preferences_folder())[0].theme == "light"


@pytest.mark.parametrize("make", [folder_at, loop_at, os.mkfifo])
def test_what_is_no_file_is_not_moved(home, make):
    old = home.joinpath(".local", "share", *OLD)
    old.mkdir(parents=True)
    make(old / FILE)
    assert module.preferences_folder() == home.joinpath(".local", "share", OWN)
    assert os.path.lexists(old / FILE)


def test_the_folder_is_where_the_environment_says(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "d\udcffata"))
    monkeypatch.setenv("XDG_DOCUMENTS_DIR", str(tmp_path / "d\udcffocs"))
    assert module.preferences_folder() == tmp_path / "d\udcffata" / OWN
    assert module.saves_folder() == tmp_path / "d\udcffocs" / SAVES


def test_a_desktop_in_another_language_has_its_own_folder(home):
    (home / ".config").mkdir()
    (home / ".config" / "user-dirs.dirs").write_text('XDG_DOCUMENTS_DIR="$HOME/Meine Dokumente"\n')
    assert module.saves_folder() == home / "Meine Dokumente" / SAVES


@pytest.mark.parametrize("elsewhere", ["", "relative", "$HOME/x", "~/x"])
def test_a_place_that_is_none_counts_as_none(home, monkeypatch, tmp_path, elsewhere):
    monkeypatch.chdir(tmp_path)
    for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_DOCUMENTS_DIR"):
        monkeypatch.setenv(name, elsewhere)
    assert module.preferences_folder() == home.joinpath(".local", "share", OWN)
    saves = module.saves_folder()
    assert saves is None or saves.is_absolute()
    assert not (tmp_path / "relative").exists()


@pytest.mark.parametrize("content", [b"\xff\xfe", b"XDG_DOCUMENTS_DIR=", b"", b'"' * 70_000])
def test_names_of_folders_that_cannot_be_read_count_as_none(home, content):
    (home / ".config").mkdir()
    (home / ".config" / "user-dirs.dirs").write_bytes(content)
    assert module.saves_folder() == home / "Documents" / SAVES


@pytest.mark.parametrize("kind", ["file", "loop", "folder without room"])
def test_a_home_that_cannot_be_written_costs_only_that_folder(home, kind, monkeypatch):
    if kind == "folder without room":
        monkeypatch.setenv("HOME", "/proc/1")
    else:
        home.rmdir()
        loop_at(home) if kind == "loop" else home.write_text("")
    assert module.preferences_folder() is None
    module.user_gates()
    module.saves_folder()


def test_a_home_that_nobody_knows_costs_only_that_folder(home, monkeypatch):
    monkeypatch.delenv("HOME")
    monkeypatch.setattr(os.path, "expanduser", lambda path: path)  # as where there is no such user
    monkeypatch.setattr("posixpath.expanduser", lambda path: path)
    monkeypatch.setattr(Path, "expanduser", lambda path: path)
    monkeypatch.chdir(home)
    module.preferences_folder()
    saves = module.saves_folder()
    assert saves is None or saves.is_absolute()
    assert module.shown(home / "a").endswith("/a")
    assert list(home.iterdir()) == []


def test_a_path_is_shown_from_the_home_on(home):
    assert module.shown(home / "gates" / "a.yaml") == f"~{os.sep}gates{os.sep}a.yaml"
    assert module.shown(Path("/b\udcffd")).endswith("b\ufffdd")


@pytest.mark.parametrize("make", [folder_at, loop_at, device_at, os.mkfifo])
def test_the_names_of_the_desktops_folders_are_not_waited_for(home, make):
    (home / ".config").mkdir()
    make(home / ".config" / "user-dirs.dirs")
    assert module.saves_folder() == home / "Documents" / SAVES
