"""The thresholds that raising and lowering reach, and which leads to which, as a table."""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from game.core.types import Floats, Ints
from game.playground.action import Action
from game.playground.knob import SCALES, Quantity, Step

N_ACTIONS = 5  # the first five of `Action`
DIRECTIONS = {Action.RAISE: +1, Action.LOWER: -1}


@dataclass(frozen=True, eq=False, slots=True)
class Ladder:
    """All thresholds that can be reached from one, by their places.

    Attributes:
        thresholds: Shape (n_places,); the one to start from is the first.
        next_place: To which place an action leads from each, shape (N_ACTIONS, n_places).
    """

    thresholds: Floats
    next_place: Ints


@lru_cache(maxsize=32)
def ladder_from(threshold: float) -> Ladder:
    """Return the ladder on which the app's knob moves from `threshold`."""
    scale = SCALES[Quantity.THRESHOLD]
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
