"""The options that make a `Setup`: one table for reading a command line and for writing one.

`command_line` gives the line that brings back exactly what is on stage, and `parse_command_line`
reads such a line, as copied and pasted in the window.
"""

import shlex
from argparse import ArgumentParser, ArgumentTypeError, Namespace, _ActionsContainer
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import NoReturn

from game.cli.errors import UsageError
from game.core.training import Optimizer
from game.gates import bounds
from game.gates.bounds import Interval
from game.gates.gate import Init
from game.gates.problem import listed, nearest, quoted
from game.paths import PACKAGE, shipped
from game.playground.setup import Setup
from game.playground.snapshot import Snapshot

EPOCHS = Interval(0, 1_000_000_000)
SPEED = Interval(1, 10_000)
THEMES = ("dark", "light", "projector")

PROGRAMS = ("main.py", "glowgate")
COMMANDS_WITH_SETUP = ("play", "train")


class OneLineParser(ArgumentParser):
    """An argument parser that tells a mistake as one sentence and leaves the exit to `main`."""

    def error(self, message: str) -> NoReturn:
        """Raise the mistake as a `UsageError`."""
        raise UsageError(message)


@dataclass(frozen=True, slots=True)
class Option:
    """One option on the command line and the value that it stands for.

    Attributes:
        flag: As typed, `--learning-rate`.
        metavar: What the help calls the value.
        read: Takes the text; raises `ArgumentTypeError` with what is allowed.
        help: One line.
    """

    flag: str
    metavar: str
    read: Callable[[str], object]
    help: str

    @property
    def field(self) -> str:
        """The name of the value, as in `Setup` and in the parsed arguments."""
        return self.flag.removeprefix("--").replace("-", "_")

    def add_to(self, parser: _ActionsContainer) -> None:
        """Make `parser` understand this option; the value is None where it is not given."""
        parser.add_argument(self.flag, metavar=self.metavar, type=self.read, help=self.help)


def whole(interval: Interval) -> Callable[[str], int]:
    """Return a reader of whole numbers in `interval`."""

    def read(text: str) -> int:
        try:
            number = int(text)
        except ValueError:
            raise ArgumentTypeError(f"{quoted(text)} is not a whole number") from None
        if number not in interval:
            raise ArgumentTypeError(f"{quoted(text)} must be {interval}")
        return number

    return read


def real(interval: Interval) -> Callable[[str], float]:
    """Return a reader of numbers in `interval`."""

    def read(text: str) -> float:
        try:
            number = float(text)
        except ValueError:
            raise ArgumentTypeError(f"{quoted(text)} is not a number") from None
        if number not in interval:
            raise ArgumentTypeError(f"{quoted(text)} must be {interval}")
        return number

    return read


def numbers(interval: Interval) -> Callable[[str], tuple[float, ...]]:
    """Return a reader of numbers with commas between them."""
    read_one = real(interval)
    return lambda text: tuple(read_one(part.strip()) for part in text.split(","))


def one_of(words: type[StrEnum] | tuple[str, ...]) -> Callable[[str], str]:
    """Return a reader of one of `words`; of an enum's words it gives the member."""
    known: dict[str, str] = {str(word): word for word in words}

    def read(text: str) -> str:
        if text.lower() not in known:
            near = nearest(text, known)
            hint = f"did you mean {near}?" if near else f"it must be {listed(known)}"
            raise ArgumentTypeError(f"{quoted(text)} is unknown; {hint}")
        return known[text.lower()]

    return read


SETUP_OPTIONS = (
    Option("--seed", "N", whole(bounds.SEED), "seed of the random start and of sgd's row order"),
    Option("--init", "START", one_of(Init), "start from random or zero weights"),
    Option("--weights", "W,...,B", numbers(bounds.WEIGHT), "start from these; the bias last"),
    Option("--learning-rate", "RATE", real(bounds.LEARNING_RATE), "step along the gradient"),
    Option("--l2", "STRENGTH", real(bounds.L2), "penalty (l2 / 2)·|w|²; the bias is free"),
    Option("--threshold", "T", real(bounds.THRESHOLD), "class 1 is p > T"),
    Option("--optimizer", "HOW", one_of(Optimizer), "gd: all rows at once; sgd: row by row"),
)
"""Each sets the field of `Setup` that it is named for; none given, the gate's own wish holds."""

