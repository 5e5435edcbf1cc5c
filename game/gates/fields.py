"""The keys of a gate file, and what is said where a value is of the wrong kind."""

from collections.abc import Sequence as Words

from game.gates.nodes import Mapping, Node, Scalar, Sequence, Unusable
from game.gates.problem import Place, Report, nearest, quoted

Fields = dict[str, Node]


def read_fields(
    node: Node, what: str, keys: Words[str], example: str, report: Report
) -> Fields | None:
    """Return the values of a mapping by key; a misspelt key counts as the one that was meant.

    Args:
        node: Should be a mapping.
        what: What the mapping is, for the sentences: `a gate`, `training`.
        keys: The keys that there may be.
        example: One of them with a value.
        report: Takes the mistakes.
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
    hint = f"did you mean {close}?" if close else f"its keys are {', '.join(keys)}."
    report.add(key.place, f"There is no key {quoted(key.text)} in {what}; {hint}")
    return {close: value} if close else {}


def read_list(node: Node, what: str, example: str, report: Report) -> tuple[Node, ...] | None:
    """Return the items of a list, or report that it is none and return None."""
    if isinstance(node, Sequence):
        return node.items
    report_kind(node, f"{what} is a list, as in {example}", report)
    return None


def report_kind(node: Node, wanted: str, report: Report) -> None:
    """Report that a list, keys or a single value stand where something else is wanted."""
    if isinstance(node, Unusable):
        return
    if isinstance(node, Scalar):
        found = f"is {quoted(node.text) if node.text else 'no value'}"
    else:
        found = "is a list" if isinstance(node, Sequence) else "are keys with values"
    report.add(node.place, f"{wanted}; here {found}.")


def report_missing(place: Place, key: str, example: str, report: Report) -> None:
    """Report that a required key is missing."""
    report.add(place, f"The key {key} is missing; add it, as in {example}.")
