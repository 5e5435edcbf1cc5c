"""The options of the command line: one table for parsing a line and for writing one."""

from collections.abc import Callable, Iterator
from enum import StrEnum
from functools import partial
from typing import TYPE_CHECKING, TypeVar, assert_never

from ..core.training import WEIGHT_LIMIT
from ..gates import Gate, Library, parse_gate
from ..gates.bounds import Interval
from ..gates.problem import listed, nearest, quoted
from ..gates.reader import BRACE
from ..gates.settings import (
    SETTINGS,
    Real,
    Role,
    Setting,
    TrainingOverrides,
    Value,
    Whole,
    Word,
    with_role,
)
from ..record import Record
from .recipe import Change, Recipe
from .run import Setup

if TYPE_CHECKING:  # opening the window with defaults does not need argparse
    from argparse import Namespace, _ActionsContainer


class CommandError(Exception):
    """The work failed: exit status 1."""

    status = 1


class UsageError(CommandError):
    """The command line is wrong: exit status 2."""

    status = 2


class OptionError(ValueError):
    """The text of an option is not an allowed value."""


Number = TypeVar("Number", int, float)

EPOCHS = Interval(0, 1_000_000_000)
SPEED = Interval(1, 10_000)
THEMES = ("dark", "light", "projector")
GIVEN_WEIGHT = Interval(-WEIGHT_LIMIT, WEIGHT_LIMIT)  # training can exceed the limits of gate files


class Schedule(Record):
    """A value that may change at later epochs.

    Attributes:
        first: The value at the start.
        later: Epochs, ascending, each with the value from then on.
    """

    first: Value
    later: tuple[tuple[int, Value], ...] = ()


Parsed = Value | Schedule | tuple[float, ...]
"""The parsed value of an option."""


class Option(Record):
    """One option of the command line and its value.

    Attributes:
        flag: As typed, `--learning-rate`.
        metavar: The name of the value in the help.
        read: Parses the text; raises `OptionError` with the allowed values.
        help: One line.
    """

    flag: str
    metavar: str
    read: Callable[[str], Parsed]
    help: str

    @property
    def field(self) -> str:
        """The name of the value in `Setup` and in the parsed arguments."""
        return self.flag.removeprefix("--").replace("-", "_")

    def add_to(self, parser: "_ActionsContainer") -> None:
        """Add this option to `parser`; the value is None if it is not given."""
        parser.add_argument(
            self.flag, metavar=self.metavar, type=self._read_for_argparse, help=self.help
        )

    def _read_for_argparse(self, text: str) -> Parsed:
        try:
            return self.read(text)
        except OptionError as error:
            from argparse import ArgumentTypeError  # noqa: PLC0415 - see above

            raise ArgumentTypeError(str(error)) from None


def whole(interval: Interval) -> Callable[[str], int]:
    """Return a parser of whole numbers in `interval`."""
    return _within(interval, int, "a whole number")


def real(interval: Interval) -> Callable[[str], float]:
    """Return a parser of numbers in `interval`."""
    return _within(interval, float, "a number")


def _within(
    interval: Interval, kind: Callable[[str], Number], kind_in_words: str
) -> Callable[[str], Number]:
    def read(text: str) -> Number:
        try:
            number = kind(text)
        except ValueError:
            raise OptionError(f"{quoted(text)} is not {kind_in_words}") from None
        if number not in interval:
            raise OptionError(f"{quoted(text)} must be {interval}")
        return number

    return read


def numbers(interval: Interval) -> Callable[[str], tuple[float, ...]]:
    """Return a parser of comma-separated numbers."""
    read_one = real(interval)
    return lambda text: tuple(read_one(part.strip()) for part in text.split(","))


def changing(read_one: Callable[[str], Value], text: str) -> Schedule:
    """Return the schedule in `text`, such as `1` or `1,0.1@100,0.01@500`."""
    first, *later = text.split(",")
    return Schedule(read_one(first.strip()), tuple(_later(read_one, later)))


