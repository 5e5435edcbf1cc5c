"""From the text of a gate file to its tree.

YAML's own loader would turn texts into numbers, dates and truth values on the way, and aliases into
copies; here its parser only cuts the text, and what a value means is decided by the format.
"""

from collections.abc import Iterator
from typing import TypeAlias

import yaml

from game.gates.bounds import MAX_DEPTH, MAX_NODES
from game.gates.nodes import Mapping, Node, Scalar, Sequence, Unusable
from game.gates.problem import START, Place, Report
from game.gates.syntax import BAD_ESCAPE, SPECIAL_START, explain, place_of

Loader: TypeAlias = "type[yaml.SafeLoader] | type[yaml.CSafeLoader]"
LOADER: Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""The parser in C is ten times faster; a PyYAML may have been built without it."""

STARTS = (yaml.SequenceStartEvent, yaml.MappingStartEvent)
ENDS = (yaml.SequenceEndEvent, yaml.MappingEndEvent)


def compose(text: str, report: Report, loader: Loader = LOADER) -> Node | None:
    """Return the tree of the one document in `text`, or None if it is empty.

    Anchors, aliases and tags are reported, each where it stands; nothing is ever made from a tag.

    Raises:
        GateFileError: The text is not YAML, holds several documents, or nests or counts beyond the
            bounds; the parser is stopped right there.
    """
    events = _bounded(_events(text, report, loader), report)
    return _Composer(text, report, events).document()


def _events(text: str, report: Report, loader: Loader) -> Iterator[yaml.Event]:
    try:
        yield from yaml.parse(f"{text}\n", Loader=loader)
    except yaml.MarkedYAMLError as error:
        report.refuse(*explain(error, text))
    except (OverflowError, ValueError):  # the parser in Python: an escape beyond Unicode's last
        report.refuse(START, BAD_ESCAPE)


def _bounded(events: Iterator[yaml.Event], report: Report) -> Iterator[yaml.Event]:
    n_nodes = depth = 0
    for event in events:
        n_nodes += isinstance(event, yaml.NodeEvent)
        depth += isinstance(event, STARTS) - isinstance(event, ENDS)
        if depth > MAX_DEPTH:
            nested = f"Lists and groups are nested here more than {MAX_DEPTH} deep"
            report.refuse(place_of(event.start_mark), f"{nested}; a gate needs three levels.")
        if n_nodes > MAX_NODES:
            many = f"The file holds more than {MAX_NODES:,} values"
            report.refuse(place_of(event.start_mark), f"{many}; a gate needs far fewer.")
        yield event


class _Composer:
    def __init__(self, text: str, report: Report, events: Iterator[yaml.Event]) -> None:
        self._text = text
        self._report = report
        self._events = events

    def document(self) -> Node | None:
        root = None
        for event in self._events:
            if isinstance(event, yaml.DocumentStartEvent):
                if root is not None:
                    second = "A second document begins here; one file holds one gate."
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
        """Report an alias, anchor or tag, which are what YAML makes of a leading *, & or !."""
        if isinstance(event, yaml.AliasEvent):
            self._report.add(place, SPECIAL_START.format("*", "an alias"))
        elif getattr(event, "anchor", None) is not None:
            self._report.add(place, SPECIAL_START.format("&", "an anchor"))
        elif getattr(event, "tag", None) is not None:
            self._report.add(place, SPECIAL_START.format("!", "a tag"))
        else:
            return True
        return False
