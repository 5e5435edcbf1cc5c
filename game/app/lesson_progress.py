"""The progress in the lessons, kept between runs."""

import json
from collections.abc import Mapping
from pathlib import Path

from ..files import atomic_file, read_file

FILE = "lessons.json"
OFFERED = "offered"
"""The key that tells that the first lesson was offered."""
DONE = "done"
MAX_BYTES = 1 << 16
MOST_LESSONS = 1_000


class LessonProgress:
    """Which steps of which lessons have ticked, by the stems of their files.

    What cannot be read counts as no progress, and is written anew with the next step that ticks.
    """

    def __init__(self, folder: Path | None) -> None:
        """Keep it in `folder`, if there is one."""
        self._path = None if folder is None else folder / FILE
        self._done: dict[str, frozenset[int]] = {}
        self._was_offered = False
        if self._path is not None:
            self._read(self._path)

    @property
    def is_new(self) -> bool:
        """Whether no lesson was offered or begun so far."""
        return not self._was_offered and not self._done

    def done(self, stem: str) -> frozenset[int]:
        """Return the steps of a lesson that have ticked."""
        return self._done.get(stem, frozenset())

    def add(self, stem: str, step: int) -> None:
        """Note that a step has ticked."""
        if step not in self.done(stem):
            self._done[stem] = self.done(stem) | {step}
            self._write()

    def note_offer(self) -> None:
        """Note that the first lesson was offered, which it is once."""
        if not self._was_offered:
            self._was_offered = True
            self._write()

    def _read(self, path: Path) -> None:
        try:
            content = json.loads(read_file(path, MAX_BYTES))
        except (OSError, ValueError, RecursionError):
            return
        if not isinstance(content, dict):
            return
        self._was_offered = content.get(OFFERED) is True
        done = content.get(DONE)
        if isinstance(done, Mapping):
            for stem, steps in list(done.items())[:MOST_LESSONS]:
                if isinstance(stem, str) and isinstance(steps, list):
                    whole = {step for step in steps if type(step) is int and step >= 0}
                    self._done[stem] = frozenset(whole)

    def _write(self) -> None:
        if self._path is None:
            return
        done = {stem: sorted(steps) for stem, steps in sorted(self._done.items())}
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            with atomic_file(self._path) as file:
                json.dump({OFFERED: self._was_offered, DONE: done}, file, indent=1)
        except OSError:
            self._path = None  # it is kept as long as the app is open


def is_first_start(folder: Path) -> bool:
    """Return whether the first lesson was not offered before, and note that it is now."""
    progress = LessonProgress(folder)
    is_new = progress.is_new
    progress.note_offer()
    return is_new