def _later(read_one: Callable[[str], Value], parts: list[str]) -> Iterator[tuple[int, Value]]:
    before = 0
    for part in parts:
        value, _, epoch_text = part.partition("@")
        if not epoch_text:
            raise OptionError(f"{quoted(part)} needs the epoch it begins at, as in 0.1@100")
        epoch = whole(EPOCHS)(epoch_text)
        if epoch <= before:
            raise OptionError(f"{quoted(part)} must begin after epoch {before:,}")
        yield epoch, read_one(value.strip())
        before = epoch


def one_of(words: type[StrEnum] | tuple[str, ...]) -> Callable[[str], str]:
    """Return a parser of one of `words`; for an enum it returns the member."""
    known: dict[str, str] = {str(word): word for word in words}

    def read(text: str) -> str:
        if text.lower() not in known:
            near = nearest(text, known)
            advice = f"did you mean {near}?" if near else f"it must be {listed(known)}"
            raise OptionError(f"{quoted(text)} is unknown; {advice}")
        return known[text.lower()]

    return read


def option_of(row: Setting) -> Option:
    """Return the option of a setting; if it may change during a run, it takes a schedule."""
    read = reader_of(row)
    return Option(
        row.flag, row.metavar, partial(changing, read) if row.may_change else read, row.summary
    )


def reader_of(row: Setting) -> Callable[[str], Value]:
    """Return a parser of the values of a setting."""
    domain = row.domain
    match domain:
        case Real():
            return real(domain.bounds)
        case Whole():
            return whole(domain.bounds)
        case Word():
            return one_of(domain.words)
        case _:
            assert_never(domain)


SETUP_OPTIONS = (
    *map(option_of, with_role(Role.START)),
    Option("--weights", "W,...,B", numbers(GIVEN_WEIGHT), "start from these; the bias last"),
    *(option_of(row) for row in SETTINGS.values() if row.role is not Role.START),
)
"""Each sets the field of `Setup` with its name; by default the gate's own setting is used."""

THEME_OPTION = Option("--theme", "NAME", one_of(THEMES), listed(THEMES))
VIEW_OPTIONS = (Option("--speed", "N", whole(SPEED), "epochs per second"), THEME_OPTION)

EPOCHS_OPTION = Option("--epochs", "N", whole(EPOCHS), "how many epochs to train")

TAKES_VALUE = frozenset(option.flag for option in (*SETUP_OPTIONS, *VIEW_OPTIONS, EPOCHS_OPTION))


def setup_from(arguments: "Namespace") -> Setup:
    """Return the set-up in the parsed `arguments`."""
    values = {name: _at_first(getattr(arguments, name)) for name in SETTINGS}
    return TrainingOverrides.of(values).merged_over(Setup(weights=arguments.weights))


def changes_from(arguments: "Namespace") -> tuple[Change, ...]:
    """Return the changes during the run in the parsed `arguments`, in the order of the epochs."""
    fields: dict[int, dict[str, Value]] = {}
    for name in SETTINGS:
        value = getattr(arguments, name)
        for epoch, later in value.later if isinstance(value, Schedule) else ():
            fields.setdefault(epoch, {})[name] = later
    return tuple(Change(epoch, TrainingOverrides.of(fields[epoch])) for epoch in sorted(fields))


def _at_first(value: Value | Schedule | None) -> Value | None:
    return value.first if isinstance(value, Schedule) else value


class Request(Record):
    """The request in a command line: a gate by name or path, and how to train it."""

    gate: str
    setup: Setup
    epochs: int
    changes: tuple[Change, ...]

    def recipe(self, gate: Gate) -> Recipe:
        """Return the recipe for `gate`, the gate that the request names.

        Raises:
            UsageError: The number of weights does not fit, or a change comes too late.
        """
        try:
            return Recipe(gate, self.setup, self.epochs, self.changes)
        except ValueError as error:
            raise UsageError(f"{error}.") from None


def gate_called(library: Library, reference: str) -> Gate:
    """Return the gate with this name or path, or the inline gate if `reference` is in braces.

    Raises:
        GateFileError: The gate has problems, or its file is missing.
        UnknownGateError: There is none; the message suggests the most similar name.
    """
    return parse_gate(reference) if reference.startswith(BRACE) else library.find(reference)
