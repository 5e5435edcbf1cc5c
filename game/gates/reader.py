"""The format of a gate file: from its tree to a gate."""

import re
from pathlib import Path

from game.core.training import Optimizer
from game.gates import bounds
from game.gates.composing import LOADER, Loader, compose
from game.gates.decoding import SMALLEST_GATE, decode
from game.gates.expression import WORDS
from game.gates.gate import Gate, Init, Symbol, TrainingHints
from game.gates.nodes import Node, Scalar
from game.gates.problem import START, Place, Report, listed, nearest, quoted
from game.gates.targets import READERS, Inputs, Targets
from game.gates.values import (
    Fields,
    read_choice,
    read_fields,
    read_list,
    read_number,
    read_text,
    read_whole,
    report_missing,
)

KEYS = (
    "name",
    "description",
    "symbol",
    "inputs",
    *READERS,
    "features",
    "initial",
    "training",
)
INITIAL_KEYS = ("weights", "bias")
TRAINING_KEYS = ("learning_rate", "l2", "threshold", "optimizer", "seed", "init")
INPUT_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")

Factors = tuple[int, ...]


def parse_gate(data: bytes | str, source: Path | None = None, loader: Loader = LOADER) -> Gate:
    """Return the gate that the contents of a gate file describe.

    Args:
        data: The contents; bytes should be UTF-8.
        source: Where they come from, for messages and for the gate's `source`.
        loader: The YAML loader whose parser cuts the text.

    Raises:
        GateFileError: With all mistakes of the file.
    """
    text, report = decode(data, source)
    root = compose(text, report, loader)
    if root is None:
        report.refuse(START, f"The file is empty; the smallest gate is {SMALLEST_GATE}.")
    gate = _read_gate(root, source, report)
    report.close()
    assert gate is not None
    return gate


def _read_gate(root: Node, source: Path | None, report: Report) -> Gate | None:
    fields = read_fields(root, "A gate", KEYS, report)
    if fields is None:
        return None
    name = _read_name(fields, root.place, report)
    inputs = _read_inputs(fields, root.place, report)
    targets = _read_targets(fields, inputs, root.place, report)
    features = _read_features(fields, inputs, report)
    n_features = len(inputs) + len(features) if inputs and features is not None else None
    initial = _read_initial(fields, n_features, report)
    description = _optional_text(fields, "description", bounds.MAX_DESCRIPTION, report)
    symbol = _optional_choice(fields, "symbol", tuple(Symbol), report)
    training = _read_training(fields, report)
    if name is None or inputs is None or targets is None or features is None:
        return None
    return Gate(
        name=name,
        inputs=inputs,
        targets=targets,
        expression=_optional_text(fields, "expression", bounds.MAX_EXPRESSION, report),
        features=features,
        initial_weights=initial,
        description=description or "",
        symbol=Symbol(symbol) if symbol else None,
        training=training,
        source=source,
    )


def _read_name(fields: Fields, place: Place, report: Report) -> str | None:
    if "name" in fields:
        return read_text(fields["name"], "name", bounds.MAX_NAME, report)
    report_missing(place, "name", "name: AND", report)
    return None


def _read_inputs(fields: Fields, place: Place, report: Report) -> Inputs | None:
    if "inputs" not in fields:
        report_missing(place, "inputs", "inputs: [A, B]", report)
        return None
    node = fields["inputs"]
    items = read_list(node, "inputs", "[A, B]", report)
    if items is None:
        return None
    if not 1 <= len(items) <= bounds.MAX_INPUTS:
        report.add(node.place, f"A gate has 1 to {bounds.MAX_INPUTS} inputs, not {len(items)}.")
        return None
    names: list[str] = []
    for item in items:
        name = read_text(item, "An input's name", bounds.MAX_INPUT_NAME, report)
        if name is not None and (complaint := _name_complaint(name, names)):
            report.add(item.place, complaint)
        elif name is not None:
            names.append(name)
    return tuple(names) if len(names) == len(items) else None


def _name_complaint(name: str, before: list[str]) -> str | None:
    if INPUT_NAME.fullmatch(name) is None:
        rule = "is made of the letters A to Z, digits and _, and does not begin with a digit"
        return f"An input's name {rule}; {quoted(name)} is not."
    if name.lower() in WORDS:
        return f"{quoted(name)} is an operator of expressions; give the input another name."
    if name in before:
        return f"The input {name} is named twice; give each input a name of its own."
    return None


