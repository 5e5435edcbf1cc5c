"""Files: paths of the shipped ones, reading, unused names for new ones, and atomic writing."""

import errno
import os
import re
import stat
import tempfile
import time
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from itertools import count
from pathlib import Path
from typing import TextIO

PACKAGE = Path(__file__).resolve().parent
RESERVED_STEMS = re.compile(r"con|prn|aux|nul|(com|lpt)[0-9]")
"""Names that Windows reserves for devices."""


def shipped(folder: str) -> Path:
    """Return the shipped `folder` ("gates" or "assets") of this checkout or this wheel."""
    in_wheel = PACKAGE / "data" / folder
    return in_wheel if in_wheel.is_dir() else PACKAGE.parent / folder


def slug(name: str) -> str:
    """Return `name` in a form for file names: lower-case letters, digits and hyphens."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    stem = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")
    return f"{stem}-gate".strip("-") if not stem or RESERVED_STEMS.fullmatch(stem) else stem


class NotAFileError(OSError):
    """What is to be read or replaced is a pipe, a socket or a device."""

    def __init__(self, path: Path) -> None:
        super().__init__(errno.ENXIO, "this is a pipe or a device, not a file", str(path))


READING = os.O_RDONLY | sum(
    getattr(os, flag, 0) for flag in ("O_NONBLOCK", "O_CLOEXEC", "O_NOCTTY", "O_BINARY")
)
CHUNK = 1 << 16


def read_file(path: Path, limit: int) -> bytes:
    """Return the contents of the file at `path`, or only its first `limit` + 1 bytes.

    Regular files only: reading a pipe or a device may never end, and opening one may have effects.
    So it is looked at before it is opened, and again once it is open, lest it was exchanged.

    Raises:
        NotAFileError: It is a pipe, a socket or a device.
        OSError: It cannot be read; a folder is an `IsADirectoryError`, and what no file can be
            called is `errno.EINVAL`.
    """
    try:
        _refuse_special(path, path.stat().st_mode)
        descriptor = os.open(path, READING)
    except ValueError:  # a NUL, or what the file system cannot encode
        raise OSError(errno.EINVAL, "this cannot be the name of a file", str(path)) from None
    try:
        _refuse_special(path, os.fstat(descriptor).st_mode)
        return b"".join(_chunks(path, descriptor, limit + 1))
    finally:
        os.close(descriptor)


def _refuse_special(path: Path, mode: int) -> None:
    if stat.S_ISDIR(mode):
        raise IsADirectoryError(errno.EISDIR, "this is a folder", str(path))
    if not stat.S_ISREG(mode):
        raise NotAFileError(path)


def _chunks(path: Path, descriptor: int, left: int) -> Iterator[bytes]:
    while left > 0:
        try:
            chunk = os.read(descriptor, min(left, CHUNK))
        except BlockingIOError:  # it looks like a file, but one waits for it, as for /proc/kmsg
            raise NotAFileError(path) from None
        if not chunk:
            return
        left -= len(chunk)
        yield chunk


@contextmanager
def output_file(path: Path) -> Iterator[TextIO]:
    """Yield a text file for what a user wants at `path`: as `atomic_file`, or a pipe or a device.

    Those, such as /dev/stdout, are written directly.

    Raises:
        OSError: The file cannot be written; its `filename` is `path`.
    """
    if not path.exists() or path.is_file():
        with atomic_file(path) as file:
            yield file
        return
    with _naming(path), path.open("w", encoding="utf-8", newline="") as device:
        yield device


@contextmanager
def atomic_file(path: Path) -> Iterator[TextIO]:
    """Yield a text file that replaces `path` when the block ends without an error.

    Until then, and after an error, the previous file stays.

    Raises:
        NotAFileError: It is a pipe, a socket or a device.
        OSError: The file cannot be written; its `filename` is `path`.
    """
    with _naming(path):
        try:
            mode = path.stat().st_mode  # a link that leads in a circle is an error here
            _refuse_special(path, mode)
        except FileNotFoundError:
            mode = 0o666 & ~_umask()
        yield from _replacing(Path(os.path.realpath(path)), mode)


@contextmanager
def _naming(path: Path) -> Iterator[None]:
    """Have an error name the file that was asked for."""
    try:
        yield
    except OSError as error:
        error.filename, error.filename2 = str(path), None
        raise


DRAFT = ".glowgate-"
"""How the names of drafts begin: files that are being written, before they replace another."""
ABANDONED_S = 60.0
"""After so long without a change, a draft that no process holds was left by one that was killed."""


def _replacing(path: Path, mode: int) -> Iterator[TextIO]:
    remove_abandoned(path.parent)
    descriptor, name = tempfile.mkstemp(dir=path.parent, prefix=DRAFT)
    draft = Path(name)
    try:
        with suppress(OSError):  # a file system without locks
            _hold(descriptor)
        with os.fdopen(descriptor, "w", encoding="utf-8", newline="") as file:
            yield file
        draft.chmod(stat.S_IMODE(mode))
        draft.replace(path)
    except BaseException:
        draft.unlink(missing_ok=True)
        raise


def remove_abandoned(folder: Path) -> None:
    """Delete the drafts in `folder` that killed processes have left, and no other ones."""
    with suppress(OSError), os.scandir(folder) as entries:
        drafts = [Path(entry.path) for entry in entries if entry.name.startswith(DRAFT)]
        for draft in drafts:
            with suppress(OSError):
                _remove_if_abandoned(draft)


def _remove_if_abandoned(draft: Path) -> None:
    status = draft.lstat()
    if not stat.S_ISREG(status.st_mode) or time.time() - status.st_mtime < ABANDONED_S:
        return
    descriptor = os.open(draft, READING | os.O_RDWR)  # a lock over a network needs it
    try:
        _hold(descriptor)  # an error if another process writes it
    finally:
        os.close(descriptor)
    draft.unlink()


def _hold(descriptor: int) -> None:
    """Lock a draft as long as it is open, or raise `OSError` if another process holds it.

    The system releases it even if this process is killed. Windows needs no lock: there, a file that
    is open cannot be deleted.
    """
    if os.name != "nt":
        import fcntl  # noqa: PLC0415 - not on Windows

        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


@contextmanager
def new_files(folder: Path, stem: str, *suffixes: str) -> Iterator[tuple[Path, ...]]:
    """Yield an unused path for each suffix with a stem: `stem`, or `stem-2`, `stem-3` and so on.

    The names are reserved by empty files, which the block replaces; an error deletes them.

    Raises:
        OSError: The folder, which is created if missing, cannot be written.
    """
    folder.mkdir(parents=True, exist_ok=True)
    for number in count(1):
        name = stem if number == 1 else f"{stem}-{number}"
        paths = tuple(folder / f"{name}{suffix}" for suffix in suffixes)
        if _claimed(paths):
            break
    try:
        yield paths
    except BaseException:
        _give_up(paths)
        raise


def _claimed(paths: tuple[Path, ...]) -> bool:
    claimed: list[Path] = []
    try:
        for path in paths:
            path.touch(exist_ok=False)
            claimed.append(path)
    except OSError as error:
        _give_up(claimed)
        if not isinstance(error, FileExistsError):
            raise
    return len(claimed) == len(paths)


def _give_up(paths: "tuple[Path, ...] | list[Path]") -> None:
    for path in paths:
        with suppress(OSError):
            path.unlink(missing_ok=True)
