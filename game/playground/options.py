"""The options of the command line: one table for parsing a line and for writing one."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, assert_never

from ..core.training import WEIGHT_LIMIT
from ..gates import Gate, Library, parse_gate
from ..gates.bounds import Interval
from ..gates.problem import listed
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
from .hidden import NOTHING, Hidden, HiddenThings
from .option_values import EPOCHS, OptionError, Schedule, changing, numbers, one_of, real, whole
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


SPEED = Interval(1, 10_000)
THEMES = ("dark", "light", "projector", "projector-light")
GIVEN_WEIGHT = Interval(-WEIGHT_LIMIT, WEIGHT_LIMIT)  # training can exceed the limits of gate files


Parsed = Value | Schedule | tuple[float, ...] | HiddenThings
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
        parser.add_argument(self.flag, metavar=self.metavar, type=self.parse, help=self.help)

    def parse(self, text: str) -> Parsed:
        """Return the value in `text`.

        Raises:
            UsageError: It is not allowed.
        """
        try:
            return self.read(text)
        except OptionError as error:
            raise UsageError(error.sentence(self.flag, text)) from None


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


def things(text: str) -> HiddenThings:
    """Return the things to hide in a text such as `verdict,marks`."""
    read_one = one_of(Hidden)
    return frozenset(Hidden(read_one(part.strip())) for part in text.split(","))


HIDE_OPTION = Option("--hide", "WHAT,...", things, f"take off the stage: {listed(Hidden)}")
LOCK, LOCK_HELP = "--lock", "what is hidden stays hidden; H does not show it"


def add_hiding_options(parser: "_ActionsContainer") -> None:
    """Add `--hide` and `--lock` to `parser`."""
    HIDE_OPTION.add_to(parser)
    parser.add_argument(LOCK, action="store_true", help=LOCK_HELP)


GATE_HELP = "the name of a gate, or the path of a gate file"
EPOCHS_OPTION = Option("--epochs", "N", whole(EPOCHS), "how many epochs to train")


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
    hidden: HiddenThings = NOTHING
    is_locked: bool = False

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
