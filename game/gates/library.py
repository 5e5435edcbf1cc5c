"""All gates that are found: the shipped ones, the user's own, those of other folders and files."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from game.gates.bounds import READ_BUDGET
from game.gates.folders import SUFFIXES, Stamp, gate_files, stamp_of
from game.gates.gate import Gate
from game.gates.loading import load_gate
from game.gates.problem import GateFileError, nearest, quoted
from game.paths import shipped

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
"""The shipped files in the order in which they are taught; all other gates follow by name."""
COST_OF_A_FILE = 4096
"""What opening a file counts against the budget, in bytes."""


class UnknownGateError(LookupError):
    """There is no gate of that name."""


@dataclass(frozen=True, slots=True)
class _Entry:
    """What is known of one file: its last good gate and, if it is broken now, why."""

    stamp: Stamp
    gate: Gate | None
    error: GateFileError | None

    @property
    def content(self) -> tuple[Gate | None, object]:
        return self.gate, self.error and self.error.problems


class Library:
    """Gates by name, read again when their files change.

    A file that is broken or half written keeps its last good gate, and its mistakes are in
    `problems` until it is mended. A file or folder that disappears takes its gates with it; a
    folder that is not there (yet) counts as empty.
    """

    def __init__(self, folders: Sequence[Path], files: Sequence[Path] = ()) -> None:
        """Take note where to look; nothing is read before the first `refresh` or `find`."""
        self._folders = _distinct(folders)
        self._files = _distinct(files)
        self._entries: dict[Path, _Entry] = {}
        self._folder_errors: dict[Path, GateFileError] = {}
        self._gates: tuple[Gate, ...] = ()
        self._is_complete = False

    @property
    def gates(self) -> tuple[Gate, ...]:
        """The shipped gates in teaching order, then all others by name."""
        return self._gates

    @property
    def problems(self) -> Mapping[Path, GateFileError]:
        """The mistakes of each file and folder that cannot be read at present."""
        broken = {path: entry.error for path, entry in self._entries.items() if entry.error}
        return self._folder_errors | broken

    @property
    def is_complete(self) -> bool:
        """Whether the last refresh got to all that it found."""
        return self._is_complete

    @property
    def display_names(self) -> tuple[str, ...]:
        """A distinct name for each of `gates`: where two meet, the file is added, or its path."""
        names = [gate.name for gate in self._gates]
        for detail in (_file_name, _file_path):
            count = Counter(map(_key, names))
            names = [
                f"{gate.name} ({detail(gate)})" if count[_key(name)] > 1 else name
                for gate, name in zip(self._gates, names, strict=True)
            ]
        return tuple(names)

    def add_file(self, path: Path) -> None:
        """Look at this file too from now on, as when one is dropped on the window."""
        self._files = _distinct([*self._files, path])
        self._is_complete = False

    def refresh(self, budget: int | None = READ_BUDGET, *, force: bool = False) -> bool:
        """Read the files that are new or have changed, and forget those that are gone.

        Args:
            budget: About how many bytes to read at most, so that nothing waits for a folder of a
                thousand files: what is left, the next calls read. None for all.
            force: Read every file, also where none seems to have changed; spends no budget.

        Returns:
            Whether gates or problems have changed.
        """
        before = self._content()
        stamps = self._stamps()
        known = {path: entry for path, entry in self._entries.items() if path in stamps}
        due = [path for path in stamps if force or _is_due(known.get(path), stamps[path])]
        reading = due if budget is None or force else _within(budget, due, stamps)
        for path in reading:
            known[path] = _read(path, stamps[path], known.get(path))
        self._entries = known
        self._is_complete = len(reading) == len(due)
        self._gates = tuple(sorted(_gates_of(known), key=_rank))
        return self._content() != before

    def find(self, name: str) -> Gate:
        """Return the gate of this name, file stem or path; capitals do not count in a name.

        Raises:
            GateFileError: The file that is meant is broken or not there.
            UnknownGateError: No gate is called so; the message names the nearest.
        """
        if not self._is_complete:
            self.refresh(budget=None)
        wanted = _key(name)
        for names in (self.display_names, self._names(_gate_name), self._names(_file_stem)):
            for gate, other in zip(self._gates, names, strict=True):
                if _key(other) == wanted:
                    return gate
        if _looks_like_path(name):
            return load_gate(Path(name))
        for path, error in self.problems.items():
            if _key(path.stem) == wanted:
                raise error
        raise UnknownGateError(self._unknown(name))

    def _names(self, name_of: Callable[[Gate], str]) -> tuple[str, ...]:
        return tuple(map(name_of, self._gates))

    def _unknown(self, name: str) -> str:
        known = [*self.display_names, *self._names(_file_stem)]
        close = nearest(name, known)
        if close:
            return f"There is no gate {quoted(name)}; did you mean {quoted(close)}?"
        found = ", ".join(self.display_names) or "none"
        return f"There is no gate {quoted(name)}; the gates are: {found}."

    def _content(self) -> object:
        files = {path: entry.content for path, entry in self._entries.items()}
        return files, {path: error.problems for path, error in self._folder_errors.items()}

    def _stamps(self) -> dict[Path, Stamp]:
        stamps: dict[Path, Stamp] = {}
        self._folder_errors = {}
        for folder in self._folders:
            try:
                stamps |= gate_files(folder)
            except GateFileError as error:
                self._folder_errors[folder] = error
        for path in self._files:
            try:
                stamps[path] = stamp_of(path.stat())
            except (OSError, ValueError):  # gone; ValueError: a NUL in the path
                continue
        return stamps


def _is_due(entry: _Entry | None, stamp: Stamp) -> bool:
    return entry is None or entry.stamp != stamp


def _within(budget: int, due: list[Path], stamps: Mapping[Path, Stamp]) -> list[Path]:
    reading = []
    for path in due:
        if budget <= 0:
            break
        reading.append(path)
        _, size, _ = stamps[path]
        budget -= max(size, COST_OF_A_FILE)
    return reading


def _read(path: Path, stamp: Stamp, before: _Entry | None) -> _Entry:
    try:
        return _Entry(stamp, load_gate(path), None)
    except GateFileError as error:
        return _Entry(stamp, before.gate if before else None, error)


def _gates_of(entries: Mapping[Path, _Entry]) -> Iterable[Gate]:
    return (entry.gate for entry in entries.values() if entry.gate is not None)


def _rank(gate: Gate) -> tuple[int, str, str]:
    path = gate.source or Path()
    is_taught = path.parent == shipped("gates") and path.stem in TEACHING_ORDER
    rank = TEACHING_ORDER.index(path.stem) if is_taught else len(TEACHING_ORDER)
    return rank, gate.name.casefold(), str(path)


def _distinct(paths: Iterable[Path]) -> tuple[Path, ...]:
    return tuple({path.resolve(): path for path in reversed(list(paths))}.values())[::-1]


def _looks_like_path(name: str) -> bool:
    return Path(name).suffix.lower() in SUFFIXES or "/" in name or "\\" in name


def _key(name: str) -> str:
    return re.sub(r"[\s_-]+", "-", name.strip().casefold())


def _gate_name(gate: Gate) -> str:
    return gate.name


def _file_name(gate: Gate) -> str:
    return gate.source.name if gate.source else ""


def _file_stem(gate: Gate) -> str:
    return gate.source.stem if gate.source else ""


def _file_path(gate: Gate) -> str:
    return str(gate.source)
