"""`census`: how many gates of N inputs one neuron can learn, each with a proof."""

import csv
import json
import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TextIO

import numpy as np

from ..core.census import MAX_INPUTS, Census, take_census
from ..files import output_file
from ..gates.bounds import Interval
from ..gates.numbered import numbered_gate
from ..gates.verdict_words import verdict, verdict_words
from ..playground.option_values import whole
from ..playground.options import Option
from .report import Progress

CHUNK = 4096  # gates written between two progress updates

Line = list[object]


def write_census(
    file: TextIO, census: Census, progress: Callable[[int], None] = lambda _: None
) -> None:
    """Write each gate's number, outputs in counting order, verdict, and weights or conflict.

    Args:
        file: The output.
        census: The results to write.
        progress: Called repeatedly with the number of gates written so far.
    """
    inputs = numbered_gate(census.n_inputs, 0).inputs
    weights = [f"w_{name}" for name in inputs]
    writer = csv.writer(file, lineterminator="\n")
    writer.writerow(["gate", "outputs", "learnable", *weights, "bias", "clash"])
    for number, line in enumerate(_lines(census)):
        writer.writerow([number, *line])
        if number % CHUNK == 0:
            progress(number)


def _lines(census: Census) -> Iterator[Line]:
    n_rows = 1 << census.n_inputs
    names = [f"{row:0{census.n_inputs}b}" for row in range(n_rows)]
    no_weights = [""] * (census.n_inputs + 1)
    columns = (census.learnable.tolist(), census.weights.tolist(), census.conflicts.tolist())
    for number, (learnable, weights, (a, b, c, d)) in enumerate(zip(*columns, strict=True)):
        outputs = f"{number:0{n_rows}b}"[::-1]
        if learnable:
            yield [outputs, 1, *weights, ""]
        else:
            conflict = f"{names[a]} + {names[b]} = {names[c]} + {names[d]}"
            yield [outputs, 0, *no_weights, conflict]


PARTS = 100  # of the progress bar
MAX_LISTED = 4
"""Up to this many unlearnable gates are listed by name: of two inputs, XOR and XNOR."""


N_INPUTS = Option(
    "census",
    "N",
    whole(Interval(1, MAX_INPUTS)),
    f"how many inputs the gates have, 1 to {MAX_INPUTS}",
)


def add_options(parser: ArgumentParser) -> None:
    """Add the arguments of the command to `parser`."""
    parser.add_argument(
        "n_inputs",
        metavar="N",
        type=N_INPUTS.parse,
        help=N_INPUTS.help,
    )
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    parser.add_argument(
        "--csv", metavar="FILE", type=Path, help="write every gate, its verdict and weights to FILE"
    )


def run(arguments: Namespace) -> int:
    """Take the census, write the CSV file if requested, print the counts, and return 0."""
    with Progress(sys.stderr, "deciding", PARTS) as progress:
        census = take_census(arguments.n_inputs, lambda part: progress.show(int(PARTS * part)))
    if arguments.csv:
        _write_csv(arguments.csv, census)
    text = as_json(census) if arguments.json else "\n".join(in_words(census))
    sys.stdout.write(text + "\n")
    return 0


def as_json(census: Census) -> str:
    """Return the counts as one JSON object."""
    n_gates, n_learnable = len(census.learnable), int(census.learnable.sum())
    counts = {
        "inputs": census.n_inputs,
        "gates": n_gates,
        "learnable": n_learnable,
        "not_learnable": n_gates - n_learnable,
        "largest_weight": int(np.abs(census.weights).max()),
    }
    return json.dumps(counts)


def in_words(census: Census) -> list[str]:
    """Return the count as a sentence, and the names of the unlearnable gates if they are few."""
    n_gates, n_learnable = len(census.learnable), int(census.learnable.sum())
    plural = "s" if census.n_inputs > 1 else ""
    lines = [
        f"{n_learnable} of {n_gates} gates of {census.n_inputs} input{plural}"
        " can be learned by one neuron."
    ]
    others = np.flatnonzero(~census.learnable).tolist()
    if len(others) <= MAX_LISTED:
        gates = [numbered_gate(census.n_inputs, number) for number in others]
        lines += [f"Not {gate.name}: {verdict_words(verdict(gate), gate)}" for gate in gates]
    return lines


def _write_csv(path: Path, census: Census) -> None:
    with (
        output_file(path) as file,
        Progress(sys.stderr, "writing", len(census.learnable)) as progress,
    ):
        write_census(file, census, progress.show)
