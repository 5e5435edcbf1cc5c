"""The environment with the app's own actions and keys."""

from operator import index
from typing import Any, ClassVar, SupportsIndex

from gymnasium import spaces
from gymnasium.error import InvalidAction

from ..playground.controls import Action
from .neuron_env import NeuronEnv, Observation
from .rules import N_ACTIONS, key_actions, keys_to_action


class LogicGateEnv(NeuronEnv):
    """Train one logistic neuron on a logic gate, and set its threshold, in few moves.

    ## Description
    A neuron with the weights w and the bias b gives row x of a gate's truth table the probability
    p = sigmoid(w·x + b) and calls it 1 where p > threshold. Each move trains it for one epoch,
    moves the threshold, or takes it back to its start. The gate is learned as soon as all rows are
    on their right sides of the threshold, so that an agent can save epochs by moving the threshold
    to where it already separates the probabilities. It equals the app's playground: the same seed
    and the same moves give exactly the same weights.

    ## Action space
    `Discrete(5)`, the first five of the app's `Action`s.

    | action | does | key |
    | --- | --- | --- |
    | 0 | wait | |
    | 1 | train one epoch: one full-batch update by gradient descent | → |
    | 2 | raise the threshold by 0.05, to 0.99 at most | ↑ |
    | 3 | lower the threshold by 0.05, to 0.01 at least | ↓ |
    | 4 | take the weights back to their start; the threshold stays | R |

    ## Observation space
    `Box(float32)` of n + 2 + 2·2^n numbers for a gate of n inputs, of f more where it has f product
    features. Rows are in counting order, the first input the slowest. For n = 2:

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
    Weights and bias are drawn from the normal distribution, or are zero or given where the gate or
    `init` says so; the threshold is 0.5 by default. A random gate's targets are drawn after the
    weights.

    ## Episode end
    Terminated when every row that has a target is on its right side of the threshold by at least
    0.05. XOR and XNOR never terminate: one neuron can learn 14 of the 16 gates of two inputs.
    Truncated after 200 steps, by Gymnasium's time limit. `info` holds the `epoch`.

    ## Arguments
    | name | default | is |
    | --- | --- | --- |
    | `gate` | "and" | a shipped gate's name, the path of a gate file, a `Gate`, or "random" |
    | `n_inputs` | 2 | of a random gate, 1 to 6 |
    | `learning_rate`, `l2`, `threshold` | the gate's, or else 1, 0, 0.5 | numbers |
    | `init` | the gate's, or else "random" | "random" or "zero" |
    | `render_mode` | None | "human", "rgb_array" or "ansi" |
    | `width`, `height` | 600, 400 | of a frame in pixels |
    | `theme` | "dark" | "dark", "light", "projector", "projector-light" |

    ## Version history
    - v0: the first.
    """

    default_gate: ClassVar[str] = "and"

    def _actions(self) -> spaces.Discrete:
        return key_actions()

    def step(self, action: SupportsIndex) -> tuple[Observation, float, bool, bool, dict[str, Any]]:
        """Do one of the five actions.

        Raises:
            ResetNeeded: No episode has begun.
            InvalidAction: `action` is not an integer from 0 to 4.
        """
        self._check_begun()
        move, neurons = checked(action), self._neurons
        if move == Action.FORWARD:
            neurons.train()
            neurons.measure()
        elif move == Action.RESET:
            neurons.restore()
            neurons.measure()
        elif move != Action.WAIT:
            neurons.turn(move)
        return self._outcome()

    def get_keys_to_action(self) -> dict[tuple[int, ...], int]:
        """Return the actions by pygame's key codes, for `gymnasium.utils.play`."""
        return keys_to_action()


def checked(action: SupportsIndex) -> int:
    """Return `action` as an integer, or raise InvalidAction."""
    try:
        move = index(action)
    except TypeError:
        move = -1
    if not 0 <= move < N_ACTIONS:
        raise InvalidAction(f"action: need an integer from 0 to {N_ACTIONS - 1}, got {action!r}")
    return move
