"""What a run has shown: the verdict only after it has been learned, or has come to rest."""

import pytest

from game.core.training import Optimizer
from game.gates.settings import Init
from game.playground.playground import Playground
from game.playground.progress import Progress, has_shown
from game.playground.run import Setup
from tests.support.scenes import BY_NAME

AND, XOR = BY_NAME["AND"], BY_NAME["XOR"]


def test_a_gate_that_can_be_learned_is_shown_by_being_learned():
    playground = Playground(AND)

    assert not has_shown(playground.forward(18), learnable=True)
    assert has_shown(playground.forward(1), learnable=True)
    assert not has_shown(playground.seek(5), learnable=True)


@pytest.mark.parametrize("optimizer", Optimizer)
def test_one_that_cannot_is_shown_when_the_loss_has_come_no_lower(optimizer):
    playground = Playground(XOR, Setup(optimizer=optimizer))

    assert not has_shown(playground.snapshot, learnable=False)
    assert not has_shown(playground.forward(30), learnable=False)
    assert has_shown(playground.forward(970), learnable=False)
    assert not has_shown(playground.seek(30), learnable=False)


def test_small_steps_show_nothing_yet():
    playground = Playground(XOR, Setup(learning_rate=1e-4))

    assert not has_shown(playground.forward(3000), learnable=False)


def test_once_shown_it_stays_shown():
    playground = Playground(XOR, Setup(optimizer=Optimizer.SGD))
    shown = [has_shown(playground.forward(10), learnable=False) for _ in range(60)]

    assert shown == sorted(shown)
    assert shown[-1]


def test_zero_weights_that_nothing_pulls_are_at_rest_at_once():
    playground = Playground(XOR, Setup(init=Init.ZERO))

    assert not Progress(playground.snapshot).is_at_rest
    assert Progress(playground.forward(1)).is_at_rest


def test_the_loss_under_other_settings_is_not_compared():
    playground = Playground(XOR)
    playground.forward(200)
    playground.set(playground.knobs[1], 0.001)

    assert not Progress(playground.forward(10)).is_flat_now
