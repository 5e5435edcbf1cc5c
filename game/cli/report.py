"""What a command prints about a run: a summary, a JSON object, and a progress bar."""

import json
import os
import shutil
from collections.abc import Callable
from functools import partial
from time import monotonic
from typing import TextIO

from ..core.decimals import nats, significant
from ..core.separability import Verdict
from ..gates.verdict_words import explain
from ..playground.hidden import NOTHING, Hidden, HiddenThings, Implied, hides
from ..playground.progress import has_shown
from ..playground.sentences import sentence_on
from ..playground.snapshot import Snapshot, start_words
from .streams import is_live


def summary(snapshot: Snapshot, hidden: HiddenThings = NOTHING) -> list[str]:
    """Return the result of training as lines: epoch, loss, accuracy, weights, and the sentence."""
    names = [*snapshot.gate.feature_names, "bias"]
    numbers = map(partial(significant, digits=6), snapshot.weights.tolist())
    weights = "   ".join(f"{name} {number}" for name, number in zip(names, numbers, strict=True))
    lines = [f"  epoch {snapshot.epoch:,}{score_text(snapshot, 6, hidden)}"]
    if not hides(hidden, Hidden.WEIGHTS):
        lines.append(f"  weights   {weights}")
    if not hides(hidden, Hidden.MARKS):
        lines.append(f"  {learned_text(snapshot)}")
    return lines + [f"  {line}" for line in sentence_lines(snapshot, hidden)]


def score_text(snapshot: Snapshot, digits: int, hidden: HiddenThings) -> str:
    """Return loss and count of right rows, each after three spaces, without what is hidden."""
    told = loss_text(snapshot, digits, hidden)
    loss = f"   {told}" if told else ""
    if hides(hidden, Hidden.MARKS):
        return loss
    return f"{loss}   {snapshot.n_right} of {snapshot.n_examples} rows right"


def sentence_lines(snapshot: Snapshot, hidden: HiddenThings) -> list[str]:
    """Return the sentence on the run as a line, or none if it is hidden."""
    return [] if hides(hidden, Hidden.SENTENCE) else [sentence_on(snapshot, hidden).text]


def verdict_lines(
    snapshot: Snapshot, judgement: Verdict, hidden: HiddenThings, *, is_over: bool = False
) -> list[str]:
    """Return the verdict as a line, once the run has shown it or `is_over`, unless it is hidden."""
    learnable = judgement.learnable
    is_shown = has_shown(snapshot, learnable=learnable) or (is_over and not learnable)
    if hides(hidden, Hidden.VERDICT) or not is_shown:
        return []
    return [explain(snapshot.gate, judgement)]


def loss_text(snapshot: Snapshot, digits: int, hidden: HiddenThings = NOTHING) -> str:
    """Return the loss after its word, and where a penalty is on, what it is made of."""
    if hides(hidden, Hidden.LOSS):
        return ""
    text = f"loss {nats(snapshot.loss, digits)}"
    if not snapshot.has_penalty:
        return text
    text = f"{text}   cross-entropy {nats(snapshot.cross_entropy, digits)}"
    if hides(hidden, Implied.PENALTY):
        return text
    return f"{text}   penalty {significant(snapshot.penalty, digits)}"


DIVERGED = "training has diverged"
OVERSHOOTING = "learning rate times L2 is above 2"
OUT_OF_BOUNDS = "the weights are out of all bounds"


def learned_text(snapshot: Snapshot) -> str:
    """Return since when the gate has been learned, or that it is not, as a sentence.

    Of training that has diverged it says that first.
    """
    at, threshold = snapshot.learned_at, significant(snapshot.threshold, 6)
    learned = f"learned at epoch {at:,}" if at else f"right from the start: {start_words(snapshot)}"
    if at is None:
        learned = f"not learned at the threshold {threshold}"
    if not snapshot.has_diverged:
        return learned
    why = OVERSHOOTING if snapshot.run.settings.can_diverge else OUT_OF_BOUNDS
    return f"{DIVERGED}: {why}; {learned}"


def as_json(snapshot: Snapshot, *, learnable: bool, hidden: HiddenThings = NOTHING) -> str:
    """Return the snapshot as one JSON object with the keys documented in the README.

    What is hidden is null.
    """
    gate = snapshot.gate
    *weights, bias = snapshot.weights.tolist()
    columns = (gate.rows, gate.targets, snapshot.probabilities.tolist(), snapshot.outputs.tolist())
    rows = [
        {"inputs": row, "target": target, "probability": probability, "output": int(output)}
        for row, target, probability, output in zip(*columns, strict=True)
    ]
    if hides(hidden, Hidden.PROBABILITIES):
        rows = [row | {"probability": None} for row in rows]
    record: dict[str, object] = {
        "gate": gate.name,
        "inputs": gate.inputs,
        "epochs": snapshot.epoch,
        "weights": weights,
        "bias": bias,
        "threshold": snapshot.threshold,
        "rows": rows,
        "loss": snapshot.loss,
        "cross_entropy": snapshot.cross_entropy,
        "accuracy": snapshot.accuracy,
        "learned_at": snapshot.learned_at,
        "learnable": learnable,
    }
    for thing, keys in TOLD.items():
        if hides(hidden, thing):
            record |= dict.fromkeys(keys)
    return json.dumps(record, allow_nan=False)


TOLD = {
    Hidden.VERDICT: ("learnable",),
    Hidden.MARKS: ("accuracy", "learned_at"),
    Hidden.WEIGHTS: ("weights", "bias"),
    Hidden.LOSS: ("loss", "cross_entropy"),
}
"""The keys of the JSON object that tell what can be hidden."""

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
