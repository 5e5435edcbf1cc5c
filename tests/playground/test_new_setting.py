"""A setting that is new, and an optimiser, are each written down once: everything else follows."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).resolve().parents[2]
ROW = """
    gain: float | None = setting(
        Real(Interval(0.0, 10.0)),
        default=FIRST.gain,
        role=Role.TRAINING,
        metavar="G",
        summary="multiplies the learning rate",
        label="GAIN",
        scale=Scale(0.0, 10.0, linear(fine=0.1, normal=0.5, coarse=1.0)),
        tip="Gain: multiplies the learning rate.",
    )

    @classmethod
    def of("""
FIELD = """    seed: int = 0
    gain: float = 1.0
"""
MEMBER = """    LAZY = ("lazy", lazy_descent, "Lazy descent: nothing moves.")

    def __new__"""
EPOCH = '''\
def lazy_descent(examples: Examples, settings: "TrainingSettings", n_neurons: int) -> Epoch:
    """Return the epoch that leaves the weights as they are."""

    def epoch(_number: int, weights: Floats, out: Floats) -> None:
        out[:] = weights

    return epoch


class Optimizer('''


def edit(path, *changes):
    text = path.read_text("utf-8")
    for old, new in changes:
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    path.write_text(text, "utf-8")


@pytest.fixture(scope="module")
def checkout(tmp_path_factory):
    """A copy in which `gain` is a setting and `lazy` an optimiser."""
    copy = tmp_path_factory.mktemp("checkout")
    for name in ("game", "gates"):
        shutil.copytree(CHECKOUT / name, copy / name, ignore=shutil.ignore_patterns("__pycache__"))
    edit(
        copy / "game/core/training.py",
        ("    seed: int = 0\n", FIELD),
        ("(settings.learning_rate /", "(settings.learning_rate * settings.gain /"),
        ("class Optimizer(", EPOCH),
        ("    def __new__", MEMBER),
    )
    edit(copy / "game/gates/settings.py", ("\n    @classmethod\n    def of(", ROW))
    return copy


def run(checkout, *arguments):
    done = subprocess.run(
        [sys.executable, *arguments], cwd=checkout, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


TRAIN = """
import sys
from game.cli import main
for option in sys.argv[1:]:
    status = main(["train", "and", "--epochs", "20", "--json", *option.split()])
    assert status == 0, option
"""


def trained(checkout, *options):
    """Return the weights that each of `options` leads to, all trained in one process."""
    decoder, rest, found = json.JSONDecoder(), run(checkout, "-c", TRAIN, *options), []
    while rest := rest.lstrip():
        result, end = decoder.raw_decode(rest)
        found.append([*result["weights"], result["bias"]])
        rest = rest[end:]
    return found


def test_they_are_options_with_schedules(checkout):
    plain, gain_1, gain, rate, gains, rates, stopped, lazy = trained(
        checkout,
        "",
        "--gain=1",
        "--gain=0.5",
        "--learning-rate=0.5",
        "--gain=1,0.5@10",
        "--learning-rate=1,0.5@10",
        "--gain=1,0@5",
        "--optimizer=gd,lazy@5",
    )
    assert gain_1 == plain
    assert gain == rate != plain
    assert gains == rates != rate
    assert stopped == lazy != plain


def test_they_are_keys_of_a_gate_file_and_words_of_a_command_line(checkout):
    code = """
from game.core.training import Optimizer
from game.gates import TrainingOverrides, parse_gate, write_gate
from game.gates.writer import inline
from game.playground.command_line import command_line, parse_command_line
from game.playground.playground import Playground
from game.playground.recipe import recipe_of
gate = parse_gate("name: G\\ninputs: [A]\\noutputs: [0, 1]\\ntraining: {gain: 3, optimizer: lazy}")
assert gate.training == TrainingOverrides(gain=3.0, optimizer=Optimizer.LAZY)
assert parse_gate(write_gate(gate)) == parse_gate(inline(gate)) == gate
playground = Playground(gate)
playground.forward(4)
playground.retune(TrainingOverrides(gain=2.0, optimizer=Optimizer.SGD))
playground.forward(4)
line = command_line(recipe_of(playground.snapshot))
assert "--gain=3.0,2.0@4" in line and "--optimizer=lazy,sgd@4" in line, line
assert command_line(parse_command_line(line).recipe(gate)) == line
assert playground.seek(2).run.settings.gain == 3.0
"""
    run(checkout, "-c", code)


def test_they_have_a_knob_and_a_turn_in_both_machines(checkout):
    code = """
from game.core.training import Optimizer
from game.gates.settings import SETTINGS
from game.playground.controls import Action, Knob, knobs
from game.playground.playground import Playground
from game.playground.population import AllGates
from game.playground.run import Setup
from tests_gate import GATE
gain = Knob("gain")
assert knobs(0)[-1] == gain and SETTINGS["gain"].label == "GAIN"
for machine in (Playground(GATE), AllGates(Setup().for_gate(GATE))):
    for _ in range(3):
        machine.step(Action.FOCUS_NEXT)
    machine.step(Action.RAISE)
    assert machine.focused == gain and machine.value_of(gain) == 1.5
    seen = []
    for _ in Optimizer:
        machine.step(Action.SWITCH_OPTIMIZER)
        run = machine.snapshot.run if isinstance(machine, Playground) else machine
        seen.append(run.settings.optimizer)
    assert seen == [Optimizer.SGD, Optimizer.LAZY, Optimizer.GRADIENT_DESCENT]
assert machine.recipe.setup.gain == 1.5
"""
    gate = 'from game.gates import Gate\nGATE = Gate("AND", ("A", "B"), (0, 0, 0, 1))\n'
    (checkout / "tests_gate.py").write_text(gate)
    run(checkout, "-c", code)


def test_an_environment_takes_the_setting(checkout):
    code = """
from game.envs.logic_gate import LogicGateEnv
environment = LogicGateEnv(gain=0.5)
assert environment.task.run.settings.gain == 0.5
try:
    LogicGateEnv(gain=11.0)
except ValueError as error:
    assert str(error) == "gain: need at least 0 and at most 10, got 11.0", error
else:
    raise AssertionError("was not refused")
"""
    run(checkout, "-c", code)
