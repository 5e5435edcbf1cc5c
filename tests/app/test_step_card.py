"""The card of the next step: what it tells is what the next epoch does, however one came there."""

import numpy as np
import pytest

from game.app.step_card import SLIDE_S, StepCard
from game.core.training import Optimizer
from game.playground.controls import L2, LEARNING_RATE, Action
from game.playground.playground import Playground
from game.playground.run import Setup
from tests.support.gates import AND
from tests.support.scenes import SHIPPED, SIX

WALK = (
    Action.FORWARD,
    Action.FORWARD_10,
    Action.BACK,
    Action.BACK_10,
    Action.TO_START,
    Action.TO_END,
    Action.SWITCH_OPTIMIZER,
    Action.RAISE,
    Action.FOCUS_NEXT,
    Action.NEW_WEIGHTS,
)


@pytest.mark.parametrize("optimizer", Optimizer)
@pytest.mark.parametrize("gate", [*SHIPPED, SIX], ids=lambda gate: gate.name)
def test_what_it_tells_is_what_the_next_epoch_does_at_any_place_in_time(gate, optimizer):
    """Also in rewound time, and where knobs were turned since."""
    random = np.random.default_rng(1)
    playground = Playground(gate, Setup(optimizer=optimizer, l2=0.01))
    for _ in range(40):
        playground.step(WALK[random.integers(len(WALK))])
        if random.random() < 0.2:
            playground.set(LEARNING_RATE, float(random.choice([0.1, 1.0, 30.0])))
        if random.random() < 0.1:
            playground.set(L2, float(random.choice([0.0, 0.1])))
        before = playground.state
        told = StepCard().next_of(playground.snapshot)
        done = playground.step(Action.FORWARD)
        assert told.updates[-1].after.tobytes() == done.weights.tobytes()
        playground.restore(before)


def test_closed_it_shows_nothing_and_open_the_next_step_once_computed():
    card, snapshot = StepCard(), Playground(AND).snapshot
    assert card.shown(snapshot) is None
    card.toggle()
    assert card.shown(snapshot).before is snapshot
    assert card.shown(snapshot) is card.shown(snapshot)
    assert card.close()
    assert not card.close()
    assert card.shown(snapshot) is None


def test_a_step_that_is_done_is_shown_once_and_then_the_next():
    playground, card = Playground(AND), StepCard()
    card.toggle()
    first = card.shown(playground.snapshot)
    snapshot = playground.step(Action.FORWARD)
    card.play(first)
    shares = []
    while (shown := card.shown(snapshot)).done is not None:
        assert shown.before is first.before
        shares.append(shown.done)
        assert card.advance(SLIDE_S / 10)
    assert shares == sorted(shares)
    assert shares[0] == 0
    assert len(shares) >= 10
    assert shown.before is snapshot
    assert not card.advance(SLIDE_S)


def test_it_settles_at_once_where_something_else_happens():
    playground, card = Playground(AND), StepCard()
    card.toggle()
    card.play(card.next_of(playground.snapshot))
    snapshot = playground.step(Action.FORWARD_10)
    card.settle()
    assert card.shown(snapshot).before is snapshot
    assert card.shown(snapshot).done is None
