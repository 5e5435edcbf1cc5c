"""Between the stage and the gate files: it follows them, opens what is dropped, and saves."""

import os
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from game.app.folders import shown
from game.app.gate_watch import GateWatch
from game.app.shelf import Draft, Shelf
from game.app.stage import Stage
from game.app.troubles import Troubles
from game.gates import Gate, GateFileError, Library, load_gate, parse_gate, save_gate
from game.gates.check import NO_GATES
from game.gates.folders import gate_files
from game.gates.problem import START, Problem
from game.ui.scene import Trouble

NO_FOLDER = "There is no folder on this computer to save gates in; the gate stays on stage."
NOT_SAVED = "not saved: Ctrl+S saves it"
GONE = "its file is gone: Ctrl+S saves it"


class GateFiles:
    """What happens with gate files while the app runs."""

    def __init__(
        self,
        library: Library,
        stage: Stage,
        shelf: Shelf,
        say: Callable[[str], None],
        saves_to: Path | None,
    ) -> None:
        self._library = library
        self._stage = stage
        self._shelf = shelf
        self._say = say
        self._saves_to = saves_to
        self._watch = GateWatch(library)
        self._troubles = Troubles()
        self._look()
        self.adopt(stage.snapshot.gate)

    def advance(self, elapsed_s: float) -> None:
        """Let `elapsed_s` seconds pass: now and then look whether files have changed."""
        if self._watch.advance(elapsed_s):
            self._take_in()

    def reload(self) -> None:
        """Read all gate files again, a portion at a time."""
        self._library.distrust()
        self._look()
        self._say("The gate files are read again.")

    def open(self, path: Path) -> Gate | None:
        """Open a gate file, or the gates of a folder, and watch it from now on.

        Returns:
            The gate to put on stage, if there is one; else mistakes are shown, or a notice.
        """
        self._troubles.drop(None)
        self._shelf.is_dirty = True
        try:
            is_folder = os.path.isdir(path)  # noqa: PTH112 - a Path raises where a name is too long
            return self._open_folder(path) if is_folder else self._open_file(path)
        except GateFileError as error:
            self._troubles.drop(error)
            return None

    def open_text(self, text: str) -> Gate | None:
        """Return the gate that a text describes, now a draft; or show its mistakes."""
        self._troubles.drop(None)
        self._shelf.is_dirty = True
        try:
            gate = parse_gate(text)
        except GateFileError as error:
            self._troubles.drop(error)
            return None
        return self.keep(gate)

    def keep(self, gate: Gate) -> Gate:
        """List a gate that is in no file, and return it; one that is listed already stays."""
        same = next((draft for draft in self._shelf.drafts if draft.gate == gate), None)
        if same is not None:
            return same.gate
        self._shelf.keep(Draft(gate))
        return gate

    def adopt(self, gate: Gate) -> None:
        """List a gate that came to the stage otherwise, as by its path on a command line."""
        if gate.source is None:
            if self._shelf.place_of(gate) < 0:
                self._shelf.keep(Draft(gate))
        elif self._shelf.from_file(gate.source) is None:
            self._library.add_file(gate.source)
            self._look()
        self._shelf.show(gate)

    def save(self) -> None:
        """Save the gate on stage in a file of the user's own folder, if it is in none."""
        gate = self._stage.snapshot.gate
        if gate.source is not None and not self._is_gone(gate):
            self._say(f"{gate.name} has nothing to save: it is in {shown(gate.source)}")
        elif self._saves_to is None:
            self._say(NO_FOLDER)
        else:
            self._save(gate, self._saves_to)

    @property
    def trouble(self) -> Trouble | None:
        """The mistakes to show: those of one file, and how many others have some."""
        shown = self._troubles.shown(self._stage.snapshot.gate.source)
        if not shown:
            return None
        problems, *others = shown
        source = problems[0].source
        kept = self._shelf.from_file(source) if source is not None else None
        return Trouble(problems, kept.name if kept else "", len(others))

    def wave_away(self) -> None:
        """Show the present mistakes no longer, until they change."""
        self._troubles.wave_away()
        self._shelf.is_dirty = True

    @property
    def note(self) -> str:
        """What is to be said of the file of the gate on stage, or ""."""
        gate = self._stage.snapshot.gate
        if self._shelf.draft_of(gate) is not None:
            return NOT_SAVED
        return GONE if self._is_gone(gate) else ""

    def _open_folder(self, path: Path) -> Gate | None:
        files = gate_files(path)
        if not files:
            raise GateFileError((Problem(path, *START, NO_GATES),))
        self._library.add_folder(path)
        self._look()
        self._say(f"The gates of {shown(path)} are in the list now.")
        return next(filter(None, map(self._shelf.from_file, files)), None)

    def _open_file(self, path: Path) -> Gate | None:
        if not os.path.exists(path):  # noqa: PTH110 - as above
            return load_gate(path)  # which says what is wrong
        self._library.add_file(path)
        self._look()
        self._troubles.recall(path)
        return None if path in self._library.problems else load_gate(path)

    def _save(self, gate: Gate, folder: Path) -> None:
        try:
            path = save_gate(gate, folder)
        except OSError as error:
            reason = error.strerror or str(error)
            self._say(f"{gate.name} stays unsaved: {reason}, in {shown(folder)}")
            return
        except ValueError as error:
            self._say(f"{gate.name} stays unsaved: {error}")
            return
        self._stage.revise(replace(gate, source=path))
        self._shelf.drop(self._shelf.draft_of(gate))
        self._look()
        if self._shelf.from_file(path) is None:
            self._library.add_file(path)
            self._look()
        self._shelf.show(self._stage.snapshot.gate)
        self._say(f"Saved as {shown(path)}")

    def _is_gone(self, gate: Gate) -> bool:
        return (
            gate.source is not None
            and self._library.is_complete
            and gate.source not in self._library.problems
            and self._shelf.from_file(gate.source) is None
        )

    def _look(self) -> None:
        self._watch.look()
        self._take_in()

    def _take_in(self) -> None:
        """Take over what the library holds by now: list, mistakes, and the gate on stage."""
        self._shelf.restock()
        self._troubles.follow(self._library.problems)
        gate = self._stage.snapshot.gate
        present = self._shelf.from_file(gate.source) if gate.source is not None else None
        if present is not None and present != gate:
            self._stage.revise(present)
            self._shelf.show(present)
            self._say(f"{present.name} has been read again from {shown(present.source)}")
