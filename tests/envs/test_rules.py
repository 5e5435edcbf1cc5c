"""The rules: sizes of what is observed, the threshold's ladder, the keys, the reward."""

import numpy as np
import pygame
import pytest

from game.app.keyboard import NAMED
from game.envs.rules import (
    KEYS,
    N_ACTIONS,
    WEIGHT_REACH,
    ladder_from,
    observation_space,
    reward_for,
    weight_changes,
)
from game.envs.task import make_task
from game.playground.controls import Action
from game.playground.playground import Playground
from game.playground.run import Setup
from tests.support.gates import AND
from tests.support.making import BOTH, CONTINUOUS, make
from tests.support.sessions import press, session_of


@pytest.mark.parametrize(
    ("options", "size"),
    [
        ({"gate": "not"}, 7),
        ({"gate": "and"}, 12),
        ({"gate": "xor-product"}, 13),
        ({"gate": "majority"}, 21),
        ({"gate": "random", "n_inputs": 6}, 136),
    ],
    ids=str,
)
@pytest.mark.parametrize("name", BOTH)
def test_there_are_as_many_numbers_as_the_table_says(name, options, size):
    environment = make(name, **options)
    assert environment.observation_space.shape == (size,)
    assert environment.reset(seed=0)[0].shape == (size,)


def test_the_reward_is_the_fall_of_the_loss_less_the_step_and_the_prize():
    assert reward_for(0.7, 0.6, False) == pytest.approx(0.05)
    assert reward_for(0.7, 0.6, True) == pytest.approx(1.05)
    many = reward_for(np.array([1.0, 1.0]), np.array([1.0, 2.0]), np.array([True, False]))
    np.testing.assert_allclose(many, [0.95, -1.05])


@pytest.mark.parametrize("start", [0.5, 0.37, 0.01, 0.99])
def test_the_ladder_is_the_way_that_the_app_s_knob_goes(start):
    ladder, place = ladder_from(start), 0
    playground = Playground(AND, Setup(threshold=start))
    for action in [Action.RAISE] * 12 + [Action.LOWER] * 25 + [Action.RAISE] * 9:
        place = int(ladder.next_place[action, place])
        assert ladder.thresholds[place] == playground.step(action).threshold
    still = ladder.next_place[[Action.WAIT, Action.FORWARD, Action.RESET]]
    assert np.all(still == np.arange(len(ladder.thresholds)))


def test_the_space_holds_what_may_be_seen_and_no_more():
    space = observation_space(make_task(AND))
    assert space.low.tolist() == [-WEIGHT_REACH] * 3 + [0.0] * 9
    assert space.high.tolist() == [WEIGHT_REACH] * 3 + [1.0] * 9
    assert weight_changes(make_task(AND)).shape == (3,)


@pytest.mark.parametrize("action", list(Action)[1:N_ACTIONS])
def test_the_keys_are_those_of_the_app(action):
    """What a key does in the app is what the environment takes it for."""
    [name] = [key for key, code in NAMED.items() if code == KEYS[action]] or [chr(KEYS[action])]
    session, playground = session_of("and"), Playground(AND)
    playground.forward(2)
    session.stage.playground.forward(2)
    session.stage.seek(2)
    press(session, name.upper() if len(name) == 1 else name)
    expected, got = playground.step(action), session.stage.snapshot
    assert got.epoch == expected.epoch
    assert got.threshold == expected.threshold
    np.testing.assert_array_equal(got.weights, expected.weights)


def test_the_keys_are_pygame_s():
    codes = (pygame.K_RIGHT, pygame.K_UP, pygame.K_DOWN, pygame.K_r)
    keys = {(code,): place for place, code in enumerate(codes, start=1)}
    assert make().get_wrapper_attr("get_keys_to_action")() == keys


def test_who_changes_weights_by_numbers_has_no_keys():
    assert not make(CONTINUOUS).has_wrapper_attr("get_keys_to_action")
