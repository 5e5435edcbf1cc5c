"""`list`: the available gates, whether one neuron can learn them, and their files."""

import sys
from argparse import ArgumentParser, Namespace

from ..gates.bounds import MAX_FOLDER_ENTRIES
from ..gates.problem import path_words
from ..gates.verdict_words import verdict
from .gate_choice import add_gates_option, library


def add_options(parser: ArgumentParser) -> None:
    """Add the arguments of the command to `parser`."""
    add_gates_option(parser)


def run(arguments: Namespace) -> int:
    """Print one line per gate; files that cannot be read are reported on standard error."""
    gates = library(arguments.gates)
    gates.refresh(budget=None)
    width = max((len(name) for name in gates.display_names), default=0)
    for name, gate in zip(gates.display_names, gates.gates, strict=True):
        learnable = "learnable" if verdict(gate).learnable else "not learnable"
        inputs = "1 input " if gate.n_inputs == 1 else f"{gate.n_inputs} inputs"
        where = path_words(gate.source or "")
        sys.stdout.write(f"{name:{width}}  {inputs}  {learnable:13}  {where}\n")
    for folder in gates.left_out:
        where = path_words(folder)
        sys.stderr.write(
            f"{where}: of this folder, only {MAX_FOLDER_ENTRIES:,} files are listed.\n"
        )
    for error in gates.problems.values():
        sys.stderr.write(f"{error}\n")
    return 0
