"""`train`: trains without a window and prints the result."""

import sys
from argparse import ArgumentParser, Namespace
from contextlib import nullcontext
from pathlib import Path
from typing import TextIO

from ..core.separability import Verdict
from ..files import output_file
from ..gates import Gate
from ..gates.verdict_words import explain, verdict
from ..playground.hidden import NOTHING, Hidden, HiddenThings, hides
from ..playground.options import (
    EPOCHS_OPTION,
    SETUP_OPTIONS,
    CommandError,
    UsageError,
    add_hiding_options,
    changes_from,
)
from ..playground.playground import Playground
from ..playground.recipe import Recipe
from ..playground.tables import truth_table, write_trajectory
from .gate_choice import add_gate_argument, add_gates_option, chosen_gate, library, recipe_from
from .report import DIVERGED, Progress, as_json, summary, verdict_lines
from .streams import fitted

DEFAULT_EPOCHS = 1000
MAX_EPOCHS_TO_LEARN = 1_000_000
TOLD_BY_THE_END = (Hidden.VERDICT, Hidden.MARKS)
TELLS = "--until-learned would tell what --hide takes away; say how many --epochs instead."


def add_options(parser: ArgumentParser) -> None:
    """Add the arguments of the command to `parser`."""
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
    add_hiding_options(parser)
    add_gates_option(parser)
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    parser.add_argument("--csv", metavar="FILE", type=Path, help="write every epoch to FILE")


def run(arguments: Namespace) -> int:
    """Train, print, and return the exit status: 1 if `--until-learned` was not reached."""
    gate = chosen_gate(library(arguments.gates), arguments.gate)
    hidden = arguments.hide or NOTHING
    if arguments.until_learned and any(hides(hidden, thing) for thing in TOLD_BY_THE_END):
        raise UsageError(TELLS)
    recipe = _recipe(arguments, gate)
    playground = recipe.begin()
    judgement = verdict(gate)
    if arguments.until_learned and not judgement.learnable:
        raise CommandError(f"{gate.name}: {explain(gate, judgement)}")
    with output_file(arguments.csv) if arguments.csv else nullcontext() as file:
        if arguments.until_learned:
            _train_until_learned(playground)
        else:
            follow_with_progress(recipe, playground)
        if file:
            _write_csv(file, playground, hidden)
    _print(playground, judgement, hidden, is_json=arguments.json)
    if arguments.until_learned and playground.snapshot.learned_at is None:
        why = f": {DIVERGED}" if playground.snapshot.has_diverged else ""
        raise CommandError(f"{gate.name} was not learned in {playground.epoch:,} epochs{why}.")
    return 0


def _recipe(arguments: Namespace, gate: Gate) -> Recipe:
    if arguments.until_learned:
        if changes_from(arguments):
            raise UsageError("--until-learned trains with the same settings to its end, without @.")
        arguments.epochs = 0
    return recipe_from(arguments, gate, DEFAULT_EPOCHS)


def follow_with_progress(recipe: Recipe, playground: Playground) -> None:
    """Train by `recipe`, with a progress bar on standard error if it takes long."""
    with Progress(sys.stderr, "training", recipe.epochs) as progress:
        for epoch in recipe.follow(playground):
            progress.show(epoch)


def _train_until_learned(playground: Playground) -> None:
    """Train until the gate is learned, and go to the epoch at which it was first learned."""
    with Progress(sys.stderr, "training", MAX_EPOCHS_TO_LEARN) as progress:
        for epoch in Recipe(playground.snapshot.gate, epochs=MAX_EPOCHS_TO_LEARN).follow(
            playground
        ):
            progress.show(epoch)
            if playground.snapshot.learned_at is not None:
                break
    learned_at = playground.snapshot.learned_at
    if learned_at is not None:
        playground.seek(learned_at)


def _write_csv(file: TextIO, playground: Playground, hidden: HiddenThings) -> None:
    with Progress(sys.stderr, "writing", playground.epoch) as progress:
        write_trajectory(file, playground, progress.show, hidden)


def _print(
    playground: Playground, judgement: Verdict, hidden: HiddenThings, *, is_json: bool
) -> None:
    snapshot = playground.snapshot
    if is_json:
        sys.stdout.write(as_json(snapshot, learnable=judgement.learnable, hidden=hidden) + "\n")
        return
    gate = snapshot.gate
    title = f"{gate.name}   {gate.expression or ''}".rstrip()
    lines = [title, *truth_table(snapshot, hidden), *summary(snapshot, hidden)]
    lines += verdict_lines(snapshot, judgement, hidden)
    sys.stdout.write(fitted(lines, sys.stdout))