VIEW_OPTIONS = (
    Option("--speed", "N", whole(SPEED), "epochs per second"),
    Option("--theme", "NAME", one_of(THEMES), listed(THEMES)),
)

EPOCHS_OPTION = Option("--epochs", "N", whole(EPOCHS), "how many epochs to train")

TAKES_VALUE = frozenset(option.flag for option in (*SETUP_OPTIONS, *VIEW_OPTIONS, EPOCHS_OPTION))


def setup_from(arguments: Namespace) -> Setup:
    """Return the set-up that the parsed `arguments` ask for."""
    return Setup(**{option.field: getattr(arguments, option.field) for option in SETUP_OPTIONS})


def join_negative_values(words: list[str]) -> list[str]:
    """Return `words` with `--weights -1,2` as `--weights=-1,2`, which argparse can read."""
    joined: list[str] = []
    for word in words:
        is_value = word.startswith("-") and not word.startswith("--")
        if is_value and joined and joined[-1] in TAKES_VALUE:
            joined[-1] += f"={word}"
        else:
            joined.append(word)
    return joined


@dataclass(frozen=True, slots=True)
class Request:
    """What a pasted command line asks for: gate (a name or a path), set-up, and epoch to go to."""

    gate: str
    setup: Setup
    epochs: int


def command_line(snapshot: Snapshot) -> str:
    """Return the command line that brings back exactly this: run, and epoch.

    Numbers are written so that reading them gives the very same bits. Where the learning rate, L2
    or the optimiser was changed on the way, no one run leads here; the weights of now are the start
    then.
    """
    run, settings = snapshot.run, snapshot.run.settings
    trained = (s for s in snapshot.segments if s.first_epoch < snapshot.epoch)
    is_one_run = all(segment.settings == settings for segment in trained)
    given = run.given_weights if is_one_run else snapshot.weights.tolist()
    values = {
        "--seed": str(run.seed),
        "--init": str(run.init) if given is None else None,
        "--weights": None if given is None else ",".join(repr(float(w)) for w in given),
        "--learning-rate": repr(float(settings.learning_rate)),
        "--l2": repr(float(settings.l2)),
        "--threshold": repr(float(run.threshold)),
        "--optimizer": str(settings.optimizer),
        "--epochs": str(snapshot.epoch if is_one_run else 0),
    }
    options = [f"{flag}={value}" for flag, value in values.items() if value is not None]
    return " ".join([program(), "play", shlex.quote(_gate_reference(snapshot)), *options])


def program() -> str:
    """Return how Glowgate is started here: from a checkout, or as the installed command."""
    return "python3 main.py" if (PACKAGE.parent / "main.py").is_file() else "glowgate"


def parse_command_line(text: str) -> Request:
    """Return what a command line such as `command_line` writes asks for.

    Raises:
        UsageError: With one sentence on what cannot be understood.
    """
    try:
        words = shlex.split(text)
    except ValueError as error:
        raise UsageError(f"This command line cannot be read: {error}.") from None
    parser = OneLineParser(add_help=False, allow_abbrev=False)
    parser.add_argument("gate", metavar="GATE")
    for option in (*SETUP_OPTIONS, EPOCHS_OPTION, *VIEW_OPTIONS):
        option.add_to(parser)
    arguments = parser.parse_args(join_negative_values(_without_program(words)))
    return Request(arguments.gate, setup_from(arguments), arguments.epochs or 0)


def _without_program(words: list[str]) -> list[str]:
    """Return `words` without what starts Glowgate, such as `$ python3 main.py play`."""
    starts = [index for index, word in enumerate(words) if Path(word).name in PROGRAMS]
    if starts:
        words = words[starts[0] + 1 :]
    return words[1:] if words and words[0] in COMMANDS_WITH_SETUP else words


def _gate_reference(snapshot: Snapshot) -> str:
    source = snapshot.gate.source
    if source is None or source.parent == shipped("gates"):
        return snapshot.gate.name
    return str(source)
