"""A gate in one line, where it has no file: a gate file in braces, which is YAML and JSON alike."""

from json import dumps

from game.gates.gate import Gate
from game.gates.settings import TRAINING_KEYS

BRACE = "{"
"""What such a line begins with, and neither a gate's name nor its path."""


def inline(gate: Gate) -> str:
    """Return `gate` as a line that `parse_gate` reads back as the same gate."""
    content: dict[str, object] = {"name": gate.name, "inputs": gate.inputs}
    if gate.expression is not None:
        content["expression"] = gate.expression
    else:
        content["outputs"] = ["x" if target is None else target for target in gate.targets]
    if gate.features:
        content["features"] = gate.feature_names[gate.n_inputs :]
    if gate.initial_weights is not None:
        *weights, bias = gate.initial_weights
        content["initial"] = {"weights": weights, "bias": bias}
    wishes = {key: getattr(gate.training, key) for key in TRAINING_KEYS}
    content["training"] = {key: wish for key, wish in wishes.items() if wish is not None}
    content |= {"description": gate.description, "symbol": gate.symbol}
    return dumps({key: value for key, value in content.items() if value}, ensure_ascii=False)
