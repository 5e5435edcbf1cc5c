"""A run as a CSV file: one line an epoch, streamed, so that its length costs no memory."""

import csv
from collections.abc import Callable, Iterator
from typing import TextIO

import numpy as np

from game.core.assessment import Mark, marks
from game.core.neuron import loss, probabilities
from game.core.types import Floats
from game.playground.playground import Playground

CHUNK = 4096  # epochs worked out at once


def write_trajectory(
    file: TextIO, playground: Playground, progress: Callable[[int], None] | None = None
) -> None:
    """Write the run up to where `playground` is: epoch, loss, accuracy, weights, probabilities.

    Args:
        file: Where to.
        playground: With the run to write.
        progress: Told, now and then, how many epochs are written.
    """
    writer = csv.writer(file, lineterminator="\n")
    writer.writerow(_header(playground))
    for first, table in _tables(playground):
        epochs = range(first, first + len(table))
        writer.writerows([epoch, *row] for epoch, row in zip(epochs, table.tolist(), strict=True))
        if progress:
            progress(epochs[-1])


def _header(playground: Playground) -> list[str]:
    gate = playground.snapshot.gate
    weights = [f"w_{name}" for name in gate.feature_names]
    rows = ["p_" + "".join(map(str, row)) for row in gate.rows]
    return ["epoch", "loss", "accuracy", *weights, "bias", *rows]


def _tables(playground: Playground) -> Iterator[tuple[int, Floats]]:
    """Yield the first epoch of each chunk, and the columns after the epoch's for all of it."""
    for first in range(0, playground.epoch + 1, CHUNK):
        last = min(first + CHUNK - 1, playground.epoch)
        yield first, _table(playground, playground.trajectory(first, last))


def _table(playground: Playground, weights: Floats) -> Floats:
    run = playground.snapshot.run
    gate = run.gate
    on_rows = probabilities(weights, gate.design)
    n_right = np.sum(marks(on_rows, gate.target_column, run.threshold) == Mark.RIGHT, axis=1)
    return np.column_stack(
        [
            loss(weights, gate.examples, run.settings.l2),
            n_right / len(gate.examples.inputs),
            weights,
            on_rows,
        ]
    )
