"""The rules of the environments: observations, actions, keys, and rewards."""

from collections.abc import Mapping
from functools import lru_cache
from typing import Any, overload

import numpy as np
from gymnasium import spaces
from gymnasium.error import InvalidAction
from numpy.typing import ArrayLike, NDArray

from ..core.neuron import Bools, Floats, Ints
from ..playground.controls import THRESHOLD, Action, Step
from ..record import Record
from .task import Task

WEIGHT_REACH = 20.0
"""Observed weights are clipped to this; the neuron's weights are not."""

STEP_COST = 0.05
SOLVED_REWARD = 1.0


@overload
def reward_for(before: float, after: float, is_solved: bool) -> float: ...
@overload
def reward_for(before: Floats, after: Floats, is_solved: Bools) -> Floats: ...
def reward_for(
    before: float | Floats, after: float | Floats, is_solved: bool | Bools
) -> float | Floats:
    """Return the decrease of the loss, minus the cost of a step, plus the bonus if solved."""
    return before - after - STEP_COST + SOLVED_REWARD * is_solved


N_ACTIONS = 5  # the first five of `Action`
DIRECTIONS = {Action.RAISE: +1, Action.LOWER: -1}


class Ladder(Record, eq=False):
    """All thresholds that can be reached from a first one, by index.

    Attributes:
        thresholds: Shape (n_places,), the starting one first.
        next_place: The index after each action at each index, shape (N_ACTIONS, n_places).
    """

    thresholds: Floats
    next_place: Ints


@lru_cache(maxsize=32)
def ladder_from(threshold: float) -> Ladder:
    """Return all values that the app's knob can take from `threshold` on."""
    scale = THRESHOLD.scale
    reached = [threshold]
    steps = []
    for place, value in enumerate(reached):  # grows as new ones are reached
        for action, direction in DIRECTIONS.items():
            following = scale.next(value, direction, Step.NORMAL)
            if following not in reached:
                reached.append(following)
            steps.append((action, place, reached.index(following)))
    next_place = np.tile(np.arange(len(reached)), (N_ACTIONS, 1))
    for action, place, following_place in steps:
        next_place[action, place] = following_place
    return Ladder(np.array(reached), next_place)


# pygame's codes of →, ↑, ↓ and R as numbers, so that training does not import pygame.
KEYS: Mapping[Action, int] = {
    Action.FORWARD: 0x4000004F,
    Action.RAISE: 0x40000052,
    Action.LOWER: 0x40000051,
    Action.RESET: ord("r"),
}


def keys_to_action() -> dict[tuple[int, ...], int]:
    """Return the actions by their keys, in the format of `gymnasium.utils.play`."""
    return {(key,): int(action) for action, key in KEYS.items()}


def observation_size(task: Task) -> int:
    """Return the length of an observation: weights, bias, threshold, probabilities, targets."""
    gate = task.run.gate
    return gate.n_features + 2 + 2 * gate.n_rows


def observation_space(task: Task) -> spaces.Box:
    """Return the observation space: weights, bias, threshold, probabilities, targets."""
    n_weights = task.run.gate.n_features + 1
    n_others = observation_size(task) - n_weights
    low = np.array([-WEIGHT_REACH] * n_weights + [0.0] * n_others, np.float32)
    high = np.array([WEIGHT_REACH] * n_weights + [1.0] * n_others, np.float32)
    return spaces.Box(low, high, dtype=np.float32)


def key_actions() -> spaces.Discrete:
    """Return the action space of the first five `Action`s."""
    return spaces.Discrete(N_ACTIONS)


def array_of(action: ArrayLike, dtype: type[np.float64] | None) -> NDArray[Any]:
    """Return `action` as an array.

    Raises:
        InvalidAction: It is none, such as a word, or rows of several lengths.
    """
    try:
        return np.asarray(action, dtype)
    except (TypeError, ValueError):
        raise InvalidAction(f"action: need numbers, got {action!r}") from None


def weight_changes(task: Task) -> spaces.Box:
    """Return the action space with a number in [-1, 1] for each weight and the bias."""
    return spaces.Box(-1.0, 1.0, (task.run.gate.n_features + 1,), np.float32)
