"""`grade`: looks through what learners handed in, and replays each on the engine."""

import json
import os
import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import active_children, get_context
from pathlib import Path

from ..gates.problem import path_words, printable
from ..gates.signs import revealed
from ..gates.yaml_files import names_in
from ..lessons.grading import Grade, Grader
from ..playground.options import CommandError, UsageError
from ..process import holding_interrupts
from ..record import Record
from .gate_choice import library
from .list_lessons import add_lessons_option, lesson_library
from .report import Progress
from .streams import fitted

FEW = 8
"""So many hand-ins are looked through in the time that it takes to start another process."""
CHUNK = 4
"""Hand-ins that a process takes at a time."""
GLANCE_S = 0.5
"""Seconds of waiting after which Ctrl+C is looked for, where it cannot end the waiting."""
MOST_PROCESSES = 8
NOTHING = "nothing was handed in."
LOST = "A process that replayed hand-ins was ended from outside; start again."


class Result(Record):
    """What came of one file."""

    path: Path
    grade: Grade

    @property
    def line(self) -> str:
        """The line that is printed."""
        found = self.grade
        parts = [f"{_shown(self.path.name)}: {'✓' if found.holds else '✗'}"]
        if found.lesson is not None:
            parts.append(f"{_shown(found.lesson)}, {_shown(found.name or 'no name')}:")
        if found.steps:
            presses, n_steps = found.presses, len(found.steps)
            bets = " ".join("-" if bet is None else str(bet) for bet in found.bets)
            parts.append(f"{sum(found.steps)} of {n_steps} step{'s' * (n_steps != 1)},")
            parts.append(f"{presses:,} press{'es' * (presses != 1)}, bets {bets}.")
        return " ".join([*parts, *map(printable, found.problems)])

    @property
    def as_json(self) -> dict[str, object]:
        """What came of it, with the keys documented in the README."""
        found = self.grade
        return {
            "file": str(self.path),
            "lesson": found.lesson,
            "name": found.name,
            "holds": found.holds,
            "steps": list(found.steps),
            "presses": found.presses,
            "problems": list(found.problems),
        }


def _shown(text: str) -> str:
    return revealed(printable(text))


def add_options(parser: ArgumentParser) -> None:
    """Add the arguments of the command to `parser`."""
    parser.add_argument("folder", metavar="FOLDER", type=Path, help="what was handed in")
    parser.add_argument("--json", action="store_true", help="print one JSON list")
    add_lessons_option(parser)


def run(arguments: Namespace) -> int:
    """Print a line for each file, in the order of their names; return 1 if one does not hold."""
    folder: Path = arguments.folder
    if not os.path.isdir(folder):  # noqa: PTH112 - a Path raises where a name is too long
        raise UsageError(f"{path_words(folder)}: there is no such folder.")
    grader = _grader(arguments.lessons)
    names, _ = names_in(folder)
    paths = [folder / name for name in names]
    results = []
    with Progress(sys.stderr, "replaying", len(paths)) as progress:
        for result in results_of(paths, grader):
            results.append(result)
            progress.show(len(results))
    if arguments.json:
        sys.stdout.write(f"{json.dumps([result.as_json for result in results])}\n")
    else:
        lines = [result.line for result in results] or [f"{path_words(folder)}: {NOTHING}"]
        sys.stdout.write(fitted(lines, sys.stdout))
    return 0 if all(result.grade.holds for result in results) else 1


def _grader(lessons: Path | None) -> Grader:
    known, gates = lesson_library(lessons), library([])
    gates.refresh(budget=None)
    broken = tuple(path.stem for path in known.problems)
    return Grader(tuple(known.lessons), broken, tuple(gates.gates))


def results_of(paths: Sequence[Path], grader: Grader) -> Iterator[Result]:
    """Yield what comes of each file, in order; many are looked through on several cores."""
    n_processes = min(os.cpu_count() or 1, MOST_PROCESSES, len(paths) // FEW)
    if n_processes < 2:  # noqa: PLR2004 - this one is enough
        yield from (Result(path, grader.grade_file(path)) for path in paths)
    else:
        yield from _on_cores(paths, grader, n_processes)


def _on_cores(paths: Sequence[Path], grader: Grader, n_processes: int) -> Iterator[Result]:
    chunks = [paths[start : start + CHUNK] for start in range(0, len(paths), CHUNK)]
    others = active_children()
    pool = ProcessPoolExecutor(n_processes, get_context("spawn"), _use, (grader,))
    try:
        with holding_interrupts():  # Ctrl+C is for this process, which ends the others
            futures = [pool.submit(_results, chunk) for chunk in chunks]
        for future in futures:
            yield from _awaited(future)
        pool.shutdown()
    except BrokenProcessPool:
        raise CommandError(LOST) from None
    finally:
        pool.shutdown(wait=False, cancel_futures=True)
        for process in set(active_children()) - set(others):
            process.terminate()


def _awaited(future: "Future[list[Result]]") -> list[Result]:
    while not future.done():
        wait([future], GLANCE_S)
    return future.result()


_graders: list[Grader] = []
"""In a process of the pool: its grader."""


def _use(grader: Grader) -> None:
    _graders.append(grader)


def _results(paths: Sequence[Path]) -> list[Result]:
    grader = _graders[-1]
    return [Result(path, grader.grade_file(path)) for path in paths]
