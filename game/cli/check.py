"""`check`: for each gate file whether one neuron can learn it, each lesson proven, or problems."""

import os
import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from ..gates import Gate
from ..gates.problem import GateFileError, Problem, path_words
from ..gates.reader import parse_gate
from ..gates.verdict_words import explain, verdict
from ..gates.yaml_errors import GATE
from ..gates.yaml_files import files_in, read_source
from ..lessons.lesson_reader import LessonFile, is_lesson
from ..record import Record

if TYPE_CHECKING:
    from .lesson_check import LessonChecker


class Checked(Record):
    """The result for one file: `gate` or `lesson` if it is valid, else `error`.

    Attributes:
        path: The file.
        gate: The gate that it holds.
        lesson: The lesson that it holds, proven.
        error: Its problems.
        advice: What could be told more simply; a file with advice is valid.
    """

    path: Path
    gate: Gate | None = None
    lesson: LessonFile | None = None
    error: GateFileError | None = None
    advice: tuple[Problem, ...] = ()

    def describe(self, verdict: Callable[[Gate], str]) -> str:
        """Return the text to print: one line for a valid file, all problems of an invalid one.

        Args:
            verdict: Says in a few words whether one neuron can learn the gate.
        """
        if self.gate is not None:
            return f"{path_words(self.path)}: {_gate_words(self.gate, verdict)}"
        if self.lesson is not None:
            return f"{path_words(self.path)}: {_lesson_words(self.lesson)}"
        return str(self.error)


def _gate_words(gate: Gate, verdict: Callable[[Gate], str]) -> str:
    n_targets = sum(target is not None for target in gate.targets)
    missing = f"{n_targets} of " if n_targets < gate.n_rows else ""
    size = f"{_count(gate.n_inputs, 'input')}, {missing}{gate.n_rows} rows"
    return f"{gate.name} ({size}): {verdict(gate)}"


def _lesson_words(file: LessonFile) -> str:
    steps = file.lesson.steps
    n_figures = sum(len(step.figures) for step in steps)
    checked = f", {_count(n_figures, 'figure')} checked" if n_figures else ""
    return f"{file.lesson.title} ({_count(len(steps), 'step')}): Proven{checked}."


def check(paths: Iterable[Path]) -> Iterator[Checked]:
    """Yield the result for each file; a folder stands for the gate files and lessons in it."""
    checker = _Checker()
    for path in paths:
        if not os.path.isdir(path):  # noqa: PTH112 - a Path raises where a name is too long
            yield checker.check(path)
            continue
        try:
            files = files_in(path)
        except GateFileError as error:
            yield Checked(path, error=error)
            continue
        yield from map(checker.check, files)
        if not files:
            yield Checked(path, error=GateFileError.of_file(path, GATE.no_files))


class _Checker:
    """Checks files, and makes ready for lessons when there is one."""

    def __init__(self) -> None:
        self._lessons: LessonChecker | None = None

    def check(self, path: Path) -> Checked:
        try:
            data = read_source(path, GATE)
            if is_lesson(data):
                return self._check_lesson(path, data)
            return Checked(path, gate=parse_gate(data, path))
        except GateFileError as error:
            return Checked(path, error=error)

    def _check_lesson(self, path: Path, data: bytes) -> Checked:
        if self._lessons is None:
            from .lesson_check import LessonChecker  # noqa: PLC0415 - it loads the app's keys

            self._lessons = LessonChecker()
        file, advice = self._lessons.prove(path, data)
        return Checked(path, lesson=file, advice=advice)


def _count(number: int, thing: str) -> str:
    return f"{number} {thing}" + ("s" if number > 1 else "")


def add_options(parser: ArgumentParser) -> None:
    """Add the arguments of the command to `parser`."""
    parser.add_argument(
        "files", metavar="FILE", nargs="+", type=Path, help="a gate file, a lesson, or a folder"
    )


def run(arguments: Namespace) -> int:
    """Check each file; return 1 if any has a problem."""
    status = 0
    for checked in check(arguments.files):
        stream = sys.stdout if checked.error is None else sys.stderr
        stream.write(f"{checked.describe(_verdict)}\n")
        for problem in checked.advice:
            sys.stderr.write(f"{problem}\n")
        status = status if checked.error is None else 1
    return status


def _verdict(gate: Gate) -> str:
    return explain(gate, verdict(gate))
