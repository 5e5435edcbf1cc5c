"""Decode the bytes of a file, and parse the text to a tree of values with positions.

YAML's own loader would convert texts to numbers, dates and booleans, and resolve aliases; here only
its parser is used, and the gate format decides what a value means.
"""

import codecs
import re
from collections.abc import Iterator
from pathlib import Path
from typing import NoReturn, TypeAlias

import yaml

from ..record import Record
from .bounds import MAX_BYTES, MAX_DEPTH, MAX_NODES
from .problem import LINE_BREAK, START, UNSAFE, Place, Report
from .signs import UNSEEN, unseen_sentence
from .yaml_errors import BAD_ESCAPE, GATE, SPECIAL_START, Format, explain, place_of

INK = re.compile(r"\S")


class Scalar(Record):
    """A single value and its position.

    Attributes:
        place: Its start.
        text: Its text, with quotes and escapes resolved.
        is_plain: Whether it is written without quotes.
        raw: Its source text.
    """

    place: Place
    text: str
    is_plain: bool
    raw: str

    def place_of(self, position: int) -> Place:
        """Return the position in the file of the character at `position` of `text`.

        Folding a text over lines changes only its white space, so the other characters are
        counted. If escapes make text and file differ, the result is the start of the value.
        """
        begin = self._content_start()
        ink = [found.start() + begin for found in INK.finditer(self.raw[begin:])]
        text_ink = "".join(self.text.split())
        if "".join(self.raw[index] for index in ink[: len(text_ink)]) != text_ink or not text_ink:
            return self.place
        n_before = len("".join(self.text[:position].split()))
        is_inside = n_before < len(text_ink)
        return self._place_at(ink[n_before] if is_inside else ink[n_before - 1] + 1)

    def place_of_sign(self, sign: str) -> Place:
        """Return the position in the file of the first `sign`: the start if it is an escape."""
        index = self.raw.find(sign)
        return self.place if index < 0 else self._place_at(index)

    def _content_start(self) -> int:
        if self.is_plain:
            return 0
        if self.raw[0] in "'\"":
            return 1
        *_, below_header = LINE_BREAK.split(self.raw, maxsplit=1)
        return len(self.raw) - len(below_header)

    def _place_at(self, index: int) -> Place:
        first, *others = LINE_BREAK.split(self.raw[:index])
        if not others:
            return Place(self.place.line, self.place.column + len(first))
        return Place(self.place.line + len(others), len(others[-1]) + 1)


class Sequence(Record):
    """A list."""

    place: Place
    items: tuple["Node", ...]


class Mapping(Record):
    """Keys and values in the order of the file, duplicates included."""

    place: Place
    entries: tuple[tuple["Node", "Node"], ...]


class Unusable(Record):
    """A value whose problem is already reported; readers ignore it silently."""

    place: Place


Node = Scalar | Sequence | Mapping | Unusable


ZERO_BYTE = "There is a zero byte here, so this is no text in UTF-8; save the file as UTF-8."
TAB = "There is a tab here; a {} file is laid out with spaces only."
OTHER_ENCODINGS = {  # longer byte order marks first: that of UTF-32 begins with that of UTF-16
    codecs.BOM_UTF32_LE: "UTF-32",
    codecs.BOM_UTF32_BE: "UTF-32",
    codecs.BOM_UTF16_LE: "UTF-16",
    codecs.BOM_UTF16_BE: "UTF-16",
}


def decode(data: bytes | str, source: Path | None, kind: Format = GATE) -> tuple[str, Report]:
    """Return the text of a file, and the report that collects its problems.

    The text has at most `MAX_BYTES`, is not blank, and contains no tab and no unsafe character,
    so that any YAML parser can read it.

    Raises:
        GateFileError: The text does not meet these conditions.
    """
    size = len(data if isinstance(data, bytes) else data.encode("utf-8", "surrogatepass"))
    if size > MAX_BYTES:
        refuse_size(size, source, kind)
    text = _utf8(data, source) if isinstance(data, bytes) else data
    text = text.removeprefix("\ufeff")
    report = Report(source, text)
    if not text.strip():
        refuse_empty(report, kind)
    if "\0" in text:
        report.refuse(_place(text[: text.index("\0")]), ZERO_BYTE)
    _check_characters(text, report, kind)
    return text, report


def refuse_empty(report: Report, kind: Format = GATE) -> NoReturn:
    """Raise `GateFileError` for a file without content."""
    report.refuse(START, f"The file is empty; the smallest {kind.noun} is {kind.smallest}.")


def refuse_size(size: int, source: Path | None, kind: Format = GATE) -> NoReturn:
    """Raise `GateFileError` for a file of `size` bytes, which is too large."""
    message = f"The file has {size:,} bytes; a {kind.noun} file has at most {MAX_BYTES:,}."
    Report(source).refuse(START, message)


def _utf8(data: bytes, source: Path | None) -> str:
    for mark, encoding in OTHER_ENCODINGS.items():
        if data.startswith(mark):
            message = f"The file is saved as {encoding}; save it as UTF-8."
            Report(source).refuse(START, message)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        report = Report(source, data.decode("utf-8", "replace").removeprefix("\ufeff"))
        place = _place(data[: error.start].decode("utf-8").removeprefix("\ufeff"))
        message = (
            f"Line {place.line} holds the byte 0x{data[error.start]:02X}, which is not UTF-8; "
            "save the file as UTF-8."
        )
        report.refuse(place, message)


def _place(before: str) -> Place:
    lines = LINE_BREAK.split(before)
    return Place(len(lines), len(lines[-1]) + 1)


