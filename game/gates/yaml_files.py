"""YAML files: those of a folder, whether one has changed, and the bytes of one."""

import errno
import os
import stat
from itertools import islice
from pathlib import Path

from ..files import read_file
from ..record import Record
from .bounds import MAX_BYTES
from .problem import START, GateFileError, Report, nearest, quoted
from .yaml_errors import Format
from .yaml_tree import refuse_size

SUFFIXES = frozenset({".yaml", ".yml"})


class Stamp(Record):
    """The status of a file: equal stamps mean an unchanged file; `mode` includes permissions."""

    mtime_ns: int
    size: int
    inode: int
    mode: int


def stamp_of(status: os.stat_result) -> Stamp:
    """Return the stamp of a file, which differs once the file has changed."""
    return Stamp(status.st_mtime_ns, status.st_size, status.st_ino, status.st_mode)


def names_in(folder: Path, most: int | None = None) -> tuple[list[str], bool]:
    """Return the names of YAML files in `folder`, sorted, and whether entries were left out.

    Hidden files and names without a YAML suffix are skipped; a missing folder has none. `most` is
    the number of entries that are looked at, None for all.

    Raises:
        GateFileError: The folder cannot be read.
    """
    try:
        with os.scandir(folder) as entries:
            names = [name for entry in islice(entries, most) if _is_yaml_name(name := entry.name)]
            is_cut = most is not None and next(entries, None) is not None
    except FileNotFoundError:
        return [], False
    except OSError as error:
        message = f"The folder cannot be looked into: {error.strerror}."
        raise GateFileError.of_file(folder, message) from None
    return sorted(names), is_cut


def _is_yaml_name(name: str) -> bool:
    return not name.startswith(".") and os.path.splitext(name)[1].lower() in SUFFIXES  # noqa: PTH122 - five times faster than a Path


def files_in(folder: Path) -> tuple[Path, ...]:
    """Return the YAML files of `folder` in the order of their names; none if it is missing.

    Raises:
        GateFileError: The folder cannot be read.
    """
    names, _ = names_in(folder)
    return tuple(path for path in map(folder.joinpath, names) if file_stamp(path) is not None)


def file_stamp(path: Path) -> Stamp | None:
    """Return the stamp of a file in a folder, or None for a folder and for what is deleted."""
    try:
        status = os.stat(path)  # noqa: PTH116 - twice as fast as that of a Path
    except (OSError, ValueError):  # a dangling link, or deleted since; ValueError: a NUL
        return None
    return None if stat.S_ISDIR(status.st_mode) else stamp_of(status)


def looks_like_path(name: str) -> bool:
    """Return whether `name` is the path of a YAML file rather than a name."""
    return Path(name).suffix.lower() in SUFFIXES or "/" in name or "\\" in name


FAILURES = {
    errno.EACCES: "You may not read this file; change its permissions.",
    errno.EPERM: "You may not read this file; change its permissions.",
    errno.EISDIR: "This is a folder; name a {noun} file in it.",
    errno.ENXIO: "This is a pipe or a device, not a file; name a {noun} file.",
    errno.ELOOP: "This link leads in a circle, to no file; name a {noun} file.",
    errno.EINVAL: "This cannot be the name of a file.",
}


def read_source(path: Path, kind: Format) -> bytes:
    """Return the contents of the file of this `kind` at `path`.

    Only regular files are opened: reading a pipe or a device may never end.

    Raises:
        GateFileError: It cannot be read, or is too large.
    """
    try:
        data = read_file(path, MAX_BYTES)
        size = path.stat().st_size if len(data) > MAX_BYTES else len(data)
    except OSError as error:
        Report(path).refuse(START, _reason(error, path).format(noun=kind.noun))
    if len(data) > MAX_BYTES:
        refuse_size(max(size, len(data)), path, kind)
    return data


def _reason(error: OSError, path: Path) -> str:
    if isinstance(error, FileNotFoundError):
        return _missing(path)
    return FAILURES.get(error.errno or 0, f"The file cannot be read: {error.strerror}.")


def _missing(path: Path) -> str:
    try:
        with os.scandir(path.parent) as entries:
            others = (entry.name for entry in entries if entry.name != path.name)  # a dead link
            close = nearest(path.name, others)
    except OSError:
        return "There is no such file, nor a folder of that name."
    return (
        f"There is no such file; did you mean {quoted(close)}?"
        if close
        else "There is no such file."
    )
