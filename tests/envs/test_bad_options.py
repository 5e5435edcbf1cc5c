import re

import gymnasium
import numpy as np
import pytest
from gymnasium.error import InvalidAction

from game.core.training import Optimizer
from game.envs.logic_gate import LogicGateEnv
from game.envs.logic_gate_continuous import LogicGateContinuousEnv
from game.envs.vector import LogicGateContinuousVectorEnv, LogicGateVectorEnv
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
        (
            {"learning_rate": "1"},
            "learning_rate: need above 0 and at most 1,000,000, got '1', which is no number",
        ),
        ({"l2": True}, "l2: need at least 0 and at most 1,000, got True, which is no number"),
        ({"l2": 10**400}, "l2: need at least 0 and at most 1,000, got 1000"),
        (
            {"threshold": np.array(0.5)},
            "threshold: need above 0 and below 1, got array(0.5), which",
        ),
        ({"init": 1}, "init: need 'random' or 'zero', got 1"),
        ({"n_inputs": "2"}, "n_inputs: need 1 to 6, got '2', which is no number"),
        ({"n_inputs": True}, "n_inputs: need 1 to 6, got True, which is no number"),
        ({"width": None}, "width: need 1 to 8192 pixels, got None, which is no number"),
        ({"width": np.inf}, "width: need 1 to 8192 pixels, got inf, which is no whole number"),
        (
            {"theme": ["dark"]},
            "theme: need one of 'dark', 'light', 'projector', 'projector-light', got ['dark']",
        ),
        ({"render_mode": 1}, "render_mode: need one of"),
        ({"gate": None}, "gate: need a gate's name, the path of a gate file, a Gate or 'random'"),
        ({"gate": 5}, "got 5"),
        ({"gate": b"and"}, "got b'and'"),
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


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("gatte", "unexpected keyword argument 'gatte'; did you mean gate?"),
        ("penalty", "unexpected keyword argument 'penalty'"),
        ("rate", "unexpected keyword argument 'rate'"),
        ("seed", "unexpected keyword argument 'seed'; give it to reset"),
    ],
)
def test_an_unknown_option_is_a_type_error(name, words):
    with pytest.raises(TypeError, match=re.escape(words)):
        gymnasium.make(LOGIC_GATE, **{name: None})


NUMPY = {
    "learning_rate": (np.float32(0.5), np.int64(2), np.float16(0.25)),
    "l2": (np.float32(0.5), 0, np.uint8(3)),
    "threshold": (np.float64(0.25),),
    "init": (np.str_("zero"), None),
    "n_inputs": (np.int64(2), 2.0, None),
    "width": (np.uint8(90), 90.0),
    "height": (np.int16(90),),
    "theme": (np.str_("light"),),
    "render_mode": (np.str_("ansi"), None),
}


@pytest.mark.parametrize("name", NUMPY)
@pytest.mark.parametrize("kind", [LogicGateEnv, LogicGateContinuousEnv, LogicGateVectorEnv])
def test_scalars_of_numpy_are_numbers_and_words(kind, name):
    for value in NUMPY[name]:
        made = kind(**{name: value})
        made.reset(seed=np.int64(3))
        settings = made.task.run.overrides.stated.values()
        assert {type(setting).__module__ for setting in settings} <= {
            "builtins",
            "game.core.training",
            "game.gates.settings",
        }


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"num_envs": 0}, "num_envs: need at least 1, got 0"),
        ({"num_envs": "3"}, "num_envs: need at least 1, got '3', which is no number"),
        ({"num_envs": True}, "num_envs: need at least 1, got True, which is no number"),
        ({"num_envs": 1.5}, "num_envs: need at least 1, got 1.5, which is no whole number"),
        ({"max_episode_steps": "5"}, "max_episode_steps: need at least 1, got '5', which is no"),
        ({"max_episode_steps": 0}, "max_episode_steps: need at least 1, got 0"),
        ({"autoreset_mode": "x"}, "autoreset_mode: need one of 'NextStep', 'SameStep', 'Disabled'"),
        ({"render_mode": "human"}, "render_mode: need one of 'rgb_array', 'ansi', None"),
    ],
    ids=str,
)
def test_a_bad_option_of_the_vectorised_is_named(options, message):
    with pytest.raises(ValueError, match=re.escape(message)):
        LogicGateVectorEnv(**options)


@pytest.mark.parametrize("seed", ["1", 1.5, True, -1, np.nan, {}])
@pytest.mark.parametrize("kind", [LogicGateEnv, LogicGateVectorEnv])
def test_a_bad_seed_is_named(kind, seed):
    with pytest.raises(ValueError, match="seed: need at least 0, got"):
        kind().reset(seed=seed)


@pytest.mark.parametrize("kind", [LogicGateEnv, LogicGateVectorEnv])
def test_bad_options_of_a_reset_are_named(kind):
    with pytest.raises(ValueError, match="options: need a dictionary or None, got 5"):
        kind().reset(options=5)


@pytest.mark.parametrize("action", ["left", None, [[1], [1, 2]], {}, 1.5])
@pytest.mark.parametrize(
    "kind",
    [LogicGateEnv, LogicGateContinuousEnv, LogicGateVectorEnv, LogicGateContinuousVectorEnv],
)
def test_what_is_no_action_is_refused_as_one(kind, action):
    made = kind()
    made.reset(seed=0)
    with pytest.raises(InvalidAction, match="action"):
        made.step(action)
