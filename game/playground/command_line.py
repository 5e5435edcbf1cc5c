"""The command line that reproduces a run: written when copied, parsed when pasted."""

import shlex
from pathlib import Path

from ..files import shipped
from ..gates import Gate
from ..gates.settings import Value
from ..gates.writer import inline
from ..process import program
from .hidden import NOTHING, HiddenThings, in_words
from .option_parser import OptionParser
from .options import (
    EPOCHS_OPTION,
    GATE_HELP,
    HIDE_OPTION,
    LOCK,
    SETUP_OPTIONS,
    VIEW_OPTIONS,
    Request,
    UsageError,
    add_hiding_options,
    changes_from,
    setup_from,
)
from .recipe import Recipe

PROGRAMS = ("main.py", "glowgate")
COMMANDS_WITH_SETUP = ("play", "train")


def command_line(recipe: Recipe, hidden: HiddenThings = NOTHING, *, is_locked: bool = False) -> str:
    """Return the command line that reproduces exactly this run at this epoch.

    What is hidden is hidden there as well. Numbers are written so that parsing them gives exactly
    the same values.
    """
    texts = {option.flag: _text(recipe, option.field) for option in SETUP_OPTIONS}
    texts[EPOCHS_OPTION.flag] = str(recipe.epochs)
    options = [f"{flag}={text}" for flag, text in texts.items() if text is not None]
    if hidden:
        options.append(f"{HIDE_OPTION.flag}={in_words(hidden)}")
    if is_locked:
        options.append(LOCK)
    return " ".join([program(), "play", shlex.quote(_reference(recipe.gate)), *options])


def is_command_line(text: str) -> bool:
    """Return whether `text` can be meant as one: a gate, or a program's name or options with it."""
    words = text.split()
    return (
        len(words) == 1
        or text.startswith(("'", '"'))
        or any(word.startswith("--") or Path(word).name in PROGRAMS for word in words)
    )


def parse_command_line(text: str) -> Request:
    """Return the request in a command line such as `command_line` returns.

    Raises:
        UsageError: The text cannot be parsed; the message is one sentence.
    """
    try:
        words = shlex.split(text)
    except ValueError as error:
        raise UsageError(f"This command line cannot be read: {error}.") from None
    parser = OptionParser(add_help=False)
    parser.add_argument("gate", metavar="GATE", help=GATE_HELP)
    for option in (*SETUP_OPTIONS, EPOCHS_OPTION, *VIEW_OPTIONS):
        option.add_to(parser)
    add_hiding_options(parser)
    arguments = parser.read(_without_program(words))
    return Request(
        arguments.gate,
        setup_from(arguments),
        arguments.epochs or 0,
        changes_from(arguments),
        arguments.hide or NOTHING,
        arguments.lock,
    )


def _text(recipe: Recipe, field: str) -> str | None:
    """Return the value of an option, including later changes, or None to omit the option."""
    setup = recipe.setup
    if field == "weights":
        return None if setup.weights is None else ",".join(map(_written, setup.weights))
    if field == "init" and setup.weights is not None:  # they override it
        return None
    first = setup.stated.get(field)
    later = [(change.epoch, change.overrides.stated.get(field)) for change in recipe.changes]
    parts = [f"{_written(value)}@{epoch}" for epoch, value in later if value is not None]
    return None if first is None else ",".join([_written(first), *parts])


def _written(value: Value) -> str:
    """Return a number of Python or numpy as a Python literal, or a word unchanged."""
    return repr(float(value)) if isinstance(value, float) else str(value)


def _without_program(words: list[str]) -> list[str]:
    """Return `words` without the program, such as `$ python3 main.py play`."""
    starts = [index for index, word in enumerate(words) if Path(word).name in PROGRAMS]
    if starts:
        words = words[starts[0] + 1 :]
    return words[1:] if words and words[0] in COMMANDS_WITH_SETUP else words


def _reference(gate: Gate) -> str:
    """Return a reference to `gate`: its name, its path, or all of it inline.

    The latter without a file, and where its path cannot be written in one line of text.
    """
    path = "" if gate.source is None else str(gate.source.absolute())
    if gate.source is None or not path.isprintable():
        return inline(gate)
    return gate.name if gate.source.parent == shipped("gates") else path