def _check_characters(text: str, report: Report, kind: Format) -> None:
    for number, line in enumerate(LINE_BREAK.split(text), start=1):
        if (found := UNSAFE.search(line)) is not None:
            report.add(Place(number, found.start() + 1), unseen_sentence(found.group()))
        if "\t" in line:
            report.add(Place(number, line.index("\t") + 1), TAB.format(kind.noun))
    report.close()


Loader: TypeAlias = "type[yaml.SafeLoader] | type[yaml.CSafeLoader]"
LOADER: Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""The C parser is ten times faster; some builds of PyYAML lack it."""

STARTS = (yaml.SequenceStartEvent, yaml.MappingStartEvent)
ENDS = (yaml.SequenceEndEvent, yaml.MappingEndEvent)


def compose(text: str, report: Report, loader: Loader = LOADER, kind: Format = GATE) -> Node | None:
    """Return the tree of the one document in `text`, or None if it is empty.

    Anchors, aliases and tags are reported at their positions; tags never create objects.

    Raises:
        GateFileError: The text is not YAML, has several documents, or exceeds the limits on depth
            or number of values; the parser stops there.
    """
    events = _bounded(_events(text, report, loader, kind), report, kind)
    return _Composer(text, report, events, kind).document()


def _events(text: str, report: Report, loader: Loader, kind: Format) -> Iterator[yaml.Event]:
    try:
        yield from yaml.parse(f"{text}\n", Loader=loader)
    except yaml.MarkedYAMLError as error:
        _report_unseen_near(error, text, report)
        report.refuse(*explain(error, text, kind))
    except (OverflowError, ValueError):  # the Python parser: an escape beyond the last code point
        report.refuse(START, BAD_ESCAPE)


OUTSIDE = re.compile(
    rf"""(?<![^\s\[{{,:-])(?:"(?:[^"\\]|\\.)*"?|'(?:[^']|'')*'?)|(?<!\S)\#.*|({UNSEEN.pattern})"""
)
"""A quoted text, a comment or, as a group, a character that cannot be seen outside of them."""
FREE_TEXT = re.compile(r"(?:name|description): +[^ '\"]")


def _report_unseen_near(error: yaml.MarkedYAMLError, text: str, report: Report) -> None:
    """Report characters that cannot be seen where the parser began and where it stopped."""
    begin, stop = place_of(error.context_mark), place_of(error.problem_mark)
    lines = LINE_BREAK.split(text)
    for number in sorted({begin.line, stop.line - 1, stop.line} & set(range(1, len(lines) + 1))):
        line = lines[number - 1]
        found = () if FREE_TEXT.match(line) else OUTSIDE.finditer(line)
        for unseen in (match for match in found if match[1]):
            report.add(Place(number, unseen.start() + 1), unseen_sentence(unseen[1]))
    report.close()


def _bounded(events: Iterator[yaml.Event], report: Report, kind: Format) -> Iterator[yaml.Event]:
    n_nodes = depth = 0
    for event in events:
        n_nodes += isinstance(event, yaml.NodeEvent)
        depth += isinstance(event, STARTS) - isinstance(event, ENDS)
        if depth > MAX_DEPTH:
            nested = f"Lists and groups are nested here more than {MAX_DEPTH} deep"
            enough = f"a {kind.noun} needs {kind.levels} levels"
            report.refuse(place_of(event.start_mark), f"{nested}; {enough}.")
        if n_nodes > MAX_NODES:
            many = f"The file holds more than {MAX_NODES:,} values"
            report.refuse(place_of(event.start_mark), f"{many}; a {kind.noun} needs far fewer.")
        yield event


class _Composer:
    def __init__(
        self, text: str, report: Report, events: Iterator[yaml.Event], kind: Format
    ) -> None:
        self._text = text
        self._report = report
        self._events = events
        self._noun = kind.noun

    def document(self) -> Node | None:
        root = None
        for event in self._events:
            if isinstance(event, yaml.DocumentStartEvent):
                if root is not None:
                    second = f"A second document begins here; one file holds one {self._noun}."
                    self._report.refuse(place_of(event.start_mark), second)
                root = self._node(next(self._events))
        return root

    def _node(self, event: yaml.Event) -> Node:
        place = place_of(event.start_mark)
        is_usable = self._has_no_extras(event, place)
        node = self._value(event, place)
        return node if is_usable else Unusable(place)

    def _value(self, event: yaml.Event, place: Place) -> Node:
        if isinstance(event, yaml.ScalarEvent):
            assert event.start_mark is not None
            assert event.end_mark is not None
            raw = self._text[event.start_mark.index : event.end_mark.index]
            return Scalar(place, event.value, event.implicit[0], raw)
        if isinstance(event, yaml.SequenceStartEvent):
            return Sequence(place, tuple(self._until(yaml.SequenceEndEvent)))
        if isinstance(event, yaml.MappingStartEvent):
            nodes = self._until(yaml.MappingEndEvent)
            return Mapping(place, tuple(zip(nodes, nodes, strict=True)))
        return Unusable(place)

    def _until(self, end: type[yaml.Event]) -> Iterator[Node]:
        for event in self._events:
            if isinstance(event, end):
                return
            yield self._node(event)

    def _has_no_extras(self, event: yaml.Event, place: Place) -> bool:
        """Report an alias, anchor or tag: in YAML, what begins with *, & or ! without quotes."""
        if isinstance(event, yaml.AliasEvent):
            self._report.add(place, SPECIAL_START.format("*", "an alias"))
        elif getattr(event, "anchor", None) is not None:
            self._report.add(place, SPECIAL_START.format("&", "an anchor"))
        elif getattr(event, "tag", None) is not None:
            self._report.add(place, SPECIAL_START.format("!", "a tag"))
        else:
            return True
        return False
