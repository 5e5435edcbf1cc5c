import errno
import os
import shutil
import subprocess
import sys
import threading
import venv
from pathlib import Path
from types import SimpleNamespace

import numpy
import pytest

from game import bootstrap, environment, first_start
from game.environment import Environment

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
    calls, environs, outputs, results = [], [], [], {}

    def run(command, **options):
        calls.append(command)
        environs.append(options["env"])
        if command[1:3] == ["-m", "venv"]:
            python = Environment(Path(command[3]).parent, "").python
            python.parent.mkdir(parents=True, exist_ok=True)
            python.unlink(missing_ok=True)
            python.touch()
        failing = [word for word in results if word in command]
        if failing and outputs:
            options["stdout"].write(outputs[0])
        return SimpleNamespace(returncode=results[failing[0]] if failing else 0)

    def execv(path, command):
        raise Ran(path, command)

    monkeypatch.setattr(bootstrap, "CHECKOUT", folder)
    monkeypatch.setattr(bootstrap, "missing", lambda _: ["numpy"])
    monkeypatch.setattr(subprocess, "run", run)
    monkeypatch.setattr(os, "execv", execv)
    monkeypatch.setattr(sys, "orig_argv", ["python3", "main.py", "list"])
    fresh = Environment(folder, "")
    return SimpleNamespace(
        folder=folder,
        calls=calls,
        environs=environs,
        outputs=outputs,
        results=results,
        environment=fresh,
        venv=fresh.folder,
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
    assert check[-1] == "import numpy, platformdirs, pygame, yaml"
    assert command == [path, "-X", first_start.ENTERED, "main.py", "list"]
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
    assert "--clear" not in checkout.calls[0]  # what is there may be somebody's own


@pytest.mark.parametrize("marker", ["", "\n", "dev", "\nold\nold", "dev\n0123"])
def test_a_marker_that_does_not_fit_is_no_installation(checkout, marker):
    start()
    (checkout.venv / environment.MARKER).write_text(marker)
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
    assert checkout.calls[0][-1] == "--clear"


def test_an_environment_whose_python_was_upgraded_away_is_made_anew(checkout, capfd):
    start()
    checkout.environment.python.unlink()
    checkout.environment.python.symlink_to(checkout.folder / "gone" / "python3")
    checkout.calls.clear()
    capfd.readouterr()
    start()
    assert checkout.calls[0][1:] == ["-m", "venv", str(checkout.venv), "--clear"]
    err = capfd.readouterr().err
    assert "making it anew" in err
    assert err.count("\n") == 1
    checkout.calls.clear()
    start()
    assert checkout.calls == []


def test_an_environment_whose_python_is_of_another_system_is_made_anew(checkout, monkeypatch):
    start()
    checkout.calls.clear()
    execv, refusals = os.execv, [OSError(errno.ENOEXEC, "Exec format error")]

    def refuse_once(path, command):
        if refusals:
            raise refusals.pop()
        execv(path, command)

    monkeypatch.setattr(os, "execv", refuse_once)
    start()
    assert len(checkout.calls) == 3
    assert checkout.calls[0][-1] == "--clear"


@pytest.mark.parametrize("failing", ["--version", "import numpy, platformdirs, pygame, yaml"])
def test_what_is_damaged_is_made_anew_once(checkout, failing):
    start()
    checkout.calls.clear()
    (checkout.folder / "pyproject.toml").write_text(f"{PROJECT}# more")
    checkout.results |= {failing: 1, "install": int(failing == "--version")}
    with pytest.raises(SystemExit, match="Setting up failed"):
        bootstrap.ensure()
    made = [command for command in checkout.calls if "venv" in command]
    assert [command[-1] for command in made] == [str(checkout.venv), "--clear"]


def test_packages_that_are_there_and_cannot_be_imported_are_installed_again(checkout, monkeypatch):
    start()
    monkeypatch.setattr(sys, "prefix", str(checkout.venv))
    checkout.calls.clear()
    deep = ", ".join((*bootstrap.RUNTIME, *environment.PARTS))
    checkout.results[f"import {deep}"] = 1
    with pytest.raises(Ran):
        bootstrap.repair()
    assert [command[-1] for command in checkout.calls if "venv" in command] == ["--clear"]


def test_an_error_for_which_no_package_is_to_blame_changes_nothing(checkout):
    bootstrap.repair()
    assert len(checkout.calls) == 1


def test_a_restart_that_does_not_help_ends_in_a_sentence(checkout, monkeypatch):
    start()
    monkeypatch.setattr(sys, "executable", str(checkout.environment.python))
    _, command = start()
    assert command == [command[0], "-X", first_start.RESTARTED, "main.py", "list"]
    monkeypatch.setitem(sys._xoptions, first_start.RESTARTED, True)
    checkout.calls.clear()
    with pytest.raises(SystemExit, match="remove that folder and start again"):
        bootstrap.ensure()
    assert checkout.calls == []


@pytest.mark.parametrize(
    ("options", "fewer"),
    [
        ([], []),
        (["-S"], []),
        (["-BSs", "-X", "dev"], ["-Bs", "-X", "dev"]),
        (["-W", "error", "-S", "-m"], ["-W", "error", "-m"]),
        (["-XS"], ["-XS"]),
    ],
)
def test_the_option_that_hides_packages_is_left_out(options, fewer):
    assert first_start.without_no_site(options) == fewer


def test_variables_of_another_python_lead_nowhere(checkout, monkeypatch):
    for name in ("PYTHONPATH", "PYTHONHOME", "PYTHONWARNINGS", "PIP_TARGET", "PIP_USER"):
        monkeypatch.setenv(name, "error")
    monkeypatch.setenv("PIP_INDEX_URL", "https://mirror.example")
    start()
    for environ in checkout.environs:
        assert not [name for name in environ if name.startswith("PYTHON")]
        assert not environ.keys() & {"PIP_TARGET", "PIP_USER"}
        assert "PIP_INDEX_URL" in environ
    assert not os.environ.keys() & {"PYTHONPATH", "PYTHONHOME"}


@pytest.mark.usefixtures("checkout")
def test_a_process_that_never_finds_itself_inside_does_not_start_itself_for_ever(monkeypatch):
    _, command = start()
    monkeypatch.setattr(sys, "orig_argv", command)
    _, again = start()
    monkeypatch.setattr(sys, "orig_argv", again)
    with pytest.raises(SystemExit, match="remove that folder and start again"):
        bootstrap.ensure()


def test_a_full_disk_is_said_with_the_way_out(checkout):
    checkout.results["install"] = 1
    checkout.outputs.append("ERROR: Could not install: [Errno 28] No space left on device")
    with pytest.raises(SystemExit, match="Make room for 300 MB"):
        bootstrap.ensure()


def test_why_nothing_can_be_installed_is_said_in_pip_s_words_with_a_command(checkout):
    checkout.results["install"] = 1
    checkout.outputs.append("WARNING: Retrying\nERROR: No matching distribution for numpy\n")
    words = r"failed \(No matching distribution for numpy\)\. .* '.*check out.*' .* 'numpy>=1.26'"
    with pytest.raises(SystemExit, match=f"(?s){words}"):
        bootstrap.ensure()


def test_a_link_that_leads_nowhere_is_no_obstacle(checkout):
    checkout.venv.symlink_to(checkout.folder / "gone")
    start()
    assert not checkout.venv.is_symlink()


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_cannot_be_written_is_named(checkout):
    checkout.venv.mkdir()
    checkout.venv.chmod(0o500)
    with pytest.raises(SystemExit, match=r"\.venv cannot be written"):
        bootstrap.ensure()


def test_inside_a_broken_environment_the_marker_is_not_believed(checkout, monkeypatch):
    start()
    checkout.calls.clear()
    monkeypatch.setattr(sys, "prefix", str(checkout.venv))
    start()
    assert len(checkout.calls) == 3


def test_no_venv_module_is_said_with_the_way_out(checkout, monkeypatch):
    monkeypatch.setattr(
        environment, "find_spec", lambda name: None if name == "ensurepip" else name
    )
    with pytest.raises(SystemExit, match="install python3-venv"):
        bootstrap.ensure()
    assert checkout.calls == []


def test_a_folder_that_cannot_be_written_is_said_with_the_way_out(checkout):
    checkout.venv.write_text("a file where the folder should be")
    with pytest.raises(
        SystemExit, match=r"(?s)Cannot set up in .*\.venv is a file.*pip install \".*check out\""
    ):
        bootstrap.ensure()


def test_ctrl_c_is_no_traceback(checkout, monkeypatch, capfd):
    def interrupt(*_, **__):
        raise KeyboardInterrupt

    monkeypatch.setattr(subprocess, "run", interrupt)
    with pytest.raises(SystemExit) as end:
        bootstrap.ensure()
    assert end.value.code == 130
    assert "the next start does it again" in capfd.readouterr().err
    assert not (checkout.venv / environment.MARKER).exists()


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


@pytest.fixture
def working_checkout(tmp_path):
    """A copy of the program with a `.venv` that finds the packages of the tests."""
    folder = tmp_path / "glowgate"
    for name in ("game", "gates", "assets"):
        shutil.copytree(
            CHECKOUT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__")
        )
    for name in ("main.py", "pyproject.toml"):
        shutil.copy(CHECKOUT / name, folder)
    venv.create(folder / ".venv", symlinks=os.name != "nt")
    fresh = Environment(folder, "")
    packages = next((folder / ".venv").rglob("site-packages"))
    (packages / "tests.pth").write_text(str(Path(numpy.__file__).parents[1]))
    fresh._write_marker()
    return fresh


def run_main(python, folder, *options, **variables):
    return subprocess.run(
        [python, *options, "main.py", "train", "and", "--epochs", "3"],
        cwd=folder,
        env=os.environ | variables,
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )


@pytest.mark.slow
@pytest.mark.parametrize(
    ("options", "variables"),
    [
        ((), {}),
        (("-S",), {}),
        (("-SE",), {}),
        (("-s",), {}),
        (("-I",), {}),
        (("-P",), {}),
        (("-OO",), {}),
        (("-X", "dev"), {}),
        (("-W", "error"), {}),
        ((), {"PYTHONWARNINGS": "error"}),
        ((), {"PYTHONDONTWRITEBYTECODE": "1"}),
        ((), {"PYTHONSAFEPATH": "1"}),
        ((), {"PYTHONHOME": sys.base_prefix}),
        ((), {"PYTHONPATH": "stub"}),
        ((), {"PYTHONEXECUTABLE": "/nowhere"}),
    ],
)
@pytest.mark.parametrize("starts_inside", [False, True], ids=["outside", "inside"])
def test_no_option_or_variable_of_python_keeps_it_from_working(
    working_checkout, starts_inside, options, variables
):
    stub = working_checkout.checkout / "stub"
    stub.mkdir()
    (stub / "numpy.py").touch()
    python = working_checkout.python if starts_inside else sys._base_executable
    ran = run_main(python, working_checkout.checkout, *options, **variables)
    assert (ran.returncode, ran.stderr) == (0, "")
    assert "AND" in ran.stdout


@pytest.mark.slow
def test_a_checkout_that_was_moved_or_copied_goes_on(working_checkout, tmp_path):
    copy = tmp_path / "a copy"
    shutil.copytree(working_checkout.checkout, copy, symlinks=True)
    working_checkout.checkout.rename(tmp_path / "moved")
    for folder in (copy, tmp_path / "moved"):
        ran = run_main(sys._base_executable, folder)
        assert (ran.returncode, ran.stderr) == (0, "")
