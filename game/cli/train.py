"""`train`: trains without a window and prints what has come of it."""

import sys
from argparse import ArgumentParser, Namespace, _SubParsersAction
from collections.abc import Iterator
from contextlib import nullcontext
from pathlib import Path
from typing import TextIO

from game.atomic_file import atomic_file
from game.cli.errors import CommandError
from game.cli.gate_choice import (
    add_gate_argument,
    add_gates_option,
    checked,
    chosen_gate,
    library,
)
from game.cli.options import EPOCHS_OPTION, SETUP_OPTIONS, setup_from
from game.cli.progress import Progress
from game.cli.report import as_json, summary
from game.cli.trajectory_csv import write_trajectory
from game.core.verdict import Verdict, verdict
from game.playground.explanation import explain
from game.playground.playground import Playground
from game.playground.truth_table import truth_table

DEFAULT_EPOCHS = 1000
MAX_EPOCHS_TO_LEARN = 1_000_000
CHUNK = 4096  # epochs between two looks at the progress


def add_parser(subparsers: "_SubParsersAction[ArgumentParser]") -> None:
    """Add the command to the command line."""
    parser = subparsers.add_parser("train", help="train without a window", allow_abbrev=False)
    add_gate_argument(parser)
    length = parser.add_mutually_exclusive_group()
    EPOCHS_OPTION.add_to(length)
    length.add_argument(
        "--until-learned",
        action="store_true",
        help=f"until every row is right, at most {MAX_EPOCHS_TO_LEARN:,} epochs",
    )
    for option in SETUP_OPTIONS:
        option.add_to(parser)
    add_gates_option(parser)
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    parser.add_argument("--csv", metavar="FILE", type=Path, help="write every epoch to FILE")
    parser.set_defaults(run=run)


def run(arguments: Namespace) -> int:
    """Train, print, and return the exit status: 1 if the gate was to be learned and is not."""
    gate = chosen_gate(library(arguments), arguments.gate)
    playground = Playground(gate, checked(setup_from(arguments), gate))
    judgement = verdict(gate.examples)
    if arguments.until_learned and not judgement.learnable:
        raise CommandError(f"{gate.name}: {explain(gate, judgement)}")
    with atomic_file(arguments.csv) if arguments.csv else nullcontext() as file:
        if arguments.until_learned:
            _train_until_learned(playground)
        else:
            epochs = DEFAULT_EPOCHS if arguments.epochs is None else arguments.epochs
            train_with_progress(playground, epochs)
        if file:
            _write_csv(file, playground)
    _print(playground, judgement, is_json=arguments.json)
    if arguments.until_learned and playground.snapshot.learned_at is None:
        raise CommandError(f"{gate.name} was not learned in {playground.epoch:,} epochs.")
    return 0


def train_with_progress(playground: Playground, epochs: int) -> None:
    """Train, with a progress bar on standard error if it takes long."""
    with Progress(sys.stderr, "training", epochs) as progress:
        for chunk in _chunks(epochs):
            playground.forward(chunk)
            progress.show(playground.epoch)


def _train_until_learned(playground: Playground) -> None:
    """Train until the gate is learned, and stand at the epoch at which it was."""
    with Progress(sys.stderr, "training", MAX_EPOCHS_TO_LEARN) as progress:
        for chunk in _chunks(MAX_EPOCHS_TO_LEARN):
            if playground.snapshot.learned_at is not None:
                break
            playground.forward(chunk)
            progress.show(playground.epoch)
    learned_at = playground.snapshot.learned_at
    if learned_at is not None:
        playground.seek(learned_at)


def _chunks(epochs: int) -> Iterator[int]:
    for done in range(0, epochs, CHUNK):
        yield min(CHUNK, epochs - done)


def _write_csv(file: TextIO, playground: Playground) -> None:
    with Progress(sys.stderr, "writing", playground.epoch) as progress:
        write_trajectory(file, playground, progress.show)


def _print(playground: Playground, judgement: Verdict, *, is_json: bool) -> None:
    snapshot = playground.snapshot
    if is_json:
        sys.stdout.write(as_json(snapshot, learnable=judgement.learnable) + "\n")
        return
    gate = snapshot.gate
    title = f"{gate.name}   {gate.expression or ''}".rstrip()
    lines = [title, *truth_table(snapshot), *summary(snapshot), explain(gate, judgement)]
    sys.stdout.write("\n".join(lines) + "\n")
