"""The truth table as lines of text, with what the neuron makes of every row."""

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
