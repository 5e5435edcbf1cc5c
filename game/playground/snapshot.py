"""One state of the playground, as a value that views draw and commands print."""

from collections.abc import Callable
from functools import cached_property, wraps
from typing import Concatenate, ParamSpec, TypeVar

import numpy as np

from ..core.assessment import Answer, Mark, answer, marks, outputs
from ..core.neuron import Bools, Floats, Ints, logits, loss, row_losses, sigmoid, with_bias_column
from ..gates.gate import Gate
from ..gates.settings import Init
from ..record import Record
from .controls import Knob, number_of
from .history import Curve, Segment
from .run import Run

ENORMOUS = 1e9  # a weight far above any start or descent, from which no training returns
MANIFOLD = 10  # growth since the start that shows


More = ParamSpec("More")
Result = TypeVar("Result")


class Snapshot(Record):
    """The neuron at one epoch; derived values are computed when first used.

    Attributes:
        run: Gate, start, settings and threshold.
        epoch: The epoch.
        weights: Weights at `epoch`, the bias last, shape (n_features + 1,).
        live_inputs: The inputs that are fed to the neuron, 0 or 1 each.
        focus: The knob that the arrow keys move.
        learned_at: First epoch of this run at which the gate was learned, or None.
        curve: Samples of the whole run so far.
        segments: The settings with which the epochs of this run were trained, in order.
        searched: The share of the run in which `learned_at` has been looked for; below 1 only
            where a playground has little patience, and `learned_at` is then not known yet.
    """

    run: Run
    epoch: int
    weights: Floats
    live_inputs: tuple[int, ...]
    focus: Knob
    learned_at: int | None
    curve: Curve
    segments: tuple[Segment, ...] = ()
    searched: float = 1.0

    def __repr__(self) -> str:
        return f"<Snapshot of {self.gate.name} at epoch {self.epoch}>"

    @cached_property
    def found(self) -> dict[object, object]:
        """The results of functions that are `kept`, with their arguments."""
        return {}

    @property
    def gate(self) -> Gate:
        """The gate that is learned."""
        return self.run.gate

    @property
    def threshold(self) -> float:
        """Class 1 is p > threshold."""
        return self.run.threshold

    @property
    def latest_epoch(self) -> int:
        """The last epoch that has been trained; `epoch` is at most this."""
        return self.curve.latest_epoch

    @cached_property
    def logits(self) -> Floats:
        """The logit of every row, shape (n_rows,)."""
        return logits(self.weights, self.gate.design)

    @cached_property
    def probabilities(self) -> Floats:
        """The probability of class 1 on every row, shape (n_rows,)."""
        return sigmoid(self.logits)

    @cached_property
    def outputs(self) -> Bools:
        """The class of every row at the threshold, shape (n_rows,)."""
        return outputs(self.probabilities, self.threshold)

    @cached_property
    def marks(self) -> Ints:
        """The `Mark` of every row: right, wrong, undecided or don't care, shape (n_rows,)."""
        return marks(self.probabilities, self.gate.target_column, self.threshold)

    @cached_property
    def answers(self) -> tuple[Answer, ...]:
        """What the neuron says about every row: "says 0", "says 1" or "undecided"."""
        return tuple(answer(p, self.threshold) for p in self.probabilities.tolist())

    @cached_property
    def row_losses(self) -> Floats:
        """The cross-entropy of every row, in nats, 0 without a target, shape (n_rows,)."""
        return losses_of(self.logits, self.gate)

    @cached_property
    def n_right(self) -> int:
        """Number of rows that are right; an undecided row is not."""
        return int(np.count_nonzero(self.marks == Mark.RIGHT))

    @property
    def n_examples(self) -> int:
        """Number of rows that have a target."""
        return len(self.gate.examples.inputs)

    @property
    def accuracy(self) -> float:
        """The share of right rows among those that have a target."""
        return self.n_right / self.n_examples

    @cached_property
    def cross_entropy(self) -> float:
        """Mean cross-entropy over the rows with a target, in nats."""
        if not self.has_penalty:
            return self.loss
        return float(loss(self.weights, self.gate.examples))

    @cached_property
    def loss(self) -> float:
        """Mean cross-entropy plus the penalty, in nats."""
        return float(self.run.settings.loss(self.weights, self.gate.examples))

    @property
    def has_penalty(self) -> bool:
        """Whether the loss is more than the cross-entropy."""
        return self.run.settings.has_penalty

    @property
    def penalty(self) -> float:
        """What the size of the weights adds to the loss, in nats."""
        return float(self.run.settings.penalty(self.weights))

    @property
    def weight_norm(self) -> float:
        """The length of the weight vector ‖w‖, the bias left out."""
        return float(np.linalg.norm(self.weights[:-1]))

    @cached_property
    def has_diverged(self) -> bool:
        """Whether training has blown up the weights so far that they will not come back."""
        largest, first = (np.max(np.abs(w[:-1])) for w in (self.weights, self.curve.weights[:, 0]))
        if largest <= MANIFOLD * max(1.0, first):
            return False
        return bool(largest >= ENORMOUS) or self.run.settings.diverges_from(self.weights)

    @cached_property
    def live_features(self) -> Floats:
        """The features of the live inputs with a last 1 for the bias, shape (n_features + 1,)."""
        point = np.array([self.live_inputs], dtype=float)
        features: Floats = with_bias_column(self.gate.features_of(point))[0]
        return features

    @cached_property
    def live_row(self) -> int:
        """The index of the truth table row of the live inputs."""
        return int("".join(map(str, self.live_inputs)), 2)

    def value_of(self, knob: Knob) -> float:
        """Return the value of `knob`."""
        if knob.is_weight:
            return float(self.weights[knob.index])
        return number_of(self.run.overrides, knob)


def start_words(snapshot: Snapshot) -> str:
    """Return why a gate is right at epoch 0, where nothing has been learned yet."""
    if snapshot.run.given_weights is not None:
        return "set by hand"
    return "with zero weights" if snapshot.run.init is Init.ZERO else "by chance"


def losses_of(logits: Floats, gate: Gate) -> Floats:
    """Return the cross-entropy of every row of `gate`, 0 without a target, shape (n_rows,)."""
    targets = gate.target_column
    losses = row_losses(logits, np.nan_to_num(targets))
    return np.where(np.isnan(targets), 0.0, losses)


def kept(
    function: Callable[Concatenate[Snapshot, More], Result],
) -> Callable[Concatenate[Snapshot, More], Result]:
    """Have the results of `function` kept with each snapshot: a frame asks more than once."""

    @wraps(function)
    def keeping(snapshot: Snapshot, /, *more: More.args, **named: More.kwargs) -> Result:
        key = function, more, tuple(named.items())
        if key not in snapshot.found:
            snapshot.found[key] = function(snapshot, *more, **named)
        found: Result = snapshot.found[key]  # type: ignore[assignment]  # of this function
        return found

    return keeping
