"""The key bindings: one table for keyboard, hint bar, help, README and tests."""

from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import TYPE_CHECKING, TypeAlias

from ..playground.controls import Action
from ..ui.kit.binding import (
    GATES,
    NEURON,
    SHARE,
    TIME,
    VIEW,
    Binding,
    Chord,
    HelpSection,
    Hint,
    help_of,
    hints_of,
)
from ..ui.playground.side_panels import SIDE_PANELS
from .page import ALL_GATES, PAGES, PLAYGROUND

if TYPE_CHECKING:
    from .session import Session

    SessionBinding: TypeAlias = Binding[Session]
    Does: TypeAlias = Callable[[Session], object]
else:  # the session imports this module, so this one cannot import it
    SessionBinding, Does = Binding, Callable

STAGE, ALL = (PLAYGROUND,), (ALL_GATES,)
ONCE, HELD = False, True
MANY_GATES = 9
COPY_PASTE = "copy / paste the run as a command"
RAISE_LOWER = "raise / lower what has the focus"
N_LEADING = 2  # rows of the table that come first on every page: train, help
INPUT_KEYS = ("A", "B", "C", "D", "E", "F")
FLIPS = (
    Action.FLIP_INPUT_1,
    Action.FLIP_INPUT_2,
    Action.FLIP_INPUT_3,
    Action.FLIP_INPUT_4,
    Action.FLIP_INPUT_5,
    Action.FLIP_INPUT_6,
)


def _step(action: Action) -> Does:
    return lambda session: session.page.step(action)


def _pick(place: int) -> Does:
    return lambda session: session.pick(session.gate_list.at(place))


def _pick_next(places: int) -> Does:
    """Return a function that puts the gate `places` further down the list on stage."""
    return lambda session: session.pick(
        session.gate_list.next_to(session.stage.snapshot.gate, places)
    )


def _turn_to(title: str) -> Does:
    return lambda session: session.turn_to(title)


def _switch_optimizer(session: "Session") -> None:
    session.page.step(Action.SWITCH_OPTIMIZER)
    session.say(session.page.optimizer.sentence)


def _set_defaults(session: "Session") -> None:
    session.stage.set_defaults()
    session.say("Threshold, learning rate, L2 and optimiser are as the gate has them.")


def _toggle_hidden(session: "Session") -> None:
    session.say(session.stage.hiding.toggle())
    session.page.is_dirty = True


def _copy(session: "Session") -> None:
    from .sharing import copy  # noqa: PLC0415 - not needed for the first frame

    copy(session)


def _paste(session: "Session") -> None:
    from .sharing import paste  # noqa: PLC0415 - as above

    paste(session)


def _export(session: "Session") -> None:
    from .exports import export  # noqa: PLC0415 - as above

    export(session)


UNDO: SessionBinding = Binding("Ctrl+Z", lambda s: s.take_back(), "undo / do again", TIME, HELD)
UNDO_HINT = Hint("undo", (UNDO,))
"""Comes first in the hint bar, right after something was taken away."""

GO_ON: SessionBinding = Binding("Enter", lambda s: s.offers.go_on(), "go on where you were", SHARE)
"""Only while the last run is offered, after a start."""

