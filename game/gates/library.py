"""All available gates: the shipped ones, the user's own, those of other folders and files."""

import os
import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from itertools import accumulate
from pathlib import Path

from ..files import shipped
from ..record import Record, replace
from .bounds import READ_BUDGET
from .gate import Gate
from .problem import GateFileError, nearest, printable, quoted
from .reader import SUFFIXES, Stamp, gate_files, load_gate, stamp_of
from .signs import alike

TEACHING_ORDER = (
    "and",
    "or",
    "nand",
    "nor",
    "xor",
    "xnor",
    "not",
    "imply",
    "majority",
    "multiplexer",
    "xor-product",
    "and-given",
    "and-partial",
)
"""The shipped files in teaching order; all other gates follow by name."""


def in_order(gates: Iterable[Gate]) -> tuple[Gate, ...]:
    """Return the shipped gates in teaching order, then all others by name."""
    taught = {shipped("gates") / f"{stem}.yaml": rank for rank, stem in enumerate(TEACHING_ORDER)}

    def place(gate: Gate) -> tuple[int, str, str]:
        rank = taught.get(gate.source, len(taught)) if gate.source else len(taught)
        return rank, gate.name.casefold(), str(gate.source)

    return tuple(sorted(gates, key=place))


def shipped_gates() -> tuple[Gate, ...]:
    """Return the gates that are shipped with Glowgate, in teaching order.

    >>> [gate.name for gate in shipped_gates()][:5]
    ['AND', 'OR', 'NAND', 'NOR', 'XOR']
    """
    return in_order(load_gate(path) for path in gate_files(shipped("gates")))


def distinct_names(gates: tuple[Gate, ...]) -> tuple[str, ...]:
    """Return a distinct name for each gate: for equal names the file name or path is added."""
    names = [gate.name for gate in gates]
    for detail in (_file_name, _file_path):
        count = Counter(map(name_key, names))
        names = [
            f"{gate.name} ({detail(gate)})" if count[name_key(name)] > 1 else name
            for gate, name in zip(gates, names, strict=True)
        ]
    return tuple(names)


def name_key(name: str) -> str:
    """Return `name` in a form for comparison: case, spacing and what is unseen do not count."""
    return re.sub(r"[\s_-]+", "-", alike(name).strip().casefold())


def _file_name(gate: Gate) -> str:
    return printable(gate.source.name) if gate.source else ""


def _file_path(gate: Gate) -> str:
    return printable(str(gate.source))


COST_OF_A_FILE = 4096
"""The cost of opening a file, in bytes of the budget."""


MOST_NAMED = 30
"""Gates that are listed where there is none of the wanted name."""


class UnknownGateError(LookupError):
    """There is no gate with that name."""


class _Entry(Record):
    """The state of one file: its last valid gate and, if it is invalid now, the error."""

    stamp: Stamp | None
    gate: Gate | None
    error: GateFileError | None


class _Found(Record):
    """The result of one scan: files with their stamps, folders with their errors."""

    stamps: dict[Path, Stamp]
    errors: dict[Path, GateFileError]


