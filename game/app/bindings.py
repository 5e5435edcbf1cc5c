"""The key bindings: one table for keyboard, hint bar, help, README and tests."""

from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import TYPE_CHECKING, TypeAlias

from ..gates import Gate
from ..playground.controls import Action, Knob
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
from .page import ALL_GATES, PAGES, PLAYGROUND, Page

if TYPE_CHECKING:
    from .all_gates_page import AllGatesPage
    from .playground_page import PlaygroundPage
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
N_LEADING = 1  # rows of the table that come first on every page: train
LONGEST_INITIALS = 2  # letters: L2 is a name, not a word
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


def _knob_words(knob: Knob, gate: Gate) -> str:
    """Return what the arrows turn if `knob` has the focus."""
    names = gate.feature_names
    if knob.is_weight:
        return f"weight {names[knob.index]}" if knob.index < len(names) else "bias"
    words = knob.name.replace("_", " ")
    return words if len(words) > LONGEST_INITIALS else words.upper()


def _stage_knob(page: "PlaygroundPage") -> str:
    return _knob_words(page.snapshot.focus, page.snapshot.gate)


def _all_gates_knob(page: "AllGatesPage") -> str:
    return _knob_words(page.gates.focused, page.gates.gate)


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
"""Offered right after something was taken away."""

HIDE: SessionBinding = Binding(
    "H", lambda s: s.say(s.page.toggle_hidden()), "hide / show what tells the answer", VIEW
)
SHOW_HINT = Hint("show what is hidden", (HIDE,))
"""Offered as long as anything is hidden, unless that is locked."""

GO_ON: SessionBinding = Binding("Enter", lambda s: s.offers.go_on(), "go on where you were", SHARE)
"""Only while the last run is offered, after a start."""

TRAIN: SessionBinding = Binding(
    "Space",
    lambda s: s.page.toggle_run(),
    "train / pause",
    TIME,
    hint="train",
    words=lambda page: "pause" if page.is_running else "train",
    room="pause",
)

PAGE_KEYS: tuple[SessionBinding, ...] = tuple(
    Binding(
        entry.key,
        _turn_to(entry.title),
        entry.label,
        VIEW,
        hint=entry.hint if entry is not here else "",
        pages=(here.title,),
    )
    for here in PAGES
    for entry in PAGES
)
"""On each page the keys of all pages, with hints for the others."""
HOME_KEY = PAGES[0].key

