"""Conditions of lessons: parsed by a small parser of this module, never executed as code.

    condition = all {"or" all}     all = part {"and" part}
    part      = "not" part | "(" condition ")" | flag | value op number
    op        = < | <= | > | >= | = | !=

`=` holds to the digits written: `loss = 0.385` for every loss that is 0.385 with three decimals
(half to even, of the exact value). A share such as `accuracy = 1`, written without decimals, holds
for exactly 0 or 1, for no number that is not 0 or 1 is ever shown as one. A comparison with what is
not there, such as `learned_at` before the gate is learned, does not hold; `!=` is `not =`.
"""

from collections.abc import Callable, Iterator, Mapping
from decimal import ROUND_HALF_EVEN, Decimal, localcontext
from functools import cached_property
from math import isfinite
from operator import ge, gt, le, lt
from typing import Protocol

from ..gates.gate import Gate
from ..record import Record
from .condition_words import MAX_NESTING, Scope, Token, fault, tokenize


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
        written = Decimal(self.number)
        if self.name in SHARES and self.decimals == 0:
            return Decimal(value) == written
        return isfinite(value) and rounded(value, self.decimals) == written


SHARES = frozenset({"accuracy", "p"})
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


def parse_condition(text: str, scope: Scope | None = None) -> Condition:
    """Return the condition that `text` says.

    Args:
        text: The condition.
        scope: The values, rows and weights that there are; None if that is unknown.

    Raises:
        ExpressionError: With its problems, each with a position in `text`.
    """
    return Condition(" ".join(text.split()), _Parser(tokenize(text, scope), len(text)).whole())


class _Parser:
    """Each method reads a part and returns it."""

    def __init__(self, tokens: list[Token], end: int) -> None:
        self._tokens = tokens
        self._end = end
        self._index = 0
        self._depth = 0

    def whole(self) -> Part:
        if not self._tokens:
            raise fault(0, "The condition is empty; write one such as epoch >= 100.")
        part = self._either()
        token = self._next()
        if token is None:
            return part
        if token.kind == ")":
            raise fault(token.position, "This ) closes nothing; there is no ( before it.")
        before = self._tokens[self._index - 1].text
        raise fault(
            token.position, f"An and or an or is missing between {before} and {token.text}."
        )

    def _either(self) -> Part:
        return self._chain("or", self._both, Either)

    def _both(self) -> Part:
        return self._chain("and", self._part, Both)

    def _chain(self, word: str, read: Callable[[], Part], join: type[Both]) -> Part:
        parts = [read()]
        while (token := self._next()) and token.kind == word:
            self._index += 1
            parts.append(read())
        return parts[0] if len(parts) == 1 else join(tuple(parts))

    def _part(self) -> Part:
        token = self._next()
        if token is None:
            last = self._tokens[-1].text
            raise fault(self._end, f"After {last} a value is missing, as in epoch >= 100.")
        self._index += 1
        if token.kind == "not":
            return Not(self._inside(token, self._part), token.position)
        if token.kind == "(":
            return self._inside(token, self._parenthesis)
        if token.kind == "flag":
            return Flag(token.text, token.position)
        if token.kind == "value":
            return self._comparison(token)
        raise fault(token.position, f"A value such as epoch is missing before {token.text}.")

    def _comparison(self, value: Token) -> Part:
        operator = self._expect("op", f"a comparison, as in {value.text} >= 1")
        number = self._expect("number", "a number")
        return Comparison(value.name, value.argument, operator, number, value.position)

    def _expect(self, kind: str, what: str) -> str:
        before, token = self._tokens[self._index - 1], self._next()
        if token is None or token.kind != kind:
            found = "" if token is None else f", not {token.text}"
            place = self._end if token is None else token.position
            raise fault(place, f"After {before.text} stands {what}{found}.")
        self._index += 1
        return token.text

    def _inside(self, token: Token, read: Callable[[], Part]) -> Part:
        self._depth += 1
        if self._depth > MAX_NESTING:
            nested = f"Parentheses and nots are nested here more than {MAX_NESTING} deep."
            raise fault(token.position, nested)
        part = read()
        self._depth -= 1
        return part

    def _parenthesis(self) -> Part:
        opening = self._tokens[self._index - 1]
        part = self._either()
        token = self._next()
        if token is None:
            raise fault(opening.position, "This ( is never closed.")
        if token.kind != ")":
            before = self._tokens[self._index - 1].text
            raise fault(
                token.position, f"An and or an or is missing between {before} and {token.text}."
            )
        self._index += 1
        return part

    def _next(self) -> Token | None:
        return self._tokens[self._index] if self._index < len(self._tokens) else None
