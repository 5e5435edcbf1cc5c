"""One frame of the live text view: a snapshot as lines that fit a terminal."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from math import ceil

from game.cli.glow import RESET
from game.cli.report import learned_text
from game.core.assessment import Mark
from game.playground.snapshot import Snapshot
from game.playground.truth_table import MARK_WORDS, row_names, target_text

ESCAPE = re.compile(r"(\x1b\[[0-9;]*m)")
LINES_AROUND_BULBS = 6
MAX_COLUMNS = 8

SIGNS: Mapping[Mark, str] = {
    Mark.RIGHT: "✓",
    Mark.WRONG: "✗",
    Mark.UNDECIDED: "?",
    Mark.DONT_CARE: "·",
}
ASCII_SIGNS: Mapping[Mark, str] = {
    Mark.RIGHT: "+",
    Mark.WRONG: "-",
    Mark.UNDECIDED: "?",
    Mark.DONT_CARE: ".",
}


@dataclass(frozen=True, slots=True)
class Style:
    """How a terminal draws.

    Attributes:
        bulb: Draws a probability.
        signs: Draws a mark.
    """

    bulb: Callable[[float], str]
    signs: Mapping[Mark, str]


def frame(snapshot: Snapshot, style: Style, width: int, height: int) -> list[str]:
    """Return at most `height` lines of at most `width` visible characters each."""
    gate = snapshot.gate
    names = [*gate.feature_names, "bias"]
    weights = "  ".join(
        f"{name} {weight:.3g}" for name, weight in zip(names, snapshot.weights, strict=True)
    )
    lines = [
        f"{gate.name}   epoch {snapshot.epoch:,}",
        "",
        *_bulbs(snapshot, style, height - LINES_AROUND_BULBS),
        "",
        f"loss {snapshot.loss:.5g}   {snapshot.n_right} of {snapshot.n_examples} rows right",
        f"weights  {weights}",
        learned_text(snapshot),
    ]
    return [clip(line, width) for line in lines[: max(height, 1)]]


def clip(line: str, width: int) -> str:
    """Return `line` cut after `width` visible characters; colours count nothing and are ended."""
    kept, left = [], max(width, 0)
    for part in ESCAPE.split(line):
        if ESCAPE.fullmatch(part):
            kept.append(part)
        else:
            kept.append(part[:left])
            left -= len(kept[-1])
    return "".join(kept) if left or RESET not in line else "".join(kept) + RESET


def _bulbs(snapshot: Snapshot, style: Style, room: int) -> list[str]:
    """Return the rows of the truth table, in as many columns as their count needs."""
    cells = _cells(snapshot, style)
    columns = min(ceil(len(cells) / max(room, 1)), MAX_COLUMNS)
    depth = ceil(len(cells) / columns)
    return ["   ".join(cells[line::depth]) for line in range(depth)]


def _cells(snapshot: Snapshot, style: Style) -> list[str]:
    gate = snapshot.gate
    is_roomy = gate.n_rows <= 8  # noqa: PLR2004 - three inputs still stand in one column
    columns = (row_names(gate), gate.targets, snapshot.probabilities, snapshot.marks)
    cells = []
    for name, target, probability, mark in zip(*columns, strict=True):
        sign = style.signs[Mark(mark)]
        start = f"{name} {style.bulb(float(probability))} {probability:.4f}"
        detail = f"  wanted {target_text(target)}  {sign} {MARK_WORDS[Mark(mark)]}"
        cells.append(start + (detail if is_roomy else f" {sign}"))
    return cells
