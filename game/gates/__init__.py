"""Gates: what a neuron can be asked to learn, and the YAML files that say so."""

from .gate import Gate, Symbol
from .library import Library, UnknownGateError
from .problem import GateFileError, Problem
from .reader import load_gate, parse_gate
from .settings import Init, TrainingOverrides
from .writer import save_gate, write_gate

__all__ = [
    "Gate",
    "GateFileError",
    "Init",
    "Library",
    "Problem",
    "Symbol",
    "TrainingOverrides",
    "UnknownGateError",
    "load_gate",
    "parse_gate",
    "save_gate",
    "write_gate",
]
