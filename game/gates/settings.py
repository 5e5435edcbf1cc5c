"""How a gate file wishes a gate to be trained: `initial` and `training`."""

from ..core.training import Optimizer
from .bounds import L2, LEARNING_RATE, SEED, THRESHOLD, WEIGHT, Interval
from .gate import Init, TrainingOverrides
from .problem import Report
from .values import (
    Fields,
    read_choice,
    read_fields,
    read_list,
    read_number,
    read_whole,
    report_missing,
)
from .yaml_tree import Node

INITIAL_KEYS = ("weights", "bias")
TRAINING_KEYS = ("learning_rate", "l2", "threshold", "optimizer", "seed", "init")


def read_initial(node: Node, n_features: int | None, report: Report) -> tuple[float, ...] | None:
    """Return the starting weights, the bias last; `n_features` is None where it is not known."""
    fields = read_fields(node, "initial", INITIAL_KEYS, "bias: -4", report)
    if fields is None:
        return None
    bias = weights = None
    if "weights" in fields:
        weights = _read_weights(fields["weights"], n_features, report)
    else:
        report_missing(node.place, "weights", "weights: [2.5, 2.5]", report)
    if "bias" in fields:
        bias = read_number(fields["bias"], "bias", WEIGHT, report)
    else:
        report_missing(node.place, "bias", "bias: -4", report)
    return None if weights is None or bias is None else (*weights, bias)


def _read_weights(node: Node, n_features: int | None, report: Report) -> tuple[float, ...] | None:
    items = read_list(node, "weights", "[2.5, 2.5]", report)
    if items is None:
        return None
    weights = [read_number(item, "A weight", WEIGHT, report) for item in items]
    if n_features is not None and len(items) != n_features:
        needed = f"There is one weight for each input and each feature, {n_features} in all"
        report.add(node.place, f"{needed}, not {len(items)}.")
    return tuple(weight for weight in weights if weight is not None)


def read_training(node: Node, report: Report) -> TrainingOverrides:
    """Return the wishes of `training`; a wrong one is reported and left out."""
    fields = read_fields(node, "training", TRAINING_KEYS, "learning_rate: 0.5", report) or {}
    optimizer = _choice(fields, "optimizer", tuple(Optimizer), report)
    init = _choice(fields, "init", tuple(Init), report)
    return TrainingOverrides(
        learning_rate=_number(fields, "learning_rate", LEARNING_RATE, report),
        l2=_number(fields, "l2", L2, report),
        threshold=_number(fields, "threshold", THRESHOLD, report),
        optimizer=None if optimizer is None else Optimizer(optimizer),
        seed=read_whole(fields["seed"], "seed", SEED, report) if "seed" in fields else None,
        init=None if init is None else Init(init),
    )


def _number(fields: Fields, key: str, bounds: Interval, report: Report) -> float | None:
    return read_number(fields[key], key, bounds, report) if key in fields else None


def _choice(fields: Fields, key: str, choices: tuple[str, ...], report: Report) -> str | None:
    return read_choice(fields[key], key, choices, report) if key in fields else None
