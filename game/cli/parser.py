"""The table of commands, and the parser of the command line."""

from argparse import ArgumentParser, Namespace
from collections.abc import Sequence
from importlib import import_module
from typing import Protocol, cast

from .. import __version__
from ..gates.problem import nearest
from ..playground.option_parser import OptionParser, is_option
from ..playground.options import UsageError
from ..process import program


class Command(Protocol):
    """The interface of a command's module."""

    def add_options(self, parser: ArgumentParser) -> None:
        """Add the arguments of the command to `parser`."""

    def run(self, arguments: Namespace) -> int:
        """Run the command and return the exit status."""


COMMANDS = {
    "play": ("play", "open the window; what happens without a command"),
    "train": ("train", "train without a window"),
    "check": ("check", "check gate files and lessons"),
    "list": ("list_gates", "list the gates that are found"),
    "lessons": ("list_lessons", "list the lessons that are found"),
    "census": ("gate_census", "count the gates that one neuron can learn"),
    "record": ("record_run", "the playground as PNG or GIF, no display needed"),
    "grade": ("grade", "look through what learners handed in"),
}
"""The module of each command, imported only when it is used, and its help."""

ALONE = ("--help", "--version")
"""What may stand in place of a command."""
COMMAND_LIKENESS = 0.7
"""From here on a word is taken for a mistyped command; no shipped gate's name is as similar."""

EPILOG = """\
`play` may be left out: {prog} nand. Exit status: 0 fine, 1 the work failed, 2 the command line
was wrong, 130 stopped by Ctrl+C."""


def parse(argv: Sequence[str]) -> Namespace:
    """Return the parsed command line; its attribute `run` is the command.

    Raises:
        UsageError: The command line is wrong.
    """
    first, *others = argv or ("play",)
    top, commands = build_parsers(first)
    if first in {"-h", *ALONE}:
        return top.read([first])
    if first in COMMANDS:
        return commands[first].read(others)
    return _without_command(argv)


def _without_command(words: Sequence[str]) -> Namespace:
    """Return the parsed arguments of `play`, unless another command may be meant."""
    _, commands = build_parsers("play")
    try:
        arguments = commands["play"].read(words)
    except UsageError:
        check_command(next((word for word in words if word in COMMANDS), words[0]))
        raise
    arguments.has_command = False
    return arguments


def check_command(word: str) -> None:
    """Raise `UsageError` if `word`, which is no command and no gate, is meant to be a command."""
    if word in COMMANDS:
        raise UsageError(f"The command stands first: {program().split()[-1]} {word}.")
    known, kind = (ALONE, "option") if is_option(word) else ((*COMMANDS, ALONE[0]), "command")
    near = nearest(word, known, COMMAND_LIKENESS)
    if near is not None and near != word:
        raise UsageError(f"There is no {kind} {word}; did you mean {near}?")


def build_parsers(requested: str) -> tuple[OptionParser, dict[str, OptionParser]]:
    """Return the parser of the program, and those of all commands, the `requested` one filled."""
    prog = program().split()[-1]
    parser = OptionParser(
        prog=prog,
        description="Watch one logistic neuron learn a logic gate.",
        epilog=EPILOG.format(prog=prog),
    )
    parser.add_argument("--version", action="version", version=f"Glowgate {__version__}")
    subparsers = parser.add_subparsers(metavar="COMMAND", required=True)
    for name, (module, summary) in COMMANDS.items():
        of_command = subparsers.add_parser(name, help=summary, help_command=f"{name} --help")
        if name == requested:
            command = cast("Command", import_module(f".{module}", __package__))
            command.add_options(of_command)
            of_command.set_defaults(run=command.run)
    return parser, dict(subparsers.choices)
