"""Hand-ins: what a learner did in a lesson, as a file that a teacher can have replayed."""

import hashlib
import json
from collections.abc import Iterator, Sequence
from pathlib import Path

from ..gates.bounds import MAX_INPUTS, Interval
from ..gates.problem import UNSAFE, Report
from ..gates.signs import can_be_seen
from ..gates.values import Fields, read_fields, read_list, read_text, read_whole
from ..gates.yaml_errors import Format
from ..gates.yaml_files import read_source
from ..gates.yaml_tree import Node, Scalar, compose, decode, refuse_empty
from ..playground.option_values import EPOCHS
from ..record import Record
from .lesson import CHOICES, MANY_INPUTS, MAX_ITEMS, MAX_STEPS, MAX_TITLE

HAND_IN = Format(
    "hand-in",
    "lesson: 12-the-wall",
    "a lesson, its title, its hash and steps, as the app writes them",
    "five",
)
KEYS = ("lesson", "title", "hash", "name", "steps")
STEP_KEYS = ("bet", "items")
ITEM_KEYS = ("run", "live", "inputs", "presses", "latest")
MAX_NAME, MAX_STEM, MAX_HASH, MAX_RUN = 60, 255, 100, 20_000
BETS, PRESSES = Interval(1, CHOICES.high), Interval(0, 1_000_000)
INPUTS = Interval(int(MANY_INPUTS[0]), int(MANY_INPUTS[-1]))
ABOUT = "# What was done in a lesson of Glowgate: main.py grade FOLDER replays it."
MISSING = "The key {} is missing; the app writes it."
NOTHING = "-"
"""Stands for an item that has not ticked, and for a bet that was not made."""


class HandedItem(Record):
    """The state in which an item ticked.

    Attributes:
        run: The command line of the run, up to the epoch.
        live: The row that was fed in, as bits; "" on the page of all gates.
        inputs: How many inputs the gates had, on the page of all gates; else None.
        presses: How many presses of the step had turned a weight or a knob.
        latest: The last epoch that had been trained, if it is not that of `run`.
    """

    run: str
    live: str = ""
    inputs: int | None = None
    presses: int = 0
    latest: int | None = None


class HandedStep(Record):
    """What was done in a step.

    Attributes:
        bet: The choice that was bet on, from 1; None if there was none.
        items: For each condition the state in which it ticked, or None.
    """

    bet: int | None
    items: tuple[HandedItem | None, ...]

    @property
    def presses(self) -> int:
        """How many presses had turned a weight or a knob when the last item ticked."""
        return max((item.presses for item in self.items if item is not None), default=0)


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
    """Return the contents of the file; of texts, what a file could not hold is left out."""
    title = _line(hand_in.title, MAX_TITLE)
    name = _line(hand_in.name, MAX_NAME)
    lines = [
        ABOUT,
        f"lesson: {_quoted(_line(hand_in.lesson, MAX_STEM) or title)}",
        f"title: {_quoted(title)}",
        f"hash: {_quoted(hand_in.hash)}",
        *([f"name: {_quoted(name)}"] if name else []),
        "steps:" if hand_in.steps else "steps: []",
    ]
    for step in hand_in.steps:
        lines.append(f"- bet: {_quoted(NOTHING) if step.bet is None else step.bet}")
        lines.append("  items:" if step.items else "  items: []")
        lines += (line for item in step.items for line in _item_lines(item))
    return "\n".join(lines) + "\n"


def _item_lines(item: HandedItem | None) -> Iterator[str]:
    if item is None:
        yield f"  - {_quoted(NOTHING)}"
        return
    yield f"  - run: {_quoted(item.run)}"
    if item.live:
        yield f"    live: {_quoted(item.live)}"
    if item.inputs is not None:
        yield f"    inputs: {item.inputs}"
    if item.presses:
        yield f"    presses: {item.presses}"
    if item.latest is not None:
        yield f"    latest: {item.latest}"


