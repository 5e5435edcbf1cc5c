"""Installed, Glowgate is `glowgate`, and in nobody's way who calls something `game`."""

import json
import subprocess
import sys
import zipfile

import pytest

import game
from tests.support.installed import CHECKOUT, Installed, build_wheel

pytestmark = pytest.mark.slow

PROGRAM = """
from glowgate import Action, Gate, Playground, load_gate, shipped_gates, verdict

gates: dict[str, Gate] = {gate.name: gate for gate in shipped_gates()}
playground = Playground(gates["AND"])
epoch: int = playground.step(Action.FORWARD_10).epoch
can_learn: bool = verdict(gates["XOR"]).learnable
file = gates["XOR"].source
assert file is not None
same: bool = load_gate(file) == gates["XOR"]
print(playground, epoch, can_learn, same)
"""

ENVIRONMENTS = """
import gymnasium
environment = gymnasium.make("glowgate.envs:glowgate/LogicGate-v0", render_mode="rgb_array")
environment.reset(seed=0)
environment.step(1)
print(environment.render().shape)
print(gymnasium.make_vec("glowgate.envs:glowgate/LogicGateContinuous-v0", 3).reset(seed=0)[0].shape)
"""

UNTOUCHED = """
import os, sys, threading
environment, modules = dict(os.environ), set(sys.modules)
import glowgate
loaded = {name for name in set(sys.modules) - modules if not name.startswith("glowgate")}
assert loaded <= set(sys.stdlib_module_names), loaded
assert dict(os.environ) == environment
assert threading.active_count() == 1
"""


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    return build_wheel(tmp_path_factory.mktemp("wheel"))


@pytest.fixture(scope="module")
def installed(wheel, tmp_path_factory):
    return Installed(wheel, tmp_path_factory.mktemp("installed"))


def test_the_wheel_holds_the_package_and_its_data(wheel):
    names = set(zipfile.ZipFile(wheel).namelist())
    info = f"glowgate-{game.__version__}.dist-info"
    assert {name.split("/")[0] for name in names} == {"glowgate", info}
    folders = {name.rpartition("/")[0] for name in names if name.startswith("glowgate/data/")}
    data = {"gates", "assets/fonts", "assets/lessons"}
    assert folders == {f"glowgate/data/{folder}" for folder in data}
    assert {"glowgate/py.typed", "glowgate/data/gates/gate.schema.json"} <= names
    fonts = [name for name in names if name.endswith((".otf", ".ttf"))]
    assert len(fonts) == 3
    licences = {f"glowgate/data/assets/fonts/{name}-OFL.txt" for name in ("Inter", "JetBrainsMono")}
    assert licences <= names


def test_the_command_finds_its_gates(installed):
    out = installed.run(installed.bin / "glowgate", "list").stdout
    assert str(installed.site_packages / "glowgate" / "data" / "gates" / "and.yaml") in out


def test_the_command_finds_its_lessons(installed):
    out = installed.run(installed.bin / "glowgate", "lessons").stdout
    folder = installed.site_packages / "glowgate" / "data" / "assets" / "lessons"
    assert str(folder / "12-the-wall.yaml") in out


def test_the_command_trains_to_the_same_bits_as_the_checkout(installed):
    words = ("train", "and", "--epochs", "17", "--json")
    here = subprocess.run(
        [sys.executable, "main.py", *words],
        cwd=CHECKOUT,
        capture_output=True,
        text=True,
        check=True,
    )
    out = installed.run(installed.bin / "glowgate", *words).stdout
    assert out == here.stdout
    assert json.loads(out)["epochs"] == 17


def test_the_command_draws(installed):
    installed.run(installed.bin / "glowgate", "record", "and", "-o", "and.png")
    assert (installed.folder / "and.png").stat().st_size > 1000


def test_the_package_can_be_run(installed):
    out = installed.run(installed.python, "-m", "glowgate", "--version").stdout
    assert out == f"Glowgate {game.__version__}\n"


def test_its_help_tells_the_command_that_is_installed(installed):
    out = installed.run(installed.bin / "glowgate", "--help").stdout
    assert out.startswith("usage: glowgate ")
    assert "glowgate nand" in out
    assert "main.py" not in out


def test_a_copied_command_line_starts_what_is_installed(installed):
    code = (
        "from glowgate import Gate, shipped_gates;"
        "from glowgate.process import program; print(program())"
    )
    assert installed.run_code(code) == "glowgate\n"


def test_the_interface_works(installed):
    assert installed.run_code(PROGRAM) == "<Playground of AND at epoch 10> 10 False True\n"


def test_the_examples_of_the_package_are_right_as_they_stand(installed):
    installed.run_code("import doctest, glowgate; assert doctest.testmod(glowgate) == (0, 7)")


def test_importing_it_leaves_the_process_as_it_was(installed):
    installed.run_code(UNTOUCHED)


def test_the_others_game_is_still_theirs(installed):
    assert installed.run_code("import glowgate, game; print(game.OWNER)") == "somebody else\n"


def test_environments_are_found_by_the_name_of_the_package(installed):
    printed = installed.run_code(ENVIRONMENTS).splitlines()
    assert printed[0] == "(400, 600, 3)"
    assert printed[1].startswith("(3, ")


def test_without_gymnasium_it_names_itself(installed):
    code = (
        "import sys; sys.modules['gymnasium'] = None\n"
        "try: import glowgate.envs\n"
        "except ImportError as error: print(error)"
    )
    assert installed.run_code(code).startswith("glowgate.envs needs gymnasium")


def test_a_users_program_is_type_checked(installed, tmp_path):
    wrong = 'playground.step("forward")\nfrom glowgate import nothing\n'
    (tmp_path / "program.py").write_text(PROGRAM)
    (tmp_path / "wrong.py").write_text(PROGRAM + wrong)
    right, faulty = (check_types(installed, tmp_path, name) for name in ("program", "wrong"))
    assert (right.returncode, right.stdout) == (0, "Success: no issues found in 1 source file\n")
    assert 'incompatible type "str"; expected "Action"' in faulty.stdout
    assert 'has no attribute "nothing"' in faulty.stdout


def check_types(installed, folder, name):
    return subprocess.run(
        [
            *(sys.executable, "-m", "mypy", "--strict"),
            *("--python-executable", installed.python, f"{name}.py"),
        ],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )
