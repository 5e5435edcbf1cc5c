"""The inputs of a gate file, and the products of them that a neuron may see as well."""

import re

from game.gates.bounds import MAX_FEATURES, MAX_INPUT_NAME, MAX_INPUTS
from game.gates.fields import read_list
from game.gates.nodes import Node, Scalar
from game.gates.problem import Report, nearest, quoted
from game.gates.tokens import WORDS
from game.gates.values import read_text

Inputs = tuple[str, ...]
Factors = tuple[int, ...]

INPUT_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")
FACTOR = re.compile(r"[^*\s]+(?:\s+[^*\s]+)*")
MAX_FEATURE = MAX_INPUTS * (MAX_INPUT_NAME + 3)
"""Characters of a feature: each input at its longest, and ` * ` between them."""


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
        complaint = _name_complaint(item.text, names) if isinstance(item, Scalar) else None
        if complaint is not None:
            report.add(item.place, complaint)
        elif (name := read_text(item, "An input's name", MAX_INPUT_NAME, report)) is not None:
            names.append(name)
    return tuple(names) if len(names) == len(items) else None


def _name_complaint(name: str, before: list[str]) -> str | None:
    if INPUT_NAME.fullmatch(name) is None:
        rule = "An input's name has only letters A to Z, digits and _, and no digit first"
        return f"{rule}; here is {quoted(name)}."
    if name.lower() in WORDS:
        return f"{quoted(name)} is an operator, not a name for an input; choose another."
    if name in before:
        return f"The input {name} is named twice; give each input a name of its own."
    return None


def read_features(node: Node, inputs: Inputs | None, report: Report) -> tuple[Factors, ...] | None:
    """Return the products, each as its inputs' indices in ascending order.

    None if any of them is wrong, or `inputs` is None because they are.
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
        hint = f"did you mean {close}?" if close else f"the inputs are {', '.join(inputs)}."
        message = f"There is no input {quoted(found.group())}; {hint}"
        report.add(node.place_of(found.start()), message)
    return None if unknown else tuple(sorted(map(inputs.index, names)))