def _read_targets(
    fields: Fields, inputs: Inputs | None, place: Place, report: Report
) -> Targets | None:
    given = [key for key in fields if key in READERS]
    if not given:
        choices = listed(READERS)
        report.add(
            place, f"The targets are missing; add one of {choices}, as in expression: A and B."
        )
        return None
    results = [READERS[key](fields[key], inputs, report) for key in given]
    for key in given[1:]:
        again = f"The targets are given by {given[0]} already; delete either that or {key}."
        report.add(fields[key].place, again)
    targets = results[0]
    if targets is not None and all(target is None for target in targets):
        nothing = (
            "No row has a target, so there is nothing to learn; give at least one row a 0 or 1."
        )
        report.add(fields[given[0]].place, nothing)
    return targets


def _read_features(
    fields: Fields, inputs: Inputs | None, report: Report
) -> tuple[Factors, ...] | None:
    if "features" not in fields:
        return ()
    node = fields["features"]
    items = read_list(node, "features", "[A*B]", report)
    if items is None:
        return None
    if len(items) > bounds.MAX_FEATURES:
        report.add(
            node.place, f"A gate has at most {bounds.MAX_FEATURES} features, not {len(items)}."
        )
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
    text = read_text(node, "A feature", bounds.MAX_INPUTS * (bounds.MAX_INPUT_NAME + 3), report)
    if text is None or inputs is None:
        return None
    assert isinstance(node, Scalar)
    factors: list[int] = []
    for found in re.finditer(r"[^*]+", node.text):
        factor = found.group().strip()
        if factor in inputs:
            factors.append(inputs.index(factor))
            continue
        close = nearest(factor, inputs)
        hint = f"did you mean {close}?" if close else f"the inputs are {', '.join(inputs)}."
        start = found.start() + len(found.group()) - len(found.group().lstrip())
        report.add(node.place_of(start), f"There is no input {quoted(factor)}; {hint}")
        return None
    if len(set(factors)) == len(factors) == text.count("*") + 1 >= 2:  # noqa: PLR2004 - a product
        return tuple(sorted(factors))
    rule = "A feature is a product of two or more different inputs, as in A*B"
    report.add(node.place, f"{rule}, not {quoted(text)}.")
    return None


def _read_initial(
    fields: Fields, n_features: int | None, report: Report
) -> tuple[float, ...] | None:
    if "initial" not in fields:
        return None
    node = fields["initial"]
    initial = read_fields(node, "initial", INITIAL_KEYS, report)
    if initial is None:
        return None
    bias = weights = None
    if "bias" in initial:
        bias = read_number(initial["bias"], "bias", bounds.WEIGHT, report)
    else:
        report_missing(node.place, "bias", "bias: -4", report)
    if "weights" in initial:
        weights = _read_weights(initial["weights"], n_features, report)
    else:
        report_missing(node.place, "weights", "weights: [2.5, 2.5]", report)
    return None if weights is None or bias is None else (*weights, bias)


def _read_weights(node: Node, n_features: int | None, report: Report) -> tuple[float, ...] | None:
    items = read_list(node, "weights", "[2.5, 2.5]", report)
    if items is None:
        return None
    weights = [read_number(item, "A weight", bounds.WEIGHT, report) for item in items]
    if n_features is not None and len(items) != n_features:
        needed = f"There is one weight for each input and feature, so {n_features}"
        report.add(node.place, f"{needed}; here are {len(items)}.")
    return tuple(weight for weight in weights if weight is not None)


def _read_training(fields: Fields, report: Report) -> TrainingHints:
    if "training" not in fields:
        return TrainingHints()
    training = read_fields(fields["training"], "training", TRAINING_KEYS, report) or {}
    optimizer = _optional_choice(training, "optimizer", tuple(Optimizer), report)
    init = _optional_choice(training, "init", tuple(Init), report)
    seed = training.get("seed")
    return TrainingHints(
        learning_rate=_optional_number(training, "learning_rate", bounds.LEARNING_RATE, report),
        l2=_optional_number(training, "l2", bounds.L2, report),
        threshold=_optional_number(training, "threshold", bounds.THRESHOLD, report),
        optimizer=Optimizer(optimizer) if optimizer else None,
        seed=read_whole(seed, "seed", bounds.SEED, report) if seed else None,
        init=Init(init) if init else None,
    )


def _optional_text(fields: Fields, key: str, longest: int, report: Report) -> str | None:
    return read_text(fields[key], key, longest, report) if key in fields else None


def _optional_choice(
    fields: Fields, key: str, choices: tuple[str, ...], report: Report
) -> str | None:
    return read_choice(fields[key], key, choices, report) if key in fields else None


def _optional_number(
    fields: Fields, key: str, interval: bounds.Interval, report: Report
) -> float | None:
    return read_number(fields[key], key, interval, report) if key in fields else None
