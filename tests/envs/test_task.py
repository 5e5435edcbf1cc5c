import re

import numpy as np
import pytest

from game.core.training import Optimizer
from game.envs.checks import FIXED_SETTINGS
from game.envs.task import RANDOM, make_task
from game.gates import Gate, Init, TrainingOverrides
from game.gates.settings import SETTINGS
from tests.support.gates import AND, PARTIAL


@pytest.mark.parametrize("name", SETTINGS)
def test_every_setting_is_an_option_but_those_that_an_environment_decides(name):
    default = SETTINGS[name].default
    if name in FIXED_SETTINGS:
        with pytest.raises(TypeError, match=f"unexpected keyword argument '{name}'"):
            make_task(AND, **{name: default})
    else:
        assert getattr(make_task(AND, **{name: default}).run.overrides, name) == default
        assert make_task(AND, **{name: None}).run == make_task(AND).run


def test_words_become_members():
    assert make_task(AND, init="zero").run.init is Init.ZERO
    with pytest.raises(ValueError, match=re.escape("init: need 'random' or 'zero', got 'ones'")):
        make_task(AND, init="ones")


def test_what_the_gate_asks_for_is_checked_too():
    with pytest.raises(ValueError, match="threshold: need above 0 and below 1, got 2"):
        make_task(Gate("A", ("A",), (0, 1), training=TrainingOverrides(threshold=2.0)))
    sgd = TrainingOverrides(optimizer=Optimizer.SGD)
    with pytest.raises(ValueError, match="trains by gd only"):
        make_task(Gate("A", ("A",), (0, 1), training=sgd))


def test_an_episode_draws_the_weights_of_the_app_first():
    weights, targets = make_task(RANDOM, 3).draw_episode(np.random.default_rng(9))
    np.testing.assert_array_equal(weights, np.random.default_rng(9).normal(0, 1, 4))
    assert set(targets) <= {0.0, 1.0}
    assert len(targets) == 8


def test_a_given_gate_keeps_its_targets():
    task = make_task(PARTIAL)
    _, targets = task.draw_episode(np.random.default_rng(1))
    np.testing.assert_array_equal(targets, PARTIAL.target_column)
    assert task.gate_with(targets) == PARTIAL
