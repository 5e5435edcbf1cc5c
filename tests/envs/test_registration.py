import json
import subprocess
import sys
from pathlib import Path

import gymnasium
import pytest
from gymnasium.envs.registration import EnvSpec

from game.files import shipped
from game.gates import load_gate
from tests.support.making import BOTH, make

ROOT = Path(__file__).resolve().parent.parent.parent


def in_a_new_python(code):
    return subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False
    )


def test_naming_the_module_is_enough():
    code = (
        "import gymnasium;"
        "e = gymnasium.make('game.envs:glowgate/LogicGate-v0', gate='nand',"
        " render_mode='rgb_array');"
        "e.reset(seed=0); print(e.render().shape)"
    )
    assert "(400, 600, 3)" in in_a_new_python(code).stdout


def test_training_loads_no_pygame():
    code = (
        "import sys, gymnasium;"
        "e = gymnasium.make('game.envs:glowgate/LogicGate-v0'); e.reset(); e.step(1);"
        "e.unwrapped.get_keys_to_action(); print('pygame' in sys.modules)"
    )
    assert in_a_new_python(code).stdout == "False\n"


def test_without_gymnasium_it_says_what_to_install():
    code = "import sys; sys.modules['gymnasium'] = None; import game.envs"
    last_line = in_a_new_python(code).stderr.strip().splitlines()[-1]
    assert last_line.endswith(
        "game.envs needs gymnasium, which an extra brings: pip install 'glowgate[gym]'"
    )


@pytest.mark.parametrize("name", BOTH)
def test_a_spec_goes_through_json(name):
    spec = make(name, gate="nand", threshold=0.3).spec
    again = gymnasium.make(EnvSpec.from_json(json.loads(json.dumps(spec.to_json()))))
    assert again.unwrapped.task.run.gate.name == "NAND"
    assert again.unwrapped.task.run.threshold == 0.3
    assert again.spec.max_episode_steps == spec.max_episode_steps


@pytest.mark.parametrize("name", BOTH)
def test_a_vector_spec_makes_another(name):
    spec = gymnasium.make_vec(name, 3, gate="or", autoreset_mode="SameStep").spec
    again = gymnasium.make_vec(EnvSpec.from_json(spec.to_json()))
    assert again.num_envs == 3
    assert again.task.run.gate.name == "OR"


def test_a_gate_is_a_name_a_path_or_a_value():
    path = shipped("gates") / "nand.yaml"
    for gate in ("nand", "NAND", str(path), path, load_gate(path)):
        assert make(gate=gate).unwrapped.task.run.gate.targets == (1, 1, 1, 0)
