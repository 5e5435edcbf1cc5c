"""Checking gate files: for each file the gate it holds, or all of its mistakes."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from game.gates.folders import gate_files
from game.gates.gate import Gate
from game.gates.loading import load_gate
from game.gates.problem import START, GateFileError, Problem, printable

NO_GATES = "This folder holds no gate file, which is one whose name ends in .yaml or .yml."


@dataclass(frozen=True, slots=True)
class Checked:
    """What became of one file: `gate` if it is good, else `error`."""

    path: Path
    gate: Gate | None = None
    error: GateFileError | None = None

    def describe(self, verdict: Callable[[Gate], str]) -> str:
        """Return what to print: one line for a good gate, all mistakes of a bad file.

        Args:
            verdict: Says in a few words whether one neuron can learn the gate.
        """
        if self.gate is None:
            return str(self.error)
        gate = self.gate
        n_targets = sum(target is not None for target in gate.targets)
        missing = f"{n_targets} of " if n_targets < gate.n_rows else ""
        size = f"{_count(gate.n_inputs, 'input')}, {missing}{gate.n_rows} rows"
        return f"{printable(str(self.path))}: {gate.name} ({size}): {verdict(gate)}"


def check(paths: Iterable[Path]) -> Iterator[Checked]:
    """Yield what became of each file; a folder stands for the gate files in it."""
    for path in paths:
        if not path.is_dir():
            yield _check_file(path)
            continue
        try:
            files = gate_files(path)
        except GateFileError as error:
            yield Checked(path, error=error)
            continue
        yield from map(_check_file, files)
        if not files:
            yield Checked(path, error=GateFileError((Problem(path, *START, NO_GATES),)))


def _check_file(path: Path) -> Checked:
    try:
        return Checked(path, gate=load_gate(path))
    except GateFileError as error:
        return Checked(path, error=error)


def _count(number: int, thing: str) -> str:
    return f"{number} {thing}" + ("s" if number > 1 else "")
