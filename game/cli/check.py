"""`check`: for each gate file its gate and whether one neuron can learn it, or its problems."""

import os
import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from ..gates import Gate
from ..gates.problem import GateFileError, path_words
from ..gates.reader import load_gate
from ..gates.verdict_words import explain, verdict
from ..gates.yaml_errors import GATE
from ..gates.yaml_files import files_in
from ..record import Record


class Checked(Record):
    """The result for one file: `gate` if it is valid, else `error`."""

    path: Path
    gate: Gate | None = None
    error: GateFileError | None = None

    def describe(self, verdict: Callable[[Gate], str]) -> str:
        """Return the text to print: one line for a valid gate, all problems of an invalid file.

        Args:
            verdict: Says in a few words whether one neuron can learn the gate.
        """
        if self.gate is None:
            return str(self.error)
        gate = self.gate
        n_targets = sum(target is not None for target in gate.targets)
        missing = f"{n_targets} of " if n_targets < gate.n_rows else ""
        size = f"{_count(gate.n_inputs, 'input')}, {missing}{gate.n_rows} rows"
        return f"{path_words(self.path)}: {gate.name} ({size}): {verdict(gate)}"


def check(paths: Iterable[Path]) -> Iterator[Checked]:
    """Yield the result for each file; a folder stands for the gate files in it."""
    for path in paths:
        if not os.path.isdir(path):  # noqa: PTH112 - a Path raises where a name is too long
            yield _check_file(path)
            continue
        try:
            files = files_in(path)
        except GateFileError as error:
            yield Checked(path, error=error)
            continue
        yield from map(_check_file, files)
        if not files:
            yield Checked(path, error=GateFileError.of_file(path, GATE.no_files))


def _check_file(path: Path) -> Checked:
    try:
        return Checked(path, gate=load_gate(path))
    except GateFileError as error:
        return Checked(path, error=error)


def _count(number: int, thing: str) -> str:
    return f"{number} {thing}" + ("s" if number > 1 else "")


def add_options(parser: ArgumentParser) -> None:
    """Add the arguments of the command to `parser`."""
    parser.add_argument(
        "files", metavar="FILE", nargs="+", type=Path, help="a gate file, or a folder"
    )


def run(arguments: Namespace) -> int:
    """Check each file; return 1 if any has a problem."""
    status = 0
    for checked in check(arguments.files):
        stream = sys.stdout if checked.error is None else sys.stderr
        stream.write(f"{checked.describe(_verdict)}\n")
        status = status if checked.error is None else 1
    return status


def _verdict(gate: Gate) -> str:
    return explain(gate, verdict(gate))
