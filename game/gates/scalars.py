"""What YAML makes of a word without quotes, and the numbers and texts that a gate makes of it.

YAML 1.1, which most tools read, takes `NO` for false, `010` for eight and `1:30` for ninety. A gate
file says what it means in every tool, so such words are refused with a sentence of their own.
"""

import re

import yaml

from game.gates.nodes import Scalar
from game.gates.problem import SHOWN

DECIMAL = re.compile(r"[-+]?(?:(?:0|[1-9][0-9]*)(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][-+]?[0-9]+)?")
WHOLE = re.compile(r"[-+]?(?:0|[1-9][0-9]*)")
TAGS = "tag:yaml.org,2002:"
RESOLVER = yaml.SafeLoader("")


def yaml_reading(scalar: Scalar) -> str | None:
    """Return what YAML takes the scalar for, as `the number 8`, or None if for a text."""
    if not scalar.is_plain:
        return None
    node = yaml.ScalarNode("", scalar.text)
    kind = _kind(scalar)
    if kind == "int":
        value = _int_reading(node)
        return "a number" if value is None else f"the number {value}"
    if kind == "bool":
        return f"the truth value {str(RESOLVER.bool_values[scalar.text.lower()]).lower()}"
    if kind == "float" or DECIMAL.fullmatch(scalar.text):
        return "a number"
    return {"null": "no value at all", "timestamp": "a date"}.get(kind)


def _int_reading(node: yaml.ScalarNode) -> int | None:
    if len(node.value) > SHOWN:
        return None
    try:
        return int(RESOLVER.construct_yaml_int(node))
    except ValueError:  # YAML's own pattern lets `0b_` through
        return None


def _kind(scalar: Scalar) -> str:
    tag: str = RESOLVER.resolve(yaml.ScalarNode, scalar.text, (True, False))  # type: ignore[no-untyped-call] # as PyYAML has it
    return tag.removeprefix(TAGS)


def truth_value(scalar: Scalar) -> bool | None:
    """Return True for a plain `yes`, `on` or `true`, False for their opposites, else None."""
    if not scalar.is_plain:
        return None
    return RESOLVER.bool_values[scalar.text.lower()] if _kind(scalar) == "bool" else None


def decimal(scalar: Scalar) -> float | None:
    """Return the number of a plain scalar, which may be infinite if it is too large, or None."""
    if not (scalar.is_plain and len(scalar.text) <= SHOWN and DECIMAL.fullmatch(scalar.text)):
        return None
    return float(scalar.text)


def whole(scalar: Scalar) -> int | None:
    """Return the whole number of a plain scalar, or None."""
    if not (scalar.is_plain and len(scalar.text) <= SHOWN and WHOLE.fullmatch(scalar.text)):
        return None
    return int(scalar.text)
