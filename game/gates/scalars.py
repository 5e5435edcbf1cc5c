"""What YAML makes of a word without quotes, and the numbers that a gate file makes of it.

YAML 1.1, which many tools read, takes `NO` for false, `010` for eight and `1:30` for ninety; YAML
1.2 does not, and takes `08` for eight. A gate file is to mean the same in every tool, so such words
are refused, each with what YAML reads.
"""

import math
import re
from collections.abc import Callable

import yaml

from game.gates.nodes import Scalar
from game.gates.problem import SHOWN

DECIMAL = re.compile(r"[-+]?(?:(?:0|[1-9][0-9]*)(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][-+]?[0-9]+)?")
NEWER = re.compile(r"0o[0-7]+|[-+]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][-+]?[0-9]+)?")
"""Numbers of YAML 1.2, which are texts to YAML 1.1."""
WHOLE = re.compile(r"[-+]?(?:0|[1-9][0-9]*)")
TAGS = "tag:yaml.org,2002:"
YAML = yaml.SafeLoader("")


def decimal(scalar: Scalar) -> float | None:
    """Return the number of a plain scalar, infinite where it is too large for one, or None."""
    if not (scalar.is_plain and len(scalar.text) <= SHOWN and DECIMAL.fullmatch(scalar.text)):
        return None
    return float(scalar.text)


def whole(scalar: Scalar) -> int | None:
    """Return the whole number of a plain scalar, or None."""
    if not (scalar.is_plain and len(scalar.text) <= SHOWN and WHOLE.fullmatch(scalar.text)):
        return None
    return int(scalar.text)


def yaml_number(scalar: Scalar) -> float | None:
    """Return the number that YAML reads in a plain scalar, truth values as 0 and 1, or None."""
    if not scalar.is_plain or len(scalar.text) > SHOWN:
        return None
    kind, node = _kind(scalar), yaml.ScalarNode("", scalar.text)
    try:
        if kind == "int":
            return int(YAML.construct_yaml_int(node))
        if kind == "float":
            return float(YAML.construct_yaml_float(node))
    except (ValueError, OverflowError):  # YAML's own patterns let `0b_` through
        return None
    if kind == "bool":
        return YAML.bool_values[scalar.text.lower()]
    if NEWER.fullmatch(scalar.text):
        return int(scalar.text, 0) if "o" in scalar.text else float(scalar.text)
    return None


def yaml_reading(scalar: Scalar) -> str | None:
    """Return what YAML takes the scalar for, as in `the number 8`, or None where for a text."""
    if not scalar.is_plain:
        return None
    kind = _kind(scalar)
    if kind in {"null", "timestamp"}:
        return "no value at all" if kind == "null" else "a date"
    if kind == "bool":
        return f"the truth value {str(YAML.bool_values[scalar.text.lower()]).lower()}"
    number = yaml_number(scalar)
    if number is None:
        return "a number" if kind in {"int", "float"} else None
    if math.isfinite(number):
        return f"the number {number}"
    return "no number (nan)" if math.isnan(number) else "infinity"


def _kind(scalar: Scalar) -> str:
    resolve: Callable[..., str] = YAML.resolve
    return resolve(yaml.ScalarNode, scalar.text, (True, False)).removeprefix(TAGS)
