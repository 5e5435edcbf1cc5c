"""Readers of single values: each returns what it wants, or reports a mistake and returns None."""

from collections.abc import Iterable
from collections.abc import Sequence as Words

from game.gates.bounds import Interval
from game.gates.nodes import Mapping, Node, Scalar, Sequence, Unusable
from game.gates.problem import UNSAFE, Place, Report, listed, nearest, quoted
from game.gates.scalars import DECIMAL, decimal, truth_value, whole, yaml_reading

Fields = dict[str, Node]


def read_fields(node: Node, what: str, keys: Words[str], report: Report) -> Fields | None:
    """Return the values of a mapping by key; a misspelt key counts as the one that was meant.

    Args:
        node: Should be a mapping.
        what: What the mapping is, as in `training`, for the sentences.
        keys: The keys that there may be.
        report: Takes the mistakes.
    """
    if not isinstance(node, Mapping):
        example = f"{keys[0]}: …"
        _report_kind(node, f"{what} is written as keys with values, as in {example}", report)
        return None
    fields: Fields = {}
    misspelt: Fields = {}
    for key, value in node.entries:
        if not isinstance(key, Scalar):
            _report_kind(key, f"A key of {what} is a single word", report)
        elif key.text not in keys:
            close = nearest(key.text, keys)
            hint = f"did you mean {close}?" if close else f"its keys are {', '.join(keys)}."
            report.add(key.place, f"{what} has no key {quoted(key.text)}; {hint}")
            misspelt |= {close: value} if close else {}
        elif key.text in fields:
            line = fields[key.text].place.line
            report.add(
                key.place, f"The key {key.text} is here for the second time; see line {line}."
            )
        else:
            fields[key.text] = value
    return misspelt | fields


def read_list(node: Node, what: str, example: str, report: Report) -> tuple[Node, ...] | None:
    """Return the items of a list."""
    if isinstance(node, Sequence):
        return node.items
    _report_kind(node, f"{what} is a list, as in {example}", report)
    return None


def read_text(node: Node, what: str, longest: int, report: Report) -> str | None:
    """Return a text, every stretch of white space in it one space."""
    if not isinstance(node, Scalar):
        _report_kind(node, f"{what} is a text", report)
        return None
    if (reading := yaml_reading(node)) is not None:
        report.add(node.place, _not_text(node, what, reading))
        return None
    if len(node.text) > longest:
        size = f"{what} has {len(node.text):,} characters"
        report.add(node.place, f"{size}; at most {longest:,} are allowed.")
        return None
    if (unsafe := UNSAFE.search(node.text)) is not None:
        code = f"U+{ord(unsafe.group()):04X}"
        report.add(node.place, f"{what} holds the invisible character {code}; leave it out.")
        return None
    text = " ".join(node.text.split())
    if not text:
        report.add(node.place, f"{what} is empty; write some text.")
    return text or None


def _not_text(node: Scalar, what: str, reading: str) -> str:
    if not node.text:
        return f"{what} has no value; write a text after the colon."
    return f"YAML reads {quoted(node.text)} as {reading}; {what} is a text, so put it in quotes."


def read_choice(node: Node, what: str, choices: Iterable[str], report: Report) -> str | None:
    """Return one of a few words."""
    allowed = listed(choices)
    if not isinstance(node, Scalar):
        _report_kind(node, f"{what} is {allowed}", report)
        return None
    if node.text in choices:
        return node.text
    close = nearest(node.text, choices)
    hint = f"; did you mean {close}?" if close else "."
    found = quoted(node.text) if node.text else "no value"
    report.add(node.place, f"{what} is {allowed}, not {found}{hint}")
    return None


def read_bit(node: Node, what: str, allowed: Words[str], report: Report) -> str | None:
    """Return one of the words `allowed`, which are 0, 1 and perhaps x."""
    if not isinstance(node, Scalar):
        _report_kind(node, f"{what} is {listed(allowed)}", report)
        return None
    if node.text in allowed and (node.is_plain or node.text == "x"):
        return node.text
    report.add(node.place, f"{what} is {listed(allowed)}, not {_bit_hint(node, allowed)}")
    return None


def _bit_hint(node: Scalar, allowed: Words[str]) -> str:
    found = quoted(node.text)
    if node.text in allowed:
        return f"the text {found}; leave out the quotes."
    if not node.text:
        return "nothing; write the value."
    if (truth := truth_value(node)) is not None:
        return f"{found}; write {int(truth)}."
    if node.text.lower() == "x":
        return f"{found}" + (
            "; write a small x." if "x" in allowed else "; only a target may be x."
        )
    reading = yaml_reading(node)
    is_trap = reading is not None and DECIMAL.fullmatch(node.text) is None
    return f"{found}, which YAML reads as {reading}." if is_trap else f"{found}."


def read_number(node: Node, what: str, bounds: Interval, report: Report) -> float | None:
    """Return a number within bounds."""
    if not isinstance(node, Scalar):
        _report_kind(node, f"{what} is a number", report)
        return None
    number = decimal(node)
    if number is None:
        report.add(node.place, _not_number(node, what, "a number such as 0.5"))
    elif number not in bounds:
        report.add(node.place, f"{what} is {bounds}, not {node.text}.")
    else:
        return number
    return None


def read_whole(node: Node, what: str, bounds: Interval, report: Report) -> int | None:
    """Return a whole number within bounds."""
    if not isinstance(node, Scalar):
        _report_kind(node, f"{what} is a whole number", report)
        return None
    number = whole(node)
    if number is None:
        report.add(node.place, _not_number(node, what, "a whole number such as 7"))
    elif number not in bounds:
        report.add(node.place, f"{what} is {bounds}, not {node.text}.")
    else:
        return number
    return None


def _not_number(node: Scalar, what: str, wanted: str) -> str:
    found = quoted(node.text)
    if not node.text:
        return f"{what} has no value; write {wanted}."
    if not node.is_plain:
        return f"{what} is {wanted}, not the text {found}; leave out the quotes."
    reading = yaml_reading(node)
    if reading is not None and DECIMAL.fullmatch(node.text) is None:
        return f"{what} is {wanted}, not {found}, which YAML reads as {reading}."
    if DECIMAL.fullmatch(node.text.replace(",", ".")) and "," in node.text:
        return f"{what} is {wanted}, not {found}; write a point in place of the comma."
    return f"{what} is {wanted}, not {found}."


def _report_kind(node: Node, wanted: str, report: Report) -> None:
    if isinstance(node, Unusable):
        return
    if isinstance(node, Scalar):
        found = quoted(node.text) if node.text else "no value"
    else:
        found = "a list" if isinstance(node, Sequence) else "keys with values"
    report.add(node.place, f"{wanted}; there is {found} here.")


def report_missing(place: Place, key: str, example: str, report: Report) -> None:
    """Report that a required key is missing."""
    report.add(place, f"The key {key} is missing; add a line such as {example}.")
