"""Gates: what a neuron can learn, and the YAML files that define gates.

The YAML library is imported only when a gate file is read.
"""

from ..lazy import lazy

TYPE_CHECKING = False  # see the package above
if TYPE_CHECKING:
    from .gate import Gate, Symbol
    from .library import Library, UnknownGateError, shipped_gates
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
    "shipped_gates",
    "write_gate",
]

if not TYPE_CHECKING:
    __getattr__, __dir__ = lazy(
        globals(),
        {
            "Gate": "gate",
            "GateFileError": "problem",
            "Init": "settings",
            "Library": "library",
            "Problem": "problem",
            "Symbol": "gate",
            "TrainingOverrides": "settings",
            "UnknownGateError": "library",
            "load_gate": "reader",
            "parse_gate": "reader",
            "save_gate": "writer",
            "shipped_gates": "library",
            "write_gate": "writer",
        },
    )
