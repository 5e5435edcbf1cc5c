"""A gate: inputs, rows and targets, as a frozen value; and edited copies of a gate."""

from collections.abc import Collection, Iterator
from enum import StrEnum
from functools import cached_property
from itertools import count, product
from pathlib import Path

import numpy as np

from ..core.neuron import Examples, Floats, with_bias_column
from ..core.training import WEIGHT_LIMIT
from ..record import Record, Values, replace
from .bounds import MAX_NAME
from .settings import TrainingOverrides

TARGETS = (0, 1, None)


class Symbol(StrEnum):
    """The standard (distinctive) shapes of logic gates."""

    AND = "and"
    OR = "or"
    NAND = "nand"
    NOR = "nor"
    XOR = "xor"
    XNOR = "xnor"
    NOT = "not"
    BUFFER = "buffer"


class Gate(Record):
    """The function that a neuron learns.

    >>> Gate("IMPLY", ("A", "B"), (1, 1, 0, 1))
    <Gate IMPLY of A, B: 1101>

    Attributes:
        name: The name that is shown.
        inputs: Names of the 1 to 6 inputs; the first one changes slowest from row to row.
        targets: 0, 1 or None (don't care) for each of the 2^n_inputs rows in counting order.
        expression: The Boolean expression that the targets came from, if any.
        features: Products of inputs that the neuron gets in addition to the inputs, each as the
            ascending indices of its factors.
        initial_weights: Starting weights, the bias last, or None.
        description: One or two sentences for the learner.
        symbol: The standard shape to draw, or None for a labelled box.
        training: The gate's own settings.
        source: The file that it was read from; two gates that differ only in this are equal.
    """

    name: str
    inputs: tuple[str, ...]
    targets: tuple[int | None, ...]
    expression: str | None = None
    features: tuple[tuple[int, ...], ...] = ()
    initial_weights: tuple[float, ...] | None = None
    description: str = ""
    symbol: Symbol | None = None
    training: TrainingOverrides = TrainingOverrides()
    source: Path | None = None

    def __post_init__(self) -> None:
        self.__dict__["inputs"] = tuple(self.inputs)  # a list is as good
        if len(self.targets) != self.n_rows:
            raise ValueError(
                f"{len(self.inputs)} inputs need {self.n_rows} targets, not {len(self.targets)}"
            )
        wrong = [target for target in self.targets if target not in TARGETS]
        if wrong:
            raise ValueError(f"a target is 0, 1 or None, not {wrong[0]!r}")
        self.__dict__["targets"] = tuple(None if t is None else int(t) for t in self.targets)
        if len({*self.inputs}) < self.n_inputs:
            raise ValueError(f"two inputs have the same name: {', '.join(self.inputs)}")
        if any(not 0 <= index < self.n_inputs for factors in self.features for index in factors):
            raise ValueError(f"a product names an input that is not there: {self.features}")
        if not all(abs(weight) <= WEIGHT_LIMIT for weight in self.initial_weights or ()):
            raise ValueError(f"weights are at most {WEIGHT_LIMIT:g}, not {self.initial_weights}")

    def __repr__(self) -> str:
        targets = "".join("x" if target is None else str(target) for target in self.targets)
        return f"<Gate {self.name} of {', '.join(self.inputs)}: {targets}>"

    def _values(self) -> Values:
        # The source does not count for equality.
        return tuple(self.__dict__[name] for name in self._fields if name != "source")

    @property
    def n_inputs(self) -> int:
        """Number of inputs."""
        return len(self.inputs)

    @property
    def n_rows(self) -> int:
        """Number of rows of the whole truth table, don't-cares included."""
        return 1 << self.n_inputs

    @property
    def n_features(self) -> int:
        """Number of weights of the neuron without the bias."""
        return self.n_inputs + len(self.features)

    @property
    def feature_names(self) -> tuple[str, ...]:
        """Names of the neuron's inputs in the order of its weights: inputs, then products."""
        products = ("*".join(self.inputs[index] for index in factors) for factors in self.features)
        return (*self.inputs, *products)

    @cached_property
    def rows(self) -> tuple[tuple[int, ...], ...]:
        """The truth table's inputs in counting order: 00, 01, 10, 11 for two."""
        return tuple(product((0, 1), repeat=self.n_inputs))

    def features_of(self, points: Floats) -> Floats:
        """Return the features at input `points`: (..., n_inputs) gives (..., n_features)."""
        products = [np.prod(points[..., list(factors)], axis=-1) for factors in self.features]
        return np.concatenate([points, *(p[..., None] for p in products)], axis=-1)

    @cached_property
    def design(self) -> Floats:
        """The features of every row with a last column of ones, shape (n_rows, n_features + 1)."""
        design = with_bias_column(self.features_of(np.array(self.rows, dtype=float)))
        design.setflags(write=False)
        return design

    @cached_property
    def target_column(self) -> Floats:
        """The target of every row as a number, NaN for a don't-care, shape (n_rows,)."""
        column = np.array([np.nan if t is None else float(t) for t in self.targets])
        column.setflags(write=False)
        return column

    @cached_property
    def examples(self) -> Examples:
        """The rows that have a target: only these are trained."""
        has_target = ~np.isnan(self.target_column)
        return Examples(self.design[has_target], self.target_column[has_target])


