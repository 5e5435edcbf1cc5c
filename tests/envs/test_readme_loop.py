import re
from pathlib import Path

import gymnasium

from game.envs.logic_gate import LogicGateEnv
from tests.support.making import make

README = (Path(__file__).resolve().parent.parent.parent / "README.md").read_text("utf-8")
SECTION = re.search(r"## As a Gymnasium environment\n(.*?)\n## ", README, re.DOTALL)[1]
LOOP = re.search(r"```python\n(.*?)```", SECTION, re.DOTALL)[1]
LOOP = LOOP.replace('"glowgate.envs:', '"game.envs:')  # as the section has it for a checkout


def moves_of_training_alone():
    environment = make()
    environment.reset(seed=0)
    terminated, moves = False, 0
    while not terminated:
        _, _, terminated, *_ = environment.step(1)
        moves += 1
    return moves


def test_the_agents_loop_learns_in_fewer_moves_than_training_alone(capsys, monkeypatch):
    rewards = []
    step = LogicGateEnv.step

    def counted(self, action):
        outcome = step(self, action)
        rewards.append(outcome[1])
        return outcome

    monkeypatch.setattr(LogicGateEnv, "step", counted)
    exec(compile(LOOP, "README.md", "exec"), {})
    moves = len(rewards)
    printed = capsys.readouterr().out
    assert re.fullmatch(r"learned after \d+ epochs, at the threshold 0\.\d\d\n", printed)
    assert rewards[-1] > 0.5, "the last step is the one that learns"
    assert moves < moves_of_training_alone()
    assert len([line for line in LOOP.splitlines() if line]) == 10


def test_all_options_and_both_environments_are_named():
    named = re.findall(r"`([\w/-]+)`", SECTION)
    options = LogicGateEnv.__init__.__annotations__.keys() - {"options", "return"}
    assert options | {"n_inputs", "learning_rate", "l2", "threshold", "init"} <= {*named}
    assert {name for name in gymnasium.registry if name.startswith("glowgate/")} <= {*named}
