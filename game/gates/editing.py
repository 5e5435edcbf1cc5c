"""Gates made from gates: a target is changed by hand."""

from collections.abc import Collection, Iterator
from dataclasses import replace
from itertools import count

from game.gates.bounds import MAX_NAME
from game.gates.gate import Gate

CYCLE: tuple[int | None, ...] = (0, 1, None)
"""The order in which one key turns a target; None is a don't care."""


def with_target(gate: Gate, row: int, target: int | None) -> Gate:
    """Return `gate` with another target in one row.

    What told of the old targets goes: the expression, the symbol, the description, the file.

    Raises:
        ValueError: No row would have a target, so that there would be nothing to learn.
    """
    targets = (*gate.targets[:row], target, *gate.targets[row + 1 :])
    if all(target is None for target in targets):
        raise ValueError("At least one row needs a target, 0 or 1, or there is nothing to learn.")
    return replace(gate, targets=targets, expression=None, symbol=None, description="", source=None)


def with_turned_target(gate: Gate, row: int) -> Gate:
    """Return `gate` with the target of one row turned on: 0, 1, don't care, and round again.

    The only target that there is does not become a don't care.
    """
    others = gate.targets[:row] + gate.targets[row + 1 :]
    cycle = CYCLE if any(target is not None for target in others) else CYCLE[:2]
    place = cycle.index(gate.targets[row]) + 1
    return with_target(gate, row, cycle[place % len(cycle)])


def edited_name(name: str, taken: Collection[str]) -> str:
    """Return what to call an edited gate: "AND (edited)", or "AND (edited 2)" if that is taken."""
    base = name.partition(" (edited")[0]
    return next(found for found in _names(base) if found not in taken)


def _names(base: str) -> Iterator[str]:
    for number in count(1):
        suffix = " (edited)" if number == 1 else f" (edited {number})"
        yield base[: MAX_NAME - len(suffix)].rstrip() + suffix
