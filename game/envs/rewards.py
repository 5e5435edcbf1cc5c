"""The reward of a step, for one neuron or many."""

from typing import overload

from game.core.types import Bools, Floats

STEP_COST = 0.05
SOLVED_REWARD = 1.0


@overload
def reward_for(before: float, after: float, is_solved: bool) -> float: ...
@overload
def reward_for(before: Floats, after: Floats, is_solved: Bools) -> Floats: ...
def reward_for(
    before: float | Floats, after: float | Floats, is_solved: bool | Bools
) -> float | Floats:
    """Return the fall of the loss, less the cost of a step, plus the prize where solved."""
    return before - after - STEP_COST + SOLVED_REWARD * is_solved
