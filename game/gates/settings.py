"""The settings of training: one table with one row for each, which all other code reads.

A row is a field of `TrainingOverrides`. It defines the key in a gate file, the option of the
command line, the knob, its label and its tip, the allowed values, and the default. To add a setting
that affects an epoch, add a row here and a field to `core.training.TrainingSettings`, and use it.
"""

from collections.abc import Mapping
from enum import Enum, StrEnum, auto
from typing import Self, TypeVar, cast

from ..core.training import Optimizer, TrainingSettings
from ..record import FieldRow, Record, replace
from .bounds import L2, LEARNING_RATE, SEED, THRESHOLD, Interval
from .scales import Scale, linear, on_ladder, on_ladder_from_zero


class Init(StrEnum):
    """How the starting weights are drawn."""

    RANDOM = "random"
    """`default_rng(seed).normal(0, 1, n_features + 1)`."""
    ZERO = "zero"


class Real(Record):
    """A setting that is a number."""

    bounds: Interval


class Whole(Record):
    """A setting that is a whole number."""

    bounds: Interval


class Word(Record):
    """A setting that is one of a few words."""

    words: type[StrEnum]


Domain = Real | Whole | Word
Value = float | str
"""The value of a setting; whole numbers and enum members are included."""


class Role(Enum):
    """What a setting affects."""

    START = auto()
    """The starting weights."""
    TRAINING = auto()
    """The epochs; it may change during a run."""
    JUDGING = auto()
    """The outputs, given the probabilities."""


class Setting(FieldRow):
    """One row of the table.

    Attributes:
        domain: The allowed values.
        default: The value unless something overrides it.
        role: What it affects.
        metavar: The name of the value in the help of the command line.
        summary: One line for that help.
        label: The label over its knob, if it has one.
        scale: How the knob moves, or None if there is no knob.
        tip: The tip of the knob; {optimizer} is replaced by the current optimiser.
        name: Its key in a gate file and the name of its fields.
    """

    domain: Domain
    default: Value
    role: Role
    metavar: str
    summary: str
    label: str = ""
    scale: Scale | None = None
    tip: str = ""
    name: str = ""

    @property
    def flag(self) -> str:
        """Its option on the command line."""
        return f"--{self.name.replace('_', '-')}"

    @property
    def may_change(self) -> bool:
        """Whether it may change during a run."""
        return self.role is Role.TRAINING


FieldType = TypeVar("FieldType")


def setting(
    domain: Domain,
    *,
    default: FieldType,
    role: Role,
    metavar: str,
    summary: str,
    label: str = "",
    scale: Scale | None = None,
    tip: str = "",
) -> FieldType:
    """Return a `Setting`, typed as the value of the field that it describes."""
    row = Setting(domain, cast("Value", default), role, metavar, summary, label, scale, tip)
    return cast("FieldType", row)


FIRST = TrainingSettings()
Overrides = TypeVar("Overrides", bound="TrainingOverrides")


class TrainingOverrides(Record):
    """Settings that override defaults; None where nothing is overridden."""

    learning_rate: float | None = setting(
        Real(LEARNING_RATE),
        default=FIRST.learning_rate,
        role=Role.TRAINING,
        metavar="RATE",
        summary="step along the gradient; 1,0.1@100 changes it at epoch 100; so with --l2,"
        " --optimizer",
        label="LEARNING RATE",
        scale=Scale(1e-4, 1e6, on_ladder),
        tip="Learning rate: each epoch, w −= rate · gradient of the loss. Optimiser: {optimizer}.",
    )
    l2: float | None = setting(
        Real(L2),
        default=FIRST.l2,
        role=Role.TRAINING,
        metavar="L2",
        summary="penalty (l2 / 2)·|w|², bias free",
        label="L2",
        scale=Scale(0.0, 1e3, on_ladder_from_zero),
        tip="L2: adds (L2 / 2)·‖w‖² to the loss and so keeps weights small. The bias is left free.",
    )
    threshold: float | None = setting(
        Real(THRESHOLD),
        default=0.5,
        role=Role.JUDGING,
        metavar="T",
        summary="class 1 is p > T",
        label="THRESHOLD θ",
        scale=Scale(0.01, 0.99, linear(fine=0.01, normal=0.05, coarse=0.2)),
        tip="Threshold θ: the neuron answers 1 where p > θ. It moves the line, not the bulbs.",
    )
    optimizer: Optimizer | None = setting(
        Word(Optimizer),
        default=FIRST.optimizer,
        role=Role.TRAINING,
        metavar="HOW",
        summary=", or ".join(optimizer.brief for optimizer in Optimizer),
    )
    seed: int | None = setting(
        Whole(SEED),
        default=FIRST.seed,
        role=Role.START,
        metavar="N",
        summary="seed of the random start and of sgd's row order",
    )
    init: Init | None = setting(
        Word(Init),
        default=Init.RANDOM,
        role=Role.START,
        metavar="START",
        summary="start from random or zero weights",
    )

    @classmethod
    def of(cls, values: Mapping[str, Value | None]) -> Self:
        """Return the overrides with these values by name."""
        return replace(cls(), **values)

    @property
    def stated(self) -> dict[str, Value]:
        """The values that are not None, by name, in the order of the table."""
        return {name: value for name in SETTINGS if (value := getattr(self, name)) is not None}

    def merged_over(self, other: Overrides) -> Overrides:
        """Return `other` with the values that are not None here in place of its own."""
        return replace(other, **self.stated)


SETTINGS: Mapping[str, Setting] = {
    name: replace(row, name=name)
    for name, row in vars(TrainingOverrides).items()
    if isinstance(row, Setting)
}
"""The table, by name."""

DEFAULTS = TrainingOverrides.of({name: row.default for name, row in SETTINGS.items()})


def with_role(*roles: Role) -> tuple[Setting, ...]:
    """Return the settings of the first role, then those of the next, in the table's order."""
    return tuple(row for role in roles for row in SETTINGS.values() if row.role is role)


def training_settings(overrides: TrainingOverrides) -> TrainingSettings:
    """Return the settings of an epoch: `overrides`, with defaults where they are None."""
    known = TrainingSettings._fields
    return replace(
        TrainingSettings(), **{k: value for k, value in overrides.stated.items() if k in known}
    )


def overrides_of(settings: TrainingSettings) -> TrainingOverrides:
    """Return as overrides those `settings` that may change during a run: all but the seed."""
    names = [row.name for row in with_role(Role.TRAINING)]
    return TrainingOverrides.of({name: getattr(settings, name) for name in names})
