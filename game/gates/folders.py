"""Which files in a folder are gate files."""

import os
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from game.gates.bounds import MAX_FOLDER_ENTRIES
from game.gates.problem import START, GateFileError, Problem

SUFFIXES = frozenset({".yaml", ".yml"})


class Stamp(NamedTuple):
    """While all of this is the same, so is a file; `mode` tells when it may be read again."""

    mtime_ns: int
    size: int
    inode: int
    mode: int


def stamp_of(status: os.stat_result) -> Stamp:
    """Return what tells whether a file has changed."""
    return Stamp(status.st_mtime_ns, status.st_size, status.st_ino, status.st_mode)


def gate_files(folder: Path) -> dict[Path, Stamp]:
    """Return the gate files of `folder` in the order of their names; one that is missing has none.

    Hidden files, folders, and names without a YAML suffix are passed over, and so is a file that
    disappears meanwhile.

    Raises:
        GateFileError: The folder cannot be looked into.
    """
    try:
        with os.scandir(folder) as entries:
            found = dict(_stamped(islice(entries, MAX_FOLDER_ENTRIES)))
    except FileNotFoundError:
        return {}
    except OSError as error:
        message = f"The folder cannot be looked into: {error.strerror}."
        raise GateFileError((Problem(folder, *START, message),)) from None
    return dict(sorted(found.items()))


def _stamped(entries: Iterator[os.DirEntry[str]]) -> Iterator[tuple[Path, Stamp]]:
    for entry in entries:
        name = entry.name
        if name.startswith(".") or os.path.splitext(name)[1].lower() not in SUFFIXES:  # noqa: PTH122 - five times faster than a Path
            continue
        try:
            if not entry.is_dir():
                yield Path(entry.path), stamp_of(entry.stat())
        except OSError:  # a dangling link, or deleted since
            continue
