"""Glowgate: watch one logistic neuron learn a logic gate.

The installed package is `glowgate`; in a checkout it is `game`, and everything else is the same.

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

The import loads each name only when it is first used, changes no environment variable and starts no
thread. The environments for Gymnasium are in `glowgate.envs`.

The layers, each of which imports only from those before it: `core` (numbers), `gates` (what a
neuron learns), `playground` (the state machine), `lessons` (experiments with a proof), `ui`
(pictures), `envs` (Gymnasium), `app` and `cli`.
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

TYPE_CHECKING = False  # type checkers know this name; importing `typing` would take 4 ms
if TYPE_CHECKING:
    from .gates.gate import Gate as Gate
    from .gates.library import shipped_gates as shipped_gates
    from .gates.reader import load_gate as load_gate
    from .gates.verdict_words import verdict as verdict
    from .playground.controls import Action as Action
    from .playground.playground import Playground as Playground

__version__ = "0.1.0"

__all__ = ["Action", "Gate", "Playground", "load_gate", "shipped_gates", "verdict"]

if not TYPE_CHECKING:  # for a type checker, a module with __getattr__ has every name
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
