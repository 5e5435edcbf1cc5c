"""The numbers with decimals that a lesson tells, and those that its proof has checked."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from ..record import Record
from .conditions import Condition, rounded
from .lesson import LessonSetup

TOLD = re.compile(r"(?<![\w.,])[0-9][0-9,]*\.[0-9]+")
"""A number with decimals, in a text."""


class Checked(Record):
    """A number that is checked, and how many decimals of it are; None for all."""

    number: Decimal
    decimals: int | None = None

    def covers(self, told: str) -> bool:
        """Return whether a number that is told is this one, as far as it is told."""
        decimals = len(told.partition(".")[2])
        if self.decimals is not None and self.decimals < decimals:
            return False
        return abs(rounded(float(self.number), decimals)) == Decimal(told)


def numbers_in(conditions: Sequence[Condition]) -> Iterator[Checked]:
    """Yield the numbers that conditions compare by `=`."""
    for condition in conditions:
        for comparison in condition.comparisons():
            if comparison.operator == "=":
                yield Checked(Decimal(comparison.number), comparison.decimals)


def numbers_of(setup: LessonSetup) -> Iterator[Checked]:
    """Yield the numbers with which a stretch begins: they are as they are set."""
    given = setup.overrides.stated.values() if setup.is_many else _stated(setup)
    for number in (*(setup.weights or ()), *given):
        if isinstance(number, float | int):
            yield Checked(Decimal(str(number)))


def _stated(setup: LessonSetup) -> tuple[float | str, ...]:
    recipe = setup.recipe
    run = recipe.setup.for_gate(recipe.gate)
    return (*run.overrides.stated.values(), *run.start_weights.tolist())
