"""Arguments for the available gates and for the gate that a command uses."""

import os
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from ..app.folders import user_gates
from ..files import shipped
from ..gates import Gate, GateFileError, Library, UnknownGateError
from ..gates.problem import path_words
from ..playground.options import (
    GATE_HELP,
    CommandError,
    Request,
    UsageError,
    changes_from,
    gate_called,
    setup_from,
)
from ..playground.recipe import Recipe

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace


def add_gates_option(parser: "ArgumentParser") -> None:
    """Add the option `--gates DIR` to `parser`."""
    parser.add_argument(
        "--gates", metavar="DIR", type=Path, action="append", default=[], help="more gate files"
    )


def add_gate_argument(parser: "ArgumentParser", *, is_optional: bool = False) -> None:
    """Add the argument GATE to `parser`; an optional one is None if it is left out."""
    parser.add_argument(
        "gate",
        metavar="GATE",
        nargs="?" if is_optional else None,
        help=GATE_HELP,
    )


def library(folders: Sequence[Path]) -> Library:
    """Return the library of the shipped gates, the user's own, and those of each `--gates DIR`.

    Raises:
        UsageError: DIR is not a folder.
    """
    for folder in folders:
        if not os.path.isdir(folder):  # noqa: PTH112 - a Path raises where a name is too long
            raise UsageError(f"--gates {path_words(folder)}: there is no such folder.")
    return Library([shipped("gates"), *user_gates(), *folders])


def chosen_gate(gates: Library, name: str) -> Gate:
    """Return the gate with the name or path `name`.

    Raises:
        UsageError: There is none.
        CommandError: Its file has problems.
    """
    try:
        return gate_called(gates, name)
    except UnknownGateError as error:
        raise UsageError(error.args[0]) from None
    except GateFileError as error:
        raise CommandError(str(error)) from None


def recipe_from(arguments: "Namespace", gate: Gate, default_epochs: int = 0) -> Recipe:
    """Return the recipe that the options for start and training define.

    Raises:
        UsageError: The number of weights does not fit `gate`, or a change comes after the last
            epoch.
    """
    epochs = default_epochs if arguments.epochs is None else arguments.epochs
    request = Request(arguments.gate, setup_from(arguments), epochs, changes_from(arguments))
    return request.recipe(gate)
