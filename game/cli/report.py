"""A snapshot as text: what training made of the neuron, to read and to parse."""

import json

from game.playground.snapshot import Snapshot


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
