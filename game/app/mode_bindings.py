"""What keys do while targets are edited or a gate is searched; the rest is in `bindings`."""

from collections.abc import Mapping

from .bindings import GATES, HELD, ONCE, Binding, binding_for
from .command import Command
from .keys import has_ctrl, pressed
from .mode import Mode
from .page import Page

MODE_BINDINGS: Mapping[Mode, tuple[Binding, ...]] = {
    Mode.PLAY: (),
    Mode.EDIT: (
        Binding("Left", Command.MOVE_ROW, "choose a row", GATES, HELD, "choose a row", -1),
        Binding("Right", Command.MOVE_ROW, "choose a row", GATES, HELD, "choose a row", +1),
        Binding("Up", Command.MOVE_LINE, "choose a row", GATES, HELD, argument=-1),
        Binding("Down", Command.MOVE_LINE, "choose a row", GATES, HELD, argument=+1),
        Binding("Enter", Command.TURN_TARGET, "turn its target", GATES, ONCE, "turn its target"),
        Binding("0", Command.PUT_TARGET, "set it", GATES, ONCE, "set it (X: don't care)", 0),
        Binding("1", Command.PUT_TARGET, "set it", GATES, ONCE, "set it (X: don't care)", 1),
        Binding("X", Command.CLEAR_TARGET, "set it", GATES, ONCE, "set it (X: don't care)"),
        Binding("Ctrl+S", Command.SAVE, "save the gate", GATES, ONCE, "save"),
        Binding("Space", Command.TOGGLE_RUN, "train / pause", GATES, ONCE, "train"),
        Binding("Esc", Command.EDIT_TARGETS, "done", GATES, ONCE, "done"),
    ),
    Mode.SEARCH: (
        Binding("Up", Command.MOVE_CURSOR, "choose a gate", GATES, HELD, "choose a gate", -1),
        Binding("Down", Command.MOVE_CURSOR, "choose a gate", GATES, HELD, "choose a gate", +1),
        Binding("PageUp", Command.MOVE_CURSOR_PAGE, "a page", GATES, HELD, argument=-1),
        Binding("PageDown", Command.MOVE_CURSOR_PAGE, "a page", GATES, HELD, argument=+1),
        Binding("Enter", Command.PICK_FOUND, "take it", GATES, ONCE, "take it"),
        Binding("Backspace", Command.ERASE, "erase a letter", GATES, HELD),
        Binding("Esc", Command.CLOSE_SEARCH, "leave the search", GATES, ONCE, "leave the search"),
    ),
}


def binding_in(page: Page, mode: Mode, code: int, modifiers: int, text: str) -> Binding | None:
    """Return what a key press means on `page` in `mode`; None where it types into a search."""
    own = {chord: binding for binding in MODE_BINDINGS[mode] for chord in binding.chords}
    found = next((own[chord] for chord in pressed(code, modifiers, text) if chord in own), None)
    if found is not None:
        return found
    if mode is Mode.SEARCH and typed(modifiers, text):
        return None
    return binding_for(page, code, modifiers, text)


def typed(modifiers: int, text: str) -> str:
    """Return the letter that a key press types, or ""."""
    is_letter = text.isprintable() and not has_ctrl(modifiers)
    return text if is_letter else ""
