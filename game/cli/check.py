"""`check`: tells all mistakes of gate files, and of each good one what a neuron makes of it."""

import sys
from argparse import ArgumentParser, Namespace, _SubParsersAction
from pathlib import Path

from game.core.verdict import verdict
from game.gates import GateFileError, load_gate
from game.gates.problem import printable
from game.playground.explanation import explain


def add_parser(subparsers: "_SubParsersAction[ArgumentParser]") -> None:
    """Add the command to the command line."""
    parser = subparsers.add_parser("check", help="check gate files", allow_abbrev=False)
    parser.add_argument("files", metavar="FILE", nargs="+", type=Path, help="a gate file")
    parser.set_defaults(run=run)


def run(arguments: Namespace) -> int:
    """Check each file; return 1 if any has a mistake."""
    goods = [_is_good(path) for path in arguments.files]
    return 0 if all(goods) else 1


def _is_good(path: Path) -> bool:
    try:
        gate = load_gate(path)
    except GateFileError as error:
        sys.stderr.write(f"{error}\n")
        return False
    told = explain(gate, verdict(gate.examples))
    sys.stdout.write(f"{printable(str(path))}: {gate.name}: good. {told}\n")
    return True
