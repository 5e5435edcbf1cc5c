"""The two vectorised environments."""

from typing import ClassVar

import numpy as np
from gymnasium import spaces
from gymnasium.error import InvalidAction
from numpy.typing import ArrayLike

from game.core.types import Ints
from game.envs.ladder import N_ACTIONS
from game.envs.logic_gate_continuous import changes_by
from game.envs.neuron_vector_env import NeuronVectorEnv
from game.envs.spaces import key_actions, weight_changes
from game.envs.task import RANDOM
from game.playground.action import Action


class LogicGateVectorEnv(NeuronVectorEnv):
    """`LogicGate-v0`, many at once: `gymnasium.make_vec("game.envs:glowgate/LogicGate-v0", …)`."""

    default_gate: ClassVar[str] = "and"

    def _actions(self) -> spaces.Discrete:
        return key_actions()

    def _move(self, actions: ArrayLike) -> None:
        moves, neurons = self._checked(actions), self._neurons
        trains, returns = moves == Action.FORWARD, moves == Action.RESET
        if np.count_nonzero(trains):
            neurons.train_where(trains)
        if np.count_nonzero(returns):
            neurons.restore(returns)
        neurons.turn(moves)

    def _checked(self, actions: ArrayLike) -> Ints:
        moves = np.asarray(actions)
        is_good = moves.shape == (self.num_envs,) and np.issubdtype(moves.dtype, np.integer)
        if not is_good or moves.min() < 0 or moves.max() >= N_ACTIONS:
            raise InvalidAction(
                f"actions: need {self.num_envs} integers from 0 to {N_ACTIONS - 1}, got {moves}"
            )
        return moves


class LogicGateContinuousVectorEnv(NeuronVectorEnv):
    """`LogicGateContinuous-v0`, many at once."""

    default_gate: ClassVar[str] = RANDOM

    def _actions(self) -> spaces.Box:
        return weight_changes(self.task)

    def _move(self, actions: ArrayLike) -> None:
        self._neurons.nudge(changes_by(actions, self.action_space.shape).T)
