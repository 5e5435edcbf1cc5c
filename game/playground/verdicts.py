"""Verdicts on gates, each worked out once."""

from functools import lru_cache

from game.core.verdict import Verdict, verdict
from game.gates.gate import Gate


@lru_cache(maxsize=64)
def verdict_of(gate: Gate) -> Verdict:
    """Return the verdict on `gate`."""
    return verdict(gate.examples)
