"""The census as a CSV file: one line a gate, each with what proves its verdict."""

import csv
from collections.abc import Callable, Iterator
from typing import TextIO

from game.core.census import Census
from game.gates.numbered import numbered_gate

CHUNK = 4096  # gates written between two looks at the progress

Line = list[object]


def write_census(
    file: TextIO, census: Census, progress: Callable[[int], None] = lambda _: None
) -> None:
    """Write each gate's number, outputs in counting order, verdict, and weights or clash.

    Args:
        file: Where to.
        census: What to write.
        progress: Told, now and then, how many gates are written.
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
    columns = (census.learnable.tolist(), census.weights.tolist(), census.clashes.tolist())
    for number, (learnable, weights, (a, b, c, d)) in enumerate(zip(*columns, strict=True)):
        outputs = f"{number:0{n_rows}b}"[::-1]
        if learnable:
            yield [outputs, 1, *weights, ""]
        else:
            clash = f"{names[a]} + {names[b]} = {names[c]} + {names[d]}"
            yield [outputs, 0, *no_weights, clash]
