"""Functions whose results are kept for later, up to a number of bytes.

`functools.lru_cache` counts results, but a text takes a hundred times more memory in a large window
than in a small one.
"""

from collections.abc import Callable
from functools import wraps
from typing import TypeVar, TypeVarTuple

import numpy as np
from pygame import Surface

MIB = 2**20
ENTRY = 250  # bytes of an entry itself, about

Args = TypeVarTuple("Args")
Result = TypeVar("Result")


class Kept:
    """Results by their arguments, the young ones and the old ones.

    As soon as the young ones take half of the bytes, they become the old ones, and those that were
    old are dropped; an old one that is asked for is young again. So what is used stays, and finding
    it costs no more than a look into a dictionary.
    """

    def __init__(self, most_bytes: int) -> None:
        self.most_bytes = most_bytes
        self.young: dict[tuple[object, ...], object] = {}
        self._old: dict[tuple[object, ...], object] = {}
        self._young_bytes = self._old_bytes = 0

    @property
    def n_bytes(self) -> int:
        """The bytes that are taken."""
        return self._young_bytes + self._old_bytes

    def recall(self, args: tuple[object, ...]) -> object:
        """Return an old result, or None."""
        found = self._old.get(args)
        if found is not None:
            self.keep(args, found)
        return found

    def keep(self, args: tuple[object, ...], result: object) -> None:
        """Keep `result`, unless it alone is too large."""
        words = [word for word in args if isinstance(word, str)]  # other arguments live elsewhere
        n_bytes = ENTRY + bytes_of(words) + bytes_of(result)
        if n_bytes > self.most_bytes // 2:
            return
        if self._young_bytes + n_bytes > self.most_bytes // 2:
            self._old, self._old_bytes = self.young.copy(), self._young_bytes
            self.young.clear()
            self._young_bytes = 0
        self.young[args] = result
        self._young_bytes += n_bytes

    def forget(self) -> None:
        """Drop all results."""
        self.young.clear()
        self._old.clear()
        self._young_bytes = self._old_bytes = 0


CACHES: list[Kept] = []
"""The results of all functions that are `kept`."""


def kept(
    most_bytes: int,
) -> Callable[[Callable[[*Args], Result]], Callable[[*Args], Result]]:
    """Return a decorator that keeps results, which must not be None, in at most so many bytes."""

    def decorate(function: Callable[[*Args], Result]) -> Callable[[*Args], Result]:
        results = Kept(most_bytes)
        CACHES.append(results)
        young = results.young

        @wraps(function)
        def look_up(*args: *Args) -> Result:
            found = young.get(args) or results.recall(args)
            if found is None:
                found = function(*args)
                results.keep(args, found)
            return found  # type: ignore[return-value]  # what `function` has returned for `args`

        return look_up

    return decorate


def forget_kept() -> None:
    """Drop the results of all functions that are `kept`."""
    for results in CACHES:
        results.forget()


def bytes_of(value: object) -> int:
    """Return about how many bytes a value takes beyond its entry."""
    match value:
        case Surface():
            return value.get_pitch() * value.get_height()
        case str():
            return 2 * len(value)
        case tuple() | list():
            return sum(map(bytes_of, value))
        case np.ndarray():
            return value.nbytes
        case _:
            return 8
