"""Mistakes in gate files: which are shown, until they are mended or waved away."""

from collections.abc import Mapping
from pathlib import Path

from game.gates import GateFileError, Problem

Mistakes = tuple[Problem, ...]


class Troubles:
    """What is wrong with each file; the newest first, those waved away only once they change."""

    def __init__(self) -> None:
        self._of_files: dict[Path, Mistakes] = {}
        self._of_a_drop: Mistakes | None = None
        self._waved_away: dict[Path, Mistakes] = {}

    def follow(self, problems: Mapping[Path, GateFileError]) -> None:
        """Take note of all that is wrong with files now."""
        present = {path: error.problems for path, error in problems.items()}
        new = {path: p for path, p in present.items() if self._of_files.get(path) != p}
        old = {path: p for path, p in self._of_files.items() if present.get(path) == p}
        self._of_files = new | old
        away = self._waved_away
        self._waved_away = {path: p for path, p in away.items() if present.get(path) == p}

    def drop(self, error: GateFileError | None) -> None:
        """Take note of what is wrong with what was dropped, if anything."""
        self._of_a_drop = error.problems if error is not None else None

    def recall(self, path: Path) -> None:
        """Show the mistakes of this file also if they have been waved away."""
        self._waved_away.pop(path, None)

    def shown(self, on_stage: Path | None) -> tuple[Mistakes, ...]:
        """Return the mistakes to show, file by file: the one dropped, the one on stage, others."""
        files = [path for path in self._of_files if path not in self._waved_away]
        files.sort(key=lambda path: path != on_stage)
        dropped = () if self._of_a_drop is None else (self._of_a_drop,)
        return (*dropped, *(self._of_files[path] for path in files))

    def wave_away(self) -> None:
        """Show none of these until they change."""
        self._waved_away = dict(self._of_files)
        self._of_a_drop = None