BINDINGS: tuple[SessionBinding, ...] = (
    Binding("Space", lambda s: s.page.toggle_run(), "train / pause", TIME, hint="train / pause"),
    Binding("F1 ?", lambda s: s.toggle_help(), "help", VIEW, hint="help"),
    *(
        Binding(key, _step(action), "one epoch back / on", TIME, HELD, "step / rewind", pages)
        for key, action, pages in (
            ("Left", Action.BACK, STAGE),
            ("Right", Action.FORWARD, STAGE),
            (",", Action.BACK, ALL),
            (".", Action.FORWARD, ALL),
        )
    ),
    Binding("Shift+Left", _step(Action.BACK_10), "10 epochs back / on", TIME, HELD),
    Binding("Shift+Right", _step(Action.FORWARD_10), "10 epochs back / on", TIME, HELD),
    Binding("Ctrl+Left", _step(Action.BACK_100), "100 epochs back / on", TIME, HELD),
    Binding("Ctrl+Right", _step(Action.FORWARD_100), "100 epochs back / on", TIME, HELD),
    Binding("Home", _step(Action.TO_START), "to the start / the end", TIME),
    Binding("End", _step(Action.TO_END), "to the start / the end", TIME),
    UNDO,
    Binding("Ctrl+Y", lambda s: s.do_again(), "undo / do again", TIME, HELD),
    Binding(
        "W",
        lambda s: s.stage.toggle_next_step(),
        "what the next epoch will do",
        TIME,
        hint="next step",
        pages=STAGE,
    ),
    Binding("R", _step(Action.RESET), "the same starting weights", NEURON, hint="same start"),
    Binding("N", _step(Action.NEW_WEIGHTS), "new random weights", NEURON, hint="new start"),
    Binding("Z", _step(Action.ZERO_WEIGHTS), "zero weights", NEURON),
    *(
        Binding(key, _step(action), RAISE_LOWER, NEURON, HELD, "threshold", pages)
        for key, action, pages in (
            ("Up", Action.RAISE, STAGE),
            ("Down", Action.LOWER, STAGE),
            ("Shift+Up", Action.RAISE, ALL),
            ("Shift+Down", Action.LOWER, ALL),
        )
    ),
    Binding("Shift+Up", _step(Action.RAISE_COARSE), "in coarse steps", NEURON, HELD, pages=STAGE),
    Binding("Shift+Down", _step(Action.LOWER_COARSE), "in coarse steps", NEURON, HELD, pages=STAGE),
    Binding("Ctrl+Up", _step(Action.RAISE_FINE), "in fine steps", NEURON, HELD),
    Binding("Ctrl+Down", _step(Action.LOWER_FINE), "in fine steps", NEURON, HELD),
    Binding("Tab", _step(Action.FOCUS_NEXT), "move the focus on / back", NEURON, HELD, "focus"),
    Binding("Shift+Tab", _step(Action.FOCUS_PREVIOUS), "move the focus on / back", NEURON, HELD),
    Binding("+", lambda s: s.page.change_speed(+1), "faster / slower", TIME, HELD, "speed"),
    Binding("-", lambda s: s.page.change_speed(-1), "faster / slower", TIME, HELD, "speed"),
    *(
        Binding(key, _step(flip), "flip an input", NEURON, hint="flip inputs", pages=STAGE)
        for key, flip in zip(INPUT_KEYS, FLIPS, strict=True)
    ),
    Binding("Shift+R", _set_defaults, "all knobs as the gate has them", NEURON, pages=STAGE),
    Binding("O", _switch_optimizer, "the other optimiser", NEURON),
    Binding(
        "G",
        lambda s: s.stage.toggle_editing(),
        "edit the targets: arrows, Enter",
        GATES,
        hint="edit",
        pages=STAGE,
    ),
    *(
        Binding(str(place + 1), _pick(place), "pick a gate", GATES, hint="gate", pages=STAGE)
        for place in range(MANY_GATES)
    ),
    Binding(
        "/",
        lambda s: s.gate_list.open_search(),
        "search a gate: type, Enter",
        GATES,
        ONCE,
        "search",
        STAGE,
    ),
    Binding("PageUp", _pick_next(-1), "previous / next gate", GATES, HELD, pages=STAGE),
    Binding("PageDown", _pick_next(+1), "previous / next gate", GATES, HELD, pages=STAGE),
    Binding("Ctrl+S", lambda s: s.files.save(), "save the gate as a file", GATES, pages=STAGE),
    Binding("Ctrl+R", lambda s: s.files.reload(), "read the gate files again", GATES, pages=STAGE),
    Binding(
        "V",
        lambda s: s.stage.next_panel(),
        " / ".join(panel.word for panel in SIDE_PANELS),
        VIEW,
        hint="map",
        pages=STAGE,
    ),
    Binding("I", lambda s: s.stage.point_out(), "what the sentence speaks of", VIEW, pages=STAGE),
    Binding("H", _toggle_hidden, "hide / show what tells the answer", VIEW),
    Binding("L", lambda s: s.stage.toggle_log_axes(), "log / straight axes", VIEW, pages=STAGE),
    Binding("T", lambda s: s.next_theme(), "next theme", VIEW, hint="theme"),
    Binding("M", lambda s: s.toggle_sound(), "sound on / off", VIEW, pages=STAGE),
    Binding("K", lambda s: s.toggle_calm(), "calm: no motion", VIEW, pages=STAGE),
    *(Binding(page.key, _turn_to(page.title), page.label, VIEW, hint=page.hint) for page in PAGES),
    Binding("F11", lambda s: s.toggle_full_screen(), "full screen", VIEW),
    Binding("Ctrl+C", _copy, COPY_PASTE, SHARE, pages=STAGE),
    Binding("Ctrl+V", _paste, COPY_PASTE, SHARE, pages=STAGE),
    Binding("F12", lambda s: s.ask_for_picture(), "save the picture", SHARE),
    Binding("Ctrl+E", _export, "save the run (CSV, YAML)", SHARE, pages=STAGE),
    Binding("Esc", lambda s: s.back(), "back; twice: quit", VIEW),
    Binding("Ctrl+Q", lambda s: s.quit(), "quit", VIEW),
)

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
        "Enter", lambda s: s.stage.editor.turn(), "turn its target", GATES, ONCE, "turn its target"
    ),
    Binding("0", lambda s: s.stage.editor.put(0), "set it", GATES, ONCE, "set it (X: don't care)"),
    Binding("1", lambda s: s.stage.editor.put(1), "set it", GATES, ONCE, "set it (X: don't care)"),
    Binding(
        "X", lambda s: s.stage.editor.put(None), "set it", GATES, ONCE, "set it (X: don't care)"
    ),
    Binding("Ctrl+S", lambda s: s.files.save(), "save the gate", GATES, ONCE, "save"),
    Binding("Space", lambda s: s.page.toggle_run(), "train / pause", GATES, ONCE, "train"),
    Binding("Esc", lambda s: s.stage.editor.toggle(), "done", GATES, ONCE, "done"),
)
"""The bindings while targets are edited."""

