"""The format of a gate file: from its tree to a gate."""

from pathlib import Path

from game.gates.bounds import MAX_DESCRIPTION, MAX_EXPRESSION, MAX_NAME
from game.gates.composing import LOADER, Loader, compose
from game.gates.decoding import decode, refuse_empty
from game.gates.fields import Fields, read_fields, report_missing
from game.gates.gate import Gate, Symbol, TrainingHints
from game.gates.nodes import Node, Scalar
from game.gates.problem import Report
from game.gates.products import Factors, Inputs, read_features, read_inputs
from game.gates.settings import read_initial, read_training
from game.gates.targets import READERS, read_targets
from game.gates.values import read_choice, read_text

KEYS = ("name", "description", "symbol", "inputs", *READERS, "features", "initial", "training")


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
    if root is None or (isinstance(root, Scalar) and not root.raw):
        refuse_empty(report)
    gate = _read_gate(root, source, report)
    report.close()
    if gate is None:
        raise AssertionError("what stops a gate from being read is always reported")
    return gate


def _read_gate(root: Node, source: Path | None, report: Report) -> Gate | None:
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
    return read_initial(fields["initial"], n_features, report)


def _symbol(fields: Fields, report: Report) -> Symbol | None:
    if "symbol" not in fields:
        return None
    symbol = read_choice(fields["symbol"], "symbol", tuple(Symbol), report)
    return None if symbol is None else Symbol(symbol)


def _training(fields: Fields, report: Report) -> TrainingHints:
    return read_training(fields["training"], report) if "training" in fields else TrainingHints()
