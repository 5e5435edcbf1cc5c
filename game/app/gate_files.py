"""Gate files in the app: watches, opens and saves them, and shows their problems."""

import os
from collections.abc import Callable
from pathlib import Path
from time import perf_counter

from ..core.decimals import spaced
from ..gates import Gate, GateFileError, Library, load_gate, parse_gate, save_gate
from ..gates.bounds import MAX_FOLDER_ENTRIES
from ..gates.gate import original_name, own_name
from ..gates.yaml_errors import GATE
from ..gates.yaml_files import names_in
from ..record import replace
from ..ui.kit.save_cards import Saved
from ..ui.playground.scene import FileProblems
from .folders import shown
from .gate_list import Draft, GateList
from .playground_page import PlaygroundPage
from .problem_list import ProblemList

EVERY_S = 0.5
WHILE_READING_S = 0.05  # between portions of many files
PORTION_SHARE = 3  # the pause after a portion of a look at the disk is this many times its duration
SHARE = 100  # as above, after a whole look, which may be slow (slow disk)
LONGEST_S = 10.0


class GateWatch:
    """Refreshes a library periodically, in portions, so that no frame takes long."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._left_s = EVERY_S
        self._spent_s = 0.0

    def advance(self, elapsed_s: float) -> bool:
        """Advance by `elapsed_s` seconds; return whether gates or problems have changed."""
        self._left_s -= elapsed_s
        return self._left_s <= 0 and self.look()

    def look(self) -> bool:
        """Scan a portion of the disk now; return whether gates or problems have changed."""
        start = perf_counter()
        has_changed = self._library.refresh()
        portion_s = perf_counter() - start
        self._spent_s += portion_s
        if self._library.is_looking:
            pause = max(WHILE_READING_S, PORTION_SHARE * portion_s)
        else:
            pause, self._spent_s = max(EVERY_S, SHARE * self._spent_s), 0.0
        self._left_s = min(pause, LONGEST_S)
        return has_changed


NO_FOLDER = "There is no folder on this computer to save gates in; the gate stays on stage."
NOT_SAVED = "not saved: Ctrl+S saves it"
GUEST = "only here: Ctrl+S saves it"
LEFT_OUT = f"of a folder, only {spaced(MAX_FOLDER_ENTRIES)} files"
GONE = "its file is gone: Ctrl+S saves it"


class GateFiles:
    """Handles gate files while the app runs."""

    def __init__(
        self,
        library: Library,
        stage: PlaygroundPage,
        gate_list: GateList,
        say: Callable[[str | Saved], None],
        saves_to: Path | None,
    ) -> None:
        self._library = library
        self._stage = stage
        self._gate_list = gate_list
        self._say = say
        self._saves_to = saves_to
        self._watch = GateWatch(library)
        self._problem_list = ProblemList()
        if library.is_complete:  # the command line has just refreshed it
            self._update()
        else:
            self._look()
        self.ensure_listed(stage.snapshot.gate)

    def advance(self, elapsed_s: float) -> None:
        """Advance by `elapsed_s` seconds; periodically check whether files have changed."""
        if self._watch.advance(elapsed_s):
            self._update()

    def reload(self) -> None:
        """Read all gate files again, in portions."""
        self._library.invalidate()
        self._look()
        self._say("The gate files are read again.")

    def open(self, path: Path) -> Gate | None:
        """Open a gate file or the gates of a folder, and watch it from now on.

        Returns:
            The gate to put on stage, or None; then problems or a notice are shown.
        """
        self._problem_list.drop(None)
        self._gate_list.is_dirty = True
        try:
            is_folder = os.path.isdir(path)  # noqa: PTH112 - a Path raises where a name is too long
            return self._open_folder(path) if is_folder else self._open_file(path)
        except GateFileError as error:
            self._problem_list.drop(error)
            return None

    def open_text(self, text: str) -> Gate | None:
        """Return the gate that `text` defines, listed as a draft, or None and show its problems."""
        self._problem_list.drop(None)
        self._gate_list.is_dirty = True
        try:
            gate = parse_gate(text)
        except GateFileError as error:
            self._problem_list.drop(error)
            return None
        return self.add_draft(gate)

    def add_draft(self, gate: Gate) -> Gate:
        """List a gate without a file as a draft, and return it, or the equal draft if any."""
        same = next((draft for draft in self._gate_list.drafts if draft.gate == gate), None)
        if same is not None:
            return same.gate
        self._gate_list.add(Draft(gate))
        return gate

    def ensure_listed(self, gate: Gate) -> None:
        """List a gate that is on stage but not listed, such as a path on the command line."""
        if gate.source is None:
            if self._gate_list.place_of(gate) < 0:
                self._gate_list.add(Draft(gate))
        elif self._gate_list.from_file(gate.source) is None:
            self._library.add_file(gate.source)
            self._look()
        self._gate_list.show(gate)

    def list_restored(self) -> None:
        """List the gate that undo has put on stage; if its file differs by now, as a draft."""
        gate = self._stage.snapshot.gate
        present = None if gate.source is None else self._gate_list.from_file(gate.source)
        if present not in (None, gate):
            gate = replace(gate, source=None)
            self._stage.revise(gate)
        self.ensure_listed(gate)

    def can_save(self) -> bool:
        """Return whether the gate on stage has no file and can have one; if not, say why."""
        gate = self._stage.snapshot.gate
        if gate.source is not None and not self._is_gone(gate):
            self._say(f"{gate.name} has nothing to save: it is in {shown(gate.source)}")
        elif self._saves_to is None:
            self._say(NO_FOLDER)
        else:
            return True
        return False

    def proposed_name(self, gate: Gate) -> str:
        """Return a name to save `gate` under: its own, or one for an edited gate."""
        if original_name(gate.name) == gate.name:
            return gate.name
        return own_name(gate.name, self._gate_list.names)

    def save_as(self, gate: Gate) -> None:
        """Save `gate`, which is that on stage but for its name, to a new file of the user's own."""
        if self._saves_to is not None:
            self._save(gate, self._saves_to)

    @property
    def file_problems(self) -> FileProblems | None:
        """The problems to show: those of one file, and the number of other files with problems."""
        problems, n_others = self._problem_list.shown(self._stage.snapshot.gate.source)
        if not problems:
            return None
        source = problems[0].source
        kept = self._gate_list.from_file(source) if source is not None else None
        return FileProblems(problems, kept.name if kept else "", n_others)

    def dismiss(self) -> bool:
        """Hide the current problems until they change; return whether there were any."""
        has_problems = self.file_problems is not None
        self._problem_list.dismiss()
        self._gate_list.is_dirty = True
        return has_problems

    @property
    def note(self) -> str:
        """The note on the file of the gate on stage, or ""."""
        gate = self._stage.snapshot.gate
        if self._gate_list.draft_of(gate) is not None:
            return NOT_SAVED
        if gate is self._gate_list.guest:
            return GUEST
        return GONE if self._is_gone(gate) else ""

    @property
    def left_out(self) -> str:
        """The words for folders of which not all is listed, or ""."""
        return LEFT_OUT if self._library.left_out else ""

    def _open_folder(self, path: Path) -> Gate | None:
        names, is_cut = names_in(path, MAX_FOLDER_ENTRIES)
        if not names:
            raise GateFileError.of_file(path, GATE.no_files)
        self._library.add_folder(path)
        self._look()
        what = f"The first {spaced(MAX_FOLDER_ENTRIES)} files" if is_cut else "The gates"
        rest = "; the others are left out." if is_cut else "."
        self._say(f"{what} of {shown(path)} are in the list now{rest}")
        return next(filter(None, map(self._gate_list.from_file, map(path.joinpath, names))), None)

    def _open_file(self, path: Path) -> Gate | None:
        if not os.path.exists(path):  # noqa: PTH110 - as above
            return load_gate(path)  # raises the error for a missing file
        self._library.add_file(path)
        self._look()
        self._problem_list.recall(path)
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
        draft = self._gate_list.draft_of(self._stage.snapshot.gate)
        self._stage.revise(replace(gate, source=path))
        self._gate_list.remove(draft)
        self._look()
        if self._gate_list.from_file(path) is None:
            self._library.add_file(path)
            self._look()
        self._gate_list.show(self._stage.snapshot.gate)
        self._say(Saved("Saved the gate as", path))

    def _is_gone(self, gate: Gate) -> bool:
        return (
            gate.source is not None
            and self._library.is_complete
            and gate.source not in self._library.problems
            and self._gate_list.from_file(gate.source) is None
        )

    def holds(self, gate: Gate) -> bool:
        """Return whether the file of `gate` is there and has no problems."""
        is_broken = gate.source in self._library.problems
        return gate.source is not None and not is_broken and not self._is_gone(gate)

    @property
    def gone(self) -> tuple[Gate, ...]:
        """The gates whose file is gone, of those that are on stage or have a run."""
        stage = self._stage
        return tuple(filter(self._is_gone, (stage.snapshot.gate, *stage.runs.trained_elsewhere)))

    def list_gone(self) -> None:
        """List the gates that have a run and no file any more, unless they are on stage."""
        on_stage = self._stage.snapshot.gate
        gone = tuple(gate for gate in self.gone if gate is not on_stage)
        if gone != self._gate_list.gone:
            self._gate_list.gone = gone
            self._gate_list.refresh()

    def _look(self) -> None:
        self._watch.look()
        self._update()

    def _update(self) -> None:
        """Update list, problems and the gate on stage from the library."""
        self._gate_list.refresh()
        self.list_gone()
        self._problem_list.follow(self._library.problems)
        gate = self._stage.snapshot.gate
        present = self._gate_list.from_file(gate.source) if gate.source is not None else None
        if present is not None and present != gate:
            self._stage.revise(present)
            self._gate_list.show(present)
            self._say(f"{present.name} has been read again from {shown(present.source)}")
