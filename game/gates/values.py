"""Readers of a gate file's keys and single values.

Each returns the value, or reports a problem and returns None. YAML 1.1, which many tools use, reads
`NO` as false, `010` as eight and `1:30` as ninety; YAML 1.2 does not, and reads `08` as eight. A
gate file must have the same meaning in every tool, so such values are rejected, and the message
says how YAML reads them.
"""

import math
import re
from collections.abc import Callable, Iterable
from collections.abc import Sequence as Words
from typing import TypeVar

import yaml

from . import numerals
from .bounds import Interval
from .problem import SHOWN, UNSAFE, Place, Report, listed, nearest, quoted
from .signs import UNSEEN, alike, can_be_seen, code_of, codes_in, unseen_sentence
from .yaml_tree import Mapping, Node, Scalar, Sequence, Unusable

NEWER = re.compile(r"0o[0-7]+|[-+]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][-+]?[0-9]+)?")
"""Numbers in YAML 1.2 that are strings in YAML 1.1."""
TAGS = "tag:yaml.org,2002:"
YAML = yaml.SafeLoader("")


def decimal(scalar: Scalar) -> float | None:
    """Return the number of a plain scalar, infinite if it overflows, or None if it is none."""
    return numerals.decimal(scalar.text) if _may_be_number(scalar) else None


def whole(scalar: Scalar) -> int | None:
    """Return the whole number of a plain scalar, or None if it is none."""
    return numerals.whole(scalar.text) if _may_be_number(scalar) else None


def _may_be_number(scalar: Scalar) -> bool:
    return scalar.is_plain and len(scalar.text) <= SHOWN


def yaml_number(scalar: Scalar) -> float | None:
    """Return the number that YAML 1.1 reads in a plain scalar, booleans as 0 and 1, or None."""
    if not _may_be_number(scalar):
        return None
    kind, node = _kind(scalar), yaml.ScalarNode("", scalar.text)
    try:
        if kind == "int":
            return int(YAML.construct_yaml_int(node))
        if kind == "float":
            return float(YAML.construct_yaml_float(node))
    except (ValueError, OverflowError):  # YAML's own patterns accept `0b_`
        return None
    if kind == "bool":
        return YAML.bool_values[scalar.text.lower()]
    if NEWER.fullmatch(scalar.text):
        return int(scalar.text, 0) if "o" in scalar.text else float(scalar.text)
    return None


def yaml_reading(scalar: Scalar) -> str | None:
    """Return how YAML reads the scalar, such as `the number 8`, or None if as a string."""
    if not scalar.is_plain:
        return None
    kind = _kind(scalar)
    if kind in {"null", "timestamp"}:
        return "no value at all" if kind == "null" else "a date"
    if kind == "bool":
        return f"the truth value {str(YAML.bool_values[scalar.text.lower()]).lower()}"
    number = yaml_number(scalar)
    if number is None:
        return "a number" if kind in {"int", "float"} else None
    if math.isfinite(number):
        return f"the number {number}"
    return "no number (nan)" if math.isnan(number) else "infinity"


def _kind(scalar: Scalar) -> str:
    resolve: Callable[..., str] = YAML.resolve
    return resolve(yaml.ScalarNode, scalar.text, (True, False)).removeprefix(TAGS)


Fields = dict[str, Node]


def read_fields(
    node: Node, what: str, keys: Words[str], example: str, report: Report
) -> Fields | None:
    """Return the values of a mapping by key; a misspelt key counts as the most similar one.

    Args:
        node: The node, expected to be a mapping.
        what: What the mapping is, for messages: `a gate`, `training`.
        keys: The allowed keys.
        example: One of them with a value, for messages.
        report: Collects the problems.
    """
    if not isinstance(node, Mapping):
        layout = f"The lines of {what} are written as in {example}, a space after the colon"
        report_kind(node, layout, report)
        return None
    fields: Fields = {}
    misspelt: Fields = {}
    lines: dict[str, int] = {}
    for key, value in node.entries:
        if not isinstance(key, Scalar):
            report_kind(key, f"A key of {what} is a single word", report)
        elif key.text not in keys:
            misspelt |= _misspelt(key, value, what, keys, report)
        elif key.text in fields:
            again = f"The key {key.text} is on line {lines[key.text]} already"
            report.add(key.place, f"{again}; delete one of the two.")
        else:
            fields[key.text] = value
            lines[key.text] = key.place.line
    return misspelt | fields


def _misspelt(key: Scalar, value: Node, what: str, keys: Words[str], report: Report) -> Fields:
    close = nearest(key.text, keys)
    advice = f"did you mean {close}?" if close else f"its keys are {', '.join(keys)}."
    report.add(key.place, f"There is no key {quoted(key.text)} in {what}; {advice}")
    return {close: value} if close else {}


def read_list(node: Node, what: str, example: str, report: Report) -> tuple[Node, ...] | None:
    """Return the items of a list, or report that `node` is no list and return None."""
    if isinstance(node, Sequence):
        return node.items
    report_kind(node, f"{what} is a list, as in {example}", report)
    return None


def report_kind(node: Node, expected: str, report: Report) -> None:
    """Report that a node has the wrong kind: list, mapping or single value."""
    if isinstance(node, Unusable):
        return
    if isinstance(node, Scalar):
        found = f"is {quoted(node.text) if node.text else 'no value'}"
    else:
        found = "is a list" if isinstance(node, Sequence) else "are keys with values"
    report.add(node.place, f"{expected}; here {found}.")


def report_missing(place: Place, key: str, example: str, report: Report) -> None:
    """Report that a required key is missing."""
    report.add(place, f"The key {key} is missing; add it, as in {example}.")


