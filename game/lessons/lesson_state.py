"""What conditions are tested against: the playground, or the page of all gates, at one time.

`learned` means that all rows are right now, not that they once were: at what epoch they first were
tells `learned_at`. `norm` leaves the bias out. `live` is the row that is fed in, read as a number:
10 for A on and B off.
"""

from collections.abc import Callable, Mapping

from ..core.assessment import Standing
from ..gates.gate import Gate
from ..gates.verdict_words import verdict
from ..playground.all_gates import AllGates
from ..playground.controls import L2, LEARNING_RATE
from ..playground.snapshot import Snapshot
from ..record import Record

ON_STAGE: Mapping[str, Callable[[Snapshot], float | None]] = {
    "epoch": lambda s: s.epoch,
    "latest": lambda s: s.latest_epoch,
    "learned_at": lambda s: s.learned_at,
    "loss": lambda s: s.loss,
    "accuracy": lambda s: s.accuracy,
    "right": lambda s: s.n_right,
    "threshold": lambda s: s.threshold,
    "learning_rate": lambda s: s.value_of(LEARNING_RATE),
    "l2": lambda s: s.value_of(L2),
    "norm": lambda s: s.weight_norm,
    "bias": lambda s: float(s.weights[-1]),
    "seed": lambda s: s.run.seed,
    "live": lambda s: int("".join(map(str, s.live_inputs))),
    "inputs": lambda s: s.gate.n_inputs,
}


class StageState(Record, eq=False):
    """The playground at one time.

    Attributes:
        snapshot: Its state.
        presses: How many presses of this step have turned a weight or a knob.
    """

    snapshot: Snapshot
    presses: int = 0

    @property
    def gate(self) -> Gate:
        """The gate on stage."""
        return self.snapshot.gate

    def value(self, name: str, argument: str = "") -> float | None:
        """Return a value by its name, and row or weight; None if there is none at present."""
        snapshot = self.snapshot
        if name == "presses":
            return self.presses
        if name == "weight":
            names = snapshot.gate.feature_names
            return float(snapshot.weights[names.index(argument)]) if argument in names else None
        if name in {"p", "output"}:
            if len(argument) != snapshot.gate.n_inputs:
                return None
            column = snapshot.probabilities if name == "p" else snapshot.outputs
            return float(column[int(argument, 2)])
        read = ON_STAGE.get(name)
        return None if read is None else read(snapshot)

    def flag(self, name: str) -> bool:
        """Return whether the gate is learned now, or learnable at all."""
        if name == "learned":
            return self.snapshot.n_right == self.snapshot.n_examples
        return verdict(self.snapshot.gate).learnable


OF_MANY: Mapping[str, Callable[[AllGates], float]] = {
    "epoch": lambda gates: gates.epoch,
    "latest": lambda gates: gates.latest_epoch,
    "inputs": lambda gates: gates.n_inputs,
    "threshold": lambda gates: gates.threshold,
    "learning_rate": lambda gates: gates.value_of(LEARNING_RATE),
    "l2": lambda gates: gates.value_of(L2),
    "seed": lambda gates: gates.overrides.seed or 0,
}


class ManyState(Record, eq=False):
    """The page of all gates at one time.

    Attributes:
        gates: All gates.
        presses: How many presses of this step have turned a knob.
        standing: Their progress, if it is known; else it is computed when it is asked for.
    """

    gates: AllGates
    presses: int = 0
    standing: Standing | None = None

    @property
    def gate(self) -> None:
        """No gate alone is on stage."""

    def value(self, name: str, argument: str = "") -> float | None:
        """Return a value by its name; None if this page has none of that name."""
        if name == "presses":
            return self.presses
        if name == "gates_learned":
            standing = self.standing or self.gates.standing
            return int(standing.learned.sum())
        read = None if argument else OF_MANY.get(name)
        return None if read is None else read(self.gates)

    def flag(self, name: str) -> bool:  # noqa: ARG002 - as of one gate, of which there are many
        """Return False: no flag speaks of many gates."""
        return False
