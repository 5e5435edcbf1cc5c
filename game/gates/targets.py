"""Readers of a gate file's inputs, their products, and the three forms of its targets."""

import re
from collections.abc import Callable

from .bounds import MAX_EXPRESSION, MAX_FEATURES, MAX_INPUT_NAME, MAX_INPUTS
from .expression import WORDS, ExpressionError, check_form, evaluate
from .problem import Place, Report, listed, nearest, quoted
from .values import Fields, read_bit, read_list, read_text
from .yaml_tree import Node, Scalar

Inputs = tuple[str, ...]
Factors = tuple[int, ...]

INPUT_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")
FACTOR = re.compile(r"[^*\s]+(?:\s+[^*\s]+)*")
MAX_FEATURE = MAX_INPUTS * (MAX_INPUT_NAME + 3)
"""Characters of a feature: inputs of the maximum length with ` * ` between them."""


def read_inputs(node: Node, report: Report) -> Inputs | None:
    """Return the names of the inputs, or None if any of them is wrong."""
    items = read_list(node, "inputs", "[A, B]", report)
    if items is None:
        return None
    if not 1 <= len(items) <= MAX_INPUTS:
        report.add(node.place, f"A gate has 1 to {MAX_INPUTS} inputs, not {len(items)}.")
        return None
    names: list[str] = []
    for item in items:
        problem = _name_problem(item.text, names) if isinstance(item, Scalar) else None
        if problem is not None:
            report.add(item.place, problem)
        elif (name := read_text(item, "An input's name", MAX_INPUT_NAME, report)) is not None:
            names.append(name)
    return tuple(names) if len(names) == len(items) else None


def _name_problem(name: str, before: list[str]) -> str | None:
    if INPUT_NAME.fullmatch(name) is None:
        rule = "An input's name has only letters A to Z, digits and _, and no digit first"
        return f"{rule}; here is {quoted(name)}."
    if name.lower() in WORDS:
        return f"{quoted(name)} is an operator, not a name for an input; choose another."
    if name in before:
        return f"The input {name} is named twice; give each input a name of its own."
    return None


def read_features(node: Node, inputs: Inputs | None, report: Report) -> tuple[Factors, ...] | None:
    """Return the products, each as the ascending indices of its inputs.

    None if any product is wrong, or if `inputs` is None because the inputs are wrong.
    """
    items = read_list(node, "features", "[A*B]", report)
    if items is None:
        return None
    if len(items) > MAX_FEATURES:
        report.add(node.place, f"A gate has at most {MAX_FEATURES} features, not {len(items)}.")
        return None
    features: list[Factors] = []
    for item in items:
        feature = _read_feature(item, inputs, report)
        if feature in features:
            report.add(item.place, "This feature is in the list already; delete one of them.")
        elif feature is not None:
            features.append(feature)
    return tuple(features) if len(features) == len(items) else None


def _read_feature(node: Node, inputs: Inputs | None, report: Report) -> Factors | None:
    text = read_text(node, "A feature", MAX_FEATURE, report)
    if text is None or not isinstance(node, Scalar):
        return None
    names = [name.strip() for name in text.split("*")]
    is_product = len(names) == len(set(names)) > 1
    if not is_product or not all(map(INPUT_NAME.fullmatch, names)):
        rule = "A feature is a product of two or more different inputs, as in A*B"
        report.add(node.place, f"{rule}, not {quoted(text)}.")
        return None
    if inputs is None:
        return None
    unknown = [found for found in FACTOR.finditer(node.text) if found.group() not in inputs]
    for found in unknown:
        close = nearest(found.group(), inputs)
        advice = f"did you mean {close}?" if close else f"the inputs are {', '.join(inputs)}."
        message = f"There is no input {quoted(found.group())}; {advice}"
        report.add(node.place_of(found.start()), message)
    return None if unknown else tuple(sorted(map(inputs.index, names)))


Targets = tuple[int | None, ...]
Reader = Callable[[Node, Inputs | None, Report], Targets | None]

BITS = ("0", "1")
TARGETS = {"0": 0, "1": 1, "x": None}


def read_targets(
    fields: Fields, inputs: Inputs | None, place: Place, report: Report
) -> Targets | None:
    """Return the targets of all rows in counting order, or None if they are wrong.

    Args:
        fields: Those of the gate; exactly one key of `READERS` should be present.
        inputs: None if they are unknown; then only what does not depend on them is checked.
        place: Start of the gate, reported if there are no targets.
        report: Collects the problems.
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
        for problem in error.problems:
            report.add(node.place_of(problem.position), problem.message)
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
