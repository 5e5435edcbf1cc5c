"""What the keys do: one table for the dispatcher, the hint bar, the help and the tests."""

from collections.abc import Mapping
from dataclasses import dataclass

from game.app.command import Command
from game.app.keys import Chord, chord, pressed
from game.playground.action import Action

GROUPS = TIME, NEURON, GATES, VIEW, SHARE = ("Time", "Neuron", "Gates", "View", "Share")
ONCE, HELD = False, True
MANY_GATES = 9
FLIPS = (
    Action.FLIP_INPUT_1,
    Action.FLIP_INPUT_2,
    Action.FLIP_INPUT_3,
    Action.FLIP_INPUT_4,
    Action.FLIP_INPUT_5,
    Action.FLIP_INPUT_6,
)


@dataclass(frozen=True, slots=True)
class Binding:
    """Keys, and what they do.

    Attributes:
        keys: Chords as in `keys.chord`, any of them; several with spaces between.
        does: What is done.
        label: What that is, in the help's words; bindings with the same label share a line.
        group: Where the help lists it.
        repeats: Whether a held key does it again and again.
        hint: A shorter label for the hint bar; bindings with the same hint share a place.
        argument: Tells alike commands apart, as the place of the gate to pick.
    """

    keys: str
    does: Action | Command
    label: str
    group: str
    repeats: bool = ONCE
    hint: str = ""
    argument: int = 0

    @property
    def chords(self) -> tuple[Chord, ...]:
        """The keys, each with its modifier."""
        return tuple(chord(text) for text in self.keys.split())


BINDINGS: tuple[Binding, ...] = (
    Binding("Space", Command.TOGGLE_RUN, "train / pause", TIME, hint="train / pause"),
    Binding("Left", Action.BACK, "one epoch back / on", TIME, HELD, "step / rewind"),
    Binding("Right", Action.FORWARD, "one epoch back / on", TIME, HELD, "step / rewind"),
    Binding("Shift+Left", Action.BACK_10, "10 epochs back / on", TIME, HELD),
    Binding("Shift+Right", Action.FORWARD_10, "10 epochs back / on", TIME, HELD),
    Binding("Ctrl+Left", Action.BACK_100, "100 epochs back / on", TIME, HELD),
    Binding("Ctrl+Right", Action.FORWARD_100, "100 epochs back / on", TIME, HELD),
    Binding("Home", Action.TO_START, "to the start / the end", TIME),
    Binding("End", Action.TO_END, "to the start / the end", TIME),
    Binding("R", Action.RESET, "the same starting weights", NEURON, hint="same start"),
    Binding("N", Action.NEW_WEIGHTS, "new random weights", NEURON, hint="new start"),
    Binding("Z", Action.ZERO_WEIGHTS, "zero weights", NEURON),
    Binding("Up", Action.RAISE, "raise / lower what has the focus", NEURON, HELD, "threshold"),
    Binding("Down", Action.LOWER, "raise / lower what has the focus", NEURON, HELD, "threshold"),
    Binding("Shift+Up", Action.RAISE_COARSE, "in coarse steps", NEURON, HELD),
    Binding("Shift+Down", Action.LOWER_COARSE, "in coarse steps", NEURON, HELD),
    Binding("Ctrl+Up", Action.RAISE_FINE, "in fine steps", NEURON, HELD),
    Binding("Ctrl+Down", Action.LOWER_FINE, "in fine steps", NEURON, HELD),
    Binding("Tab", Action.FOCUS_NEXT, "move the focus on / back", NEURON, HELD, "focus"),
    Binding("Shift+Tab", Action.FOCUS_PREVIOUS, "move the focus on / back", NEURON, HELD),
    Binding("+", Command.FASTER, "faster / slower", TIME, HELD, "speed"),
    Binding("-", Command.SLOWER, "faster / slower", TIME, HELD, "speed"),
    *(
        Binding(chr(ord("A") + place), flip, "flip an input", NEURON, hint="flip inputs")
        for place, flip in enumerate(FLIPS)
    ),
    Binding("O", Action.SWITCH_OPTIMIZER, "the other optimiser", NEURON),
    Binding("G", Command.EDIT_TARGETS, "edit the targets: arrows, Enter", GATES, hint="edit"),
    *(
        Binding(
            str(place + 1),
            Command.PICK_GATE,
            "pick a gate",
            GATES,
            hint="gate",
            argument=place,
        )
        for place in range(MANY_GATES)
    ),
    Binding("/", Command.SEARCH, "search a gate: type, Enter", GATES, hint="search"),
    Binding("PageUp", Command.PREVIOUS_GATE, "previous / next gate", GATES, HELD),
    Binding("PageDown", Command.NEXT_GATE, "previous / next gate", GATES, HELD),
    Binding("Ctrl+S", Command.SAVE, "save the gate as a file", GATES),
    Binding("Ctrl+R", Command.RELOAD, "read the gate files again", GATES),
    Binding("V", Command.NEXT_PANEL, "decision map / loss landscape", VIEW, hint="map"),
    Binding("L", Command.TOGGLE_LOG_AXES, "log / straight axes", VIEW),
    Binding("T", Command.NEXT_THEME, "next theme", VIEW, hint="theme"),
    Binding("M", Command.SOUND, "sound on / off", VIEW),
    Binding("K", Command.CALM, "calm: no motion", VIEW),
    Binding("F1 ?", Command.HELP, "help", VIEW, hint="help"),
    Binding("F2", Command.PLAYGROUND, "the playground", VIEW),
    Binding("F11", Command.FULL_SCREEN, "full screen", VIEW),
    Binding("Ctrl+C", Command.COPY, "copy / paste the run as a command", SHARE),
    Binding("Ctrl+V", Command.PASTE, "copy / paste the run as a command", SHARE),
    Binding("F12", Command.PICTURE, "save the picture", SHARE),
    Binding("Ctrl+E", Command.EXPORT, "save the run (CSV, YAML)", SHARE),
    Binding("Esc", Command.BACK, "back, or quit", VIEW),
    Binding("Ctrl+Q", Command.QUIT, "quit", VIEW),
)

BINDING_OF_CHORD: Mapping[Chord, Binding] = {
    chord: binding for binding in BINDINGS for chord in binding.chords
}


def binding_for(code: int, modifiers: int, text: str) -> Binding | None:
    """Return what a key press means: pygame's key code, modifiers and typed text."""
    found = (BINDING_OF_CHORD.get(chord) for chord in pressed(code, modifiers, text))
    return next((binding for binding in found if binding is not None), None)
