"""Readers of single values: each returns what it wants, or reports a mistake and returns None."""

from collections.abc import Iterable, Sequence
from typing import TypeVar

from game.gates.bounds import Interval
from game.gates.fields import report_kind
from game.gates.nodes import Node, Scalar
from game.gates.problem import UNSAFE, Report, listed, nearest, quoted
from game.gates.scalars import DECIMAL, decimal, whole, yaml_number, yaml_reading

Number = TypeVar("Number", int, float)


def read_text(node: Node, what: str, longest: int, report: Report) -> str | None:
    """Return a text, every stretch of white space in it one space."""
    if not isinstance(node, Scalar):
        report_kind(node, f"{what} is a text", report)
        return None
    text = " ".join(node.text.split())
    if (complaint := _text_complaint(node, what, longest)) is not None:
        report.add(node.place, complaint)
        return None
    return text


def _text_complaint(node: Scalar, what: str, longest: int) -> str | None:
    if not node.text.strip():
        return f"{what} is empty; write some text."
    if (reading := yaml_reading(node)) is not None:
        return (
            f"{what} is a text, but YAML reads {quoted(node.text)} as {reading}; put it in quotes."
        )
    if len(node.text) > longest:
        return f"{what} has {len(node.text):,} characters; at most {longest:,} are allowed."
    if (unsafe := UNSAFE.search(node.text)) is not None:
        return f"{what} holds the invisible character U+{ord(unsafe.group()):04X}; leave it out."
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
    hint = f"; did you mean {close}?" if close else "."
    report.add(node.place, f"{allowed}, not {quoted(node.text)}{hint}")
    return None


def read_bit(node: Node, what: str, allowed: Sequence[str], report: Report) -> str | None:
    """Return one of the words `allowed`, which are 0, 1 and perhaps x."""
    wanted = f"{what} is {listed(allowed)}"
    if not isinstance(node, Scalar) or not node.text:
        report_kind(node, wanted, report)
    elif node.text not in allowed:
        report.add(node.place, f"{wanted}, not {quoted(node.text)}{_bit_hint(node, allowed)}")
    elif not (node.is_plain or node.text == "x"):
        report.add(node.place, f"{wanted}, not the text {quoted(node.text)}; leave out the quotes.")
    else:
        return node.text
    return None


def _bit_hint(node: Scalar, allowed: Sequence[str]) -> str:
    if (number := yaml_number(node)) in {0, 1}:
        return f"; write {int(number or 0)}."
    if node.text.lower() == "x":
        return "; write a small x." if "x" in allowed else "; only a target may be x."
    if DECIMAL.fullmatch(node.text) or (reading := yaml_reading(node)) is None:
        return "."
    return f", which YAML reads as {reading}."


def read_number(node: Node, what: str, bounds: Interval, report: Report) -> float | None:
    """Return a number within bounds."""
    number = decimal(node) if isinstance(node, Scalar) else None
    return _within(bounds, number, node, f"{what} is a number such as 0.5", report)


def read_whole(node: Node, what: str, bounds: Interval, report: Report) -> int | None:
    """Return a whole number within bounds."""
    number = whole(node) if isinstance(node, Scalar) else None
    return _within(bounds, number, node, f"{what} is a whole number such as 7", report)


def _within(
    bounds: Interval, number: Number | None, node: Node, wanted: str, report: Report
) -> Number | None:
    if not isinstance(node, Scalar) or not node.text:
        report_kind(node, wanted, report)
    elif number is None:
        report.add(node.place, f"{wanted}, not {_number_hint(node)}")
    elif number not in bounds:
        what = wanted.partition(" is ")[0]
        report.add(node.place, f"{what} is {bounds}, not {node.text}.")
    else:
        return number
    return None


def _number_hint(node: Scalar) -> str:
    found = quoted(node.text)
    if not node.is_plain:
        return f"the text {found}" + ("; leave out the quotes." if _is_decimal(node.text) else ".")
    if not _is_decimal(node.text) and (reading := yaml_reading(node)) is not None:
        return f"{found}, which YAML reads as {reading}."
    if "," in node.text and _is_decimal(node.text.replace(",", ".")):
        return f"{found}; write a point in place of the comma."
    if node.text.endswith("%") and _is_decimal(node.text[:-1]):
        return f"{found}; write the fraction, as 0.5 for half."
    return f"{found}."


def _is_decimal(text: str) -> bool:
    return DECIMAL.fullmatch(text) is not None
