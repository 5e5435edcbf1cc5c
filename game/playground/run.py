"""Where a run starts from: the gate, the weights, and how it is trained."""

from typing import TypeVar

import numpy as np

from ..core.neuron import Floats
from ..core.training import Optimizer, TrainingSettings
from ..gates.gate import Gate, Init
from ..record import Record

DEFAULT_THRESHOLD = 0.5

Value = TypeVar("Value")


class Setup(Record):
    """All that decides a run; None stands for the gate's own wish, or else the default.

    Attributes:
        seed: Seeds the random start and the row order of `sgd`.
        init: Random or zero start.
        weights: Given starting weights, the bias last; they win over `init`.
        learning_rate: > 0.
        l2: >= 0.
        threshold: In (0, 1).
        optimizer: Full batch or row by row.
    """

    seed: int | None = None
    init: Init | None = None
    weights: tuple[float, ...] | None = None
    learning_rate: float | None = None
    l2: float | None = None
    threshold: float | None = None
    optimizer: Optimizer | None = None

    def for_gate(self, gate: Gate) -> "Run":
        """Return the run that this makes of `gate`.

        Raises:
            ValueError: `weights` are not as many as the gate needs.
        """
        wish = gate.training
        seed = _chosen(self.seed, wish.seed, 0)
        given = self.weights
        if given is None and self.init is None:
            given = gate.initial_weights
        settings = TrainingSettings(
            learning_rate=_chosen(self.learning_rate, wish.learning_rate, 1.0),
            l2=_chosen(self.l2, wish.l2, 0.0),
            optimizer=_chosen(self.optimizer, wish.optimizer, Optimizer.GRADIENT_DESCENT),
            seed=seed,
        )
        return Run(
            gate=gate,
            seed=seed,
            init=_chosen(self.init, wish.init, Init.RANDOM),
            given_weights=given,
            settings=settings,
            threshold=_chosen(self.threshold, wish.threshold, DEFAULT_THRESHOLD),
        )


class Run(Record):
    """A run with nothing left open: gate, start, settings and threshold."""

    gate: Gate
    seed: int
    init: Init
    given_weights: tuple[float, ...] | None
    settings: TrainingSettings
    threshold: float

    def __post_init__(self) -> None:
        given, wanted = self.given_weights, self.gate.n_features + 1
        if given is not None and len(given) != wanted:
            names = ", ".join([*self.gate.feature_names, "bias"])
            raise ValueError(
                f"{self.gate.name} needs {wanted} weights ({names}); {len(given)} are given"
            )

    @property
    def start_weights(self) -> Floats:
        """The weights at epoch 0, the bias last, shape (n_features + 1,)."""
        return self.weights_from(np.random.default_rng(self.seed))

    def weights_from(self, generator: np.random.Generator) -> Floats:
        """Return starting weights, drawn from `generator` where they are random."""
        n_weights = self.gate.n_features + 1
        if self.given_weights is not None:
            return np.array(self.given_weights, dtype=float)
        if self.init is Init.ZERO:
            return np.zeros(n_weights)
        return generator.normal(0.0, 1.0, n_weights)

    def begins_like(self, other: "Run") -> bool:
        """Return whether both begin with the same weights and learn from the same examples."""
        return (
            self.gate.targets == other.gate.targets
            and np.array_equal(self.gate.design, other.gate.design)
            and np.array_equal(self.start_weights, other.start_weights)
        )


def _chosen(own: Value | None, wish: Value | None, default: Value) -> Value:
    """Return the first that is given: the user's own, the gate's wish, the default."""
    if own is not None:
        return own
    return default if wish is None else wish
