"""The command line: parses it, runs the command, and reports errors in one sentence."""

import io
import os
import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Sequence
from contextlib import suppress
from importlib import import_module
from pathlib import Path
from typing import Protocol, cast

from .. import __version__
from ..gates.problem import printable
from ..playground.options import CommandError, OneLineParser, join_negative_values
from ..process import program
from . import INTERRUPTED


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


def run(argv: Sequence[str] | None = None) -> int:
    """Run the command in `argv`, by default the process's own, and return the exit status."""
    _relax_streams()
    try:
        try:
            arguments = parse(sys.argv[1:] if argv is None else argv)
            status: int = arguments.run(arguments)
        finally:
            sys.stdout.flush()
    except SystemExit as end:  # argparse has printed the help or the version
        return int(end.code or 0)
    except CommandError as error:
        return _fail(str(error), error.status)
    except KeyboardInterrupt:
        return _fail("Stopped.", INTERRUPTED)
    except BrokenPipeError:  # the reading process, such as `head`, has ended
        _drop_output()
        return 1
    except OSError as error:
        _drop_output()
        where = f"{error.filename}: " if error.filename else ""
        return _fail(f"{where}{error.strerror or error}.", 1)
    return status


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


def _relax_streams() -> None:
    """Let the standard streams accept any character, and replace closed ones."""
    for name in ("stdout", "stderr"):
        stream = getattr(sys, name)
        if stream is None:  # as after `>&-`
            nowhere = Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115 - stays open
            setattr(sys, name, nowhere)
        elif isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")


def _fail(sentence: str, status: int) -> int:
    lines = "\n".join(printable(line) for line in sentence.split("\n"))
    with suppress(OSError):
        sys.stderr.write(f"glowgate: {lines}\n")
    return status


def _drop_output() -> None:
    """Discard buffered output, so that Python's final flush does not fail."""
    with suppress(OSError):  # an output that is not a file has no descriptor
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
