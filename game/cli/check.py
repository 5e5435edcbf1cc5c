"""`check`: tells all mistakes of gate files, and of each good one what a neuron makes of it."""

import sys
from argparse import ArgumentParser, Namespace, _SubParsersAction
from pathlib import Path

from game.core.verdict import verdict
from game.gates import Gate
from game.gates.check import check
from game.playground.explanation import explain


def add_parser(subparsers: "_SubParsersAction[ArgumentParser]") -> None:
    """Add the command to the command line."""
    parser = subparsers.add_parser("check", help="check gate files", allow_abbrev=False)
    parser.add_argument(
        "files", metavar="FILE", nargs="+", type=Path, help="a gate file, or a folder"
    )
    parser.set_defaults(run=run)


def run(arguments: Namespace) -> int:
    """Check each file; return 1 if any has a mistake."""
    status = 0
    for checked in check(arguments.files):
        stream = sys.stdout if checked.error is None else sys.stderr
        stream.write(f"{checked.describe(_verdict)}\n")
        status = status if checked.error is None else 1
    return status


def _verdict(gate: Gate) -> str:
    return explain(gate, verdict(gate.examples))
