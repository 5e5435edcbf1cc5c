"""Conditions of lessons: what they say, and whether they hold.

`=` holds to the digits written: `loss = 0.385` for every loss that is 0.385 with three decimals
(half to even, of the exact value). A share such as `accuracy = 1`, written without decimals, holds
for exactly 0 or 1, for no number that is not 0 or 1 is ever shown as one. A setting is shown as it
is set, so that `l2 = 0.1` holds for nothing but 0.1. A comparison with what is not there, such as
`learned_at` before the gate is learned, does not hold; `!=` is `not =`.
"""

from collections.abc import Callable, Iterator, Mapping
from decimal import ROUND_HALF_EVEN, Decimal, localcontext
from functools import cached_property
from math import isclose, isfinite
from operator import ge, gt, le, lt
from typing import Protocol

from ..gates.gate import Gate
from ..record import Record


class State(Protocol):
    """What conditions are tested against."""

    @property
    def gate(self) -> Gate | None:
        """The gate on stage; None on the page of all gates."""

    def value(self, name: str, argument: str = "") -> float | None:
        """Return a value by its name, and row or weight; None if there is none at present."""

    def flag(self, name: str) -> bool:
        """Return whether a flag is up."""


class Comparison(Record):
    """A value compared with a number.

    Attributes:
        name: The value: `p`, `epoch`.
        argument: Its row or weight, or "".
        operator: One of < <= > >= = !=.
        number: The number as it is written.
        position: Where it begins in the condition.
    """

    name: str
    argument: str
    operator: str
    number: str
    position: int

    @property
    def what(self) -> str:
        """The value as it is written: `p(10)`."""
        return f"{self.name}({self.argument})" if self.argument else self.name

    @property
    def decimals(self) -> int:
        """How many decimals are written."""
        return len(self.number.partition(".")[2])

    def holds(self, state: State) -> bool:
        """Return whether it holds in `state`."""
        value = state.value(self.name, self.argument)
        if self.operator == "!=":
            return value is None or not self._is_equal(value)
        return value is not None and self._compares(value)

    def failing(self, state: State) -> "Atom | None":
        """Return this if it does not hold in `state`."""
        return None if self.holds(state) else self

    def atoms(self) -> Iterator["Comparison | Flag"]:
        """Yield the comparisons and flags of which it is made."""
        yield self

    def _compares(self, value: float) -> bool:
        if self.operator == "=":
            return self._is_equal(value)
        return COMPARES[self.operator](value, float(self.number))

    def _is_equal(self, value: float) -> bool:
        if self.name in SETTINGS:  # multiplied in steps, it may be off by a few last bits
            return isclose(value, float(self.number), rel_tol=SAME_SETTING)
        if self.name in SHARES and self.decimals == 0:
            return value == float(self.number)
        return isfinite(value) and rounded(value, self.decimals) == Decimal(self.number)


SHARES = frozenset({"accuracy", "p"})
SETTINGS = frozenset({"threshold", "learning_rate", "l2"})
SAME_SETTING = 1e-9
COSTLY = frozenset({"gates_learned", "learned_at"})
COMPARES: Mapping[str, Callable[[float, float], bool]] = {"<": lt, "<=": le, ">": gt, ">=": ge}


def rounded(value: float, decimals: int) -> Decimal:
    """Return the exact `value` with so many decimals, half to even."""
    with localcontext() as context:
        context.prec = 400
        return Decimal(value).quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_EVEN)


class Flag(Record):
    """A flag: `learned` or `learnable`."""

    name: str
    position: int

    def holds(self, state: State) -> bool:
        """Return whether it is up in `state`."""
        return state.flag(self.name)

    def failing(self, state: State) -> "Atom | None":
        """Return this if it is not up in `state`."""
        return None if self.holds(state) else self

    def atoms(self) -> Iterator["Comparison | Flag"]:
        """Yield this."""
        yield self


class Not(Record):
    """The opposite of a part."""

    part: "Part"
    position: int

    def holds(self, state: State) -> bool:
        """Return whether the part does not hold in `state`."""
        return not self.part.holds(state)

    def failing(self, state: State) -> "Atom | None":
        """Return this if the part holds in `state`."""
        return None if self.holds(state) else self

    def atoms(self) -> Iterator["Comparison | Flag"]:
        """Yield the comparisons and flags of which the part is made."""
        yield from self.part.atoms()


class Both(Record):
    """Parts that must all hold."""

    parts: tuple["Part", ...]

    @cached_property
    def cheap_first(self) -> tuple["Part", ...]:
        """The parts, those last that take long to find out, as they may not be needed."""
        return tuple(
            sorted(self.parts, key=lambda part: any(a.name in COSTLY for a in part.atoms()))
        )

    def holds(self, state: State) -> bool:
        """Return whether all hold in `state`."""
        return all(part.holds(state) for part in self.cheap_first)

    def failing(self, state: State) -> "Atom | None":
        """Return the first that does not hold in `state`."""
        failing = (part.failing(state) for part in self.parts)
        return next((atom for atom in failing if atom is not None), None)

    def atoms(self) -> Iterator["Comparison | Flag"]:
        """Yield the comparisons and flags of which the parts are made."""
        for part in self.parts:
            yield from part.atoms()


def _is_costly(part: "Part") -> bool:
    return any(atom.name in COSTLY for atom in part.atoms())


class Either(Both):
    """Parts of which one must hold."""

    def holds(self, state: State) -> bool:
        """Return whether one holds in `state`."""
        return any(part.holds(state) for part in self.cheap_first)

    def failing(self, state: State) -> "Atom | None":
        """Return the last one that does not hold, if none does."""
        return None if self.holds(state) else self.parts[-1].failing(state)


Atom = Comparison | Flag | Not
Part = Comparison | Flag | Not | Both | Either


class Condition(Record):
    """A condition: its text, and what the text says."""

    text: str
    root: Part

    def holds(self, state: State) -> bool:
        """Return whether it holds in `state`."""
        return self.root.holds(state)

    def failing(self, state: State) -> Atom | None:
        """Return the part because of which it does not hold in `state`, or None if it does."""
        return self.root.failing(state)

    def comparisons(self) -> Iterator[Comparison]:
        """Yield the comparisons of which it is made."""
        return (atom for atom in self.root.atoms() if isinstance(atom, Comparison))
