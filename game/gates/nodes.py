"""The tree of a gate file: values that know their place in the text."""

import re
from dataclasses import dataclass

from game.gates.problem import LINE_BREAK, Place

INK = re.compile(r"\S")


@dataclass(frozen=True, slots=True)
class Scalar:
    """A single value.

    Attributes:
        place: Where it begins.
        text: What it says, quotes and escapes undone.
        is_plain: Whether it stands there without quotes.
        raw: Its stretch of the file.
    """

    place: Place
    text: str
    is_plain: bool
    raw: str

    def place_of(self, position: int) -> Place:
        """Return where the character at `position` of `text` stands in the file.

        Folding a text over lines changes only its white space, so the place is found by counting
        the other characters. Where escapes make text and file differ, it is the value's start.
        """
        begin = self._content_start()
        ink = [found.start() + begin for found in INK.finditer(self.raw[begin:])]
        text_ink = "".join(self.text.split())
        if "".join(self.raw[index] for index in ink[: len(text_ink)]) != text_ink or not text_ink:
            return self.place
        n_before = len("".join(self.text[:position].split()))
        is_inside = n_before < len(text_ink)
        return self._place_at(ink[n_before] if is_inside else ink[n_before - 1] + 1)

    def _content_start(self) -> int:
        if self.is_plain:
            return 0
        return 1 if self.raw[0] in "'\"" else self.raw.find("\n") + 1

    def _place_at(self, index: int) -> Place:
        first, *others = LINE_BREAK.split(self.raw[:index])
        if not others:
            return Place(self.place.line, self.place.column + len(first))
        return Place(self.place.line + len(others), len(others[-1]) + 1)


@dataclass(frozen=True, slots=True)
class Sequence:
    """A list."""

    place: Place
    items: tuple["Node", ...]


@dataclass(frozen=True, slots=True)
class Mapping:
    """Keys and values in the order of the file, duplicates included."""

    place: Place
    entries: tuple[tuple["Node", "Node"], ...]


@dataclass(frozen=True, slots=True)
class Unusable:
    """A value that was reported already; whoever reads it says nothing more."""

    place: Place


Node = Scalar | Sequence | Mapping | Unusable
