import re

import gymnasium
import numpy as np
import pytest

from game.core.training import Optimizer
from game.envs.logic_gate import LogicGateEnv
from game.envs.logic_gate_continuous import LogicGateContinuousEnv
from game.envs.vector import LogicGateVectorEnv
from game.gates import Gate, GateFileError, TrainingOverrides, UnknownGateError
from tests.support.making import LOGIC_GATE

SGD = Gate("Odd", ("A",), (0, 1), training=TrainingOverrides(optimizer=Optimizer.SGD))


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"gate": "random", "n_inputs": 0}, "n_inputs: need 1 to 6, got 0"),
        ({"gate": "random", "n_inputs": 7}, "n_inputs: need 1 to 6, got 7"),
        ({"gate": "and", "n_inputs": 3}, "n_inputs: AND has 2, got 3"),
        ({"learning_rate": 0.0}, "learning_rate: need above 0 and at most 1,000,000, got 0.0"),
        ({"learning_rate": np.nan}, "learning_rate: need above 0 and at most 1,000,000, got nan"),
        ({"l2": -1.0}, "l2: need at least 0 and at most 1,000, got -1.0"),
        ({"threshold": 1.0}, "threshold: need above 0 and below 1, got 1.0"),
        ({"init": "ones"}, "init: need 'random' or 'zero', got 'ones'"),
        ({"width": 0}, "width: need 1 to 8192 pixels, got 0"),
        ({"height": 2.5}, "height: need 1 to 8192 pixels, got 2.5"),
        ({"render_mode": "text"}, "render_mode: need one of"),
        ({"theme": "pink"}, "theme: need one of"),
        ({"gate": SGD}, "Odd asks for training by sgd; an environment trains by gd only"),
    ],
    ids=str,
)
@pytest.mark.parametrize("kind", [LogicGateEnv, LogicGateContinuousEnv, LogicGateVectorEnv])
def test_a_bad_option_is_named_with_what_is_allowed(kind, options, message):
    with pytest.raises(ValueError, match=re.escape(message)):
        kind(**options)


def test_an_unknown_gate_is_answered_with_the_nearest():
    with pytest.raises(UnknownGateError, match='did you mean "nand"'):
        LogicGateEnv("nandd")


def test_a_missing_file_is_named(tmp_path):
    with pytest.raises(GateFileError, match="none\\.yaml"):
        LogicGateEnv(tmp_path / "none.yaml")


def test_an_unknown_option_is_a_type_error():
    with pytest.raises(TypeError, match="gatte"):
        gymnasium.make(LOGIC_GATE, gatte="and")
