import inspect

from game.envs.checks import CHECKS, FIXED_SETTINGS
from game.envs.neuron_env import NeuronEnv
from game.envs.vector import NeuronVectorEnv
from game.gates.settings import SETTINGS

ELSEWHERE = {"self", "gate", "render_mode", "autoreset_mode", "options"}
"""What has another check: the gate, what differs between environments, and the settings."""


def test_every_parameter_has_its_row():
    for kind in (NeuronEnv, NeuronVectorEnv):
        names = set(inspect.signature(kind.__init__).parameters) - ELSEWHERE
        assert names <= CHECKS.keys()
    assert {*SETTINGS} - FIXED_SETTINGS <= CHECKS.keys()
