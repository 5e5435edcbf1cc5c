"""Gate files: parse the bytes of a file to a gate."""

import os
from pathlib import Path
from typing import assert_never

from .bounds import (
    MAX_DESCRIPTION,
    MAX_EXPRESSION,
    MAX_NAME,
    WEIGHT,
)
from .gate import Gate, Symbol
from .problem import Report
from .settings import SETTINGS, Real, Setting, TrainingOverrides, Value, Whole, Word
from .targets import READERS, Factors, Inputs, read_features, read_inputs, read_targets
from .values import (
    Fields,
    read_choice,
    read_fields,
    read_list,
    read_number,
    read_text,
    read_whole,
    refuse_unseen,
    report_missing,
)
from .yaml_errors import GATE
from .yaml_files import read_source
from .yaml_tree import (
    LOADER,
    Loader,
    Node,
    Scalar,
    compose,
    decode,
    refuse_empty,
)

BRACE = "{"
"""The first character of a gate in one line; no name or path of a gate begins with it."""

KEYS = ("name", "description", "symbol", "inputs", *READERS, "features", "initial", "training")


def parse_gate(data: bytes | str, source: Path | None = None, loader: Loader = LOADER) -> Gate:
    """Return the gate that the contents of a gate file define.

    Args:
        data: The contents; bytes should be UTF-8.
        source: The file, for messages and for the gate's `source`.
        loader: The YAML loader whose parser is used.

    Raises:
        GateFileError: With all problems of the file.
    """
    text, report = decode(data, source)
    root = compose(text, report, loader)
    if root is None or (isinstance(root, Scalar) and not root.raw):
        refuse_empty(report)
    gate = read_gate(root, source, report)
    report.close()
    if gate is None:
        raise AssertionError("what stops a gate from being read is always reported")
    return gate


STRUCTURED = tuple(key for key in KEYS if key not in {"name", "description"})
"""The keys whose values are not free text, so that a character that cannot be seen is a mistake."""


def read_gate(root: Node, source: Path | None, report: Report) -> Gate | None:
    """Return the gate that a tree of values defines, or report its problems and return None."""
    refuse_unseen(root, STRUCTURED, report)
    fields = read_fields(root, "a gate", KEYS, "name: AND", report)
    if fields is None:
        return None
    for key, example in (("name", "name: AND"), ("inputs", "inputs: [A, B]")):
        if key not in fields:
            report_missing(root.place, key, example, report)
    name = _text(fields, "name", MAX_NAME, report)
    inputs = read_inputs(fields["inputs"], report) if "inputs" in fields else None
    targets = read_targets(fields, inputs, root.place, report)
    features = _features(fields, inputs, report)
    initial = _initial(fields, inputs, features, report)
    description = _text(fields, "description", MAX_DESCRIPTION, report)
    symbol = _symbol(fields, report)
    training = _training(fields, report)
    if report.problems or name is None or inputs is None or targets is None or features is None:
        return None
    return Gate(
        name=name,
        inputs=inputs,
        targets=targets,
        expression=_text(fields, "expression", MAX_EXPRESSION, report),
        features=features,
        initial_weights=initial,
        description=description or "",
        symbol=symbol,
        training=training,
        source=source,
    )


def _text(fields: Fields, key: str, longest: int, report: Report) -> str | None:
    return read_text(fields[key], key, longest, report) if key in fields else None


def _features(fields: Fields, inputs: Inputs | None, report: Report) -> tuple[Factors, ...] | None:
    return read_features(fields["features"], inputs, report) if "features" in fields else ()


def _initial(
    fields: Fields, inputs: Inputs | None, features: tuple[Factors, ...] | None, report: Report
) -> tuple[float, ...] | None:
    if "initial" not in fields:
        return None
    is_known = inputs is not None and features is not None
    n_features = len(inputs or ()) + len(features or ()) if is_known else None
    return _read_initial(fields["initial"], n_features, report)


INITIAL_KEYS = ("weights", "bias")


def _read_initial(node: Node, n_features: int | None, report: Report) -> tuple[float, ...] | None:
    """Return the starting weights, the bias last; `n_features` is None if it is unknown."""
    fields = read_fields(node, "initial", INITIAL_KEYS, "bias: -4", report)
    if fields is None:
        return None
    bias = weights = None
    if "weights" in fields:
        weights = read_weights(fields["weights"], n_features, report)
    else:
        report_missing(node.place, "weights", "weights: [2.5, 2.5]", report)
    if "bias" in fields:
        bias = read_number(fields["bias"], "bias", WEIGHT, report)
    else:
        report_missing(node.place, "bias", "bias: -4", report)
    return None if weights is None or bias is None else (*weights, bias)


def read_weights(node: Node, n_features: int | None, report: Report) -> tuple[float, ...] | None:
    """Return a list of weights; `n_features` is how many there must be, None if it is unknown."""
    items = read_list(node, "weights", "[2.5, 2.5]", report)
    if items is None:
        return None
    weights = [read_number(item, "A weight", WEIGHT, report) for item in items]
    if n_features is not None and len(items) != n_features:
        needed = f"There is one weight for each input and each feature, {n_features} in all"
        report.add(node.place, f"{needed}, not {len(items)}.")
    return tuple(weight for weight in weights if weight is not None)


def _symbol(fields: Fields, report: Report) -> Symbol | None:
    if "symbol" not in fields:
        return None
    symbol = read_choice(fields["symbol"], "symbol", tuple(Symbol), report)
    return None if symbol is None else Symbol(symbol)


def _training(fields: Fields, report: Report) -> TrainingOverrides:
    if "training" not in fields:
        return TrainingOverrides()
    node = fields["training"]
    values = read_fields(node, "training", tuple(SETTINGS), "learning_rate: 0.5", report) or {}
    return TrainingOverrides.of(
        {key: read_setting(value, SETTINGS[key], report) for key, value in values.items()}
    )


def read_setting(node: Node, row: Setting, report: Report) -> Value | None:
    """Return the value of one setting; an invalid one is reported and None is returned."""
    domain = row.domain
    match domain:
        case Real():
            return read_number(node, row.name, domain.bounds, report)
        case Whole():
            return read_whole(node, row.name, domain.bounds, report)
        case Word():
            word = read_choice(node, row.name, tuple(domain.words), report)
            return None if word is None else domain.words(word)
        case _:
            assert_never(domain)


def load_gate(path: str | os.PathLike[str]) -> Gate:
    """Return the gate in the file at `path`.

    >>> load_gate("and.yaml")
    <Gate AND of A, B: 0001>

    Raises:
        GateFileError: With all problems of the file, or why it cannot be read.
    """
    path = Path(path)
    return parse_gate(read_source(path, GATE), path)
