"""The table of commands, and the parser of the command line."""

from argparse import ArgumentParser, Namespace
from collections.abc import Sequence
from importlib import import_module
from typing import Protocol, cast

from .. import __version__
from ..playground.command_line import OneLineParser, join_negative_values
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
    "check": ("check", "check gate files"),
    "list": ("list_gates", "list the gates that are found"),
    "census": ("gate_census", "count the gates that one neuron can learn"),
    "record": ("record_run", "the playground as PNG or GIF, no display needed"),
}
"""The module of each command, imported only when it is used, and its help."""

EPILOG = """\
`play` may be left out: {prog} nand. Exit status: 0 fine, 1 the work failed, 2 the command line
was wrong, 130 stopped by Ctrl+C."""


def parse(argv: Sequence[str]) -> Namespace:
    """Return the parsed command line; its attribute `run` is the command.

    Raises:
        UsageError: The command line is wrong.
    """
    words = list(argv)
    if not words or words[0] not in {*COMMANDS, "-h", "--help", "--version"}:
        words.insert(0, "play")
    return build_parser(words[0]).parse_args(join_negative_values(words))


def build_parser(requested: str) -> ArgumentParser:
    """Return the parser of all commands, with the options of the one that is `requested`."""
    prog = program().split()[-1]
    parser = OneLineParser(
        prog=prog,
        description="Watch one logistic neuron learn a logic gate.",
        epilog=EPILOG.format(prog=prog),
        allow_abbrev=False,
    )
    parser.add_argument("--version", action="version", version=f"Glowgate {__version__}")
    subparsers = parser.add_subparsers(metavar="COMMAND", required=True)
    for name, (module, summary) in COMMANDS.items():
        of_command = subparsers.add_parser(name, help=summary, allow_abbrev=False)
        if name == requested:
            command = cast("Command", import_module(f".{module}", __package__))
            command.add_options(of_command)
            of_command.set_defaults(run=command.run)
    return parser
