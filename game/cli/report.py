"""A snapshot as text: the truth table and what training made of it, to read and to parse."""

import json

from game.core.assessment import Mark
from game.gates.gate import Gate
from game.playground.snapshot import Snapshot

MARK_WORDS = {
    Mark.WRONG: "wrong",
    Mark.RIGHT: "right",
    Mark.UNDECIDED: "undecided",
    Mark.DONT_CARE: "not trained",
}


def row_names(gate: Gate) -> list[str]:
    """Return the rows as `00`, `01`, …, in counting order."""
    return ["".join(map(str, row)) for row in gate.rows]


def target_text(target: int | None) -> str:
    """Return `0`, `1`, or `x` for a row without a target."""
    return "x" if target is None else str(target)


def truth_table(snapshot: Snapshot) -> list[str]:
    """Return the truth table as lines: inputs, target, probability, output, and what is said."""
    gate = snapshot.gate
    widths = [len(name) for name in gate.inputs]
    lines = [f"  {' '.join(gate.inputs)}   target   probability   output"]
    columns = (gate.rows, gate.targets, snapshot.probabilities, snapshot.outputs, snapshot.marks)
    for row, target, probability, output, mark in zip(*columns, strict=True):
        bits = " ".join(f"{bit:>{width}}" for bit, width in zip(row, widths, strict=True))
        lines.append(
            f"  {bits}   {target_text(target):^6}   {probability:^11.4f}   {int(output):^6}"
            f"   {MARK_WORDS[Mark(mark)]}"
        )
    return lines


def summary(snapshot: Snapshot) -> list[str]:
    """Return what training has come to, as lines: epoch, loss, accuracy, weights."""
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
    """Return since when the gate has been learned."""
    at = snapshot.learned_at
    if at is None:
        return f"not learned at the threshold {snapshot.threshold:g}"
    return f"learned at epoch {at:,}"


def as_json(snapshot: Snapshot, *, learnable: bool) -> str:
    """Return the snapshot as one JSON object; its keys are those that the README names."""
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
