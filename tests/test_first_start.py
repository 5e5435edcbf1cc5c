import os
import subprocess
import sys
import threading
from pathlib import Path
from types import SimpleNamespace

import pytest

from game import bootstrap, first_start
from game.first_start import Environment

CHECKOUT = bootstrap.CHECKOUT

PROJECT = """
[project]
name = "glowgate"
dependencies = ["numpy>=1.26"]
[project.optional-dependencies]
gif = ["Pillow>=11"]
gym = ["gymnasium>=1.2"]
dev = ["pytest>=9", "glowgate[gif,gym]"]
"""


class Ran(Exception):  # noqa: N818 - no error
    """Stands for the new program that takes this one's place."""


@pytest.fixture
def checkout(tmp_path, monkeypatch):
    """A checkout in which nothing is installed, with tools that only write down their calls."""
    folder = tmp_path / "check out"
    folder.mkdir()
    (folder / "pyproject.toml").write_text(PROJECT)
    calls, results = [], {}

    def run(command, **_):
        calls.append(command)
        if command[1:3] == ["-m", "venv"]:
            python = Environment(Path(command[3]).parent, "").python
            python.parent.mkdir(parents=True, exist_ok=True)
            python.touch()
        failing = [word for word in results if word in command]
        return SimpleNamespace(returncode=results[failing[0]] if failing else 0)

    def execv(path, command):
        raise Ran(path, command)

    monkeypatch.setattr(bootstrap, "CHECKOUT", folder)
    monkeypatch.setattr(bootstrap, "missing", lambda _: ["numpy"])
    monkeypatch.setattr(subprocess, "run", run)
    monkeypatch.setattr(os, "execv", execv)
    monkeypatch.setattr(sys, "orig_argv", ["python3", "main.py", "list"])
    environment = Environment(folder, "")
    return SimpleNamespace(
        folder=folder,
        calls=calls,
        results=results,
        environment=environment,
        venv=environment.folder,
    )


def start(extra=""):
    with pytest.raises(Ran) as ran:
        bootstrap.ensure(extra)
    return ran.value.args


def test_the_first_start_sets_up_and_runs_the_same_command_inside(checkout, capfd):
    path, command = start()
    venv, pip, check = checkout.calls
    assert venv == [sys.executable, "-m", "venv", str(checkout.venv)]
    assert pip[0] == check[0] == path == str(checkout.environment.python)
    assert pip[-2:] == ["-qq", "numpy>=1.26"]
    assert check[-1] == "import numpy, pygame, yaml"
    assert command == [path, "main.py", "list"]
    out, err = capfd.readouterr()
    assert out == ""
    assert err.count("\n") == 1


def test_the_second_start_only_runs(checkout):
    start()
    checkout.calls.clear()
    start()
    assert checkout.calls == []


def test_an_interrupted_installation_is_done_again(checkout):
    checkout.results["install"] = 1
    with pytest.raises(SystemExit, match="Is there a network"):
        bootstrap.ensure()
    checkout.results.clear()
    checkout.calls.clear()
    start()
    assert len(checkout.calls) == 3


@pytest.mark.parametrize("marker", ["", "\n", "dev", "\nold\nold", "dev\n0123"])
def test_a_marker_that_does_not_fit_is_no_installation(checkout, marker):
    start()
    (checkout.venv / first_start.MARKER).write_text(marker)
    assert not checkout.environment.is_ready()


def test_new_requirements_are_installed(checkout):
    start()
    checkout.calls.clear()
    (checkout.folder / "pyproject.toml").write_text(f"{PROJECT}# more")
    start()
    assert len(checkout.calls) == 3


def test_the_tests_need_more_than_the_app(checkout):
    start()
    checkout.calls.clear()
    start("dev")
    wanted = ["numpy>=1.26", "pytest>=9", "Pillow>=11", "gymnasium>=1.2"]
    assert checkout.calls[1][-4:] == wanted
    checkout.calls.clear()
    start()  # the app is content with what the tests have
    assert checkout.calls == []


def test_an_environment_without_its_interpreter_is_made_again(checkout):
    start()
    checkout.calls.clear()
    checkout.environment.python.unlink()
    start()
    assert len(checkout.calls) == 3


def test_inside_a_broken_environment_the_marker_is_not_believed(checkout, monkeypatch):
    start()
    checkout.calls.clear()
    monkeypatch.setattr(sys, "prefix", str(checkout.venv))
    start()
    assert len(checkout.calls) == 3


def test_no_venv_module_is_said_with_the_way_out(checkout, monkeypatch):
    monkeypatch.setattr(
        first_start, "find_spec", lambda name: None if name == "ensurepip" else name
    )
    with pytest.raises(SystemExit, match="install python3-venv"):
        bootstrap.ensure()
    assert checkout.calls == []


def test_a_folder_that_cannot_be_written_is_said_with_the_way_out(checkout):
    checkout.venv.write_text("a file where the folder should be")
    with pytest.raises(SystemExit, match=r"(?s)Cannot set up in .*pip install \".*check out\""):
        bootstrap.ensure()


def test_ctrl_c_is_no_traceback(checkout, monkeypatch):
    def interrupt(*_, **__):
        raise KeyboardInterrupt

    monkeypatch.setattr(subprocess, "run", interrupt)
    with pytest.raises(SystemExit, match="the next start does it again"):
        bootstrap.ensure()
    assert not (checkout.venv / first_start.MARKER).exists()


def test_outside_a_checkout_nothing_is_set_up(checkout):
    (checkout.folder / "pyproject.toml").unlink()
    bootstrap.ensure()
    assert checkout.calls == []


@pytest.mark.skipif(os.name == "nt", reason="no lock of this kind there")
def test_of_starts_at_the_same_time_one_sets_up(checkout):
    barrier = threading.Barrier(4)

    def set_up():
        barrier.wait()
        checkout.environment.set_up(["numpy"])

    threads = [threading.Thread(target=set_up) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(checkout.calls) == 3
