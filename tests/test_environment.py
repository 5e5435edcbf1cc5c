import os
import sys

import pytest

from game.environment import MARKER, Environment, can_import

PROJECT = '[project]\nname = "glowgate"\ndependencies = []\n'


@pytest.fixture
def environment(tmp_path):
    """An environment whose Python is there, and was made of one that is there as well."""
    (tmp_path / "pyproject.toml").write_text(PROJECT)
    environment = Environment(tmp_path, "")
    environment.python.parent.mkdir(parents=True)
    environment.python.symlink_to(sys.executable)
    (environment.folder / "pyvenv.cfg").write_text(f"home = {tmp_path}\nversion = 3.11.7\n")
    environment._write_marker()
    return environment


def test_an_environment_is_ready_while_its_python_is_there(environment, tmp_path):
    assert environment.is_ready()
    (environment.folder / "pyvenv.cfg").write_text(f"home = {tmp_path / 'gone'}\n")
    assert not environment.is_ready()  # a Python that was copied cannot run without its own library


def test_a_link_to_a_python_that_is_gone_is_none(environment, tmp_path):
    environment.python.unlink()
    environment.python.symlink_to(tmp_path / "gone")
    assert not environment.has_python()


OTHERS = {
    "no text": lambda path: path.write_bytes(b"\xff\xd0\n"),
    "a NUL": lambda path: path.write_bytes(b"home = /a\0b\n"),
    "a folder": lambda path: path.mkdir(),
    "a circle": lambda path: path.symlink_to(path),
    "a pipe": os.mkfifo,
}


@pytest.mark.parametrize("make", OTHERS.values(), ids=OTHERS)
@pytest.mark.parametrize("name", ["pyvenv.cfg", MARKER])
def test_whatever_stands_in_the_place_of_its_files_it_is_not_ready(environment, name, make):
    path = environment.folder / name
    path.unlink()
    make(path)
    assert not environment.is_ready()
    stands_in_the_way = name == MARKER and make in (OTHERS["a folder"], OTHERS["a pipe"])
    assert environment._is_unfit() == (name == "pyvenv.cfg" or stands_in_the_way)


@pytest.mark.parametrize("target", [".venv", "/nowhere"])
def test_a_link_that_leads_nowhere_gives_way(tmp_path, target):
    environment = Environment(tmp_path, "")
    environment.folder.symlink_to(target)
    assert not environment.is_ready()
    environment._make_folder()
    assert environment.folder.is_dir()


@pytest.mark.parametrize("make", [lambda path: path.touch(), os.mkfifo], ids=["file", "pipe"])
def test_what_is_no_folder_is_left_alone(tmp_path, make):
    environment = Environment(tmp_path, "")
    make(environment.folder)
    with pytest.raises(FileExistsError, match="move it away"):
        environment._make_folder()


@pytest.mark.parametrize("by_its_python", [False, True])
def test_a_process_knows_that_it_is_inside(environment, monkeypatch, by_its_python):
    assert not environment.is_inside()
    if by_its_python:  # PYTHONHOME leads it elsewhere
        monkeypatch.setattr(sys, "executable", str(environment.python.with_name("python3")))
    else:
        monkeypatch.setattr(sys, "prefix", str(environment.folder))
    assert environment.is_inside()
    assert not environment.is_ready()


def test_what_can_be_imported_is_tried(environment):
    assert can_import(sys.executable, ["numpy"])
    assert not can_import(sys.executable, ["surely_not_there"])
    assert not can_import(str(environment.folder / "no python"), ["numpy"])


@pytest.mark.skipif(os.name == "nt", reason="no lock of this kind there")
def test_a_second_start_waits_and_says_so(environment, tmp_path, capfd):
    import fcntl  # noqa: PLC0415 - not on Windows
    from threading import Timer  # noqa: PLC0415

    file = (tmp_path / "pyproject.toml").open("rb")
    fcntl.flock(file, fcntl.LOCK_EX)
    timer = Timer(0.2, file.close)
    timer.start()
    environment.set_up(["sys"], anew=True)
    timer.join()
    assert "this one waits" in capfd.readouterr().err
