"""`grade`: looks through what learners handed in, and replays each on the engine."""

import json
import os
import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from functools import lru_cache, partial
from multiprocessing import get_context
from pathlib import Path

from ..gates import Library
from ..gates.problem import GateFileError, path_words, quoted
from ..gates.yaml_files import files_in
from ..lessons.grading import Grade, grade
from ..lessons.hand_in import load_hand_in
from ..lessons.lesson_library import LessonLibrary
from ..playground.options import UsageError
from ..record import Record
from .gate_choice import library
from .list_lessons import add_lessons_option, lesson_library
from .report import Progress
from .streams import fitted

FEW = 8  # hand-ins that one process looks through in the time that it takes to start more
MOST_PROCESSES = 8


class Result(Record):
    """What came of one file: a grade, or why there is none."""

    path: Path
    grade: Grade | None
    reason: str = ""

    @property
    def holds(self) -> bool:
        """Whether all of it holds."""
        return self.grade is not None and self.grade.holds

    @property
    def line(self) -> str:
        """The line that is printed."""
        if self.grade is None:
            return f"{self.path.name}: ✗ {self.reason}"
        found = self.grade
        done = f"{sum(found.steps)} of {len(found.steps)} steps"
        bets = " ".join("-" if bet is None else str(bet) for bet in found.bets) or "-"
        said = f"{found.lesson}, {found.name or 'no name'}: {done}, {found.presses} presses"
        line = f"{self.path.name}: {'✓' if found.holds else '✗'} {said}, bets {bets}"
        return f"{line}. {'; '.join(found.problems)}." if found.problems else line


def add_options(parser: ArgumentParser) -> None:
    """Add the arguments of the command to `parser`."""
    parser.add_argument("folder", metavar="FOLDER", type=Path, help="what was handed in")
    parser.add_argument("--json", action="store_true", help="print one JSON list")
    add_lessons_option(parser)


def run(arguments: Namespace) -> int:
    """Print a line for each file; return 1 if something does not hold."""
    folder = arguments.folder
    if not os.path.isdir(folder):  # noqa: PTH112 - a Path raises where a name is too long
        raise UsageError(f"{path_words(folder)}: there is no such folder.")
    lesson_library(arguments.lessons)  # says if there is no such folder
    paths = files_in(folder)
    results = []
    with Progress(sys.stderr, "replaying", len(paths)) as progress:
        for result in _results(paths, arguments.lessons):
            results.append(result)
            progress.show(len(results))
    if arguments.json:
        sys.stdout.write(f"{json.dumps([as_json(result) for result in results])}\n")
    else:
        sys.stdout.writelines(fitted([result.line], sys.stdout) for result in results)
        if not paths:
            sys.stdout.write(fitted([f"{path_words(folder)}: nothing was handed in."], sys.stdout))
    return 0 if all(result.holds for result in results) else 1


def _results(paths: tuple[Path, ...], lessons: Path | None) -> Iterator[Result]:
    """Yield what comes of each file, in order; many are looked through on several cores."""
    graded = partial(graded_file, lessons=lessons)
    if len(paths) <= FEW:
        yield from map(graded, paths)
        return
    n_processes = min(os.cpu_count() or 1, MOST_PROCESSES)
    with ProcessPoolExecutor(n_processes, get_context("spawn")) as pool:
        yield from pool.map(graded, paths, chunksize=FEW)


def as_json(result: Result) -> dict[str, object]:
    """Return what came of a file with the keys documented in the README."""
    found = result.grade
    return {
        "file": str(result.path),
        "lesson": None if found is None else found.lesson,
        "name": None if found is None else found.name,
        "holds": result.holds,
        "steps": [] if found is None else list(found.steps),
        "presses": 0 if found is None else found.presses,
        "problems": [result.reason] if found is None else list(found.problems),
    }


@lru_cache(maxsize=1)
def _lessons_and_gates(folder: Path | None) -> tuple[LessonLibrary, Library]:
    gates = library([])
    gates.refresh(budget=None)
    return lesson_library(folder), gates


def graded_file(path: Path, lessons: Path | None) -> Result:
    """Return what comes of the hand-in in a file, of a lesson in the folder `lessons`."""
    known, gates = _lessons_and_gates(lessons)
    try:
        hand_in = load_hand_in(path)
    except GateFileError as error:
        first = error.problems[0]
        return Result(path, None, f"line {first.line}: {first.message.rstrip('.')}")
    files = (file for file in known.lessons if file.lesson.source is not None)
    for file in files:
        if file.lesson.source is not None and file.lesson.source.stem == hand_in.lesson:
            return Result(path, grade(hand_in, file, gates.find))
    return Result(path, None, f"there is no lesson {quoted(hand_in.lesson)}")
