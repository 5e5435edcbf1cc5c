"""In which order gates are listed, and how those of one name are told apart."""

import re
from collections import Counter
from collections.abc import Iterable

from game.gates.gate import Gate
from game.gates.problem import printable
from game.paths import shipped

TEACHING_ORDER = (
    "and",
    "or",
    "nand",
    "nor",
    "xor",
    "xnor",
    "not",
    "imply",
    "majority",
    "multiplexer",
    "xor-product",
    "and-given",
    "and-partial",
)
"""The shipped files in the order in which they are taught; all other gates follow by name."""


def in_order(gates: Iterable[Gate]) -> tuple[Gate, ...]:
    """Return the shipped gates in teaching order, then all others by name."""
    taught = {shipped("gates") / f"{stem}.yaml": rank for rank, stem in enumerate(TEACHING_ORDER)}

    def place(gate: Gate) -> tuple[int, str, str]:
        rank = taught.get(gate.source, len(taught)) if gate.source else len(taught)
        return rank, gate.name.casefold(), str(gate.source)

    return tuple(sorted(gates, key=place))


def told_apart(gates: tuple[Gate, ...]) -> tuple[str, ...]:
    """Return a distinct name for each gate: where two meet, the file is added, or its path."""
    names = [gate.name for gate in gates]
    for detail in (_file_name, _file_path):
        count = Counter(map(name_key, names))
        names = [
            f"{gate.name} ({detail(gate)})" if count[name_key(name)] > 1 else name
            for gate, name in zip(gates, names, strict=True)
        ]
    return tuple(names)


def name_key(name: str) -> str:
    """Return what names that count as the same have in common: capitals and spacing do not."""
    return re.sub(r"[\s_-]+", "-", name.strip().casefold())


def _file_name(gate: Gate) -> str:
    return printable(gate.source.name) if gate.source else ""


def _file_path(gate: Gate) -> str:
    return printable(str(gate.source))
