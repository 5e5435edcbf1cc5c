"""`lessons`: the lessons that are found, what each is about, and their files."""

import json
import os
import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Sequence
from pathlib import Path

from ..gates.bounds import MAX_FOLDER_ENTRIES
from ..gates.problem import cell_count, path_words
from ..lessons.lesson_library import LessonLibrary, UnknownLessonError, shipped_lessons
from ..lessons.lesson_reader import LessonFile
from ..playground.options import UsageError
from .gate_choice import library


def add_lessons_option(parser: ArgumentParser) -> None:
    """Add the option `--lessons DIR` to `parser`."""
    parser.add_argument(
        "--lessons", metavar="DIR", type=Path, help="a class set in place of the shipped lessons"
    )


def lesson_library(folder: Path | None) -> LessonLibrary:
    """Return the library of the shipped lessons, or of a class set in `folder`, read whole.

    Raises:
        UsageError: `folder` is not one.
    """
    if folder is not None and not os.path.isdir(folder):  # noqa: PTH112 - a Path raises where a name is too long
        raise UsageError(f"--lessons {path_words(folder)}: there is no such folder.")
    lessons = LessonLibrary(folder or shipped_lessons(), library([]).find)
    lessons.refresh(budget=None)
    return lessons


def add_options(parser: ArgumentParser) -> None:
    """Add the arguments of the command to `parser`."""
    parser.add_argument("--json", action="store_true", help="print one JSON list")
    add_lessons_option(parser)


def run(arguments: Namespace) -> int:
    """Print one line per lesson; files that cannot be read are reported on standard error."""
    lessons = lesson_library(arguments.lessons)
    text = as_json(lessons.lessons) if arguments.json else in_lines(lessons.lessons)
    sys.stdout.write(text)
    for folder in lessons.left_out:
        where = path_words(folder)
        sys.stderr.write(
            f"{where}: of this folder, only {MAX_FOLDER_ENTRIES:,} files are listed.\n"
        )
    for error in lessons.problems.values():
        sys.stderr.write(f"{error}\n")
    return 0


def as_json(lessons: Sequence[LessonFile]) -> str:
    """Return the lessons as one JSON list; `steps` is how many there are."""
    found = [
        {
            "file": str(file.lesson.source),
            "title": file.lesson.title,
            "idea": file.lesson.idea,
            "steps": len(file.lesson.steps),
        }
        for file in lessons
    ]
    return f"{json.dumps(found)}\n"


def in_lines(lessons: Sequence[LessonFile]) -> str:
    """Return two lines per lesson: title, number of steps and file; and what it is about."""
    width = max((cell_count(file.lesson.title) for file in lessons), default=0)
    lines = []
    for file in lessons:
        lesson = file.lesson
        title = lesson.title + " " * (width - cell_count(lesson.title))
        n_steps = len(lesson.steps)
        steps = "1 step " if n_steps == 1 else f"{n_steps} steps"
        lines.append(f"{title}  {steps}  {path_words(lesson.source or '')}\n    {lesson.idea}\n")
    return "".join(lines)


def check_lesson(folder: Path | None, name: str | None) -> None:
    """Raise a `UsageError` if there is no such folder, or no lesson of that name.

    Raises:
        GateFileError: The lesson's file is invalid.
    """
    lessons = lesson_library(folder)
    try:
        if name is not None:
            lessons.find(name)
    except UnknownLessonError as error:
        raise UsageError(str(error)) from None