def _line(text: str, longest: int) -> str:
    """Return `text` as one line that a file can hold, or "" if nothing of it can be seen."""
    line = " ".join(UNSAFE.sub(" ", text).split())[:longest].strip()
    return line if can_be_seen(line) else ""


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
    if root is None or (isinstance(root, Scalar) and not root.raw):
        refuse_empty(report, HAND_IN)
    hand_in = _read(root, report)
    report.close()
    if hand_in is None:
        raise AssertionError("what stops a hand-in from being read is always reported")
    return hand_in


def _read(root: Node, report: Report) -> HandIn | None:
    fields = read_fields(root, "a hand-in", KEYS, HAND_IN.example, report)
    if fields is None:
        return None
    for key in KEYS:
        if key not in fields and key != "name":
            report.add(root.place, MISSING.format(key))
    lesson, title = (
        _text(fields, "lesson", MAX_STEM, report),
        _text(fields, "title", MAX_TITLE, report),
    )
    hash_ = _text(fields, "hash", MAX_HASH, report)
    name = _text(fields, "name", MAX_NAME, report)
    steps = _read_steps(fields["steps"], report) if "steps" in fields else ()
    return HandIn(lesson, title, hash_, name, steps)


def _text(fields: Fields, key: str, longest: int, report: Report) -> str:
    return (read_text(fields[key], key, longest, report) or "") if key in fields else ""


def _read_steps(node: Node, report: Report) -> tuple[HandedStep, ...]:
    nodes = read_list(node, "steps", "steps: [{bet: 1, items: []}]", report) or ()
    if len(nodes) > MAX_STEPS:
        report.add(node.place, f"A lesson has at most {MAX_STEPS} steps; here are {len(nodes):,}.")
    return tuple(_read_step(step, report) for step in nodes[:MAX_STEPS])


def _read_step(node: Node, report: Report) -> HandedStep:
    fields = read_fields(node, "a step", STEP_KEYS, "bet: 1", report)
    if fields is None:
        return HandedStep(None, ())
    has_bet = "bet" in fields and not _is_nothing(fields["bet"])
    bet = read_whole(fields["bet"], "bet", BETS, report) if has_bet else None
    items: Sequence[Node] = ()
    if "items" in fields:
        items = read_list(fields["items"], "items", "items: []", report) or ()
    else:
        report.add(node.place, MISSING.format("items"))
    if len(items) > MAX_ITEMS:
        report.add(node.place, f"A step has at most {MAX_ITEMS} items; here are {len(items):,}.")
    return HandedStep(bet, tuple(_read_item(item, report) for item in items[:MAX_ITEMS]))


def _read_item(node: Node, report: Report) -> HandedItem | None:
    if _is_nothing(node):
        return None
    fields = read_fields(node, "an item", ITEM_KEYS, "live: '01'", report)
    if fields is None:
        return None
    if "run" not in fields:
        report.add(node.place, MISSING.format("run"))
    return HandedItem(
        run=_text(fields, "run", MAX_RUN, report),
        live=_bits(fields["live"], report) if "live" in fields else "",
        inputs=_whole(fields, "inputs", INPUTS, report),
        presses=_whole(fields, "presses", PRESSES, report) or 0,
        latest=_whole(fields, "latest", EPOCHS, report),
    )


def _bits(node: Node, report: Report) -> str:
    bits = node.text if isinstance(node, Scalar) else ""
    if not bits or set(bits) - {"0", "1"} or len(bits) > MAX_INPUTS:
        report.add(node.place, "live is the row that was fed in, as in live: '01'.")
        return ""
    return bits


def _whole(fields: Fields, key: str, bounds: Interval, report: Report) -> int | None:
    return read_whole(fields[key], key, bounds, report) if key in fields else None


def _is_nothing(node: Node) -> bool:
    return isinstance(node, Scalar) and node.text == NOTHING
