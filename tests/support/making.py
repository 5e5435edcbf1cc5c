"""The environments as users make them, and walks through them."""

from collections.abc import Iterable
from typing import Any, SupportsFloat

import gymnasium

import game.envs  # noqa: F401 - registers

Environment = gymnasium.Env[Any, Any]
Outcome = tuple[Any, SupportsFloat, bool, bool, dict[str, Any]]

LOGIC_GATE = "glowgate/LogicGate-v0"
CONTINUOUS = "glowgate/LogicGateContinuous-v0"
BOTH = (LOGIC_GATE, CONTINUOUS)


def make(name: str = LOGIC_GATE, **options: Any) -> Environment:
    return gymnasium.make(name, **options)


def walk(environment: Environment, actions: Iterable[Any]) -> list[Outcome]:
    """Return what each of `actions` gives, beginning anew where an episode ends."""
    outcomes = []
    for action in actions:
        outcomes.append(environment.step(action))
        _, _, terminated, truncated, _ = outcomes[-1]
        if terminated or truncated:
            environment.reset()
    return outcomes


def sampled(space: gymnasium.Space[Any], n: int, seed: int = 0) -> list[Any]:
    """Return `n` random actions."""
    space.seed(seed)
    return [space.sample() for _ in range(n)]
