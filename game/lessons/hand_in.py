"""Hand-ins: what a learner did in a lesson, as a file that a teacher can have replayed."""

import hashlib
import json
from collections.abc import Sequence
from pathlib import Path

from ..gates.bounds import Interval
from ..gates.problem import GateFileError, Report
from ..gates.values import Fields, read_fields, read_list, read_text, read_whole
from ..gates.yaml_errors import Format
from ..gates.yaml_files import read_source
from ..gates.yaml_tree import Node, Scalar, compose, decode
from ..record import Record
from .lesson import MANY_INPUTS, MAX_ITEMS, MAX_STEPS, MOST_PRESSES

HAND_IN = Format("hand-in", "lesson: 12-the-wall", "a lesson, its hash and steps", "eight")
KEYS = ("lesson", "title", "hash", "name", "steps")
STEP_KEYS = ("bet", "presses", "items")
ITEM_KEYS = ("run", "live", "inputs")
MAX_NAME, MAX_STEM, MAX_TITLE, MAX_RUN = 60, 100, 100, 4_000
NOTHING = "-"
"""Stands for an item that has not ticked, and for a bet that was not made."""


class HandedItem(Record):
    """The state in which an item ticked.

    Attributes:
        run: The command line of the run, up to the epoch.
        live: The row that was fed in, as bits; "" on the page of all gates.
        inputs: How many inputs the gates had, on the page of all gates; else None.
    """

    run: str
    live: str = ""
    inputs: int | None = None


class HandedStep(Record):
    """What was done in a step.

    Attributes:
        bet: The choice that was bet on, from 1; None if there was none.
        presses: How many presses had turned a weight or a knob.
        items: For each condition the state in which it ticked, or None.
    """

    bet: int | None
    presses: int
    items: tuple[HandedItem | None, ...]


class HandIn(Record):
    """What was done in a lesson.

    Attributes:
        lesson: The stem of the lesson's file.
        title: The lesson's title.
        hash: The hash of the lesson's file.
        name: The learner's name, or "".
        steps: What was done in each step that was begun.
    """

    lesson: str
    title: str
    hash: str
    name: str
    steps: tuple[HandedStep, ...]


def hash_of(text: str) -> str:
    """Return the hash of a lesson's file, which tells its versions apart."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def written(hand_in: HandIn) -> str:
    """Return the contents of the file."""
    lines = [
        f"lesson: {_quoted(hand_in.lesson)}",
        f"title: {_quoted(hand_in.title)}",
        f"hash: {_quoted(hand_in.hash)}",
        *([f"name: {_quoted(hand_in.name)}"] if hand_in.name else []),
        "steps:",
    ]
    for step in hand_in.steps:
        lines += [
            f"- bet: {_quoted(NOTHING) if step.bet is None else step.bet}",
            f"  presses: {step.presses}",
            "  items:",
            *map(_item_line, step.items),
        ]
    return "\n".join(lines) + "\n"


def _item_line(item: HandedItem | None) -> str:
    if item is None:
        return f"  - {_quoted(NOTHING)}"
    fields = [f"run: {_quoted(item.run)}"]
    fields += [f"live: {_quoted(item.live)}"] if item.live else []
    fields += [] if item.inputs is None else [f"inputs: {item.inputs}"]
    return f"  - {{{', '.join(fields)}}}"


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def load_hand_in(path: Path) -> HandIn:
    """Return the hand-in in a file.

    Raises:
        GateFileError: It cannot be read, or is no hand-in.
    """
    return parse_hand_in(read_source(path, HAND_IN), path)


def parse_hand_in(data: bytes | str, source: Path | None = None) -> HandIn:
    """Return the hand-in in the contents of a file.

    Raises:
        GateFileError: With all problems of the file.
    """
    text, report = decode(data, source, HAND_IN)
    root = compose(text, report, kind=HAND_IN)
    hand_in = None if root is None else _read(root, report)
    if report.problems or hand_in is None:
        raise GateFileError(report.problems or GateFileError.of_file(source or Path(), "").problems)
    return hand_in


def _read(root: Node, report: Report) -> HandIn | None:
    fields = read_fields(root, "a hand-in", KEYS, HAND_IN.example, report)
    if fields is None:
        return None
    for key in KEYS:
        if key not in fields and key != "name":
            report.add(root.place, f"The {key} is missing; the app writes it.")
    lesson = _text(fields, "lesson", MAX_STEM, report)
    title = _text(fields, "title", MAX_TITLE, report)
    hash_ = _text(fields, "hash", MAX_STEM, report)
    name = _text(fields, "name", MAX_NAME, report)
    steps = _read_steps(fields["steps"], report) if "steps" in fields else ()
    return HandIn(lesson, title, hash_, name, steps)


def _text(fields: Fields, key: str, longest: int, report: Report) -> str:
    if key not in fields:
        return ""
    return read_text(fields[key], f"The {key}", longest, report) or ""


def _read_steps(node: Node, report: Report) -> tuple[HandedStep, ...]:
    nodes = read_list(node, "steps", "steps: [{bet: 1, presses: 0, items: []}]", report) or ()
    if len(nodes) > MAX_STEPS:
        report.add(node.place, f"There are {len(nodes):,} steps; a lesson has at most {MAX_STEPS}.")
    return tuple(_read_step(step, report) for step in nodes[:MAX_STEPS])


def _read_step(node: Node, report: Report) -> HandedStep:
    fields = read_fields(node, "a step", STEP_KEYS, "bet: 1", report) or {}
    bet = None
    if "bet" in fields and not _is_nothing(fields["bet"]):
        bet = read_whole(fields["bet"], "bet", Interval(1, 3), report)
    presses = 0
    if "presses" in fields:
        presses = read_whole(fields["presses"], "presses", Interval(0, MOST_PRESSES), report) or 0
    items: Sequence[Node] = ()
    if "items" in fields:
        items = read_list(fields["items"], "items", "items: []", report) or ()
    if len(items) > MAX_ITEMS:
        report.add(node.place, f"There are {len(items):,} items; at most {MAX_ITEMS} are allowed.")
    return HandedStep(bet, presses, tuple(_read_item(item, report) for item in items[:MAX_ITEMS]))


def _read_item(node: Node, report: Report) -> HandedItem | None:
    if _is_nothing(node):
        return None
    fields = read_fields(node, "an item", ITEM_KEYS, 'run: "play AND --epochs=5"', report) or {}
    if "run" not in fields:
        report.add(node.place, "The run of this item is missing; the app writes it.")
    inputs = None
    if "inputs" in fields:
        bounds = Interval(int(MANY_INPUTS[0]), int(MANY_INPUTS[-1]))
        inputs = read_whole(fields["inputs"], "inputs", bounds, report)
    live = fields.get("live")
    bits = live.text if isinstance(live, Scalar) else ""
    if live is not None and (not bits or set(bits) - set("01") or len(bits) > MAX_LIVE):
        report.add(live.place, "live is the row that was fed in, as in live: '01'.")
    return HandedItem(_text(fields, "run", MAX_RUN, report), bits, inputs)


MAX_LIVE = 6


def _is_nothing(node: Node) -> bool:
    return isinstance(node, Scalar) and node.text == NOTHING
