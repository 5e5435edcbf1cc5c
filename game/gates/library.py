"""All available gates: the shipped ones, the user's own, those of other folders and files."""

import os
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import lru_cache
from pathlib import Path

from ..files import shipped
from .folder_watch import FolderWatch
from .gate import Gate
from .problem import nearest, path_words, quoted
from .reader import load_gate
from .signs import alike
from .yaml_files import files_in, looks_like_path

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


MOST_NAMED = 30  # gates that are listed where there is none of the wanted name


class UnknownGateError(LookupError):
    """There is no gate with that name."""


class Library(FolderWatch[Gate]):
    """Gates by name, reloaded when their files change."""

    def __init__(self, folders: Sequence[Path], files: Sequence[Path] = ()) -> None:
        """Store where to look; nothing is read before the first `refresh` or `find`."""
        super().__init__(folders, files)
        self._gates: tuple[Gate, ...] = ()
        self._display_names: tuple[str, ...] = ()

    @property
    def gates(self) -> tuple[Gate, ...]:
        """The shipped gates in teaching order, then all others by name."""
        return self._gates

    @property
    def display_names(self) -> tuple[str, ...]:
        """A distinct name for each of `gates`: for equal names the file name or path is added."""
        return self._display_names

    def _load(self, path: Path) -> Gate:
        return load_gate(path)

    def _arrange(self, found: list[Gate]) -> None:
        self._gates = in_order(found)
        self._display_names = distinct_names(self._gates)

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


def _file_stem(gate: Gate) -> str:
    return gate.source.stem if gate.source else ""
