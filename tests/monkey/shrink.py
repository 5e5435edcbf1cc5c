"""Shrinking: the fewest events that still bring about the same fault."""

from collections.abc import Callable, Sequence
from typing import TypeVar

Item = TypeVar("Item")

MOST_TRIES = 80


def shrunk(
    items: Sequence[Item], fails: Callable[[Sequence[Item]], bool], tries: int = MOST_TRIES
) -> list[Item]:
    """Return a part of `items` that `fails`, none of whose items can be left out.

    Large pieces are left out first, then ever smaller ones; after `tries` tries, what is reached
    is returned.
    """
    kept, size = list(items), max(1, len(items) // 2)
    while tries:
        start, was_shorter = 0, False
        while start < len(kept) and tries:
            tries -= 1
            rest = kept[:start] + kept[start + size :]
            if fails(rest):
                kept, was_shorter = rest, True
            else:
                start += size
        if size == 1 and not was_shorter:
            break
        size = max(1, size // 2) if not was_shorter or size > 1 else 1
    return kept
