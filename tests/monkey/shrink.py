"""Shrinking: the fewest events that still bring about the same fault."""

from collections.abc import Callable, Sequence
from typing import TypeVar

Item = TypeVar("Item")

MOST_TRIES = 150


def shrunk(
    items: Sequence[Item], fails: Callable[[Sequence[Item]], bool], tries: int = MOST_TRIES
) -> list[Item]:
    """Return a part of `items` that `fails` too, as none of its own parts does that were tried.

    First the end alone is tried, then large pieces are left out, then ever smaller ones.
    """
    kept = _end_of(items, fails)
    size = max(1, len(kept) // 2)
    while tries > 0:
        start, was_shorter = 0, False
        while start < len(kept) and tries > 0:
            tries -= 1
            rest = kept[:start] + kept[start + size :]
            if fails(rest):
                kept, was_shorter = rest, True
            else:
                start += size
        if size == 1 and not was_shorter:
            break
        size = max(1, size // 2)
    return kept


def _end_of(items: Sequence[Item], fails: Callable[[Sequence[Item]], bool]) -> list[Item]:
    """Return the last few items if they fail alone, or twice, four times as many, or all."""
    count = 2
    while count < len(items):
        if fails(items[-count:]):
            return list(items[-count:])
        count *= 2
    return list(items)
