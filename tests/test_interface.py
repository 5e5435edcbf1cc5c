"""What a program of someone else's gets by `import game`, or installed by `import glowgate`."""

import doctest
import os
import subprocess
import sys
from pathlib import Path

import pytest

import game
from game import Gate, Playground, load_gate, shipped_gates, verdict
from game.files import shipped
from game.gates.library import TEACHING_ORDER

CHECKOUT = Path(game.__file__).parents[1]
DOCUMENTED = [game, Gate, Playground, load_gate, shipped_gates, verdict]

PROGRAM = """
import os, sys, threading
{first}
before = dict(os.environ)
import game
{more}
assert dict(os.environ) == before, dict(os.environ).items() ^ before.items()
assert threading.active_count() == 1
assert ("pygame" in sys.modules) == {draws}
"""

MOST = "from game import *; Playground(shipped_gates()[0]).forward(10); verdict(shipped_gates()[0])"
DRAWN = (
    "e = gymnasium.make('game.envs:glowgate/LogicGate-v0',"
    " render_mode='rgb_array'); e.reset(seed=0); e.render()"
)


@pytest.mark.parametrize("thing", DOCUMENTED, ids=lambda thing: thing.__name__)
def test_its_examples_are_right(thing, monkeypatch):
    monkeypatch.chdir(shipped("gates"))
    text = thing.__doc__.replace("from glowgate", "from game")
    names = {name: getattr(game, name) for name in game.__all__}
    examples = doctest.DocTestParser().get_doctest(text, names, thing.__name__, None, None)
    assert examples.examples
    printed = []
    doctest.DocTestRunner().run(examples, out=printed.append)
    assert not printed, "".join(printed)


@pytest.mark.parametrize(
    ("first", "more"),
    [("", ""), ("", MOST), ("import gymnasium", DRAWN)],
    ids=["import", "use", "draw"],
)
def test_a_host_keeps_its_environment_variables_threads_and_output(first, more):
    code = PROGRAM.format(first=first, more=more, draws=more == DRAWN)
    kept = ("OPENBLAS_NUM_THREADS", "PYGAME_HIDE_SUPPORT_PROMPT")
    ended = subprocess.run(
        [sys.executable, "-c", code],
        cwd=CHECKOUT,
        env={name: value for name, value in os.environ.items() if name not in kept},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (ended.stdout, ended.stderr) == ("", "")


def test_two_names_in_one_process_are_refused_in_a_sentence(tmp_path):
    (tmp_path / "glowgate").symlink_to(CHECKOUT / "game")
    code = f"import sys; sys.path.append({str(tmp_path)!r}); import game, glowgate"
    ended = subprocess.run(
        [sys.executable, "-c", code], cwd=CHECKOUT, capture_output=True, text=True, check=False
    )
    last = ended.stderr.splitlines()[-1]
    assert last.startswith("ImportError: Glowgate is imported already, as 'game' from ")


def test_the_gates_come_in_teaching_order():
    assert tuple(gate.source.stem for gate in shipped_gates()) == TEACHING_ORDER


def test_a_gate_is_read_from_a_path_or_its_text():
    path = shipped("gates") / "nor.yaml"
    assert load_gate(str(path)) == load_gate(path)


def test_each_thing_names_its_gate():
    gate = Gate("HALF", ("A", "B"), (0, 1, None, 0))
    playground = Playground(gate)
    assert repr(gate) == "<Gate HALF of A, B: 01x0>"
    assert repr(playground) == "<Playground of HALF at epoch 0>"
    assert repr(playground.forward(3)) == "<Snapshot of HALF at epoch 3>"
