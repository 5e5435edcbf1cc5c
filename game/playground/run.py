"""The start of a run: the gate, the weights, and the settings."""

from functools import cached_property
from typing import TypeVar

import numpy as np

from ..core.neuron import Floats
from ..core.training import TrainingSettings
from ..gates.gate import Gate
from ..gates.settings import (
    DEFAULTS,
    Init,
    Role,
    TrainingOverrides,
    overrides_of,
    training_settings,
    with_role,
)
from ..record import Record

Known = TypeVar("Known")


class Setup(TrainingOverrides):
    """The set-up of a run; None stands for the gate's setting, or else the default.

    Attributes:
        weights: Given starting weights, the bias last; they override `init`.
    """

    weights: tuple[float, ...] | None = None

    def for_gate(self, gate: Gate) -> "Run":
        """Return the run of `gate` with this set-up.

        Raises:
            ValueError: The number of `weights` does not fit the gate.
        """
        given = self.weights
        if given is None and self.init is None:
            given = gate.initial_weights
        merged = self.merged_over(gate.training).merged_over(DEFAULTS)
        return Run(
            gate=gate,
            seed=_known(merged.seed),
            init=_known(merged.init),
            given_weights=given,
            settings=training_settings(merged),
            threshold=_known(merged.threshold),
        )


def _known(value: Known | None) -> Known:
    """Return `value` typed as not None, for settings that have a default."""
    assert value is not None
    return value


class Run(Record):
    """A run with all values resolved: gate, start, settings and threshold."""

    gate: Gate
    seed: int
    init: Init
    given_weights: tuple[float, ...] | None
    settings: TrainingSettings
    threshold: float

    def __post_init__(self) -> None:
        given, n_weights = self.given_weights, self.gate.n_features + 1
        if given is not None and len(given) != n_weights:
            names = ", ".join([*self.gate.feature_names, "bias"])
            raise ValueError(
                f"{self.gate.name} needs {n_weights} weights ({names}); {len(given)} are given"
            )

    @cached_property
    def overrides(self) -> TrainingOverrides:
        """All settings, as overrides without None."""
        own = TrainingOverrides(threshold=self.threshold, seed=self.seed, init=self.init)
        return overrides_of(self.settings).merged_over(own)

    @cached_property
    def changed(self) -> frozenset[str]:
        """The names of the settings that train otherwise than the gate's own would."""
        own = Setup().for_gate(self.gate).overrides.stated
        now = self.overrides.stated
        return frozenset(
            row.name for row in with_role(Role.TRAINING) if now[row.name] != own[row.name]
        )

    @property
    def start_weights(self) -> Floats:
        """The weights at epoch 0, the bias last, shape (n_features + 1,)."""
        return self.weights_from(np.random.default_rng(self.seed))

    def weights_from(self, generator: np.random.Generator) -> Floats:
        """Return starting weights, drawn from `generator` if they are random."""
        n_weights = self.gate.n_features + 1
        if self.given_weights is not None:
            return np.array(self.given_weights, dtype=float)
        if self.init is Init.ZERO:
            return np.zeros(n_weights)
        return generator.normal(0.0, 1.0, n_weights)

    def begins_like(self, other: "Run") -> bool:
        """Return whether both start with the same bits and learn from the same examples.

        A run has one seed, which also orders the rows of sgd: with another it is another run.
        """
        return (
            self.seed == other.seed
            and self.gate.targets == other.gate.targets
            and np.array_equal(self.gate.design, other.gate.design)
            and self.start_weights.tobytes() == other.start_weights.tobytes()
        )
