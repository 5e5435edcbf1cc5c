"""The common base of the two single-neuron environments: episodes, frames, copies."""

from abc import abstractmethod
from types import EllipsisType
from typing import Any, ClassVar

import gymnasium
import numpy as np
from gymnasium import spaces
from gymnasium.error import ResetNeeded
from numpy.typing import NDArray

from ..gates.settings import Value
from .checks import check_options, checked
from .frames import RENDERERS, Frames, Pixels
from .neurons import Neurons
from .rules import observation_space, reward_for
from .task import GateChoice, Task, make_task

RENDER_FPS = 10  # the app's default speed in epochs a second

THE_ONE = np.array([0])
"""The column of the only neuron."""

Observation = NDArray[np.float32]


class NeuronEnv(gymnasium.Env[Any, Any]):
    """One neuron that learns a gate; subclasses define the actions.

    Attributes:
        task: The gate, the start and the settings.
    """

    metadata = {  # noqa: RUF012 - Gymnasium types it as an instance attribute
        "render_modes": list(RENDERERS),
        "render_fps": RENDER_FPS,
    }
    default_gate: ClassVar[str]

    def __init__(
        self,
        gate: GateChoice | EllipsisType = ...,
        *,
        render_mode: str | None = None,
        width: int = 600,
        height: int = 400,
        theme: str = "dark",
        n_inputs: int | None = None,
        **options: Value | None,
    ) -> None:
        self.task: Task = make_task(self.default_gate if gate is ... else gate, n_inputs, **options)
        self.observation_space = observation_space(self.task)
        self.action_space = self._actions()
        self.metadata = dict(self.metadata)  # a copy, so that instances can change their fps
        self._frames = Frames(render_mode, width, height, theme)
        self.render_mode = self._frames.render_mode
        self._neurons = Neurons(self.task, 1)
        self._loss = 0.0
        self._has_begun = False

    @abstractmethod
    def _actions(self) -> spaces.Space[Any]:
        """Return the action space."""

    def reset(
        self, *, seed: int | None = None, options: dict[str, Any] | None = None
    ) -> tuple[Observation, dict[str, Any]]:
        """Start an episode; there are no `options`.

        Raises:
            ValueError: `seed` is no whole number from 0 on, or `options` are no dictionary.
        """
        check_options(options)
        super().reset(seed=None if seed is None else checked("seed", seed), options=options)
        self._neurons.begin(THE_ONE, (self.np_random,))
        self._loss = self._neurons.losses.item()
        self._has_begun = True
        if self.render_mode == "human":
            self.render()
        return self._neurons.observations()[0], {"epoch": 0}

    def render(self) -> Pixels | str | None:
        """Return the frame as pixels or text; in "human" mode show it and return None."""
        if self.render_mode is None:
            gymnasium.logger.warn(
                "render() without a render_mode shows nothing; choose one of"
                f" {', '.join(RENDERERS)} where the environment is made"
            )
            return None
        self._check_begun()
        return self._frames.render(self._neurons, 0, self.metadata["render_fps"])

    def close(self) -> None:
        """Close the environment's window, if it has one; a reset opens it again."""
        self._frames.close()

    def _outcome(self) -> tuple[Observation, float, bool, bool, dict[str, Any]]:
        """Return the result of a step, after the neuron has been changed and measured."""
        neurons = self._neurons
        is_solved = neurons.is_solved()
        before, self._loss = self._loss, neurons.losses.item()
        reward = reward_for(before, self._loss, is_solved)
        if self.render_mode == "human":
            self.render()
        info = {"epoch": neurons.epochs.item()}
        return neurons.observations()[0], reward, is_solved, False, info

    def _check_begun(self) -> None:
        if not self._has_begun:
            raise ResetNeeded("The environment needs reset() before step() and render().")
