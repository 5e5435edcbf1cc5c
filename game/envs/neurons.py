"""Many neurons, each with its own gate, that environments change, measure and observe.

Each neuron is one column, so the single environment (one column) and the vectorised one (thousands)
run the same code, and both use the app's epoch function. The formulas are those of `core.neuron`
and `core.assessment` in fewer calls that write to buffers: a step of an environment takes little
more than the overhead of the numpy calls.
"""

from typing import Any

import numpy as np

from ..core.neuron import Bools, Examples, Floats, Ints
from ..core.training import Epoch, gradient_descent
from .rules import WEIGHT_REACH, ladder_from, observation_size
from .task import Task

MARGIN = 0.05
"""A gate is learned if every row is on its right side of the threshold by at least this."""
NO_TARGET = 0.5
"""The observed value for the target of a row without one."""

# Numbers as zero-dimensional arrays: numpy accepts them twice as fast as Python numbers.
ZERO, HALF, ONE = np.array(0.0), np.array(0.5), np.array(1)

STATE = ("task", "weights", "starts", "targets", "places", "epochs")


class Neurons:
    """The neurons of `n_neurons` episodes.

    Attributes:
        task: The gate and how it is learned.
        weights: Current weights, the bias last, shape (n_weights, n_neurons).
        starts: Weights at epoch 0, same shape.
        targets: Targets of all rows, NaN for a don't-care, shape (n_rows, n_neurons).
        places: Indices of the thresholds in their ladder, shape (n_neurons,).
        epochs: Epochs since the start, shape (n_neurons,).
        thresholds: Class 1 is p > threshold, shape (n_neurons,).
        probabilities: Probabilities of all rows, shape (n_rows, n_neurons).
        losses: Mean cross-entropy plus the L2 penalty, in nats, shape (n_neurons,).
    """

    def __init__(self, task: Task, n_neurons: int) -> None:
        gate = task.run.gate
        self.task = task
        self.weights = np.zeros((gate.n_features + 1, n_neurons))
        self.starts = np.zeros_like(self.weights)
        self.targets = np.repeat(gate.target_column[:, None], n_neurons, axis=1)
        self.places = np.zeros(n_neurons, np.int64)
        self.epochs = np.zeros(n_neurons, np.int64)
        self._derive()

    def begin(self, columns: Ints, generators: tuple[np.random.Generator, ...]) -> None:
        """Start new episodes of the neurons at `columns`, each drawn from its own generator."""
        for column in columns.tolist():
            start, targets = self.task.draw_episode(generators[column])
            self.starts[:, column] = start
            self.targets[:, column] = targets
        self.weights[:, columns] = self.starts[:, columns]
        self.places[columns] = 0
        self.epochs[columns] = 0
        if self.task.is_random:
            self._learn_targets()
        self._ladder.thresholds.take(self.places, out=self.thresholds)
        self.measure()

    def train(self) -> None:
        """Run an epoch of all neurons; as after every change, the caller calls `measure`."""
        self._epoch()(0, self.weights, self.weights)
        np.add(self.epochs, ONE, self.epochs)

    def train_where(self, chosen: Bools) -> None:
        """Run an epoch of the neurons that are `chosen`."""
        self._epoch()(0, self.weights, self._clipped)
        np.copyto(self.weights, self._clipped, where=chosen)
        self.epochs += chosen

    def restore(self, chosen: Bools | bool = True) -> None:
        """Reset the neurons that are `chosen` to epoch 0."""
        np.copyto(self.weights, self.starts, where=chosen)
        np.copyto(self.epochs, 0, where=chosen)

    def turn(self, actions: Ints | int) -> None:
        """Apply the threshold actions among `actions`; other actions have no effect."""
        self.places = self._ladder.next_place[actions, self.places]
        self._ladder.thresholds.take(self.places, out=self.thresholds)

    def nudge(self, changes: Floats) -> None:
        """Add `changes`, shape (n_weights, n_neurons), to the weights."""
        np.add(self.weights, changes, self.weights)
        np.add(self.epochs, ONE, self.epochs)

    def measure(self) -> None:
        """Compute probabilities and losses from the weights."""
        half_logits, probabilities = self._half_logits, self.probabilities
        self._half_logits_into(self.weights, half_logits)
        np.tanh(half_logits, probabilities)
        np.multiply(probabilities, HALF, probabilities)
        np.add(probabilities, HALF, probabilities)
        np.multiply(half_logits, self._wrongness, half_logits)
        np.logaddexp(ZERO, half_logits, half_logits)
        self.losses: Floats = self._row_shares.dot(half_logits)
        if self._has_penalty:
            self.losses += self.task.run.settings.penalty(self.weights.T)

    def solved(self) -> Bools:
        """Return which neurons have every row right by the margin, shape (n_neurons,)."""
        self._weigh()
        return np.asarray(np.minimum.reduce(self._margins, axis=0) >= MARGIN)

    def is_solved(self) -> bool:
        """Return whether all neurons are solved, which is faster than `solved` for a single one."""
        self._weigh()
        return bool(min(self._all_margins.tolist()) >= MARGIN)

    def _weigh(self) -> None:
        """Compute each row's margin on its right side of the threshold."""
        margins = self._margins
        np.subtract(self.probabilities, self._threshold, margins)
        np.multiply(margins, self._signs, margins)
        if self._has_slack:
            np.add(margins, self._slack, margins)

    def observations(self) -> Floats:
        """Return the observation of each neuron, a new array, shape (n_neurons, size)."""
        np.minimum(self.weights, self._high, out=self._clipped)
        np.maximum(self._clipped, self._low, out=self._seen_weights)
        return self._seen.astype(np.float32, order="C")

    def __getstate__(self) -> dict[str, Any]:
        return {name: getattr(self, name) for name in STATE}

    def __setstate__(self, state: dict[str, Any]) -> None:
        self.__dict__.update(state)
        self._derive()

    def _derive(self) -> None:
        """Create all that is derived from the state: buffers, views, epoch function, measures."""
        run = self.task.run
        n_weights, n_neurons = self.weights.shape
        n_rows = run.gate.n_rows
        self._half_logits_into = (run.gate.design / 2).dot
        self._ladder = ladder_from(run.threshold)
        self._has_penalty = run.settings.has_penalty
        self._clipped = np.empty_like(self.weights)
        self._high = np.full_like(self.weights, WEIGHT_REACH)
        self._low = -self._high
        self._has_target = ~np.isnan(run.gate.target_column)
        self._row_shares = self._has_target / max(1, np.count_nonzero(self._has_target))
        self._slack = np.where(self._has_target, 0.0, 1.0)[:, None]  # don't-cares are never wrong
        self._has_slack = bool(self._slack.any())
        self._made_epoch: Epoch | None = None
        self._half_logits = np.empty((n_rows, n_neurons))
        self._margins = np.empty((n_rows, n_neurons))
        self._all_margins = self._margins.reshape(-1)
        seen = np.empty((observation_size(self.task), n_neurons))
        self._seen = seen.T
        self._seen_weights, self.thresholds = seen[:n_weights], seen[n_weights]
        self.probabilities = seen[n_weights + 1 : -n_rows]
        self._seen_targets = seen[-n_rows:]
        self._threshold = self.thresholds.squeeze()  # shape () if one: twice as fast
        self._learn_targets()
        self._ladder.thresholds.take(self.places, out=self.thresholds)
        self.measure()

    def _learn_targets(self) -> None:
        """Update observation and measures for new targets; `_epoch` is updated when needed."""
        np.copyto(self._seen_targets, self.targets)
        if self._has_slack:
            self._seen_targets[~self._has_target] = NO_TARGET
        self._signs = 2 * self._seen_targets - 1  # 0 where a row has no target
        self._wrongness = -2 * self._signs
        self._made_epoch = None

    def _epoch(self) -> Epoch:
        """Return the app's epoch function for the current targets."""
        if self._made_epoch is None:
            run, has_target = self.task.run, self._has_target
            examples = Examples(run.gate.design[has_target], self.targets[has_target].T)
            self._made_epoch = gradient_descent(examples, run.settings, self.weights.shape[1])
        return self._made_epoch
