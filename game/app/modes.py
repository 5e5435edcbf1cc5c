"""The bindings of modes: while targets are edited, during a search, and while the help is open."""

from typing import TYPE_CHECKING

from ..record import replace
from ..ui.kit.binding import GATES, VIEW, Binding
from .bindings import HELD, ONCE, TRAIN, SessionBinding

if TYPE_CHECKING:
    from .playground_page import PlaygroundPage

EDITING: tuple[SessionBinding, ...] = (
    Binding(
        "Left", lambda s: s.stage.editor.move(rows=-1), "choose a row", GATES, HELD, "choose a row"
    ),
    Binding(
        "Right", lambda s: s.stage.editor.move(rows=+1), "choose a row", GATES, HELD, "choose a row"
    ),
    Binding("Up", lambda s: s.stage.editor.move(lines=-1), "choose a row", GATES, HELD),
    Binding("Down", lambda s: s.stage.editor.move(lines=+1), "choose a row", GATES, HELD),
    Binding(
        *("Enter", lambda s: s.stage.editor.turn(), "flip its target", GATES, ONCE, "target 1"),
        words=lambda page: f"target {page.editor.flipped}",
        room="target 0",
    ),
    Binding("0", lambda s: s.stage.editor.put(0), "set it", GATES),
    Binding("1", lambda s: s.stage.editor.put(1), "set it", GATES),
    Binding(
        *("X", lambda s: s.stage.editor.put(None), "give it no target", GATES, ONCE, "no target"),
        when=lambda page: page.editor.may_clear,
    ),
    replace(TRAIN, group=GATES),
    Binding(
        *("Ctrl+S", lambda s: s.saving.ask(), "save the gate", GATES, ONCE, "save"),
        when=lambda page: page.files is not None and bool(page.files.note),
    ),
    Binding("Esc", lambda s: s.stage.editor.toggle(), "done", GATES, ONCE, "done"),
)
"""The bindings while targets are edited."""


def _has_found(page: "PlaygroundPage") -> bool:
    return bool(page.gate_list.entries)


SEARCHING: tuple[SessionBinding, ...] = (
    Binding(
        *("Up", lambda s: s.gate_list.move_cursor(-1), "choose a gate", GATES, HELD),
        *("choose a gate", (), _has_found),
    ),
    Binding(
        *("Down", lambda s: s.gate_list.move_cursor(+1), "choose a gate", GATES, HELD),
        *("choose a gate", (), _has_found),
    ),
    Binding("PageUp", lambda s: s.gate_list.move_page(-1), "a page", GATES, HELD),
    Binding("PageDown", lambda s: s.gate_list.move_page(+1), "a page", GATES, HELD),
    Binding(
        *("Enter", lambda s: s.pick(s.gate_list.found()), "take it", GATES, ONCE, "take it"),
        *((), _has_found),
    ),
    Binding("Backspace", lambda s: s.gate_list.erase(), "erase a letter", GATES, HELD),
    Binding(
        "Esc",
        lambda s: s.gate_list.close_search(),
        "leave the search",
        GATES,
        ONCE,
        "leave the search",
    ),
)
"""The bindings during a search."""

HELPING: tuple[SessionBinding, ...] = (
    Binding("Left", lambda s: s.screen.choose_help(0), "ideas / keys", VIEW, ONCE, "ideas / keys"),
    Binding("Right", lambda s: s.screen.choose_help(1), "ideas / keys", VIEW, ONCE, "ideas / keys"),
    Binding("Esc", lambda s: s.back(), "back", VIEW, ONCE, "back"),
)
"""The bindings while the help is open."""
