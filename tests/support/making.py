"""The environments as users make them, and walks through them."""

import gymnasium

import game.envs  # noqa: F401 - registers

LOGIC_GATE = "glowgate/LogicGate-v0"
CONTINUOUS = "glowgate/LogicGateContinuous-v0"
BOTH = (LOGIC_GATE, CONTINUOUS)


def make(name=LOGIC_GATE, **options):
    return gymnasium.make(name, **options)


def walk(environment, actions):
    """Return what each of `actions` gives, beginning anew where an episode ends."""
    outcomes = []
    for action in actions:
        outcomes.append(environment.step(action))
        _, _, terminated, truncated, _ = outcomes[-1]
        if terminated or truncated:
            environment.reset()
    return outcomes


def sampled(space, n, seed=0):
    """Return `n` random actions."""
    space.seed(seed)
    return [space.sample() for _ in range(n)]
