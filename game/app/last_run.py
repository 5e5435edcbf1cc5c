"""The last run: written when the window closes, and offered when it opens again."""

from pathlib import Path

from ..core.decimals import spaced
from ..files import atomic_file, read_file
from ..gates import Gate, GateFileError, Library, UnknownGateError, parse_gate
from ..gates.bounds import MAX_BYTES
from ..gates.writer import inline
from ..playground.command_line import command_line, parse_command_line
from ..playground.hidden import NOTHING, HiddenThings
from ..playground.options import UsageError, gate_called
from ..playground.playground import Playground
from ..playground.recipe import MANY_CHANGES, Recipe, recipe_from_here, recipe_of
from ..record import Record
from .hiding import Hiding

FILE = "last-run.txt"
"""Three lines: the epoch on stage, the command line of all epochs that were trained, and the gate.

The gate is there in case that its file is gone or another one by the next start.
"""


class LastRun(Record):
    """A run as it was left.

    Attributes:
        recipe: All epochs that were trained.
        epoch: The epoch that was on stage.
        hidden: What was hidden.
        is_locked: Whether it stays so.
    """

    recipe: Recipe
    epoch: int
    hidden: HiddenThings = NOTHING
    is_locked: bool = False

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


def save_last_run(folder: Path | None, playground: Playground, hiding: Hiding | None = None) -> str:
    """Write the run of `playground` to `folder`, unless it has not trained; return a problem.

    What is hidden then will be hidden when it is gone on with.
    """
    hiding = hiding or Hiding()
    if folder is None or playground.latest_epoch == 0:
        return ""
    run = run_of(playground)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with atomic_file(folder / FILE) as file:
            line = command_line(run.recipe, hiding.hidden, is_locked=hiding.is_locked)
            lines = run.epoch, line, inline(run.recipe.gate)
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
        epoch_on_stage = min(max(int(epoch), 0), recipe.epochs)
        return LastRun(recipe, epoch_on_stage, request.hidden, request.is_locked)
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
