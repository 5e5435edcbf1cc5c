"""The problems of gate files: which are shown, and which are dismissed."""

from collections.abc import Mapping
from pathlib import Path

from ..gates import GateFileError, Problem

Problems = tuple[Problem, ...]


class ProblemList:
    """The problems of each file, newest first; dismissed ones are hidden until they change."""

    def __init__(self) -> None:
        self._of_files: dict[Path, Problems] = {}
        self._visible: tuple[Path, ...] = ()
        self._of_a_drop: Problems | None = None
        self._dismissed: dict[Path, Problems] = {}

    def follow(self, problems: Mapping[Path, GateFileError]) -> None:
        """Update the problems of all files."""
        present = {path: error.problems for path, error in problems.items()}
        new = {path: p for path, p in present.items() if self._of_files.get(path) != p}
        old = {path: p for path, p in self._of_files.items() if present.get(path) == p}
        self._of_files = new | old
        dismissed = self._dismissed
        self._dismissed = {path: p for path, p in dismissed.items() if present.get(path) == p}
        self._set_visible()

    def drop(self, error: GateFileError | None) -> None:
        """Set the problems of what was dropped on the window, or None."""
        self._of_a_drop = error.problems if error is not None else None

    def recall(self, path: Path) -> None:
        """Show the problems of this file again if they have been dismissed."""
        self._dismissed.pop(path, None)
        self._set_visible()

    def shown(self, on_stage: Path | None) -> tuple[Problems, int]:
        """Return the problems to show and the number of other files with problems.

        They are those of the dropped file, else of the one on stage, else of the newest.
        """
        n_files, problems = len(self._visible), self._of_a_drop
        if problems is not None or not n_files:
            return problems or (), n_files
        is_visible = on_stage in self._of_files and on_stage not in self._dismissed
        file = on_stage if is_visible and on_stage is not None else self._visible[0]
        return self._of_files[file], n_files - 1

    def dismiss(self) -> None:
        """Hide all problems until they change."""
        self._dismissed = dict(self._of_files)
        self._of_a_drop = None
        self._set_visible()

    def _set_visible(self) -> None:
        self._visible = tuple(path for path in self._of_files if path not in self._dismissed)
