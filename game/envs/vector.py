"""Vectorised environments: one column of the neuron matrix each, with every autoreset mode.

They behave exactly as Gymnasium's `SyncVectorEnv` over single environments, including seeds and
infos; a test compares the two step by step.
"""

from abc import abstractmethod
from collections.abc import Sequence
from types import EllipsisType
from typing import Any, ClassVar

import numpy as np
from gymnasium import spaces
from gymnasium.error import InvalidAction, ResetNeeded
from gymnasium.utils import seeding
from gymnasium.vector import AutoresetMode, VectorEnv
from gymnasium.vector.utils import batch_space
from numpy.typing import ArrayLike, NDArray

from ..core.neuron import Bools, Floats, Ints
from ..gates.settings import Value
from ..playground.controls import Action
from .checks import Choice, check_options, checked
from .frames import Frames, Pixels
from .logic_gate_continuous import changes_by
from .neuron_env import RENDER_FPS
from .neurons import Neurons
from .rules import N_ACTIONS, array_of, key_actions, observation_space, reward_for, weight_changes
from .task import RANDOM, GateChoice, make_task

RENDER_MODES = ("rgb_array", "ansi")
"""No "human" mode: a thousand windows would not be useful."""


class NeuronVectorEnv(VectorEnv[Floats, Any, NDArray[Any]]):
    """`num_envs` neurons, each with its own episode.

    Args:
        num_envs: Number of environments.
        max_episode_steps: Steps after which an episode is truncated; None or -1 for no limit.
        autoreset_mode: When an ended episode is reset: an `AutoresetMode` or its name.
        gate: As in the single environment.
        render_mode: "rgb_array", "ansi" or None.
        width: Of each frame, in pixels.
        height: As `width`.
        theme: As in the single environment.
        n_inputs: As in the single environment.
        **options: As in the single environment.
    """

    default_gate: ClassVar[str]

    def __init__(
        self,
        num_envs: int = 1,
        max_episode_steps: int | None = None,
        autoreset_mode: AutoresetMode | str = AutoresetMode.NEXT_STEP,
        gate: GateChoice | EllipsisType = ...,
        *,
        render_mode: str | None = None,
        width: int = 600,
        height: int = 400,
        theme: str = "dark",
        n_inputs: int | None = None,
        **options: Value | None,
    ) -> None:
        self.task = make_task(self.default_gate if gate is ... else gate, n_inputs, **options)
        self.num_envs = num_envs = checked("num_envs", num_envs)
        self.render_mode = Choice(RENDER_MODES, (None,)).checked("render_mode", render_mode)
        self.autoreset_mode = _mode(autoreset_mode)
        self.metadata = {
            "render_modes": list(RENDER_MODES),
            "render_fps": RENDER_FPS,
            "autoreset_mode": self.autoreset_mode,
        }
        self.single_observation_space = observation_space(self.task)
        self.observation_space = batch_space(self.single_observation_space, num_envs)
        self.single_action_space = self._actions()
        self.action_space = batch_space(self.single_action_space, num_envs)
        is_endless = max_episode_steps is None or max_episode_steps == -1
        self._step_limit = np.inf if is_endless else checked("max_episode_steps", max_episode_steps)
        self._frames = Frames(render_mode, width, height, theme)
        self._neurons = Neurons(self.task, num_envs)
        self._losses = self._neurons.losses
        self._steps = np.zeros(num_envs, np.int64)
        self._ended = np.zeros(num_envs, np.bool_)
        self._generators: list[np.random.Generator | None] = [None] * num_envs
        self._seeds: list[int | None] = [None] * num_envs
        self._has_begun = False

    @property  # type: ignore[misc]  # read-only, as that of `SyncVectorEnv`
    def np_random(self) -> tuple[np.random.Generator, ...]:  # type: ignore[override]  # one each
        """The generator of each environment; missing ones are created with a random seed."""
        for column, generator in enumerate(self._generators):
            if generator is None:
                self._generators[column], self._seeds[column] = seeding.np_random()
        return tuple(g for g in self._generators if g is not None)

    @property
    def np_random_seed(self) -> tuple[int | None, ...]:  # type: ignore[override]  # as above
        """The seed of each environment's generator."""
        assert self.np_random
        return tuple(self._seeds)

    def reset(
        self,
        *,
        seed: int | Sequence[int | None] | None = None,
        options: dict[str, Any] | None = None,
    ) -> tuple[Floats, dict[str, Any]]:
        """Start an episode of every environment, or of those in `options["reset_mask"]`.

        An integer `seed` is used for the first environment, `seed` + 1 for the second, and so on.
        """
        chosen = self._mask(options)
        seeds = self._seeds_from(seed)
        for column in np.flatnonzero(chosen).tolist():
            if seeds[column] is not None:
                pair = seeding.np_random(seeds[column])
                self._generators[column], self._seeds[column] = pair
        self._has_begun = self._has_begun or bool(chosen.all())
        self._ended = self._ended & ~chosen
        self._begin(chosen)
        epochs = np.zeros(self.num_envs, np.int64)
        return self._neurons.observations(), {"epoch": epochs, "_epoch": chosen}

    def step(self, actions: ArrayLike) -> tuple[Floats, Floats, Bools, Bools, dict[str, Any]]:
        """Apply an action to every neuron; ended episodes are reset according to the mode.

        Raises:
            ResetNeeded: No episode has begun, or autoreset is disabled and one has ended.
            InvalidAction: `actions` are not in the action space.
        """
        if not self._has_begun:
            raise ResetNeeded("The environments need reset() before step().")
        resting = self._ended
        has_resting = bool(np.count_nonzero(resting))
        if has_resting and self.autoreset_mode is AutoresetMode.DISABLED:
            raise ResetNeeded("Episodes have ended: reset(options={'reset_mask': ...}) them.")
        self._move(actions)
        self._steps += 1
        before = self._losses
        if has_resting and self.autoreset_mode is AutoresetMode.NEXT_STEP:
            self._begin(resting)  # their actions are ignored
        else:
            self._neurons.measure()
            self._losses = self._neurons.losses
        terminated = self._neurons.solved()
        truncated = self._steps >= self._step_limit
        rewards = reward_for(before, self._losses, terminated)
        if has_resting:
            rewards[resting], terminated[resting], truncated[resting] = 0.0, False, False
        self._ended = terminated | truncated
        info: dict[str, Any] = {}
        if self.autoreset_mode is AutoresetMode.SAME_STEP:
            info = self._begin_ended()
        info |= {"epoch": self._neurons.epochs.copy(), "_epoch": np.ones_like(self._ended)}
        return self._neurons.observations(), rewards, terminated, truncated, info

    def render(self) -> tuple[Pixels | str, ...] | None:
        """Return a frame of each environment, or None without a render mode."""
        if self.render_mode is None:
            return None
        columns = range(self.num_envs)
        frames = (self._frames.render(self._neurons, column, RENDER_FPS) for column in columns)
        return tuple(frame for frame in frames if frame is not None)

    def close_extras(self) -> None:
        """Release the canvas."""
        self._frames.close()

    @abstractmethod
    def _actions(self) -> spaces.Space[Any]:
        """Return the action space of one environment."""

    @abstractmethod
    def _move(self, actions: ArrayLike) -> None:
        """Apply the actions; the caller calls `measure`."""

    def _begin(self, chosen: Bools) -> None:
        self._neurons.begin(np.flatnonzero(chosen), self.np_random)
        self._losses = self._neurons.losses
        self._steps[chosen] = 0

    def _begin_ended(self) -> dict[str, Any]:
        """Reset the episodes that have just ended; return their final infos for Gymnasium."""
        ended, self._ended = self._ended, np.zeros_like(self._ended)
        if not np.count_nonzero(ended):
            return {}
        last = np.full(self.num_envs, None, dtype=object)
        for column, observation in zip(
            np.flatnonzero(ended), self._neurons.observations()[ended], strict=True
        ):
            last[column] = observation
        epochs = np.where(ended, self._neurons.epochs, 0)
        self._begin(ended)
        return {
            "final_obs": last,
            "_final_obs": ended,
            "final_info": {"epoch": epochs, "_epoch": ended.copy()},
            "_final_info": ended.copy(),
        }

    def _mask(self, options: dict[str, Any] | None) -> Bools:
        check_options(options)
        mask = (options or {}).get("reset_mask")
        if mask is None:
            return np.ones(self.num_envs, np.bool_)
        mask = np.asarray(mask)
        if mask.shape != (self.num_envs,) or mask.dtype != np.bool_ or not mask.any():
            raise ValueError(
                f"reset_mask: need {self.num_envs} booleans, at least one of them true; got {mask}"
            )
        return mask.copy()

    def _seeds_from(self, seed: Any) -> list[int | None]:  # noqa: ANN401 - checked here
        if seed is None:
            return [None] * self.num_envs
        if not isinstance(seed, list | tuple | np.ndarray) or not np.ndim(seed):
            first = checked("seed", seed)
            return [first + column for column in range(self.num_envs)]
        if len(seed) != self.num_envs:
            raise ValueError(f"seed: need {self.num_envs} of them, got {len(seed)}")
        return [None if one is None else checked("seed", one) for one in seed]


def _mode(mode: AutoresetMode | str) -> AutoresetMode:
    if isinstance(mode, AutoresetMode):
        return mode
    names = Choice(tuple(known.value for known in AutoresetMode))
    return AutoresetMode(names.checked("autoreset_mode", mode))


class LogicGateVectorEnv(NeuronVectorEnv):
    """`LogicGate-v0`, vectorised: `make_vec("glowgate.envs:glowgate/LogicGate-v0", …)`."""

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
        moves = array_of(actions, None)
        is_good = moves.shape == (self.num_envs,) and np.issubdtype(moves.dtype, np.integer)
        if not is_good or moves.min() < 0 or moves.max() >= N_ACTIONS:
            raise InvalidAction(
                f"actions: need {self.num_envs} integers from 0 to {N_ACTIONS - 1}, got {moves}"
            )
        return moves


class LogicGateContinuousVectorEnv(NeuronVectorEnv):
    """`LogicGateContinuous-v0`, vectorised."""

    default_gate: ClassVar[str] = RANDOM

    def _actions(self) -> spaces.Box:
        return weight_changes(self.task)

    def _move(self, actions: ArrayLike) -> None:
        self._neurons.nudge(changes_by(actions, self.action_space.shape).T)
