"""New files under names that nothing else has."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from itertools import count
from pathlib import Path


@contextmanager
def new_files(folder: Path, stem: str, *suffixes: str) -> Iterator[tuple[Path, ...]]:
    """Give a path for each suffix, all of one stem: `stem`, or else `stem-2`, or `stem-3`.

    The names are held by empty files, which the block is to replace; after an error they are gone.

    Raises:
        OSError: The folder, which is made if need be, cannot be written.
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
