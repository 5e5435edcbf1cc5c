"""What the keys do: one table for the dispatcher, the hint bar, the help and the tests."""

from collections.abc import Mapping

from ..playground.controls import Action
from ..record import Record
from .command import Command
from .keys import Chord, chord, pressed
from .page import EVERY_PAGE, ON_ALL_GATES, ON_STAGE, Page

GROUPS = TIME, NEURON, GATES, VIEW, SHARE = ("Time", "Neuron", "Gates", "View", "Share")
ONCE, HELD = False, True
MANY_GATES = 9
COPY_PASTE = "copy / paste the run as a command"
RAISE_LOWER = "raise / lower what has the focus"
ALL_GATES_OF = (2, 3, 4)  # inputs
MANY_CELLS = 16  # of a mosaic, for one press of a page key
FLIPS = (
    Action.FLIP_INPUT_1,
    Action.FLIP_INPUT_2,
    Action.FLIP_INPUT_3,
    Action.FLIP_INPUT_4,
    Action.FLIP_INPUT_5,
    Action.FLIP_INPUT_6,
)


class Binding(Record):
    """Keys, and what they do.

    Attributes:
        keys: Chords as in `keys.chord`, any of them; several with spaces between.
        does: What is done.
        label: What that is, in the help's words; bindings with the same label share a line.
        group: Where the help lists it.
        repeats: Whether a held key does it again and again.
        hint: A shorter label for the hint bar; bindings with the same hint share a place.
        argument: Tells alike commands apart, as the place of the gate to pick.
        pages: Where the keys do this.
    """

    keys: str
    does: Action | Command
    label: str
    group: str
    repeats: bool = ONCE
    hint: str = ""
    argument: int = 0
    pages: frozenset[Page] = EVERY_PAGE

    @property
    def chords(self) -> tuple[Chord, ...]:
        """The keys, each with its modifier."""
        return tuple(chord(text) for text in self.keys.split())


