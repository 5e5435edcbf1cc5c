"""Watch folders of YAML files: read what is new or has changed, a little at a time."""

import os
from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Generic, TypeVar

from ..record import Record
from .bounds import MAX_FOLDER_ENTRIES, READ_BUDGET
from .problem import GateFileError
from .yaml_files import Stamp, file_stamp, names_in

COST_OF_A_FILE, COST_OF_A_LOOK = 4096, 128
"""The costs of opening a file and of asking whether it has changed, in bytes of the budget."""
PUBLISHED_AT = 8  # while files are read, gates are sorted anew when this share, 1/8, has changed

Content = TypeVar("Content")


class Entry(Record, Generic[Content]):
    """The state of one file: its last valid content and, if it is invalid now, the error."""

    stamp: Stamp | None
    content: Content | None
    error: GateFileError | None


class FolderWatch(ABC, Generic[Content]):
    """The contents of the YAML files in folders, read again when these change.

    A file that is invalid or only partly written keeps its last valid content, and its problems are
    in `problems` until it is corrected. When a file or folder is deleted, what it held is removed;
    a missing folder counts as empty.
    """

    def __init__(self, folders: Sequence[Path], files: Sequence[Path] = ()) -> None:
        """Store where to look; nothing is read before the first `refresh` or `find`."""
        self._folders = _distinct(folders)
        self._files = _distinct(files)
        self._entries: dict[Path, Entry[Content]] = {}
        self._doubted: set[Path] = set()
        self._folder_errors: dict[Path, GateFileError] = {}
        self._left_out: tuple[Path, ...] = ()
        self._look: Iterator[int] | None = None
        self._n_changed = 0
        self._has_looked = self._is_complete = False
        self._n_contents = 0
        self._problems: dict[Path, GateFileError] = {}

    @abstractmethod
    def _load(self, path: Path) -> Content | None:
        """Return the content of a file, or None if it is of no interest here.

        Raises:
            GateFileError: With all problems of the file, or why it cannot be read.
        """

    @abstractmethod
    def _arrange(self, found: list[Content]) -> None:
        """Keep all contents in order: they have changed."""

    @property
    def problems(self) -> Mapping[Path, GateFileError]:
        """The error of each file and folder that cannot be read at present."""
        return self._problems

    @property
    def is_complete(self) -> bool:
        """Whether every file that was due has been read."""
        return self._is_complete

    @property
    def is_looking(self) -> bool:
        """Whether the next refresh goes on with a look that has begun."""
        return self._look is not None

    @property
    def left_out(self) -> tuple[Path, ...]:
        """The folders with more entries than are looked at, `MAX_FOLDER_ENTRIES`."""
        return self._left_out

    def add_file(self, path: Path) -> None:
        """Watch this file too from now on, as when one is dropped on the window."""
        self._files = _distinct([path, *self._files])
        self._look, self._is_complete = None, False

    def add_folder(self, path: Path) -> None:
        """Watch this folder too from now on; the next refresh looks at it first."""
        self._folders = _distinct([path, *self._folders])
        self._look, self._is_complete = None, False

    def invalidate(self) -> None:
        """Mark every file as changed, so that the next refreshes read all of them."""
        self._doubted = set(self._entries)
        self._look, self._is_complete = None, False

    def refresh(self, budget: int | None = READ_BUDGET, *, force: bool = False) -> bool:
        """Read the files that are new or have changed, and remove those that were deleted.

        Args:
            budget: Approximate number of bytes to read at most, so that a folder of a thousand
                files blocks nothing: the next calls go on. None for no limit.
            force: Read every file, even if it seems unchanged; ignores the budget.

        Returns:
            Whether contents or problems have changed.
        """
        if force:
            self.invalidate()
        self._has_looked, is_first = True, self._look is None
        self._look = self._look or self._looking()
        spent = 0
        for cost in self._look:
            spent += cost
            if budget is not None and not force and spent >= budget:
                is_worth_it = self._n_changed * PUBLISHED_AT >= self._n_contents
                return (is_first or is_worth_it) and self._publish()
        self._look, self._is_complete = None, True
        return self._publish()

    def _looking(self) -> Iterator[int]:
        """Look at every file once, and read what is due; yield what each step costs."""
        seen: set[Path] = set()
        errors: dict[Path, GateFileError] = {}
        left_out: list[Path] = []
        for path in self._files:
            yield self._look_at(path, seen)
        for folder in self._folders:
            try:
                names, is_cut = names_in(folder, MAX_FOLDER_ENTRIES)
            except GateFileError as error:
                errors[folder] = error
                continue
            if is_cut:
                left_out.append(folder)
            for name in names:
                yield self._look_at(folder / name, seen)
        self._left_out = tuple(left_out)
        gone = self._entries.keys() - seen
        for path in gone:
            del self._entries[path]
        has_news = str([*errors.items()]) != str([*self._folder_errors.items()])
        self._n_changed += len(gone) + has_news
        self._folder_errors = errors

    def _look_at(self, path: Path, seen: set[Path]) -> int:
        """Read a file if it is due, and return what that cost."""
        stamp = file_stamp(path)
        if stamp is None or path in seen:
            return COST_OF_A_LOOK
        seen.add(path)
        before = self._entries.get(path)
        if before is not None and before.stamp == stamp and path not in self._doubted:
            return COST_OF_A_LOOK
        self._doubted.discard(path)
        self._is_complete = False
        entry = self._entries[path] = self._read(path, stamp, before)
        self._n_changed += before is None or _told(before) != _told(entry)
        return max(stamp.size, COST_OF_A_FILE)

    def _publish(self) -> bool:
        has_changed, self._n_changed = self._n_changed > 0, 0
        if has_changed:
            found = [entry.content for entry in self._entries.values() if entry.content is not None]
            self._n_contents = len(found)
            self._arrange(found)
            broken = {path: entry.error for path, entry in self._entries.items() if entry.error}
            self._problems = self._folder_errors | broken
        return has_changed

    def _read(self, path: Path, stamp: Stamp, before: Entry[Content] | None) -> Entry[Content]:
        try:
            return Entry(stamp, self._load(path), None)
        except GateFileError as error:
            return Entry(stamp, before.content if before else None, error)


def _told(entry: Entry[Content]) -> object:
    return entry.content, str(entry.error)


def _distinct(paths: Iterable[Path]) -> tuple[Path, ...]:
    # Not `Path.resolve`, for which a link that leads in a circle is an error.
    return tuple({os.path.realpath(path): path for path in reversed(list(paths))}.values())[::-1]
