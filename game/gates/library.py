"""All available gates: the shipped ones, the user's own, those of other folders and files."""

import os
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from pathlib import Path

from ..files import shipped
from ..record import Record
from .bounds import MAX_FOLDER_ENTRIES, READ_BUDGET
from .gate import Gate
from .problem import GateFileError, nearest, path_words, quoted
from .reader import load_gate
from .signs import alike
from .yaml_files import Stamp, file_stamp, files_in, looks_like_path, names_in

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


NAMES_KEPT = 1 << 15


def in_order(gates: Iterable[Gate]) -> tuple[Gate, ...]:
    """Return the shipped gates in teaching order, then all others by name."""
    folder = str(shipped("gates"))
    taught = {f"{folder}{os.sep}{stem}.yaml": rank for rank, stem in enumerate(TEACHING_ORDER)}

    def place(gate: Gate) -> tuple[int, str, str]:
        source = str(gate.source)
        return taught.get(source, len(taught)), gate.name.casefold(), source

    return tuple(sorted(gates, key=place))


def shipped_gates() -> tuple[Gate, ...]:
    """Return the gates that are shipped with Glowgate, in teaching order.

    >>> [gate.name for gate in shipped_gates()][:5]
    ['AND', 'OR', 'NAND', 'NOR', 'XOR']
    """
    return in_order(load_gate(path) for path in files_in(shipped("gates")))


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


@lru_cache(maxsize=NAMES_KEPT)
def name_key(name: str) -> str:
    """Return `name` in a form for comparison: case, spacing and what is unseen do not count."""
    return re.sub(r"[\s_-]+", "-", alike(name).strip().casefold())


def _file_name(gate: Gate) -> str:
    return path_words(gate.source.name) if gate.source else ""


def _file_path(gate: Gate) -> str:
    return path_words(gate.source) if gate.source else ""


COST_OF_A_FILE, COST_OF_A_LOOK = 4096, 128
"""The costs of opening a file and of asking whether it has changed, in bytes of the budget."""
MOST_NAMED = 30  # gates that are listed where there is none of the wanted name
PUBLISHED_AT = 8  # while files are read, gates are sorted anew when this share, 1/8, has changed


class UnknownGateError(LookupError):
    """There is no gate with that name."""


class _Entry(Record):
    """The state of one file: its last valid gate and, if it is invalid now, the error."""

    stamp: Stamp | None
    gate: Gate | None
    error: GateFileError | None


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
        self._doubted: set[Path] = set()
        self._folder_errors: dict[Path, GateFileError] = {}
        self._left_out: tuple[Path, ...] = ()
        self._look: Iterator[int] | None = None
        self._n_changed = 0
        self._has_looked = self._is_complete = False
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
            Whether gates or problems have changed.
        """
        if force:
            self.invalidate()
        self._has_looked, is_first = True, self._look is None
        self._look = self._look or self._looking()
        spent = 0
        for cost in self._look:
            spent += cost
            if budget is not None and not force and spent >= budget:
                is_worth_it = self._n_changed * PUBLISHED_AT >= len(self._gates)
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
        entry = self._entries[path] = _read(path, stamp, before)
        self._n_changed += before is None or _told(before) != _told(entry)
        return max(stamp.size, COST_OF_A_FILE)

    def _publish(self) -> bool:
        has_changed, self._n_changed = self._n_changed > 0, 0
        if has_changed:
            self._gates = in_order(entry.gate for entry in self._entries.values() if entry.gate)
            self._display_names = distinct_names(self._gates)
            broken = {path: entry.error for path, entry in self._entries.items() if entry.error}
            self._problems = self._folder_errors | broken
        return has_changed

    def find(self, name: str) -> Gate:
        """Return the gate with this name, file stem or path; case does not count in a name.

        Raises:
            GateFileError: The file is invalid or missing.
            UnknownGateError: No gate has that name; the message suggests the most similar one.
        """
        if not self._has_looked:
            self.refresh(budget=None)
        key = name_key(name)
        plain, stems = (gate.name for gate in self._gates), map(_file_stem, self._gates)
        for names in (self.display_names, plain, stems):
            for gate, other in zip(self._gates, names, strict=True):
                if name_key(other) == key:
                    return gate
        if looks_like_path(name):
            return load_gate(Path(name))
        for path, error in self.problems.items():
            if name_key(path.stem) == key:
                raise error
        raise UnknownGateError(self._unknown(name))

    def _unknown(self, name: str) -> str:
        known = [*self.display_names, *map(_file_stem, self._gates)]
        close = nearest(name, known)
        if close:
            return f"There is no gate {quoted(name)}; did you mean {quoted(close)}?"
        names = self.display_names
        more = f" and {len(names) - MOST_NAMED:,} others" if len(names) > MOST_NAMED else ""
        found = ", ".join(names[:MOST_NAMED]) or "none"
        return f"There is no gate {quoted(name)}; the gates are: {found}{more}."


def _told(entry: _Entry) -> object:
    return entry.gate, str(entry.error)


def _read(path: Path, stamp: Stamp, before: _Entry | None) -> _Entry:
    try:
        return _Entry(stamp, load_gate(path), None)
    except GateFileError as error:
        return _Entry(stamp, before.gate if before else None, error)


def _distinct(paths: Iterable[Path]) -> tuple[Path, ...]:
    # Not `Path.resolve`, for which a link that leads in a circle is an error.
    return tuple({os.path.realpath(path): path for path in reversed(list(paths))}.values())[::-1]


def _file_stem(gate: Gate) -> str:
    return gate.source.stem if gate.source else ""
