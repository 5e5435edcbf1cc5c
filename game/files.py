"""Files: paths of the shipped ones, unused names for new ones, and atomic writing."""

import os
import re
import tempfile
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


@contextmanager
def atomic_file(path: Path) -> Iterator[TextIO]:
    """Yield a text file that replaces `path` when the block ends without an error.

    Until then, and after an error, the previous file stays. A pipe or a device, such as
    /dev/stdout, is written directly.

    Raises:
        OSError: The file cannot be written; its `filename` is `path`.
    """
    try:
        if path.exists() and not path.is_file():
            with path.open("w", encoding="utf-8", newline="") as device:
                yield device
        else:
            yield from _replacing(path.resolve())
    except OSError as error:
        error.filename, error.filename2 = str(path), None
        raise


def _replacing(path: Path) -> Iterator[TextIO]:
    descriptor, name = tempfile.mkstemp(dir=path.parent, prefix=".glowgate-")
    draft = Path(name)
    try:
        with os.fdopen(descriptor, "w", encoding="utf-8", newline="") as file:
            yield file
        draft.chmod(path.stat().st_mode if path.exists() else 0o666 & ~_umask())
        draft.replace(path)
    except BaseException:
        draft.unlink(missing_ok=True)
        raise


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