class Library:
    """Gates by name, reloaded when their files change.

    A file that is invalid or only partly written keeps its last valid gate, and its problems are
    in `problems` until it is corrected. When a file or folder is deleted, its gates are removed;
    a missing folder counts as empty.
    """

    def __init__(self, folders: Sequence[Path], files: Sequence[Path] = ()) -> None:
        """Store where to look; nothing is read before the first `refresh` or `find`."""
        self._folders = _distinct(folders)
        self._files = _distinct(files)
        self._entries: dict[Path, _Entry] = {}
        self._found = _Found({}, {})
        self._is_complete = False
        self._gates: tuple[Gate, ...] = ()
        self._display_names: tuple[str, ...] = ()
        self._problems: dict[Path, GateFileError] = {}

    @property
    def gates(self) -> tuple[Gate, ...]:
        """The shipped gates in teaching order, then all others by name."""
        return self._gates

    @property
    def display_names(self) -> tuple[str, ...]:
        """A distinct name for each of `gates`: for equal names the file name or path is added."""
        return self._display_names

    @property
    def problems(self) -> Mapping[Path, GateFileError]:
        """The error of each file and folder that cannot be read at present."""
        return self._problems

    @property
    def is_complete(self) -> bool:
        """Whether the last refresh read every file that was due."""
        return self._is_complete

    def add_file(self, path: Path) -> None:
        """Watch this file too from now on, as when one is dropped on the window."""
        self._files = _distinct([*self._files, path])
        self._is_complete = False

    def add_folder(self, path: Path) -> None:
        """Watch this folder too from now on."""
        self._folders = _distinct([*self._folders, path])
        self._is_complete = False

    def invalidate(self) -> None:
        """Mark every file as changed, so that the next refreshes read all of them."""
        self._entries = {path: replace(e, stamp=None) for path, e in self._entries.items()}
        self._is_complete = False

    def refresh(self, budget: int | None = READ_BUDGET, *, force: bool = False) -> bool:
        """Read the files that are new or have changed, and remove those that were deleted.

        Args:
            budget: Approximate number of bytes to read at most, so that a folder of a thousand
                files blocks nothing: the next calls read the rest. None for no limit.
            force: Read every file, even if it seems unchanged; ignores the budget.

        Returns:
            Whether gates or problems have changed.
        """
        found = _look(self._folders, self._files)
        if found == self._found and self._is_complete and not force:
            return False
        entries = {path: self._entries[path] for path in found.stamps if path in self._entries}
        due = [path for path in found.stamps if force or _is_due(path, found, entries)]
        reading = due if budget is None or force else _within(budget, due, found)
        for path in reading:
            entries[path] = _read(path, found.stamps[path], entries.get(path))
        self._found, self._entries = found, entries
        self._is_complete = len(reading) == len(due)
        return self._publish()

    def _publish(self) -> bool:
        before = self._content()
        self._gates = in_order(entry.gate for entry in self._entries.values() if entry.gate)
        self._display_names = distinct_names(self._gates)
        broken = {path: entry.error for path, entry in self._entries.items() if entry.error}
        self._problems = self._found.errors | broken
        return self._content() != before

    def _content(self) -> object:
        sources = [gate.source for gate in self._gates]
        return self._gates, sources, {path: e.problems for path, e in self._problems.items()}

    def find(self, name: str) -> Gate:
        """Return the gate with this name, file stem or path; case does not count in a name.

        Raises:
            GateFileError: The file is invalid or missing.
            UnknownGateError: No gate has that name; the message suggests the most similar one.
        """
        if not self._is_complete:
            self.refresh(budget=None)
        key = name_key(name)
        for names in (self.display_names, self._names(_gate_name), self._names(_file_stem)):
            for gate, other in zip(self._gates, names, strict=True):
                if name_key(other) == key:
                    return gate
        if _looks_like_path(name):
            return load_gate(Path(name))
        for path, error in self.problems.items():
            if name_key(path.stem) == key:
                raise error
        raise UnknownGateError(self._unknown(name))

    def _names(self, name_of: Callable[[Gate], str]) -> tuple[str, ...]:
        return tuple(map(name_of, self._gates))

    def _unknown(self, name: str) -> str:
        known = [*self.display_names, *self._names(_file_stem)]
        close = nearest(name, known)
        if close:
            return f"There is no gate {quoted(name)}; did you mean {quoted(close)}?"
        names = self.display_names
        more = f" and {len(names) - MOST_NAMED:,} others" if len(names) > MOST_NAMED else ""
        found = ", ".join(names[:MOST_NAMED]) or "none"
        return f"There is no gate {quoted(name)}; the gates are: {found}{more}."


def _look(folders: Iterable[Path], files: Iterable[Path]) -> _Found:
    found = _Found({}, {})
    for folder in folders:
        try:
            found.stamps.update(gate_files(folder))
        except GateFileError as error:
            found.errors[folder] = error
    for path in files:
        with suppress(OSError, ValueError):  # deleted since; ValueError: a NUL in the path
            found.stamps[path] = stamp_of(path.stat())
    return found


def _is_due(path: Path, found: _Found, entries: Mapping[Path, _Entry]) -> bool:
    return path not in entries or entries[path].stamp != found.stamps[path]


def _within(budget: int, due: list[Path], found: _Found) -> list[Path]:
    costs = (max(found.stamps[path].size, COST_OF_A_FILE) for path in due)
    spent_before = accumulate(costs, initial=0)
    return [path for path, spent in zip(due, spent_before, strict=False) if spent < budget]


def _read(path: Path, stamp: Stamp, before: _Entry | None) -> _Entry:
    try:
        return _Entry(stamp, load_gate(path), None)
    except GateFileError as error:
        return _Entry(stamp, before.gate if before else None, error)


def _distinct(paths: Iterable[Path]) -> tuple[Path, ...]:
    # Not `Path.resolve`, for which a link that leads in a circle is an error.
    return tuple({os.path.realpath(path): path for path in reversed(list(paths))}.values())[::-1]


def _looks_like_path(name: str) -> bool:
    return Path(name).suffix.lower() in SUFFIXES or "/" in name or "\\" in name


def _gate_name(gate: Gate) -> str:
    return gate.name


def _file_stem(gate: Gate) -> str:
    return gate.source.stem if gate.source else ""
