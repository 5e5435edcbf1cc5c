"""What an environment's neuron is to learn: one gate in all episodes, or a new one in each."""

from pathlib import Path
from typing import TypedDict

import numpy as np

from ..core.neuron import Floats
from ..core.training import Optimizer
from ..files import shipped
from ..gates import Gate, Init, Library, bounds
from ..playground.run import Run, Setup
from ..record import Record, replace

RANDOM = "random"
LETTERS = "ABCDEF"
DEFAULT_N_INPUTS = 2


GateChoice = str | Path | Gate
"""A shipped gate's name, a gate file, a gate, or RANDOM."""


class TaskOptions(TypedDict, total=False):
    """What may be told of a task besides its gate, which decides what is left out."""

    n_inputs: int | None
    learning_rate: float | None
    l2: float | None
    threshold: float | None
    init: str | None


class Task(Record, eq=False):
    """What stays the same from episode to episode.

    Attributes:
        run: Gate, start, settings and threshold; of a gate that is drawn, all but its targets.
        is_random: Whether each episode draws a full truth table of its own.
    """

    run: Run
    is_random: bool

    def draw_episode(self, generator: np.random.Generator) -> tuple[Floats, Floats]:
        """Return an episode's starting weights and the targets of all rows, NaN for don't-cares.

        The weights are drawn first, so that a seed gives those of the app, whatever the gate.
        """
        weights = self.run.weights_from(generator)
        if not self.is_random:
            return weights, self.run.gate.target_column
        return weights, generator.integers(0, 2, self.run.gate.n_rows).astype(float)

    def gate_with(self, targets: Floats) -> Gate:
        """Return the gate of an episode."""
        if not self.is_random:
            return self.run.gate
        return replace(self.run.gate, targets=tuple(int(target) for target in targets))


def make_task(
    gate: GateChoice,
    n_inputs: int | None = None,
    learning_rate: float | None = None,
    l2: float | None = None,
    threshold: float | None = None,
    init: str | None = None,
) -> Task:
    """Return the task of learning `gate`.

    Raises:
        ValueError: An option is out of its bounds, or the gate cannot be trained as it wishes.
        UnknownGateError: No shipped gate is called so.
        GateFileError: The file is broken or not there.
    """
    if init not in (None, *Init):
        raise ValueError(f"init: need 'random' or 'zero', got {init!r}")
    setup = Setup(
        init=None if init is None else Init(init),
        learning_rate=learning_rate,
        l2=l2,
        threshold=threshold,
    )
    found = _random_gate(n_inputs) if gate == RANDOM else _found(gate)
    if n_inputs not in (None, found.n_inputs):
        raise ValueError(f"n_inputs: {found.name} has {found.n_inputs}, got {n_inputs!r}")
    run = setup.for_gate(found)
    _check(run)
    return Task(run, is_random=gate == RANDOM)


def _found(gate: GateChoice) -> Gate:
    if isinstance(gate, Gate):
        return gate
    return Library([shipped("gates")]).find(str(gate))


def _random_gate(n_inputs: int | None) -> Gate:
    """Return a gate whose targets are still to be drawn."""
    n_inputs = DEFAULT_N_INPUTS if n_inputs is None else n_inputs
    if n_inputs not in range(1, bounds.MAX_INPUTS + 1):
        raise ValueError(f"n_inputs: need 1 to {bounds.MAX_INPUTS}, got {n_inputs!r}")
    return Gate("Random gate", tuple(LETTERS[:n_inputs]), (0,) * (1 << n_inputs))


def _check(run: Run) -> None:
    settings = run.settings
    for name, value, interval in (
        ("learning_rate", settings.learning_rate, bounds.LEARNING_RATE),
        ("l2", settings.l2, bounds.L2),
        ("threshold", run.threshold, bounds.THRESHOLD),
    ):
        if value not in interval:
            raise ValueError(f"{name}: need {interval}, got {value!r}")
    if settings.optimizer is not Optimizer.GRADIENT_DESCENT:
        raise ValueError(
            f"{run.gate.name} wishes to be trained by {settings.optimizer.value}; an environment"
            f" trains by {Optimizer.GRADIENT_DESCENT.value} only"
        )
