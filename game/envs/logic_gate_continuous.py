"""The environment in which the agent is the optimiser."""

from math import isnan
from typing import Any, ClassVar

import numpy as np
from gymnasium import spaces
from gymnasium.error import InvalidAction
from numpy.typing import ArrayLike

from ..core.neuron import Floats
from .neuron_env import NeuronEnv, Observation
from .rules import array_of, weight_changes
from .task import RANDOM

# Numbers as zero-dimensional arrays: numpy accepts them twice as fast as Python numbers.
LOWEST, HIGHEST, LARGEST_CHANGE = np.array(-1.0), np.array(1.0), np.array(0.5)


class LogicGateContinuousEnv(NeuronEnv):
    """Act as the optimiser: change the weights of one neuron until it has learned its gate.

    ## Description
    As `LogicGate-v0`, but without training: the agent itself changes the weights and the bias. By
    default each episode has another gate, so the agent learns how to learn.

    ## Action space
    `Box(-1, 1, (n + 1,), float32)` for a gate of n inputs (and product features): the changes of
    the weights, then of the bias, each times 0.5. Values beyond the bounds are clipped.

    ## Observation space
    That of `LogicGate-v0`: `Box(float32)` of n + 2 + 2·2^n numbers. For n = 2:

    | index | number | lowest | highest |
    | --- | --- | --- | --- |
    | 0, 1 | weights (of the inputs, then of product features), clipped | -20 | 20 |
    | 2 | bias, clipped | -20 | 20 |
    | 3 | threshold | 0 | 1 |
    | 4 to 7 | probabilities of the rows 00, 01, 10, 11 | 0 | 1 |
    | 8 to 11 | targets of the same rows; 0.5 for a row that has none | 0 | 1 |

    ## Rewards
    The fall of the loss since the last step (mean cross-entropy in nats, and L2 where there is
    any), less 0.05 a step, plus 1 for the step that learns the gate.

    ## Starting state
    That of `LogicGate-v0`.

    ## Episode end
    Terminated when every row that has a target is on its right side of the threshold by at least
    0.05. Truncated after 100 steps, by Gymnasium's time limit; 2 of the 16 gates of two inputs can
    only be truncated. `info` holds the `epoch`, here the number of changes so far.

    ## Arguments
    Those of `LogicGate-v0`; `gate` is "random" by default, and `learning_rate` has no effect.

    ## Version history
    - v0: the first.
    """

    default_gate: ClassVar[str] = RANDOM

    def _actions(self) -> spaces.Box:
        return weight_changes(self.task)

    def step(self, action: ArrayLike) -> tuple[Observation, float, bool, bool, dict[str, Any]]:
        """Change the weights.

        Raises:
            ResetNeeded: No episode has begun.
            InvalidAction: `action` has another shape, or a NaN.
        """
        self._check_begun()
        changes = changes_by(action, self.action_space.shape)
        self._neurons.nudge(changes.reshape(-1, 1))
        self._neurons.measure()
        return self._outcome()


def changes_by(action: ArrayLike, shape: tuple[int, ...] | None) -> Floats:
    """Return the changes of weights that `action` stands for.

    Raises:
        InvalidAction: `action` is not of `shape`, or has a NaN.
    """
    changes: Floats = array_of(action, np.float64)
    if changes.shape != shape:
        raise InvalidAction(f"action: need numbers of shape {shape}, got {action!r}")
    flat = changes if changes.ndim == 1 else changes.reshape(-1)
    squares = flat.dot(flat)  # one fast call detects NaNs, and most values within bounds
    if not squares <= 1.0:
        if isnan(squares):
            raise InvalidAction(f"action: got a NaN in {action!r}")
        changes = np.minimum(np.maximum(changes, LOWEST), HIGHEST)
    scaled: Floats = np.multiply(changes, LARGEST_CHANGE)
    return scaled