BINDINGS: tuple[SessionBinding, ...] = (
    TRAIN,
    *(
        Binding(key, _step(action), "one epoch back / on", TIME, HELD, "step", pages, when)
        for key, action, pages, when in (
            ("Left", Action.BACK, STAGE, lambda page: page.snapshot.epoch > 0),
            ("Right", Action.FORWARD, STAGE, None),
            (",", Action.BACK, ALL, lambda page: page.gates.epoch > 0),
            (".", Action.FORWARD, ALL, None),
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
    *(
        Binding(key, _step(flip), "flip an input", NEURON, hint="flip inputs", pages=STAGE)
        for key, flip in zip(INPUT_KEYS, FLIPS, strict=True)
    ),
    *(
        Binding(
            *(key, _step(action), RAISE_LOWER, NEURON, HELD, "threshold", pages),
            words=words,
            room="learning rate",
        )
        for key, action, pages, words in (
            ("Up", Action.RAISE, STAGE, _stage_knob),
            ("Down", Action.LOWER, STAGE, None),
            ("Shift+Up", Action.RAISE, ALL, _all_gates_knob),
            ("Shift+Down", Action.LOWER, ALL, None),
        )
    ),
    Binding("Shift+Up", _step(Action.RAISE_COARSE), "in coarse steps", NEURON, HELD, pages=STAGE),
    Binding("Shift+Down", _step(Action.LOWER_COARSE), "in coarse steps", NEURON, HELD, pages=STAGE),
    Binding("Ctrl+Up", _step(Action.RAISE_FINE), "in fine steps", NEURON, HELD),
    Binding("Ctrl+Down", _step(Action.LOWER_FINE), "in fine steps", NEURON, HELD),
    Binding("Tab", _step(Action.FOCUS_NEXT), "move the focus on / back", NEURON, HELD, "next knob"),
    Binding("Shift+Tab", _step(Action.FOCUS_PREVIOUS), "move the focus on / back", NEURON, HELD),
    Binding("N", _step(Action.NEW_WEIGHTS), "new random weights", NEURON, hint="new start"),
    Binding(
        "V",
        lambda s: s.stage.next_panel(),
        " / ".join(panel.word for panel in SIDE_PANELS),
        VIEW,
        hint="next view",
        pages=STAGE,
        words=lambda page: SIDE_PANELS[(page.side_panel + 1) % len(SIDE_PANELS)].title.lower(),
        room=max((panel.title.lower() for panel in SIDE_PANELS), key=len),
    ),
    *PAGE_KEYS,
    Binding(
        *("W", lambda s: s.stage.toggle_next_step(), "what the next epoch will do", TIME),
        *(ONCE, "next step", STAGE),
    ),
    Binding(
        *("R", _step(Action.RESET), "the same starting weights", NEURON, ONCE, "same start"),
        when=lambda page: page.latest_epoch > 0,
    ),
    Binding("Z", _step(Action.ZERO_WEIGHTS), "zero weights", NEURON),
    Binding("+", lambda s: s.page.change_speed(+1), "faster / slower", TIME, HELD, "speed"),
    Binding("-", lambda s: s.page.change_speed(-1), "faster / slower", TIME, HELD, "speed"),
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
    Binding("Ctrl+S", lambda s: s.saving.ask(), "save the gate as a file", GATES, pages=STAGE),
    Binding("Ctrl+R", lambda s: s.files.reload(), "read the gate files again", GATES, pages=STAGE),
    Binding("I", lambda s: s.stage.point_out(), "what the sentence speaks of", VIEW, pages=STAGE),
    HIDE,
    Binding("L", lambda s: s.stage.toggle_log_axes(), "log / straight axes", VIEW, pages=STAGE),
    Binding("T", lambda s: s.screen.next_theme(), "next theme", VIEW, hint="theme"),
    Binding("P", lambda s: s.screen.toggle_projector(), "projector: large bulbs", VIEW),
    Binding("M", lambda s: s.toggle_sound(), "sound on / off", VIEW, pages=STAGE),
    Binding("K", lambda s: s.toggle_calm(), "calm: no motion", VIEW, pages=STAGE),
    Binding("F5", lambda s: s.open_lessons().toggle(), "lessons", VIEW, hint="lessons"),
    Binding("F11", lambda s: s.toggle_full_screen(), "full screen", VIEW),
    Binding("Ctrl+C", _copy, COPY_PASTE, SHARE, pages=STAGE),
    Binding("Ctrl+V", _paste, COPY_PASTE, SHARE, pages=STAGE),
    Binding("F12", lambda s: s.ask_for_picture(), "save the picture", SHARE),
    Binding("Ctrl+E", _export, "save the run (CSV, YAML)", SHARE, pages=STAGE),
    Binding("Esc", lambda s: s.back(), "back; twice: quit", VIEW),
    Binding("Ctrl+Q", lambda s: s.quit(), "quit", VIEW),
    Binding("F1 ?", lambda s: s.toggle_help(), "help", VIEW, hint="help"),
)


@lru_cache(maxsize=16)
def bindings_on(page: str) -> tuple[SessionBinding, ...]:
    """Return the bindings of the page with the title `page`.

    First come the leading rows and the way back to the first page, then those of its own.
    """
    own = next(entry.load().bindings for entry in PAGES if entry.title == page)
    shared = [binding for binding in BINDINGS if page in binding.pages or not binding.pages]
    leading = [*shared[:N_LEADING], *(b for b in shared if b.keys == HOME_KEY and b.hint)]
    return (*leading, *own, *(b for b in shared if b not in leading))


@lru_cache(maxsize=16)
def by_chord(bindings: tuple[SessionBinding, ...]) -> Mapping[Chord, SessionBinding]:
    """Return the binding of each chord in `bindings`."""
    return {chord: binding for binding in bindings for chord in binding.chords}


@lru_cache(maxsize=16)
def help_on(page: str) -> tuple[HelpSection, ...]:
    """Return the sections of the help for a page."""
    return help_of(bindings_on(page))


@lru_cache(maxsize=64)
def hints_on(page: str, mode: tuple[SessionBinding, ...], n_inputs: int) -> tuple[Hint, ...]:
    """Return all hints of a page in a mode, for a gate with `n_inputs`."""
    beyond = INPUT_KEYS[n_inputs:]
    return hints_of(b for b in mode or bindings_on(page) if b.keys not in beyond)


def hints_now(page: Page, mode: tuple[SessionBinding, ...]) -> tuple[Hint, ...]:
    """Return the hints of `page` in its current mode, as they are now."""
    return tuple(hint.on(page) for hint in hints_on(page.title, mode, page.n_inputs))
