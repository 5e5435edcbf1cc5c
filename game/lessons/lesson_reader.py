"""Read a lesson's file: all its problems at once, each with its place and what to do."""

import os
import re
from pathlib import Path

from ..gates.values import (
    read_fields,
    refuse_unseen,
)
from ..gates.yaml_files import read_source
from ..gates.yaml_tree import Mapping, Node, Scalar, Sequence, compose, decode, refuse_empty
from ..record import Record
from .lesson import (
    LESSON,
    MAX_TITLE,
    Lesson,
    LessonSetup,
)
from .setup_reader import FindGate, SetupReader
from .step_reader import StepReader

LESSON_KEYS = ("title", "idea", "fells", "setup", "steps", "try")
REQUIRED = {
    "title": LESSON.example,
    "idea": "idea: The threshold turns a probability into an answer",
    "setup": "setup: {gate: AND}",
    "steps": "steps: with a list of steps below it",
}


MARK = re.compile(rb"^\{?[\"']?(?:title|idea|fells|steps)[\"']?[ ]*:", re.MULTILINE)
"""A key that lessons have and gates have not, at the start of a line."""


class LessonFile(Record):
    """A lesson, and where in its file each thing stands.

    Attributes:
        lesson: The lesson.
        root: The file as a tree of values.
        text: The file as a text.
    """

    lesson: Lesson
    root: Node
    text: str

    def node(self, *path: str | int) -> Node:
        """Return the value at the end of a path of keys and places in lists."""
        node = self.root
        for step in path:
            if isinstance(step, int) and isinstance(node, Sequence):
                node = node.items[step]
            elif isinstance(node, Mapping):
                named = (value for key, value in node.entries if _text_of(key) == step)
                node = next(named, node)
        return node


def _text_of(node: Node) -> str:
    return node.text if isinstance(node, Scalar) else ""


def is_lesson(data: bytes) -> bool:
    """Return whether the contents of a YAML file are meant to be a lesson, good or bad."""
    return MARK.search(data) is not None


def parse_lesson(data: bytes | str, find_gate: FindGate, source: Path | None = None) -> LessonFile:
    """Return the lesson that the contents of a file define.

    Args:
        data: The contents; bytes should be UTF-8.
        find_gate: Returns the gate of a name, as `Library.find` does.
        source: The file, for messages and for the paths of gates.

    Raises:
        GateFileError: With all problems of the file.
    """
    text, report = decode(data, source, LESSON)
    root = compose(text, report, kind=LESSON)
    if root is None or (isinstance(root, Scalar) and not root.raw):
        refuse_empty(report, LESSON)
    lesson = _read_lesson(root, source, StepReader(report, SetupReader(report, source, find_gate)))
    report.close()
    if lesson is None:
        raise AssertionError("what stops a lesson from being read is always reported")
    return LessonFile(lesson, root, text)


def load_lesson(path: str | os.PathLike[str], find_gate: FindGate) -> LessonFile:
    """Return the lesson in the file at `path`.

    Raises:
        GateFileError: With all problems of the file, or why it cannot be read.
    """
    path = Path(path)
    return parse_lesson(read_source(path, LESSON), find_gate, path)


def _read_lesson(root: Node, source: Path | None, steps: StepReader) -> Lesson | None:
    report = steps.report
    refuse_unseen(root, ("setup",), report)
    fields = read_fields(root, "a lesson", LESSON_KEYS, LESSON.example, report)
    if fields is None:
        return None
    steps.require(fields, REQUIRED, root)
    setup = steps.setups.read(fields["setup"], None) if "setup" in fields else None
    lesson = Lesson(
        title=steps.text(fields, "title", MAX_TITLE),
        idea=steps.text(fields, "idea"),
        setup=setup or LessonSetup(),
        steps=steps.read(fields["steps"], setup) if "steps" in fields else (),
        fells=steps.text(fields, "fells"),
        then_try=steps.text(fields, "try"),
        source=source,
    )
    return None if report.problems else lesson
