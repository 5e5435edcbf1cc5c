"""Lessons for tests, and what their reader and their proof say."""

from functools import lru_cache
from pathlib import Path

from game.app.lesson_keys import lesson_keys
from game.files import shipped
from game.gates import GateFileError, Library
from game.lessons.lesson_library import shipped_lessons
from game.lessons.lesson_proof import prove
from game.lessons.lesson_reader import LessonFile, parse_lesson
from game.lessons.lesson_stage import Keys

SHIPPED = tuple(sorted(shipped_lessons().glob("*.yaml")))
"""The files of the shipped lessons."""

LESSON = """\
title: One epoch
idea: A step is small.
setup: {gate: AND}
steps:
  - ask: What will the bulbs do?
    choices:
      - {text: They get darker., right: true}
      - {text: They glow., reply: Look again.}
    do: Press → once.
    until: epoch = 1
    keys: Right
    because: The bias fell to -0.25.
    figures: [bias = -0.25]
"""
"""A good lesson; its condition is at 10:12, its keys at 11:11."""


@lru_cache(maxsize=1)
def library() -> Library:
    """Return the library of the shipped gates."""
    gates = Library([shipped("gates")])
    gates.refresh(budget=None)
    return gates


@lru_cache(maxsize=2)
def keys(*, is_many: bool = False) -> Keys:
    """Return what the app's keys do."""
    return lesson_keys(is_many=is_many)


def lesson_of(text: str, path: Path | None = None) -> LessonFile:
    """Return the lesson that `text` defines."""
    return parse_lesson(text, library().find, path)


def changed(*changes: tuple[str, str]) -> str:
    """Return the good lesson with texts replaced."""
    text = LESSON
    for before, after in changes:
        assert before in text, before
        text = text.replace(before, after)
    return text


def faults(text: str, only: range | None = None) -> list[str]:
    """Return all problems of a lesson, read and proven, each as "line:column: message"."""
    try:
        file = lesson_of(text)
    except GateFileError as error:
        problems = error.problems
    else:
        is_many = file.lesson.setup.is_many
        problems = prove(file, keys(is_many=is_many), library().gates, only=only)
    return [f"{problem.line}:{problem.column}: {problem.message}" for problem in problems]
