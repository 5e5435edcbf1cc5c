"""The scene of all gates: what follows from where the neurons stand."""

import numpy as np
import pytest

from game.core.assessment import Standing
from game.core.training import Optimizer
from game.playground.controls import LEARNING_RATE, THRESHOLD
from game.record import replace
from game.ui.all_gates.all_gates_scene import State
from tests.support.all_gates import page_at


def scene_with(learned, learnable):
    """A scene of as many gates as are given, some learned, some learnable."""
    scene = page_at(2, 0).scene()
    margin = np.where(learned, 0.4, -0.1).astype(np.float32)
    n_gates = len(learned)
    standing = Standing(np.zeros(n_gates, np.float32), margin, np.zeros(n_gates, np.int64))
    return replace(scene, standing=standing, learnable=np.array(learnable))


def test_each_gate_is_learned_or_not_yet_or_never():
    scene = scene_with([True, False, False], [True, True, False])
    assert [scene.state_of(number) for number in range(3)] == [
        State.LEARNED,
        State.LEARNING,
        State.CANNOT,
    ]
    assert scene.counts == {State.LEARNED: 1, State.LEARNING: 1, State.CANNOT: 1}
    assert scene.n_gates == 3


@pytest.mark.parametrize("epoch", [0, 50, 1000])
@pytest.mark.parametrize("n_inputs", [2, 3])
def test_the_counts_are_those_of_the_gates_one_by_one(n_inputs, epoch):
    scene = page_at(n_inputs, epoch).scene()
    states = [scene.state_of(number) for number in range(scene.n_gates)]
    assert scene.counts == {state: states.count(state) for state in State}


def test_of_two_inputs_fourteen_are_learned_in_the_end():
    counts = page_at(2, 1000).scene().counts
    assert counts == {State.LEARNED: 14, State.LEARNING: 0, State.CANNOT: 2}


def test_settings_are_those_of_the_page():
    scene = page_at(2, 0).scene()
    assert scene.threshold == scene.value_of(THRESHOLD) == 0.5
    assert scene.value_of(LEARNING_RATE) == 1.0
    assert scene.optimizer is Optimizer.GRADIENT_DESCENT
    sgd = replace(scene, overrides=replace(scene.overrides, optimizer=Optimizer.SGD))
    assert sgd.optimizer is Optimizer.SGD
