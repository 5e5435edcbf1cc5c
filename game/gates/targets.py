"""The three ways in which a gate file gives its targets."""

from collections.abc import Callable

from game.gates.bounds import MAX_EXPRESSION
from game.gates.expression import ExpressionError, check_form, evaluate
from game.gates.nodes import Node, Scalar
from game.gates.problem import Report
from game.gates.values import read_bit, read_list, read_text

Targets = tuple[int | None, ...]
Inputs = tuple[str, ...]

BITS = ("0", "1")
TARGETS = {"0": 0, "1": 1, "x": None}


def read_expression(node: Node, inputs: Inputs | None, report: Report) -> Targets | None:
    """Return the targets that an expression gives; inputs are None where they are not known."""
    if read_text(node, "expression", MAX_EXPRESSION, report) is None:
        return None
    assert isinstance(node, Scalar)
    try:
        if inputs is not None:
            return evaluate(node.text, inputs)
        check_form(node.text)
    except ExpressionError as error:
        for position, message in error.mistakes:
            report.add(node.place_of(position), message)
    return None


def read_outputs(node: Node, inputs: Inputs | None, report: Report) -> Targets | None:
    """Return the targets of a column in counting order."""
    items = read_list(node, "outputs", "[0, 0, 0, 1]", report)
    if items is None:
        return None
    bits = [read_bit(item, "An output", tuple(TARGETS), report) for item in items]
    if inputs is not None and len(items) != 1 << len(inputs):
        needed = f"{_count(len(inputs), 'input')} make {1 << len(inputs)} rows, each with an output"
        report.add(node.place, f"{needed}; here are {len(items)}.")
        return None
    known = [bit for bit in bits if bit is not None]
    return tuple(TARGETS[bit] for bit in known) if len(known) == len(bits) else None


def read_truth_table(node: Node, inputs: Inputs | None, report: Report) -> Targets | None:
    """Return the targets of a list of rows; a row left out has none."""
    rows = read_list(node, "truth_table", "[[0, 0, 0], [0, 1, 1]]", report)
    if rows is None:
        return None
    first: dict[int, tuple[int | None, int]] = {}
    is_good = True
    for row in rows:
        bits = _read_row(row, inputs, report)
        if bits is None or inputs is None:
            is_good = False
            continue
        index, target = int("".join(bits[:-1]), 2), TARGETS[bits[-1]]
        if index in first:
            report.add(row.place, _twice(bits, *first[index]))
            is_good = False
        first.setdefault(index, (target, row.place.line))
    if not is_good or inputs is None:
        return None
    nothing = (None, 0)
    return tuple(first.get(index, nothing)[0] for index in range(1 << len(inputs)))


def _read_row(row: Node, inputs: Inputs | None, report: Report) -> list[str] | None:
    items = read_list(row, "A row", "[0, 1, 1]", report)
    if items is None:
        return None
    allowed = [BITS] * (len(items) - 1) + [tuple(TARGETS)]
    names = ["An input of a row"] * (len(items) - 1) + ["The target of a row"]
    read = [read_bit(*item, report) for item in zip(items, names, allowed, strict=True)]
    if inputs is not None and len(items) != len(inputs) + 1:
        needed = (
            f"A row has {len(inputs) + 1} values, {_count(len(inputs), 'input')} and the target"
        )
        report.add(row.place, f"{needed}; here are {len(items)}.")
        return None
    bits = [bit for bit in read if bit is not None]
    return bits if len(bits) == len(items) else None


def _twice(bits: list[str], target: int | None, line: int) -> str:
    row = " ".join(bits[:-1])
    if TARGETS[bits[-1]] == target:
        return f"The row {row} is given twice, first on line {line}; delete one of them."
    other = "x" if target is None else target
    return f"The row {row} has the target {other} on line {line} and {bits[-1]} here; keep one."


def _count(number: int, thing: str) -> str:
    return f"{number} {thing}" + ("s" if number != 1 else "")


Reader = Callable[[Node, Inputs | None, Report], Targets | None]
READERS: dict[str, Reader] = {
    "expression": read_expression,
    "truth_table": read_truth_table,
    "outputs": read_outputs,
}
