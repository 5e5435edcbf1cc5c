"""What each command does to the session."""

from collections.abc import Callable, Mapping

from ..playground.controls import Action
from .bindings import Binding
from .command import Command
from .exports import export
from .page import Page
from .session import Session
from .sharing import copy, paste


def follow(session: Session, binding: Binding | None) -> None:
    """Do what `binding` says, if there is one."""
    if binding is not None:
        do(session, binding.does, binding.argument)


def do(session: Session, what: Action | Command, argument: int = 0) -> None:
    """Do what a key or a click asks for."""
    if what is Action.SWITCH_OPTIMIZER:
        session.switch_optimizer()
    elif isinstance(what, Action):
        session.current.step(what)
    else:
        COMMANDS[what](session, argument)


def _end(session: Session, _argument: int) -> None:
    session.is_over = True


COMMANDS: Mapping[Command, Callable[[Session, int], None]] = {
    Command.TOGGLE_RUN: lambda session, _: session.current.toggle_run(),
    Command.FASTER: lambda session, _: session.current.change_speed(+1),
    Command.SLOWER: lambda session, _: session.current.change_speed(-1),
    Command.PICK_GATE: lambda session, place: session.pick(session.gate_list.at(place)),
    Command.PREVIOUS_GATE: lambda session, _: session.pick_next(-1),
    Command.NEXT_GATE: lambda session, _: session.pick_next(+1),
    Command.DEFAULTS: lambda session, _: session.set_defaults(),
    Command.NEXT_PANEL: lambda session, _: session.stage.next_panel(),
    Command.TOGGLE_LOG_AXES: lambda session, _: session.stage.toggle_log_axes(),
    Command.HELP: lambda session, _: session.open_help(not session.is_help_open),
    Command.PLAYGROUND: lambda session, _: session.turn_to(Page.PLAYGROUND),
    Command.ALL_GATES: lambda session, _: session.turn_to(Page.ALL_GATES),
    Command.SHOW_INPUTS: lambda session, n_inputs: session.all_gates.show(n_inputs),
    Command.CURSOR_ACROSS: lambda session, cells: session.all_gates.move(cells, 0),
    Command.CURSOR_DOWN: lambda session, cells: session.all_gates.move(0, cells),
    Command.OPEN_GATE: lambda session, _: session.open_gate(),
    Command.RELOAD: lambda session, _: session.files.reload(),
    Command.SAVE: lambda session, _: session.files.save(),
    Command.SEARCH: lambda session, _: session.gate_list.open_search(),
    Command.MOVE_CURSOR: lambda session, places: session.gate_list.move_cursor(places),
    Command.MOVE_CURSOR_PAGE: lambda session, pages: session.gate_list.move_cursor(
        pages * session.gate_list.page
    ),
    Command.ERASE: lambda session, _: session.gate_list.erase(),
    Command.PICK_FOUND: lambda session, _: session.pick(session.gate_list.found()),
    Command.CLOSE_SEARCH: lambda session, _: session.close_search(),
    Command.EDIT_TARGETS: lambda session, _: session.editor.toggle(),
    Command.MOVE_ROW: lambda session, rows: session.editor.move(rows=rows),
    Command.MOVE_LINE: lambda session, lines: session.editor.move(lines=lines),
    Command.TURN_TARGET: lambda session, _: session.editor.turn(),
    Command.PUT_TARGET: lambda session, target: session.editor.put(target),
    Command.CLEAR_TARGET: lambda session, _: session.editor.put(None),
    Command.DISMISS: lambda session, _: session.files.dismiss(),
    Command.NEXT_THEME: lambda session, _: session.next_theme(),
    Command.FULL_SCREEN: lambda session, _: session.toggle_full_screen(),
    Command.CALM: lambda session, _: session.toggle_calm(),
    Command.SOUND: lambda session, _: session.toggle_sound(),
    Command.COPY: lambda session, _: copy(session),
    Command.PASTE: lambda session, _: paste(session),
    Command.PICTURE: lambda session, _: session.ask_for_picture(),
    Command.EXPORT: lambda session, _: export(session),
    Command.BACK: lambda session, _: session.back(),
    Command.QUIT: _end,
}