def check_gate(gate: object) -> None:
    """Raise `TypeError` if `gate` is no `Gate`."""
    if not isinstance(gate, Gate):
        wanted = "a Gate, such as load_gate and shipped_gates return"
        raise TypeError(f"need {wanted}, got {gate!r:.60}")


def with_target(gate: Gate, row: int, target: int | None) -> Gate:
    """Return `gate` with another target in one row.

    The fields that describe the old targets are reset: expression, symbol, description, source.

    Raises:
        ValueError: No row would have a target, so there would be nothing to learn.
    """
    targets = (*gate.targets[:row], target, *gate.targets[row + 1 :])
    if all(target is None for target in targets):
        raise ValueError("At least one row needs a target, 0 or 1, or there is nothing to learn.")
    return replace(gate, targets=targets, expression=None, symbol=None, description="", source=None)


def flipped_target(gate: Gate, row: int) -> int:
    """Return the other target of one row: 1 for 0, and 0 for 1 or a don't-care."""
    return 1 if gate.targets[row] == 0 else 0


EDITED = " (edited"
MOST_OF_TWIN = 16  # letters of the name of the gate that an edited one equals


def edited_name(name: str, taken: Collection[str], twin: str = "") -> str:
    """Return a name for an edited gate: "AND (edited)", or "AND (edited 2)" if that is taken.

    If it now has the table of the gate called `twin`, the name says so: "AND (edited: now XNOR)".
    """
    base, now = original_name(name), f": now {_cut(twin, MOST_OF_TWIN)}" if twin else ""
    return next(found for found in _names(base, now) if found not in taken)


def original_name(name: str) -> str:
    """Return the name without what `edited_name` has added."""
    return name.partition(EDITED)[0]


def own_name(name: str, taken: Collection[str]) -> str:
    """Return a name to save an edited gate under: "my AND", or "my AND 2" if that is taken."""
    base = f"my {original_name(name)}"
    suffixes = ("" if number == 1 else f" {number}" for number in count(1))
    names = (base[: MAX_NAME - len(suffix)] + suffix for suffix in suffixes)
    return next(found for found in names if found not in taken)


def _names(base: str, now: str) -> Iterator[str]:
    for number in count(1):
        suffix = f"{EDITED}{'' if number == 1 else f' {number}'}{now})"
        yield base[: MAX_NAME - len(suffix)].rstrip() + suffix


def _cut(name: str, most: int) -> str:
    return name if len(name) <= most else f"{name[: most - 1].rstrip()}…"
