"""A run as tables: the truth table as lines of text, and every epoch as a line of CSV."""

import csv
from collections.abc import Callable, Iterator
from typing import TextIO, assert_never

import numpy as np

from ..core.assessment import Answer, Mark, marks
from ..core.decimals import row_probability
from ..core.neuron import Floats, loss, probabilities
from ..core.training import TrainingSettings
from ..gates.gate import Gate
from .hidden import NOTHING, Hidden, HiddenThings, hides
from .playground import Playground
from .run import Run
from .snapshot import Snapshot

OUTPUTS = {Answer.ZERO: "0", Answer.ONE: "1", Answer.UNDECIDED: "?"}


def mark_word(mark: Mark) -> str:
    """Return the word for a row's mark."""
    match mark:
        case Mark.WRONG:
            return "wrong"
        case Mark.RIGHT:
            return "right"
        case Mark.UNDECIDED:
            return "undecided"
        case Mark.DONT_CARE:
            return "not trained"
        case _:
            assert_never(mark)


def row_names(gate: Gate) -> list[str]:
    """Return the rows as `00`, `01`, …, in counting order."""
    return ["".join(map(str, row)) for row in gate.rows]


def target_text(target: int | None) -> str:
    """Return `0`, `1`, or `x` for a row without a target."""
    return "x" if target is None else str(target)


def truth_table(snapshot: Snapshot, hidden: HiddenThings = NOTHING) -> list[str]:
    """Return the truth table as lines: inputs, target, probability, output, mark."""
    gate = snapshot.gate
    widths = [len(name) for name in gate.inputs]
    has_numbers = not hides(hidden, Hidden.PROBABILITIES)
    has_marks = not hides(hidden, Hidden.MARKS)
    number = "   probability" if has_numbers else ""
    lines = [f"  {' '.join(gate.inputs)}   target{number}   output"]
    columns = (
        gate.rows,
        gate.targets,
        snapshot.probabilities.tolist(),
        snapshot.answers,
        snapshot.marks,
    )
    for row, target, probability, said, mark in zip(*columns, strict=True):
        bits = " ".join(f"{bit:>{width}}" for bit, width in zip(row, widths, strict=True))
        written = row_probability(probability, snapshot.threshold, 4)
        number = f"   {written:^11}" if has_numbers else ""
        word = f"   {mark_word(Mark(mark))}" if has_marks else ""
        lines.append(
            f"  {bits}   {target_text(target):^6}{number}   {OUTPUTS[said]:^6}{word}".rstrip()
        )
    return lines


CHUNK = 4096  # epochs computed in one step


def write_trajectory(
    file: TextIO,
    playground: Playground,
    progress: Callable[[int], None] | None = None,
    hidden: HiddenThings = NOTHING,
) -> None:
    """Write the run up to the current epoch: its losses, accuracy, weights, probabilities.

    Args:
        file: The output.
        playground: The playground with the run.
        progress: Called repeatedly with the number of epochs written so far.
        hidden: What has no column.
    """
    writer = csv.writer(file, lineterminator="\n")
    header = _header(playground)
    kept = [place for place, name in enumerate(header) if not _is_hidden(name, hidden)]
    columns = [place - 1 for place in kept[1:]]
    writer.writerow([header[place] for place in kept])
    for first, table in _tables(playground):
        epochs = range(first, first + len(table))
        writer.writerows(
            [epoch, *row] for epoch, row in zip(epochs, table[:, columns].tolist(), strict=True)
        )
        if progress:
            progress(epochs[-1])


def _header(playground: Playground) -> list[str]:
    gate = playground.snapshot.gate
    weights = [f"w_{name}" for name in gate.feature_names]
    rows = ["p_" + "".join(map(str, row)) for row in gate.rows]
    return ["epoch", "loss", "cross_entropy", "accuracy", *weights, "bias", *rows]


def _is_hidden(column: str, hidden: HiddenThings) -> bool:
    told = _told_by(column)
    return told is not None and hides(hidden, told)


def _told_by(column: str) -> Hidden | None:
    """Return what a column tells that can be hidden."""
    if column in {"loss", "cross_entropy"}:
        return Hidden.LOSS
    if column == "accuracy":
        return Hidden.MARKS
    if column == "bias" or column.startswith("w_"):
        return Hidden.WEIGHTS
    return Hidden.PROBABILITIES if column.startswith("p_") else None


def _tables(playground: Playground) -> Iterator[tuple[int, Floats]]:
    """Yield the first epoch of each chunk, and all columns after that of the epoch."""
    for start, stop, settings in _stretches(playground):
        for first in range(start, stop, CHUNK):
            last = min(first + CHUNK, stop) - 1
            weights = playground.trajectory(first, last)
            yield first, _table(playground.snapshot.run, weights, settings)


def _stretches(playground: Playground) -> Iterator[tuple[int, int, TrainingSettings]]:
    """Return first epoch, end (exclusive) and settings of each part of the run."""
    epoch, segments = playground.epoch, playground.snapshot.segments
    starts = [segment.first_epoch for segment in segments if segment.first_epoch < epoch]
    settings = [segment.settings for segment in segments][: len(starts)]
    starts.append(epoch)  # which is shown with the settings of now
    settings.append(playground.snapshot.run.settings)
    return zip(starts, [*starts[1:], epoch + 1], settings, strict=True)


def _table(run: Run, weights: Floats, settings: TrainingSettings) -> Floats:
    gate = run.gate
    on_rows = probabilities(weights, gate.design)
    n_right = np.sum(marks(on_rows, gate.target_column, run.threshold) == Mark.RIGHT, axis=1)
    return np.column_stack(
        [
            settings.loss(weights, gate.examples),
            loss(weights, gate.examples),
            n_right / len(gate.examples.inputs),
            weights,
            on_rows,
        ]
    )
