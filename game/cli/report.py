"""What a command prints about a run: a summary, a JSON object, and a progress bar."""

import json
import os
import shutil
from collections.abc import Callable
from time import monotonic
from typing import TextIO

from ..playground.snapshot import Snapshot, start_words
from .streams import is_live


def summary(snapshot: Snapshot) -> list[str]:
    """Return the result of training as lines: epoch, loss, accuracy, weights."""
    names = [*snapshot.gate.feature_names, "bias"]
    weights = "   ".join(
        f"{name} {weight:.6g}" for name, weight in zip(names, snapshot.weights, strict=True)
    )
    accuracy = f"{snapshot.n_right} of {snapshot.n_examples} rows right"
    return [
        f"  epoch {snapshot.epoch:,}   loss {snapshot.loss:.6g}   {accuracy}",
        f"  weights   {weights}",
        f"  {learned_text(snapshot)}",
    ]


def learned_text(snapshot: Snapshot) -> str:
    """Return the epoch since which the gate has been learned, as a sentence."""
    at = snapshot.learned_at
    if at is None:
        return f"not learned at the threshold {snapshot.threshold:g}"
    if at == 0:
        return f"right from the start: {start_words(snapshot)}"
    return f"learned at epoch {at:,}"


def as_json(snapshot: Snapshot, *, learnable: bool) -> str:
    """Return the snapshot as one JSON object with the keys documented in the README."""
    gate = snapshot.gate
    *weights, bias = snapshot.weights.tolist()
    columns = (gate.rows, gate.targets, snapshot.probabilities.tolist(), snapshot.outputs.tolist())
    rows = [
        {"inputs": row, "target": target, "probability": probability, "output": int(output)}
        for row, target, probability, output in zip(*columns, strict=True)
    ]
    record = {
        "gate": gate.name,
        "inputs": gate.inputs,
        "epochs": snapshot.epoch,
        "weights": weights,
        "bias": bias,
        "threshold": snapshot.threshold,
        "rows": rows,
        "loss": snapshot.loss,
        "accuracy": snapshot.accuracy,
        "learned_at": snapshot.learned_at,
        "learnable": learnable,
    }
    return json.dumps(record, allow_nan=False)


PATIENCE_S = 0.5
"""Seconds before a bar is shown."""
BAR_CELLS = 30
ERASE_LINE = "\r\x1b[K"


class Progress:
    """Draws a progress bar on one line of `stream`, and erases it at the end."""

    def __init__(
        self, stream: TextIO, label: str, total: int, clock: Callable[[], float] = monotonic
    ) -> None:
        self._stream, self._label, self._total, self._clock = stream, label, total, clock
        self._start = clock()
        self._is_live = is_live(stream, os.environ)
        self._shown = -1

    def __enter__(self) -> "Progress":
        return self

    def __exit__(self, *_: object) -> None:
        if self._shown >= 0:
            self._stream.write(ERASE_LINE)
            self._stream.flush()

    def show(self, done: int) -> None:
        """Draw that `done` of the total is done, if the percentage has changed."""
        percent = 100 * done // max(self._total, 1)
        is_due = self._is_live and self._clock() - self._start >= PATIENCE_S
        if not is_due or percent == self._shown:
            return
        self._shown = percent
        filled = BAR_CELLS * percent // 100
        bar = "#" * filled + "." * (BAR_CELLS - filled)
        line = f"{self._label} [{bar}] {percent} %"
        room = max(shutil.get_terminal_size().columns - 1, 1)
        self._stream.write(f"{ERASE_LINE}{line if len(line) <= room else f'{percent} %'[:room]}")
        self._stream.flush()
