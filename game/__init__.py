"""Glowgate: watch one logistic neuron learn a logic gate.

Installed it is the package `glowgate`; in a checkout it is `game`, and all else stays the same.

    >>> from glowgate import Action, Playground, shipped_gates, verdict
    >>> gates = {gate.name: gate for gate in shipped_gates()}
    >>> playground = Playground(gates["AND"])
    >>> snapshot = playground.step(Action.FORWARD_100)
    >>> playground
    <Playground of AND at epoch 100>
    >>> snapshot.probabilities.round(1)
    array([0. , 0.2, 0.2, 0.8])
    >>> verdict(gates["XOR"]).learnable
    False

Importing it loads none of this before it is asked for, changes no environment variable and starts
no thread. The environments for Gymnasium are in `glowgate.envs`.

The layers, each of which knows only those above it: `core` (numbers), `gates` (what is to be
learned), `playground` (the state machine), `ui` (pictures), `envs` (Gymnasium), `app` and `cli`.
"""

import sys

from .lazy import lazy

TITLE = "Glowgate"
OTHER_NAME = {"game": "glowgate", "glowgate": "game"}.get(__name__, "")
other = sys.modules.get(OTHER_NAME)
if getattr(other, "TITLE", None) == TITLE:
    raise ImportError(
        f"Glowgate is imported already, as {OTHER_NAME!r} from {getattr(other, '__file__', '?')}."
        " Import it by one name only: its classes would all be there twice, and strangers."
    )

TYPE_CHECKING = False  # as type checkers know it from `typing`, which takes 4 ms to import
if TYPE_CHECKING:
    from .gates.gate import Gate as Gate
    from .gates.library import shipped_gates as shipped_gates
    from .gates.reader import load_gate as load_gate
    from .gates.verdict_words import verdict as verdict
    from .playground.controls import Action as Action
    from .playground.playground import Playground as Playground

__version__ = "0.1.0"

__all__ = ["Action", "Gate", "Playground", "load_gate", "shipped_gates", "verdict"]

if not TYPE_CHECKING:  # to a type checker, a __getattr__ would have every name
    __getattr__, __dir__ = lazy(
        globals(),
        {
            "Action": "playground.controls",
            "Gate": "gates.gate",
            "Playground": "playground.playground",
            "load_gate": "gates.reader",
            "shipped_gates": "gates.library",
            "verdict": "gates.verdict_words",
        },
    )