BINDINGS: tuple[Binding, ...] = (
    Binding("Space", Command.TOGGLE_RUN, "train / pause", TIME, hint="train / pause"),
    Binding("F1 ?", Command.HELP, "help", VIEW, hint="help"),
    Binding(
        "Enter", Command.OPEN_GATE, "open on the main stage", GATES, hint="open", pages=ON_ALL_GATES
    ),
    *(
        Binding(key, command, "move the cursor", GATES, HELD, "move", cells, ON_ALL_GATES)
        for key, command, cells in (
            ("Left", Command.CURSOR_ACROSS, -1),
            ("Right", Command.CURSOR_ACROSS, 1),
            ("Up", Command.CURSOR_DOWN, -1),
            ("Down", Command.CURSOR_DOWN, 1),
        )
    ),
    *(
        Binding(key, Command.CURSOR_DOWN, "far up / down", GATES, HELD, "", cells, ON_ALL_GATES)
        for key, cells in (("PageUp", -MANY_CELLS), ("PageDown", MANY_CELLS))
    ),
    *(
        Binding(
            str(n_inputs),
            Command.SHOW_INPUTS,
            "all gates of so many inputs",
            GATES,
            ONCE,
            "inputs",
            n_inputs,
            ON_ALL_GATES,
        )
        for n_inputs in ALL_GATES_OF
    ),
    *(
        Binding(key, action, "one epoch back / on", TIME, HELD, "step / rewind", 0, pages)
        for key, action, pages in (
            ("Left", Action.BACK, ON_STAGE),
            ("Right", Action.FORWARD, ON_STAGE),
            (",", Action.BACK, ON_ALL_GATES),
            (".", Action.FORWARD, ON_ALL_GATES),
        )
    ),
    Binding("Shift+Left", Action.BACK_10, "10 epochs back / on", TIME, HELD),
    Binding("Shift+Right", Action.FORWARD_10, "10 epochs back / on", TIME, HELD),
    Binding("Ctrl+Left", Action.BACK_100, "100 epochs back / on", TIME, HELD),
    Binding("Ctrl+Right", Action.FORWARD_100, "100 epochs back / on", TIME, HELD),
    Binding("Home", Action.TO_START, "to the start / the end", TIME),
    Binding("End", Action.TO_END, "to the start / the end", TIME),
    Binding("R", Action.RESET, "the same starting weights", NEURON, hint="same start"),
    Binding("N", Action.NEW_WEIGHTS, "new random weights", NEURON, hint="new start"),
    Binding("Z", Action.ZERO_WEIGHTS, "zero weights", NEURON),
    Binding("Up", Action.RAISE, RAISE_LOWER, NEURON, HELD, "threshold", pages=ON_STAGE),
    Binding("Down", Action.LOWER, RAISE_LOWER, NEURON, HELD, "threshold", pages=ON_STAGE),
    Binding("Shift+Up", Action.RAISE_COARSE, "in coarse steps", NEURON, HELD, pages=ON_STAGE),
    Binding("Shift+Down", Action.LOWER_COARSE, "in coarse steps", NEURON, HELD, pages=ON_STAGE),
    Binding("Shift+Up", Action.RAISE, RAISE_LOWER, NEURON, HELD, "threshold", pages=ON_ALL_GATES),
    Binding("Shift+Down", Action.LOWER, RAISE_LOWER, NEURON, HELD, "threshold", pages=ON_ALL_GATES),
    Binding("Ctrl+Up", Action.RAISE_FINE, "in fine steps", NEURON, HELD),
    Binding("Ctrl+Down", Action.LOWER_FINE, "in fine steps", NEURON, HELD),
    Binding("Tab", Action.FOCUS_NEXT, "move the focus on / back", NEURON, HELD, "focus"),
    Binding("Shift+Tab", Action.FOCUS_PREVIOUS, "move the focus on / back", NEURON, HELD),
    Binding("+", Command.FASTER, "faster / slower", TIME, HELD, "speed"),
    Binding("-", Command.SLOWER, "faster / slower", TIME, HELD, "speed"),
    *(
        Binding(
            chr(ord("A") + place), flip, "flip an input", NEURON, hint="flip inputs", pages=ON_STAGE
        )
        for place, flip in enumerate(FLIPS)
    ),
    Binding("Shift+R", Command.DEFAULTS, "all knobs as the gate has them", NEURON, pages=ON_STAGE),
    Binding("O", Action.SWITCH_OPTIMIZER, "the other optimiser", NEURON),
    Binding(
        "G",
        Command.EDIT_TARGETS,
        "edit the targets: arrows, Enter",
        GATES,
        hint="edit",
        pages=ON_STAGE,
    ),
    *(
        Binding(
            str(place + 1),
            Command.PICK_GATE,
            "pick a gate",
            GATES,
            hint="gate",
            argument=place,
            pages=ON_STAGE,
        )
        for place in range(MANY_GATES)
    ),
    Binding("/", Command.SEARCH, "search a gate: type, Enter", GATES, ONCE, "search", 0, ON_STAGE),
    Binding("PageUp", Command.PREVIOUS_GATE, "previous / next gate", GATES, HELD, pages=ON_STAGE),
    Binding("PageDown", Command.NEXT_GATE, "previous / next gate", GATES, HELD, pages=ON_STAGE),
    Binding("Ctrl+S", Command.SAVE, "save the gate as a file", GATES, pages=ON_STAGE),
    Binding("Ctrl+R", Command.RELOAD, "read the gate files again", GATES, pages=ON_STAGE),
    Binding("V", Command.NEXT_PANEL, "map / landscape / verdict", VIEW, hint="map", pages=ON_STAGE),
    Binding("L", Command.TOGGLE_LOG_AXES, "log / straight axes", VIEW, pages=ON_STAGE),
    Binding("T", Command.NEXT_THEME, "next theme", VIEW, hint="theme"),
    Binding("M", Command.SOUND, "sound on / off", VIEW, pages=ON_STAGE),
    Binding("K", Command.CALM, "calm: no motion", VIEW, pages=ON_STAGE),
    Binding("F2", Command.PLAYGROUND, "the playground", VIEW),
    Binding("F3", Command.ALL_GATES, "all gates at once", VIEW, hint="all gates"),
    Binding("F11", Command.FULL_SCREEN, "full screen", VIEW),
    Binding("Ctrl+C", Command.COPY, COPY_PASTE, SHARE, pages=ON_STAGE),
    Binding("Ctrl+V", Command.PASTE, COPY_PASTE, SHARE, pages=ON_STAGE),
    Binding("F12", Command.PICTURE, "save the picture", SHARE),
    Binding("Ctrl+E", Command.EXPORT, "save the run (CSV, YAML)", SHARE, pages=ON_STAGE),
    Binding("Esc", Command.BACK, "back, or quit", VIEW),
    Binding("Ctrl+Q", Command.QUIT, "quit", VIEW),
)

BINDING_OF_CHORD: Mapping[tuple[Page, Chord], Binding] = {
    (page, chord): binding
    for binding in BINDINGS
    for page in binding.pages
    for chord in binding.chords
}


def bindings_on(page: Page) -> tuple[Binding, ...]:
    """Return the part of the table that holds on `page`, in its order."""
    return tuple(binding for binding in BINDINGS if page in binding.pages)


def binding_for(page: Page, code: int, modifiers: int, text: str) -> Binding | None:
    """Return what a key press means on `page`: pygame's key code, modifiers and typed text."""
    found = (BINDING_OF_CHORD.get((page, chord)) for chord in pressed(code, modifiers, text))
    return next((binding for binding in found if binding is not None), None)
