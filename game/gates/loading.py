"""Reading a gate file from the disk, whatever lies at its path."""

import os
import stat
from pathlib import Path

from game.gates.bounds import MAX_BYTES
from game.gates.decoding import refuse_size
from game.gates.gate import Gate
from game.gates.problem import START, Report, nearest, quoted
from game.gates.reader import parse_gate

NO_WAITING = getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)


def load_gate(path: Path) -> Gate:
    """Return the gate in the file at `path`.

    Anything but a regular file is refused unopened: reading a pipe or a device may never end.

    Raises:
        GateFileError: With all mistakes of the file, or why there is none to read.
    """
    report = Report(path)
    try:
        complaint = _complaint(path.stat().st_mode)
        data = b"" if complaint else _read(path)
    except (OSError, ValueError) as error:  # ValueError: a NUL in the path
        report.refuse(START, _reason(error, path))
    if complaint:
        report.refuse(START, complaint)
    if len(data) > MAX_BYTES:
        refuse_size(path.stat().st_size, path)
    return parse_gate(data, path)


def _complaint(mode: int) -> str | None:
    if stat.S_ISDIR(mode):
        return "This is a folder; name a gate file in it."
    if not stat.S_ISREG(mode):
        return "This is a pipe or a device, not a file; name a gate file."
    return None


def _reason(error: OSError | ValueError, path: Path) -> str:
    if isinstance(error, FileNotFoundError):
        return _missing(path)
    if isinstance(error, PermissionError):
        return "You may not read this file; change its permissions."
    if isinstance(error, OSError):
        return f"The file cannot be read: {error.strerror}."
    return "This cannot be the name of a file."


def _read(path: Path) -> bytes:
    descriptor = os.open(path, os.O_RDONLY | NO_WAITING)
    with open(descriptor, "rb") as file:  # noqa: PTH123 - a descriptor, not a path
        return file.read(MAX_BYTES + 1)


def _missing(path: Path) -> str:
    try:
        names = [entry.name for entry in path.parent.iterdir()]
    except OSError:
        return "There is no such file, nor a folder of that name."
    close = nearest(path.name, names)
    return (
        f"There is no such file; did you mean {quoted(close)}?"
        if close
        else "There is no such file."
    )
