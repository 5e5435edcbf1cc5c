"""Bindings: keys by name and what they do, as the hint bar and the help tell them.

Whatever shows a key holds its binding, so that a click on it does what the key does.
"""

from collections.abc import Callable, Iterable, Mapping
from functools import cached_property
from typing import Any, Generic, TypeAlias, TypeVar

from ...record import Record

GROUPS = TIME, NEURON, GATES, VIEW, SHARE = ("Time", "Neuron", "Gates", "View", "Share")
CAPS: Mapping[str, str] = {"Left": "←", "Right": "→", "Up": "↑", "Down": "↓", "-": "−"}
MAX_CAPS = 3  # shown one by one; more bindings that share a hint are shown as first–last
ARROWS = ("←", "→", "↑", "↓")  # four of them, but everybody knows them by sight
PLAIN = ""

Receiver = TypeVar("Receiver")


class Chord(Record):
    """A key with its modifier; one without a code is known by the character that it types.

    Symbols such as + lie under other keys on each keyboard, so only their text counts.
    """

    modifier: str
    name: str

    @property
    def caps(self) -> tuple[str, ...]:
        """What the keycaps say."""
        cap = CAPS.get(self.name, self.name)
        return (self.modifier, cap) if self.modifier else (cap,)


def chord(text: str) -> Chord:
    """Return the chord that `text` names: "Space", "Shift+Left", "+"."""
    modifier, plus, name = text.partition("+")
    return Chord(modifier, name) if plus and modifier and name else Chord(PLAIN, text)


class Binding(Record, Generic[Receiver], eq=False):
    """Keys, and what they do.

    Attributes:
        keys: Chords as in `chord`, any of them; several with spaces between.
        does: Is called with whom the keys are pressed for.
        label: What that is, in the help's words; bindings with the same label share a line.
        group: Where the help lists it.
        repeats: Whether a held key does it again and again.
        hint: A shorter label for the hint bar; bindings with the same hint share a place.
        pages: The titles of the pages on which the keys do this; none for every page.
    """

    keys: str
    does: Callable[[Receiver], object]
    label: str
    group: str
    repeats: bool = False
    hint: str = ""
    pages: tuple[str, ...] = ()

    @cached_property
    def chords(self) -> tuple[Chord, ...]:
        """The keys, each with its modifier."""
        return tuple(chord(text) for text in self.keys.split())


AnyBinding: TypeAlias = Binding[Any]


class Keycap(Record):
    """A keycap, or several pressed together, and the binding that it stands for.

    Attributes:
        caps: What stands on them.
        binding: What a click does; None where the caps stand for several bindings.
    """

    caps: tuple[str, ...]
    binding: AnyBinding | None


class Hint(Record):
    """One place of the hint bar: a label, and the bindings that share it."""

    label: str
    bindings: tuple[AnyBinding, ...]

    @cached_property
    def keycaps(self) -> tuple[Keycap, ...]:
        """One for each binding's first chord, or one from first to last if they are many."""
        chords = [binding.chords[0].caps for binding in self.bindings]
        caps = [Keycap(("+".join(c),), b) for c, b in zip(chords, self.bindings, strict=True)]
        return _shortened(caps)


class HelpLine(Record):
    """One line of the help: the bindings that share a label, each with all its chords."""

    label: str
    bindings: tuple[AnyBinding, ...]

    @cached_property
    def keycaps(self) -> tuple[Keycap, ...]:
        """One for each chord, or one from first to last if they are many."""
        caps = [Keycap(c.caps, binding) for binding in self.bindings for c in binding.chords]
        return _shortened(caps)


class HelpSection(Record):
    """Lines of the help that belong together."""

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
    """Return the keycaps, or where they are many one from the first to the last."""
    lasts = tuple(keycap.caps[-1] for keycap in keycaps)
    if len(lasts) <= MAX_CAPS or lasts == ARROWS:
        return tuple(keycaps)
    return (Keycap((f"{lasts[0]}–{lasts[-1]}",), None),)
