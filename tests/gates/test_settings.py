"""The table of settings: each row is whole, and everything that knows settings knows every row."""

import re

import pytest

from game.core.training import Optimizer, TrainingSettings
from game.gates import Init, TrainingOverrides
from game.gates.settings import (
    DEFAULTS,
    SETTINGS,
    Real,
    Role,
    Setting,
    Whole,
    Word,
    overrides_of,
    training_settings,
    with_role,
)
from game.playground.controls import SCALES, knobs
from game.playground.option_values import OptionError
from game.playground.options import SETUP_OPTIONS, reader_of
from game.record import fields_of, replace

SOME = TrainingOverrides(learning_rate=0.25, optimizer=Optimizer.SGD, seed=7)


@pytest.mark.parametrize("row", SETTINGS.values(), ids=SETTINGS)
def test_a_row_is_whole(row):
    assert row.name in fields_of(DEFAULTS)
    assert row.summary
    assert row.metavar
    assert (row.scale is None) == (row.label == "") == (row.tip == "")
    if row.tip:
        assert re.fullmatch(r"[A-Z].*\.", row.tip.format(optimizer="gd"))


@pytest.mark.parametrize("row", SETTINGS.values(), ids=SETTINGS)
def test_the_default_is_allowed(row):
    if isinstance(row.domain, Word):
        assert row.default in row.domain.words
    else:
        assert row.default in row.domain.bounds
    assert reader_of(row)(str(row.default)) == row.default


@pytest.mark.parametrize("row", SETTINGS.values(), ids=SETTINGS)
def test_a_knob_stays_within_what_is_allowed(row):
    if row.scale is not None:
        assert isinstance(row.domain, Real)
        assert {row.scale.low, row.scale.high} <= {
            end for end in (row.scale.low, row.scale.high) if end in row.domain.bounds
        }
        assert SCALES[row.name] is row.scale


def test_what_decides_an_epoch_is_a_row_and_has_the_same_default():
    assert set(fields_of(TrainingSettings())) <= set(SETTINGS)
    assert training_settings(TrainingOverrides()) == training_settings(DEFAULTS)
    assert training_settings(DEFAULTS) == TrainingSettings()
    assert {row.name for row in with_role(Role.TRAINING)} <= set(fields_of(TrainingSettings()))


def test_the_orders_are_those_that_everyone_knows():
    """A new one comes last, or last of its role."""
    known = ["learning_rate", "l2", "threshold", "optimizer", "seed", "init"]
    assert list(SETTINGS)[: len(known)] == known
    assert [knob.name for knob in knobs(0)][:3] == ["threshold", "learning_rate", "l2"]
    flags = ["--seed", "--init", "--weights", "--learning-rate", "--l2", "--threshold"]
    flags += ["--optimizer"]
    assert [option.flag for option in SETUP_OPTIONS if option.flag in flags] == flags


def test_the_table_stands_behind_the_fields():
    assert all(isinstance(vars(TrainingOverrides)[name], Setting) for name in SETTINGS)
    assert TrainingOverrides().stated == {}
    assert TrainingOverrides() == TrainingOverrides(*[None] * len(SETTINGS))


def test_what_is_asked_for_wins_over_what_it_is_merged_over():
    below = TrainingOverrides(learning_rate=1.0, l2=0.1, init=Init.ZERO)
    assert SOME.merged_over(below) == TrainingOverrides(
        learning_rate=0.25, l2=0.1, optimizer=Optimizer.SGD, seed=7, init=Init.ZERO
    )
    assert TrainingOverrides().merged_over(below) == below
    assert SOME.merged_over(TrainingOverrides()) == SOME
    assert TrainingOverrides(l2=0.0).merged_over(below).l2 == 0.0


def test_values_by_name_are_what_is_stated():
    assert TrainingOverrides.of(SOME.stated) == SOME
    assert list(SOME.stated) == ["learning_rate", "optimizer", "seed"]


def test_of_what_decides_an_epoch_the_seed_does_not_change_on_the_way():
    changed = replace(TrainingSettings(), learning_rate=0.5, seed=9)
    stated = overrides_of(changed).stated
    wanted = {"learning_rate": 0.5, "l2": 0.0, "optimizer": Optimizer.GRADIENT_DESCENT}
    assert stated.items() >= wanted.items()
    assert "seed" not in stated


@pytest.mark.parametrize("row", SETTINGS.values(), ids=SETTINGS)
def test_what_is_not_allowed_is_refused_on_the_command_line(row):
    text = "-1" if isinstance(row.domain, Real | Whole) else "none of these"
    with pytest.raises(OptionError):
        reader_of(row)(text)
