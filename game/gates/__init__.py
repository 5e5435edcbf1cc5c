"""Gates: what a neuron can be asked to learn, and the YAML files that say so."""

from game.gates.gate import Gate, Init, Symbol, TrainingHints
from game.gates.library import Library, UnknownGateError
from game.gates.loading import load_gate
from game.gates.problem import GateFileError, Problem
from game.gates.reader import parse_gate
from game.gates.writer import save_gate, write_gate

__all__ = [
    "Gate",
    "GateFileError",
    "Init",
    "Library",
    "Problem",
    "Symbol",
    "TrainingHints",
    "UnknownGateError",
    "load_gate",
    "parse_gate",
    "save_gate",
    "write_gate",
]
