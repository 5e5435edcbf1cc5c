"""The lessons that are found: the shipped ones, or a class set of a teacher's own."""

from pathlib import Path

from ..files import shipped
from ..gates.folder_watch import FolderWatch
from ..gates.library import name_key
from ..gates.problem import nearest, quoted
from ..gates.yaml_files import looks_like_path, read_source
from .lesson import LESSON
from .lesson_reader import LessonFile, is_lesson, load_lesson, parse_lesson
from .setup_reader import FindGate


def shipped_lessons() -> Path:
    """Return the folder of the shipped lessons."""
    return shipped("assets") / "lessons"


class UnknownLessonError(LookupError):
    """There is no lesson with that name."""


class LessonLibrary(FolderWatch[LessonFile]):
    """Lessons in the order of their files' names, read again when these change.

    Gate files, which may lie beside the lessons that use them, are passed over.
    """

    def __init__(self, folder: Path, find_gate: FindGate) -> None:
        """Store where to look, and how the gates of lessons are found; nothing is read yet."""
        super().__init__([folder])
        self._find_gate = find_gate
        self._lessons: tuple[LessonFile, ...] = ()

    @property
    def lessons(self) -> tuple[LessonFile, ...]:
        """The lessons, a broken one as it last was."""
        return self._lessons

    def find(self, name: str) -> LessonFile:
        """Return the lesson with this file stem, title or path; case does not count in a name.

        Raises:
            GateFileError: The file is invalid or missing.
            UnknownLessonError: No lesson has that name; the message suggests the most similar one.
        """
        if not self._has_looked:
            self.refresh(budget=None)
        key = name_key(name)
        for file in self._lessons:
            if key in map(name_key, _names(file)):
                return file
        if looks_like_path(name):
            return load_lesson(Path(name), self._find_gate)
        for path, error in self.problems.items():
            if name_key(path.stem) == key:
                raise error
        stems = [stem for stem, *_ in map(_names, self._lessons)]
        close = nearest(name, (known for file in self._lessons for known in _names(file)))
        advice = f"did you mean {quoted(close)}?" if close else f"there are {', '.join(stems)}."
        raise UnknownLessonError(f"There is no lesson {quoted(name)}; {advice}")

    def _load(self, path: Path) -> LessonFile | None:
        data = read_source(path, LESSON)
        return parse_lesson(data, self._find_gate, path) if is_lesson(data) else None

    def _arrange(self, found: list[LessonFile]) -> None:
        self._lessons = tuple(sorted(found, key=lambda file: str(file.lesson.source)))


def _names(file: LessonFile) -> tuple[str, ...]:
    lesson = file.lesson
    stem = "" if lesson.source is None else lesson.source.stem
    return (stem, stem.lstrip("0123456789-"), lesson.title)
