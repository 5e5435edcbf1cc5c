"""The three ways in which a gate file gives its targets."""

from collections.abc import Callable

from game.gates.bounds import MAX_EXPRESSION
from game.gates.expression import check_form, evaluate
from game.gates.fields import Fields, read_list
from game.gates.nodes import Node, Scalar
from game.gates.problem import Place, Report, listed
from game.gates.products import Inputs
from game.gates.tokens import ExpressionError
from game.gates.values import read_bit, read_text

Targets = tuple[int | None, ...]
Reader = Callable[[Node, Inputs | None, Report], Targets | None]

BITS = ("0", "1")
TARGETS = {"0": 0, "1": 1, "x": None}


def read_targets(
    fields: Fields, inputs: Inputs | None, place: Place, report: Report
) -> Targets | None:
    """Return the targets of all rows in counting order, or None if they are wrong.

    Args:
        fields: The gate's; exactly one of those in `READERS` should be there.
        inputs: None where they are not known, so that only what does not need them is checked.
        place: Where the gate begins, should nothing give the targets.
        report: Takes the mistakes.
    """
    given = [key for key in fields if key in READERS]
    if not given:
        choices = listed(READERS)
        missing = f"The targets are missing; add one of {choices}"
        report.add(place, f"{missing}, as in expression: A and B.")
        return None
    first, *others = given
    targets, *_ = [READERS[key](fields[key], inputs, report) for key in given]
    for key in others:
        again = f"The targets are given by {first} already; delete {first} or {key}."
        report.add(fields[key].place, again)
    if targets is not None and all(target is None for target in targets):
        nothing = "No row has a target, so there is nothing to learn"
        report.add(fields[first].place, f"{nothing}; give at least one row a 0 or a 1.")
    return targets


def _read_expression(node: Node, inputs: Inputs | None, report: Report) -> Targets | None:
    text = read_text(node, "expression", MAX_EXPRESSION, report)
    if text is None or not isinstance(node, Scalar):
        return None
    try:
        if inputs is not None:
            return evaluate(node.text, inputs)
        check_form(node.text)
    except ExpressionError as error:
        for position, message in error.mistakes:
            report.add(node.place_of(position), message)
    return None


def _read_outputs(node: Node, inputs: Inputs | None, report: Report) -> Targets | None:
    items = read_list(node, "outputs", "[0, 0, 0, 1]", report)
    if items is None:
        return None
    bits = [read_bit(item, "An output", tuple(TARGETS), report) for item in items]
    if inputs is not None and len(items) != 1 << len(inputs):
        needed = f"outputs has a value for each of the {1 << len(inputs)} rows"
        report.add(node.place, f"{needed}; here are {len(items)}.")
        return None
    known = [TARGETS[bit] for bit in bits if bit is not None]
    return tuple(known) if len(known) == len(bits) else None


def _read_truth_table(node: Node, inputs: Inputs | None, report: Report) -> Targets | None:
    rows = read_list(node, "truth_table", "[[0, 0, 0], [0, 1, 1]]", report)
    if rows is None:
        return None
    first: dict[str, tuple[str, int]] = {}
    is_good = inputs is not None
    for row in rows:
        bits = _read_row(row, inputs, report)
        if bits is None:
            is_good = False
            continue
        *values, target = bits
        index = " ".join(values)
        if index in first:
            report.add(row.place, _twice(index, target, *first[index]))
            is_good = False
        first.setdefault(index, (target, row.place.line))
    if inputs is None or not is_good:
        return None
    targets: list[int | None] = [None] * (1 << len(inputs))
    for index, (target, _) in first.items():
        targets[int(index.replace(" ", ""), 2)] = TARGETS[target]
    return tuple(targets)


def _read_row(row: Node, inputs: Inputs | None, report: Report) -> list[str] | None:
    items = read_list(row, "A row", "[0, 1, 1]", report)
    if items is None:
        return None
    if not items:
        report.add(row.place, "This row is empty; write its inputs and then its target.")
        return None
    *values, target = items
    bits = [read_bit(value, "An input of a row", BITS, report) for value in values]
    bits.append(read_bit(target, "The target of a row", tuple(TARGETS), report))
    if inputs is not None and len(items) != len(inputs) + 1:
        needed = f"A row has a value for each of {', '.join(inputs)} and then the target"
        report.add(row.place, f"{needed}, {len(inputs) + 1} in all; this one has {len(items)}.")
        return None
    known = [bit for bit in bits if bit is not None]
    return known if len(known) == len(items) else None


def _twice(row: str, target: str, first_target: str, line: int) -> str:
    if target == first_target:
        return f"The row {row} is on line {line} already; delete one of the two."
    return (
        f"The row {row} has the target {first_target} on line {line} and {target} here; keep one."
    )


READERS: dict[str, Reader] = {
    "expression": _read_expression,
    "truth_table": _read_truth_table,
    "outputs": _read_outputs,
}
