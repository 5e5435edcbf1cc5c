"""Writing a gate file as a person would write it, and a gate without a file as one line."""

import os
import re
import shutil
import textwrap
import unicodedata
from collections.abc import Iterator
from contextlib import suppress
from json import dumps
from pathlib import Path

from ..files import shipped
from .gate import Gate, TrainingOverrides
from .problem import START
from .reader import parse_gate
from .settings import TRAINING_KEYS
from .values import yaml_reading
from .yaml_tree import Scalar

SCHEMA = "gate.schema.json"
SCHEMA_LINE = f"# yaml-language-server: $schema={SCHEMA}"
MAX_TABLE_INPUTS = 3
"""Up to here targets are written as a truth table, beyond as a column of outputs."""
OUTPUTS_A_LINE = 8
WIDTH = 100
UNQUOTED = re.compile(r"[A-Za-z0-9(][\w ().,;+/=~^|&*<>'-]*", re.ASCII)
RESERVED_STEMS = re.compile(r"con|prn|aux|nul|(com|lpt)[0-9]")
"""Names that Windows keeps for devices."""


def write_gate(gate: Gate) -> str:
    """Return the text of a gate file that reads back as `gate`.

    Raises:
        ValueError: No file can say this gate, as where its name is too long (then it is a
            `GateFileError`) or its expression does not give its targets.
    """
    text = "\n".join(_lines(gate)) + "\n"
    if parse_gate(text) != gate:
        raise ValueError(f"The gate {gate.name!r} would not read back the same from a file")
    return text


def save_gate(gate: Gate, folder: Path) -> Path:
    """Write `gate` to a new file in `folder`, which is made if need be, and return its path.

    The file is whole or not there at all, and no other file is overwritten. The JSON Schema that
    its first line points to is laid beside it.

    Raises:
        OSError: The folder or the file cannot be written.
        ValueError: No file can say this gate.
    """
    data = write_gate(gate).encode()
    folder.mkdir(parents=True, exist_ok=True)
    path = _claim_name(folder, slug(gate.name))
    draft = folder / f".{path.name}.{os.getpid()}.tmp"
    try:
        draft.write_bytes(data)
        draft.replace(path)
    except OSError:
        for leftover in (draft, path):
            with suppress(OSError):
                leftover.unlink(missing_ok=True)
        raise
    if not (folder / SCHEMA).exists():
        with suppress(OSError):  # an editor's help; the gate is saved without it
            shutil.copyfile(shipped("gates") / SCHEMA, folder / SCHEMA)
    return path


def slug(name: str) -> str:
    """Return `name` as a file name has it: small letters, digits and hyphens."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    stem = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")
    return f"{stem}-gate".strip("-") if not stem or RESERVED_STEMS.fullmatch(stem) else stem


def _claim_name(folder: Path, stem: str) -> Path:
    number = 1
    while True:
        path = folder / (f"{stem}.yaml" if number == 1 else f"{stem}-{number}.yaml")
        try:
            path.touch(exist_ok=False)
        except FileExistsError:
            number += 1
        else:
            return path


def _lines(gate: Gate) -> Iterator[str]:
    yield SCHEMA_LINE
    yield f"name: {_text(gate.name)}"
    if gate.description:
        yield from _description(gate.description)
    if gate.symbol is not None:
        yield f"symbol: {gate.symbol}"
    yield f"inputs: [{', '.join(map(_text, gate.inputs))}]"
    yield from _targets(gate)
    if gate.features:
        yield f"features: [{', '.join(gate.feature_names[gate.n_inputs :])}]"
    if gate.initial_weights is not None:
        *weights, bias = map(_number, gate.initial_weights)
        yield "initial:"
        yield f"  weights: [{', '.join(weights)}]"
        yield f"  bias: {bias}"
    yield from _training(gate.training)


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


def _targets(gate: Gate) -> Iterator[str]:
    targets = ["x" if target is None else str(target) for target in gate.targets]
    if gate.expression is not None:
        yield f"expression: {_text(gate.expression)}"
    elif gate.n_inputs <= MAX_TABLE_INPUTS:
        yield "truth_table:"
        for row, target in zip(gate.rows, targets, strict=True):
            yield f"  - [{', '.join(map(str, row))}, {target}]"
    else:
        yield "outputs: ["
        for start in range(0, len(targets), OUTPUTS_A_LINE):
            yield f"  {', '.join(targets[start : start + OUTPUTS_A_LINE])},"
        yield "]"


def _training(hints: TrainingOverrides) -> Iterator[str]:
    wishes = {key: getattr(hints, key) for key in TRAINING_KEYS}
    if any(wish is not None for wish in wishes.values()):
        yield "training:"
    for key, wish in wishes.items():
        if wish is not None:
            yield f"  {key}: {_number(wish) if isinstance(wish, float) else wish}"


def _number(value: float) -> str:
    """Write whole numbers without a point, and 1e-07 as 1.0e-07, which every YAML reads alike."""
    if value.is_integer():
        return f"{value:.0f}"  # -0.0 keeps its sign
    mantissa, e, exponent = repr(value).partition("e")
    return repr(value) if not e or "." in mantissa else f"{mantissa}.0e{exponent}"


def _text(text: str) -> str:
    is_text = yaml_reading(Scalar(START, text, is_plain=True, raw=text)) is None
    if is_text and UNQUOTED.fullmatch(text):
        return text
    return dumps(text, ensure_ascii=False)


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
