"""Which gates a command sees, and which one it is to work on."""

from argparse import ArgumentParser, Namespace
from pathlib import Path

from game.app.folders import user_gates
from game.cli.errors import CommandError, UsageError
from game.gates import Gate, GateFileError, Library, UnknownGateError
from game.paths import shipped
from game.playground.setup import Setup


def add_gates_option(parser: ArgumentParser) -> None:
    """Make `parser` understand `--gates DIR`."""
    parser.add_argument(
        "--gates", metavar="DIR", type=Path, action="append", default=[], help="more gate files"
    )


def add_gate_argument(parser: ArgumentParser, *, default: str | None = None) -> None:
    """Make `parser` understand GATE, which may be left out if there is a `default`."""
    parser.add_argument(
        "gate",
        metavar="GATE",
        nargs="?" if default else None,
        default=default,
        help="the name of a gate, or the path of a gate file",
    )


def library(arguments: Namespace) -> Library:
    """Return the shipped gates, the user's own, and those of `--gates DIR`.

    Raises:
        UsageError: DIR is not a folder.
    """
    for folder in arguments.gates:
        if not folder.is_dir():
            raise UsageError(f"--gates {folder}: there is no such folder")
    return Library([shipped("gates"), *user_gates(), *arguments.gates])


def chosen_gate(gates: Library, name: str) -> Gate:
    """Return the gate called `name`, or at that path.

    Raises:
        UsageError: There is none.
        CommandError: Its file has mistakes.
    """
    try:
        return gates.find(name)
    except UnknownGateError as error:
        raise UsageError(error.args[0]) from None
    except GateFileError as error:
        raise CommandError(str(error)) from None


def checked(setup: Setup, gate: Gate) -> Setup:
    """Return `setup`.

    Raises:
        UsageError: It gives weights that are not as many as `gate` needs.
    """
    try:
        setup.for_gate(gate)
    except ValueError as error:
        raise UsageError(f"argument --weights: {error}") from None
    return setup
