"""Writing a file so that it appears whole or not at all."""

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO


@contextmanager
def atomic_file(path: Path) -> Iterator[TextIO]:
    """Give a text file that takes the place of `path` when the block ends without an error.

    What was at `path` stays until then, and for good after an error. A pipe or a device, such as
    /dev/stdout, is written as it is.

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
