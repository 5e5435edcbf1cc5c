"""What an environment's neuron learns: one gate in all episodes, or a new one in each."""

from collections.abc import Mapping
from pathlib import Path

import numpy as np

from ..core.neuron import Floats
from ..core.training import Optimizer
from ..files import shipped
from ..gates import Gate, Library
from ..gates.settings import SETTINGS, Value, Word
from ..playground.run import Run, Setup
from ..record import Record, replace
from .checks import FIXED_SETTINGS, check_gate, check_names, checked

RANDOM = "random"
LETTERS = "ABCDEF"
DEFAULT_N_INPUTS = 2


GateChoice = str | Path | Gate
"""A shipped gate's name, a gate file, a gate, or RANDOM."""


class Task(Record, eq=False):
    """What is constant over all episodes.

    Attributes:
        run: Gate, start, settings and threshold; the targets of a random gate are not used.
        is_random: Whether each episode draws a new full truth table.
    """

    run: Run
    is_random: bool

    def draw_episode(self, generator: np.random.Generator) -> tuple[Floats, Floats]:
        """Return an episode's starting weights and the targets of all rows, NaN for don't-cares.

        The weights are drawn first, so that a seed gives the same weights as in the app.
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


def make_task(gate: GateChoice, n_inputs: int | None = None, **settings: Value | None) -> Task:
    """Return the task of learning `gate`, trained with `settings`: see `gates.settings`.

    Raises:
        ValueError: An option is not what `checks` allows, or the gate requires another optimiser.
        TypeError: There is no such option.
        UnknownGateError: No shipped gate has that name.
        GateFileError: The file is invalid or missing.
    """
    check_gate(gate)
    check_names(settings)
    n_inputs = None if n_inputs is None else checked("n_inputs", n_inputs)
    setup = _setup(settings)
    found = _random_gate(n_inputs) if gate == RANDOM else _found(gate)
    if n_inputs not in (None, found.n_inputs):
        raise ValueError(f"n_inputs: {found.name} has {found.n_inputs}, got {n_inputs!r}")
    run = setup.for_gate(found)
    _check(run)
    return Task(run, is_random=gate == RANDOM)


def _setup(settings: Mapping[str, Value | None]) -> Setup:
    """Return the set-up of the options; None stands for the gate's own setting."""
    given = {name: checked(name, value) for name, value in settings.items() if value is not None}
    rows = {name: SETTINGS[name].domain for name in given}
    words = {name: row.words(given[name]) for name, row in rows.items() if isinstance(row, Word)}
    return Setup.of({**given, **words})


def _found(gate: GateChoice) -> Gate:
    if isinstance(gate, Gate):
        return gate
    return Library([shipped("gates")]).find(str(gate))


def _random_gate(n_inputs: int | None) -> Gate:
    """Return a gate whose targets will be drawn in each episode."""
    n_inputs = DEFAULT_N_INPUTS if n_inputs is None else n_inputs
    return Gate("Random gate", tuple(LETTERS[:n_inputs]), (0,) * (1 << n_inputs))


def _check(run: Run) -> None:
    for name, value in run.overrides.stated.items():  # a Gate made in code may have any
        if name not in FIXED_SETTINGS:
            checked(name, value)
    settings = run.settings
    if settings.optimizer is not Optimizer.GRADIENT_DESCENT:
        raise ValueError(
            f"{run.gate.name} asks for training by {settings.optimizer.value}; an environment"
            f" trains by {Optimizer.GRADIENT_DESCENT.value} only"
        )
