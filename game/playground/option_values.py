"""Readers of the values of options: one for each way in which a value is written."""

import re
from collections.abc import Callable, Iterator
from enum import StrEnum
from typing import TypeVar

from ..gates import numerals
from ..gates.bounds import Interval
from ..gates.problem import SHOWN, listed, nearest, quoted
from ..gates.settings import Value
from ..record import Record

EPOCHS = Interval(0, 1_000_000_000)


def as_typed(text: str) -> str:
    """Return `text` as it is, or in quotes if it would not be seen as one word, or is long."""
    is_word = text.isprintable() and " " not in text and 0 < len(text) <= SHOWN
    return text if is_word else quoted(text)


class OptionError(ValueError):
    """The text of an option is not an allowed value.

    Attributes:
        message: What is wrong with `subject`, or a whole clause if that is None.
        subject: The text, or the part of it that is wrong.
    """

    def __init__(self, message: str, subject: str | None = None) -> None:
        super().__init__(message, subject)
        self.message, self.subject = message, subject

    def sentence(self, option: str, text: str) -> str:
        """Return the error as a sentence about `option`, which was given `text`."""
        if self.subject is None:
            clause = self.message
        else:
            subject = "it" if self.subject == text else quoted(self.subject)
            clause = f"{subject} {self.message}"
        return f"{option} {as_typed(text)}: {clause}" + ("" if clause.endswith("?") else ".")


Number = TypeVar("Number", int, float)


def whole(interval: Interval) -> Callable[[str], int]:
    """Return a reader of whole numbers in `interval`."""
    return _within(interval, numerals.whole, "is not a whole number", is_whole=True)


def real(interval: Interval) -> Callable[[str], float]:
    """Return a reader of numbers in `interval`."""
    return _within(interval, numerals.decimal, "is not a number", is_whole=False)


def _within(
    interval: Interval, number_in: Callable[[str], Number | None], message: str, *, is_whole: bool
) -> Callable[[str], Number]:
    def read(text: str) -> Number:
        number = number_in(text)
        if number is None:
            right = numerals.correction(text, is_whole=is_whole)
            if right is None:
                raise OptionError(message, text)
            if right.number in interval:
                raise OptionError(str(right))
        elif number in interval:
            return number
        raise OptionError(f"must be {interval}", text)

    return read


def numbers(interval: Interval) -> Callable[[str], tuple[float, ...]]:
    """Return a reader of comma-separated numbers."""
    read_one = real(interval)

    def read(text: str) -> tuple[float, ...]:
        parts = [part.strip().replace(",", ".") for part in text.split(";")]
        if len(parts) > 1 and all(numerals.decimal(part) is not None for part in parts):
            right = ",".join(parts)
            raise OptionError(f"a comma stands between numbers, a point within: {right}")
        return tuple(read_one(part.strip()) for part in text.split(","))

    return read


class Schedule(Record):
    """A value that may change at later epochs.

    Attributes:
        first: The value at the start.
        later: Epochs, ascending, each with the value from then on.
    """

    first: Value
    later: tuple[tuple[int, Value], ...] = ()


DECIMAL_COMMA = re.compile("[-+]?[0-9]*,[0-9]+%?")


def changing(read_one: Callable[[str], Value], text: str) -> Schedule:
    """Return the schedule in `text`, such as `1` or `1,0.1@100,0.01@500`."""
    if DECIMAL_COMMA.fullmatch(text.strip()):
        return Schedule(read_one(text))
    first, *later = text.split(",")
    if "@" in first:
        raise OptionError("is the first value and has no epoch, as in 1,0.1@100", first)
    return Schedule(read_one(first.strip()), tuple(_later(read_one, later)))


def _later(read_one: Callable[[str], Value], parts: list[str]) -> Iterator[tuple[int, Value]]:
    before = 0
    for part in parts:
        value, at, epoch_text = part.partition("@")
        if not at:
            raise OptionError("needs the epoch it begins at, as in 0.1@100", part)
        epoch = whole(EPOCHS)(epoch_text.strip())
        if epoch <= before:
            raise OptionError(f"must begin after epoch {before:,}", part)
        yield epoch, read_one(value.strip())
        before = epoch


def one_of(words: type[StrEnum] | tuple[str, ...]) -> Callable[[str], str]:
    """Return a reader of one of `words`; for an enum it returns the member."""
    known: dict[str, str] = {str(word): word for word in words}

    def read(text: str) -> str:
        if text.lower() not in known:
            near = nearest(text, known)
            raise OptionError(
                f"is unknown; did you mean {near}?" if near else f"must be {listed(known)}", text
            )
        return known[text.lower()]

    return read
