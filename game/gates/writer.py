"""Write a gate as a readable YAML file, or as one line."""

import re
import shutil
import textwrap
from collections.abc import Iterator
from contextlib import suppress
from itertools import product
from json import dumps
from pathlib import Path
from typing import TypeAlias

from ..files import atomic_file, new_files, shipped, slug
from .gate import Gate
from .problem import START
from .reader import parse_gate
from .values import yaml_reading
from .yaml_tree import Scalar

SCHEMA = "gate.schema.json"
SCHEMA_LINE = f"# yaml-language-server: $schema={SCHEMA}"
MAX_TABLE_ROWS = 8
"""Up to this many rows, targets are written as a truth table, else as a list of outputs."""
OUTPUTS_A_LINE = 8
WIDTH = 100
UNQUOTED = re.compile(r"[A-Za-z0-9(][\w ().,;+/=~^|&*<>'-]*", re.ASCII)


Tree: TypeAlias = "str | float | list[Tree] | dict[str, Tree]"
"""The contents of a gate file as values of YAML and JSON."""


def write_gate(gate: Gate) -> str:
    """Return the text of a gate file from which `gate` can be read back.

    Raises:
        ValueError: The gate cannot be represented: its name is too long, for example (then it is a
            `GateFileError`), or its expression does not give its targets.
    """
    return _checked("\n".join(_block(_tree(gate))) + "\n", gate)


def inline(gate: Gate) -> str:
    """Return one line from which `parse_gate` reads `gate` back.

    Raises:
        ValueError: As `write_gate`.
    """
    last = ("description", "symbol")  # the essential keys come first
    tree = sorted(_tree(gate).items(), key=lambda entry: entry[0] in last)
    return _checked(dumps(dict(tree), ensure_ascii=False), gate)


def _checked(text: str, gate: Gate) -> str:
    """Return `text` if it reads back as `gate`: a field that `_tree` lacks would be lost."""
    if parse_gate(text) != gate:
        raise ValueError(f"The gate {gate.name!r} would not read back the same from a file")
    return text


def _tree(gate: Gate) -> dict[str, Tree]:
    """Return the contents of a file for `gate`, which both notations write."""
    tree: dict[str, Tree] = {"name": gate.name}
    if gate.description:
        tree["description"] = gate.description
    if gate.symbol is not None:
        tree["symbol"] = gate.symbol
    tree["inputs"] = list(gate.inputs)
    if gate.expression is not None:
        tree["expression"] = gate.expression
    else:
        tree["outputs"] = ["x" if target is None else target for target in gate.targets]
    if gate.features:
        tree["features"] = list(gate.feature_names[gate.n_inputs :])
    if gate.initial_weights is not None:
        *weights, bias = gate.initial_weights
        tree["initial"] = {"weights": list(weights), "bias": bias}
    if gate.training.stated:
        tree["training"] = dict(gate.training.stated)
    return tree


def save_gate(gate: Gate, folder: Path) -> Path:
    """Write `gate` to a new file in `folder`, which is created if missing, and return its path.

    The file is written atomically, and no existing file is overwritten. The JSON Schema to which
    its first line refers is copied beside it.

    Raises:
        OSError: The folder or the file cannot be written.
        ValueError: The gate cannot be represented.
    """
    text = write_gate(gate)
    with new_files(folder, slug(gate.name), ".yaml") as (path,), atomic_file(path) as file:
        file.write(text)
    if not (folder / SCHEMA).exists():
        with suppress(OSError):  # only editors use it; the gate is saved without it
            shutil.copyfile(shipped("gates") / SCHEMA, folder / SCHEMA)
    return path


def _block(tree: dict[str, Tree]) -> Iterator[str]:
    """Yield the lines of a file in block style."""
    yield SCHEMA_LINE
    for key, value in tree.items():
        if key == "description":
            yield from _description(str(value))
        elif key == "outputs" and isinstance(value, list):
            yield from _targets([str(target) for target in value])
        elif isinstance(value, dict):
            yield f"{key}:"
            yield from (f"  {name}: {_flow(name, entry)}" for name, entry in value.items())
        else:
            yield f"{key}: {_flow(key, value)}"


def _flow(key: str, value: Tree) -> str:
    """Return a value in flow style, on one line."""
    if isinstance(value, list):
        return f"[{', '.join(_flow(key, item) for item in value)}]"
    if isinstance(value, str):
        return value if key == "features" else _text(value)  # a product needs no quotes
    return _number(value) if isinstance(value, float) else str(value)


def _description(text: str) -> Iterator[str]:
    line = f"description: {_text(text)}"
    if len(line) <= WIDTH:
        yield line
        return
    yield "description: >-"
    yield from textwrap.wrap(
        text,
        WIDTH,
        initial_indent="  ",
        subsequent_indent="  ",
        break_long_words=False,
        break_on_hyphens=False,
    )


def _targets(targets: list[str]) -> Iterator[str]:
    """Yield a truth table, or a list of outputs if the table would be long."""
    if len(targets) <= MAX_TABLE_ROWS:
        yield "truth_table:"
        n_inputs = len(targets).bit_length() - 1
        for row, target in zip(product("01", repeat=n_inputs), targets, strict=True):
            yield f"  - [{', '.join((*row, target))}]"
    else:
        yield "outputs: ["
        for start in range(0, len(targets), OUTPUTS_A_LINE):
            yield f"  {', '.join(targets[start : start + OUTPUTS_A_LINE])},"
        yield "]"


def _number(value: float) -> str:
    """Return whole numbers without a point, and 1e-07 as 1.0e-07, a number in any YAML version."""
    if value.is_integer():
        return f"{value:.0f}"  # -0.0 keeps its sign
    mantissa, e, exponent = repr(value).partition("e")
    return repr(value) if not e or "." in mantissa else f"{mantissa}.0e{exponent}"


def _text(text: str) -> str:
    is_text = yaml_reading(Scalar(START, text, is_plain=True, raw=text)) is None
    if is_text and UNQUOTED.fullmatch(text):
        return text
    return dumps(text, ensure_ascii=False)