def refuse_unseen(root: Node, keys: Words[str], report: Report) -> None:
    """Report characters that cannot be seen: in the keys of `root`, and in the values of `keys`.

    Raises:
        GateFileError: There are any; what would follow from them is not reported.
    """
    n_before = len(report.problems)
    entries = root.entries if isinstance(root, Mapping) else ((root, Unusable(root.place)),)
    for key, value in entries:
        _report_unseen(key, report)
        if isinstance(key, Scalar) and alike(key.text) in keys:
            _report_unseen(value, report)
    if len(report.problems) > n_before:
        report.close()


def _report_unseen(node: Node, report: Report) -> None:
    match node:
        case Scalar():
            if (unseen := UNSEEN.search(node.text)) is not None:
                sign = unseen.group()
                report.add(node.place_of_sign(sign), unseen_sentence(sign))
        case Sequence():
            for item in node.items:
                _report_unseen(item, report)
        case Mapping():
            for key, value in node.entries:
                _report_unseen(key, report)
                _report_unseen(value, report)


Number = TypeVar("Number", int, float)
WHOLE_SUCH_AS = "is a whole number such as 7"


def read_text(node: Node, what: str, longest: int, report: Report) -> str | None:
    """Return a text, with each run of white space replaced by one space."""
    if not isinstance(node, Scalar):
        report_kind(node, f"{what} is a text", report)
        return None
    text = " ".join(node.text.split())
    if (problem := _text_problem(node, what, longest)) is not None:
        report.add(node.place, problem)
        return None
    return text


def _text_problem(node: Scalar, what: str, longest: int) -> str | None:
    if not node.text.strip(" \n"):
        return f"{what} is empty; write some text."
    if (reading := yaml_reading(node)) is not None:
        return (
            f"{what} is a text, but YAML reads {quoted(node.text)} as {reading}; put it in quotes."
        )
    if len(node.text) > longest:
        return f"{what} has {len(node.text):,} characters; at most {longest:,} are allowed."
    if (unsafe := UNSAFE.search(node.text)) is not None:
        return f"{what} holds the invisible character {code_of(unsafe.group())}; leave it out."
    if not can_be_seen(node.text):
        codes = codes_in("".join(node.text.split(" ")))
        return f"{what} has no sign that can be seen, only {codes}; write letters or digits."
    return None


def read_choice(node: Node, what: str, choices: Iterable[str], report: Report) -> str | None:
    """Return one of a few words."""
    allowed = f"{what} is one of {', '.join(choices)}"
    if not isinstance(node, Scalar) or not node.text:
        report_kind(node, allowed, report)
        return None
    if node.text in choices:
        return node.text
    close = nearest(node.text, choices)
    advice = f"; did you mean {close}?" if close else "."
    report.add(node.place, f"{allowed}, not {quoted(node.text)}{advice}")
    return None


def read_bit(node: Node, what: str, allowed: Words[str], report: Report) -> str | None:
    """Return one of the words in `allowed`: 0, 1 and perhaps x."""
    expected = f"{what} is {listed(allowed)}"
    if not isinstance(node, Scalar) or not node.text:
        report_kind(node, expected, report)
    elif node.text not in allowed:
        report.add(node.place, f"{expected}, not {quoted(node.text)}{_bit_hint(node, allowed)}")
    elif not (node.is_plain or node.text == "x"):
        report.add(
            node.place, f"{expected}, not the text {quoted(node.text)}; leave out the quotes."
        )
    else:
        return node.text
    return None


def _bit_hint(node: Scalar, allowed: Words[str]) -> str:
    if (number := yaml_number(node)) in {0, 1}:
        return f"; write {int(number or 0)}."
    if node.text.lower() == "x":
        return "; write a small x." if "x" in allowed else "; only a target may be x."
    if _is_decimal(node.text) or (reading := yaml_reading(node)) is None:
        return "."
    return f", which YAML reads as {reading}."


def read_number(node: Node, what: str, bounds: Interval, report: Report) -> float | None:
    """Return a number within bounds."""
    number = decimal(node) if isinstance(node, Scalar) else None
    return _within(bounds, number, node, f"{what} is a number such as 0.5", report)


def read_whole(node: Node, what: str, bounds: Interval, report: Report) -> int | None:
    """Return a whole number within bounds."""
    number = whole(node) if isinstance(node, Scalar) else None
    return _within(bounds, number, node, f"{what} {WHOLE_SUCH_AS}", report)


def _within(
    bounds: Interval, number: Number | None, node: Node, expected: str, report: Report
) -> Number | None:
    if not isinstance(node, Scalar) or not node.text:
        report_kind(node, expected, report)
    elif number is None:
        is_whole = expected.endswith(WHOLE_SUCH_AS)
        hint = _number_hint(node, bounds, is_whole=is_whole)
        report.add(node.place, f"{expected}, not {hint}")
    elif number not in bounds:
        what = expected.partition(" is ")[0]
        report.add(node.place, f"{what} is {bounds}, not {node.text}.")
    else:
        return number
    return None


def _number_hint(node: Scalar, bounds: Interval, *, is_whole: bool) -> str:
    found = quoted(node.text)
    if not node.is_plain:
        return f"the text {found}" + ("; leave out the quotes." if _is_decimal(node.text) else ".")
    if not _is_decimal(node.text) and (reading := yaml_reading(node)) is not None:
        return f"{found}, which YAML reads as {reading}."
    right = numerals.correction(node.text, is_whole=is_whole)
    if right is None:
        return f"{found}."
    return f"{found}; {right if right.number in bounds else f'it must be {bounds}'}."


def _is_decimal(text: str) -> bool:
    return numerals.decimal(text) is not None
