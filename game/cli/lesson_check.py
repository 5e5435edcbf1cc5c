"""The proof of lessons for the command line, with the app's own keys and a progress bar."""

import sys
from pathlib import Path

from ..app.lesson_keys import lesson_keys
from ..gates.problem import GateFileError, Problem
from ..lessons.lesson_proof import count_presses, prove
from ..lessons.lesson_reader import LessonFile, parse_lesson
from ..lessons.reading_level import advice
from .gate_choice import library
from .report import Progress


class LessonChecker:
    """Reads and proves lessons; their gates are the shipped ones and the user's own."""

    def __init__(self) -> None:
        self._library = library([])
        self._library.refresh(budget=None)

    def prove(self, path: Path, data: bytes) -> tuple[LessonFile, tuple[Problem, ...]]:
        """Return the lesson in the contents of a file, and what could be told more simply.

        Raises:
            GateFileError: With all problems of the file, or of the lesson when it is played.
        """
        file = parse_lesson(data, self._library.find, path)
        keys = lesson_keys(is_many=file.lesson.setup.is_many)
        with Progress(sys.stderr, f"playing {path.name}", count_presses(file)) as progress:
            problems = prove(file, keys, self._library.gates, progress.show)
        if problems:
            raise GateFileError(problems)
        return file, advice(file)
