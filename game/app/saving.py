"""Saving: Ctrl+S asks for a name, and what was saved is told until that is dismissed."""

from typing import TYPE_CHECKING

from ..gates import Gate, GateFileError, write_gate
from ..gates.bounds import MAX_NAME
from ..record import Record, replace
from ..ui.kit.binding import GATES, VIEW, Binding
from ..ui.kit.panel import Hotspot
from ..ui.kit.save_cards import DISMISS, PATH, NameField
from .bindings import HELD, ONCE, SessionBinding
from .screen import Screen

if TYPE_CHECKING:
    from .file_manager import FileManager
    from .gate_files import GateFiles
    from .playground_page import PlaygroundPage

MAX_TYPED = 2 * MAX_NAME  # letters: more than a name may have, so that it is said
NO_FILE_MANAGER = "Folders cannot be opened from here."

NAMING: tuple[SessionBinding, ...] = (
    Binding("Enter", lambda s: s.saving.save(), "save", GATES, ONCE, "save"),
    Binding("Ctrl+S", lambda s: s.saving.save(), "save", GATES),
    Binding("Backspace", lambda s: s.saving.erase(), "erase a letter", GATES, HELD),
    Binding("Left", lambda s: s.saving.unselect(), "go on from the end", GATES, HELD),
    Binding("Right", lambda s: s.saving.unselect(), "go on from the end", GATES, HELD),
    Binding("End", lambda s: s.saving.unselect(), "go on from the end", GATES),
    Binding("Home", lambda s: s.saving.unselect(), "go on from the end", GATES),
    Binding("Esc", lambda s: s.saving.cancel(), "cancel", GATES, ONCE, "cancel"),
)
"""The bindings while a name is typed."""

DISMISSING: tuple[SessionBinding, ...] = (
    Binding("Esc", lambda s: s.saving.dismiss(), "dismiss the notice", VIEW),
)
"""What Esc does before anything else while it is told what was saved."""


class Naming(Record, eq=False):
    """The gate that is to be saved, and the field for its name."""

    gate: Gate
    field: NameField


class Saving:
    """The name that is typed, and what was saved; one of the cards at most is shown."""

    def __init__(
        self,
        stage: "PlaygroundPage",
        files: "GateFiles",
        screen: Screen,
        file_manager: "FileManager | None" = None,
    ) -> None:
        """Open folders with `file_manager`, if there is one."""
        self._stage = stage
        self._files = files
        self._screen = screen
        self._file_manager = file_manager
        self._naming: Naming | None = None

    def ask(self) -> None:
        """Ask for a name for the gate on stage, if it can be saved."""
        if self._files.can_save():
            gate = self._stage.snapshot.gate
            self._screen.saved = None
            self._naming = Naming(gate, NameField(self._files.proposed_name(gate), True))
            self._screen.touch()

    @property
    def field(self) -> NameField | None:
        """The field for the name, as long as the gate that is to be saved is on stage."""
        naming = self._naming
        if naming is None or self._screen.help:
            return None
        is_there = self._screen.page is self._stage and self._stage.snapshot.gate is naming.gate
        if not is_there:
            self._naming = None
            return None
        return naming.field

    @property
    def mode(self) -> tuple[SessionBinding, ...]:
        """The bindings while a name is typed, else none."""
        return () if self.field is None else NAMING

    @property
    def first(self) -> tuple[SessionBinding, ...]:
        """The bindings that come before all others."""
        is_told = self._screen.saved is not None and not self._screen.help
        return DISMISSING if is_told else ()

    def type(self, text: str) -> bool:
        """Put letters into the field; return whether it is open."""
        field = self.field
        if field is None or not text:
            return False
        before = "" if field.is_selected else field.text
        self._write((before + text)[:MAX_TYPED])
        return True

    def erase(self) -> None:
        """Delete what is selected, or the last letter."""
        field = self.field
        if field is not None:
            self._write("" if field.is_selected else field.text[:-1])

    def unselect(self) -> None:
        """Keep the proposed name, and write on at its end."""
        if self.field is not None:
            self._write(self.field.text)

    def save(self) -> None:
        """Save the gate under the name in the field; if that is none, say why and ask on."""
        field, naming = self.field, self._naming
        if field is None or naming is None:
            return
        named = replace(naming.gate, name=field.text.strip())
        problem = problem_of(named)
        if problem:
            self._naming = Naming(naming.gate, NameField(field.text, False, problem))
        else:
            self._naming = None
            self._files.save_as(named)
        self._screen.touch()

    def cancel(self) -> None:
        """Save nothing."""
        self._naming = None
        self._screen.touch()

    def dismiss(self) -> bool:
        """Take away what was said to be saved; return whether there was anything."""
        was_told = bool(self.first)
        if was_told:
            self._screen.saved = None
            self._screen.touch()
        return was_told

    def takes(self, spot: Hotspot | None) -> bool:
        """Return whether a click on `spot` only dismisses what was said, and do so."""
        is_path = spot is not None and spot.name in {PATH, DISMISS}
        return not is_path and self.dismiss()

    def open_folder(self) -> None:
        """Open the folder of what was saved."""
        saved, files = self._screen.saved, self._file_manager
        if saved is not None:
            problem = NO_FILE_MANAGER if files is None else files.show(saved.path.parent)
            if problem:
                self._screen.say(problem)

    def advance(self) -> None:
        """Say so if a folder could not be opened after all."""
        problem = "" if self._file_manager is None else self._file_manager.news()
        if problem:
            self._screen.say(problem)

    def _write(self, text: str) -> None:
        if self._naming is not None:
            self._naming = Naming(self._naming.gate, NameField(text))
            self._screen.touch()


def problem_of(gate: Gate) -> str:
    """Return what the reader of gate files would say of the name of `gate`, or ""."""
    try:
        write_gate(gate)
    except GateFileError as error:
        return error.problems[0].message
    except ValueError as error:
        return str(error)
    return ""
