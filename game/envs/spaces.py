"""What agents see and do, as Gymnasium's spaces."""

import numpy as np
from gymnasium import spaces

from game.envs.ladder import N_ACTIONS
from game.envs.neurons import WEIGHT_REACH, observation_size
from game.envs.task import Task


def observation_space(task: Task) -> spaces.Box:
    """Return the space of weights and bias, then threshold, probabilities and targets."""
    n_weights = task.run.gate.n_features + 1
    n_others = observation_size(task) - n_weights
    low = np.array([-WEIGHT_REACH] * n_weights + [0.0] * n_others, np.float32)
    high = np.array([WEIGHT_REACH] * n_weights + [1.0] * n_others, np.float32)
    return spaces.Box(low, high, dtype=np.float32)


def key_actions() -> spaces.Discrete:
    """Return the space of the first five `Action`s."""
    return spaces.Discrete(N_ACTIONS)


def weight_changes(task: Task) -> spaces.Box:
    """Return the space of one number in [-1, 1] for each weight and the bias."""
    return spaces.Box(-1.0, 1.0, (task.run.gate.n_features + 1,), np.float32)