HELPING: tuple[SessionBinding, ...] = (
    Binding("Left", lambda s: s.screen.choose_help(0), "ideas / keys", VIEW, ONCE, "ideas / keys"),
    Binding("Right", lambda s: s.screen.choose_help(1), "ideas / keys", VIEW, ONCE, "ideas / keys"),
    Binding("Esc", lambda s: s.back(), "back", VIEW, ONCE, "back"),
)
"""The bindings while the help is open."""

SEARCHING: tuple[SessionBinding, ...] = (
    Binding(
        "Up", lambda s: s.gate_list.move_cursor(-1), "choose a gate", GATES, HELD, "choose a gate"
    ),
    Binding(
        "Down", lambda s: s.gate_list.move_cursor(+1), "choose a gate", GATES, HELD, "choose a gate"
    ),
    Binding("PageUp", lambda s: s.gate_list.move_page(-1), "a page", GATES, HELD),
    Binding("PageDown", lambda s: s.gate_list.move_page(+1), "a page", GATES, HELD),
    Binding("Enter", lambda s: s.pick(s.gate_list.found()), "take it", GATES, ONCE, "take it"),
    Binding("Backspace", lambda s: s.gate_list.erase(), "erase a letter", GATES, HELD),
    Binding("Esc", lambda s: s.close_search(), "leave the search", GATES, ONCE, "leave the search"),
)
"""The bindings during a search."""


@lru_cache(maxsize=16)
def bindings_on(page: str) -> tuple[SessionBinding, ...]:
    """Return the bindings of the page with the title `page`: after the leading rows, its own."""
    own = next(entry.load().bindings for entry in PAGES if entry.title == page)
    shared = [binding for binding in BINDINGS if page in binding.pages or not binding.pages]
    return (*shared[:N_LEADING], *own, *shared[N_LEADING:])


@lru_cache(maxsize=16)
def by_chord(bindings: tuple[SessionBinding, ...]) -> Mapping[Chord, SessionBinding]:
    """Return the binding of each chord in `bindings`."""
    return {chord: binding for binding in bindings for chord in binding.chords}


@lru_cache(maxsize=16)
def help_on(page: str) -> tuple[HelpSection, ...]:
    """Return the sections of the help for a page."""
    return help_of(bindings_on(page))


@lru_cache(maxsize=64)
def hints_on(
    page: str,
    mode: tuple[SessionBinding, ...],
    n_inputs: int,
    offers: tuple[Hint, ...] = (),
) -> tuple[Hint, ...]:
    """Return the hints of a page in its current mode, for a gate with `n_inputs`.

    The `offers` come first.
    """
    beyond = INPUT_KEYS[n_inputs:]
    return offers + hints_of(b for b in mode or bindings_on(page) if b.keys not in beyond)
