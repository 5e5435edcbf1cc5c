"""The last run: written when the window closes, and offered when it opens again."""

from pathlib import Path

from ..core.decimals import spaced
from ..files import atomic_file, read_file
from ..gates import Gate, GateFileError, Library, UnknownGateError, parse_gate
from ..gates.bounds import MAX_BYTES
from ..gates.writer import inline
from ..playground.command_line import command_line, parse_command_line
from ..playground.options import UsageError, gate_called
from ..playground.playground import Playground
from ..playground.recipe import MANY_CHANGES, Recipe, recipe_from_here, recipe_of
from ..record import Record

FILE = "last-run.txt"
"""Three lines: the epoch on stage, the command line of all epochs that were trained, and the gate.

The gate is there in case that its file is gone or another one by the next start.
"""


class LastRun(Record):
    """A run as it was left.

    Attributes:
        recipe: All epochs that were trained.
        epoch: The epoch that was on stage.
    """

    recipe: Recipe
    epoch: int

    @property
    def words(self) -> str:
        """What the offer to go on says."""
        return f"go on: {self.recipe.gate.name}, epoch {spaced(self.epoch)}"


def run_of(playground: Playground) -> LastRun:
    """Return the run of `playground`, which stays as it is."""
    state = playground.state
    recipe, epoch = recipe_of(playground.seek(state.latest_epoch)), state.epoch
    playground.restore(state)
    if len(recipe.changes) > MANY_CHANGES:
        recipe, epoch = recipe_from_here(playground.snapshot), 0
    return LastRun(recipe, epoch)


def save_last_run(folder: Path | None, playground: Playground) -> str:
    """Write the run of `playground` to `folder`, unless it has not trained; return a problem."""
    if folder is None or playground.latest_epoch == 0:
        return ""
    run = run_of(playground)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with atomic_file(folder / FILE) as file:
            lines = run.epoch, command_line(run.recipe), inline(run.recipe.gate)
            file.writelines(f"{line}\n" for line in lines)
    except OSError as error:
        return f"The run could not be kept for the next start: {error.strerror}."
    return ""


def load_last_run(folder: Path | None, library: Library) -> LastRun | None:
    """Return the run that was saved in `folder`, or None if there is none or it cannot be had."""
    if folder is None:
        return None
    try:
        epoch, line, *rest = read_file(folder / FILE, MAX_BYTES).decode().split("\n")
        request = parse_command_line(line)
        recipe = request.recipe(_gate(library, request.gate, rest[0] if rest else ""))
        return LastRun(recipe, min(max(int(epoch), 0), recipe.epochs))
    except (OSError, ValueError, UsageError, UnknownGateError, GateFileError):
        return None


def _gate(library: Library, reference: str, text: str) -> Gate:
    """Return the gate of `reference` if it is as it was, or else the one that `text` keeps."""
    kept = parse_gate(text) if text else None
    try:
        present = gate_called(library, reference)
    except (UnknownGateError, GateFileError):
        if kept is None:
            raise
        return kept
    return present if kept in (None, present) else kept
