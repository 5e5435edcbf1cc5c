"""Bindings: keys by name and their actions, as shown in the hint bar and the help.

Everything that shows a key holds its binding, so that a click on it does the same as the key.
"""

from collections.abc import Callable, Iterable, Mapping
from functools import cached_property
from typing import Any, Generic, TypeAlias, TypeVar

from ...record import Record

GROUPS = TIME, NEURON, GATES, VIEW, SHARE = ("Time", "Neuron", "Gates", "View", "Share")
CAPS: Mapping[str, str] = {"Left": "←", "Right": "→", "Up": "↑", "Down": "↓", "-": "−"}
MAX_CAPS = 3  # shown singly; more bindings that share a hint are shown as first–last
ARROWS = ("←", "→", "↑", "↓")  # always shown singly: they are easy to recognise
PLAIN = ""

Receiver = TypeVar("Receiver")


class Chord(Record):
    """A key with its modifier; one without a key code is identified by the character it types.

    Symbols such as + are on different keys on each keyboard, so only the text counts.
    """

    modifier: str
    name: str

    @property
    def caps(self) -> tuple[str, ...]:
        """The labels of the keycaps."""
        cap = CAPS.get(self.name, self.name)
        return (self.modifier, cap) if self.modifier else (cap,)


def chord(text: str) -> Chord:
    """Return the chord that `text` names: "Space", "Shift+Left", "+"."""
    modifier, plus, name = text.partition("+")
    return Chord(modifier, name) if plus and modifier and name else Chord(PLAIN, text)


class Binding(Record, Generic[Receiver], eq=False):
    """Keys and their action.

    Attributes:
        keys: One or more chords as in `chord`, separated by spaces.
        does: The action; called with the receiver.
        label: Its label in the help; bindings with the same label share a line.
        group: The section of the help that lists it.
        repeats: Whether a held key repeats it.
        hint: A shorter label for the hint bar; bindings with the same hint share a place.
        pages: The titles of the pages on which the binding is valid; empty for all.
        when: Returns whether it can be of use on a page now; else the hint bar leaves it out.
        words: Returns the label in the hint bar on a page now, in place of `hint`.
        room: The longest of the `words`: the place in the hint bar is as wide, lest others move.
    """

    keys: str
    does: Callable[[Receiver], object]
    label: str
    group: str
    repeats: bool = False
    hint: str = ""
    pages: tuple[str, ...] = ()
    when: Callable[[Any], bool] | None = None
    words: Callable[[Any], str] | None = None
    room: str = ""

    @cached_property
    def chords(self) -> tuple[Chord, ...]:
        """The keys, each with its modifier."""
        return tuple(chord(text) for text in self.keys.split())


AnyBinding: TypeAlias = Binding[Any]


class Keycap(Record):
    """A keycap, or several pressed together, and its binding.

    Attributes:
        caps: The labels.
        binding: The binding of a click; None if the caps stand for several bindings.
    """

    caps: tuple[str, ...]
    binding: AnyBinding | None


class Hint(Record):
    """One entry of the hint bar.

    Attributes:
        label: Its label.
        bindings: The bindings that share it.
        idle: Those that can do nothing now; their place stays empty.
    """

    label: str
    bindings: tuple[AnyBinding, ...]
    idle: tuple[AnyBinding, ...] = ()

    @cached_property
    def room(self) -> str:
        """The longest label for which its place has room."""
        return next((binding.room for binding in self.bindings if binding.room), self.label)

    @property
    def is_idle(self) -> bool:
        """Whether none of its bindings can do anything now."""
        return len(self.idle) == len(self.bindings)

    def on(self, page: object) -> "Hint":
        """Return the hint as it is on `page` now."""
        words, whens = self._changes
        idle = tuple(b for b in whens if b.when is not None and not b.when(page)) if whens else ()
        if words is None and not idle:
            return self
        return Hint(self.label if words is None else words(page), self.bindings, idle)

    @cached_property
    def _changes(self) -> tuple[Callable[[Any], str] | None, tuple[AnyBinding, ...]]:
        """What says its label now, and those of its bindings that may be idle."""
        words = next((b.words for b in self.bindings if b.words is not None), None)
        return words, tuple(binding for binding in self.bindings if binding.when is not None)

    @cached_property
    def keycaps(self) -> tuple[Keycap, ...]:
        """A keycap for the first chord of each binding, or one for first–last if there are many."""
        chords = [binding.chords[0].caps for binding in self.bindings]
        caps = [Keycap(("+".join(c),), b) for c, b in zip(chords, self.bindings, strict=True)]
        return _shortened(caps)


class HelpLine(Record):
    """One line of the help: the bindings that share a label, each with all its chords."""

    label: str
    bindings: tuple[AnyBinding, ...]

    @cached_property
    def keycaps(self) -> tuple[Keycap, ...]:
        """A keycap for each chord, or one for first–last if there are many."""
        caps = [Keycap(c.caps, binding) for binding in self.bindings for c in binding.chords]
        return _shortened(caps)


class HelpSection(Record):
    """A section of the help: a title and its lines."""

    title: str
    lines: tuple[HelpLine, ...]


def hints_of(bindings: Iterable[AnyBinding]) -> tuple[Hint, ...]:
    """Return a hint for each label, in the order of the bindings."""
    shared: dict[str, list[AnyBinding]] = {}
    for binding in bindings:
        if binding.hint:
            shared.setdefault(binding.hint, []).append(binding)
    return tuple(Hint(label, tuple(same)) for label, same in shared.items())


def help_of(bindings: Iterable[AnyBinding]) -> tuple[HelpSection, ...]:
    """Return the help's sections, a line for each label."""
    shared: dict[tuple[str, str], list[AnyBinding]] = {}
    for binding in bindings:
        shared.setdefault((binding.group, binding.label), []).append(binding)
    lines = [(group, HelpLine(label, tuple(same))) for (group, label), same in shared.items()]
    return tuple(
        HelpSection(group, tuple(line for other, line in lines if other == group))
        for group in GROUPS
    )


def _shortened(keycaps: list[Keycap]) -> tuple[Keycap, ...]:
    """Return the keycaps, or one for first–last if there are many."""
    lasts = tuple(keycap.caps[-1] for keycap in keycaps)
    if len(lasts) <= MAX_CAPS or lasts == ARROWS:
        return tuple(keycaps)
    return (Keycap((f"{lasts[0]}–{lasts[-1]}",), None),)
