import pytest

from game.core.training import Optimizer
from game.gates import TrainingOverrides
from game.gates.settings import SETTINGS
from game.playground.command_line import OneLineParser
from game.playground.options import (
    SETUP_OPTIONS,
    THEMES,
    UsageError,
    changes_from,
    setup_from,
)
from game.playground.recipe import Change
from game.playground.run import Setup
from game.record import fields_of
from game.ui.kit import theme


def parsed(*words):
    parser = OneLineParser()
    for option in SETUP_OPTIONS:
        option.add_to(parser)
    return parser.parse_args(words)


def test_there_is_an_option_for_every_field_of_the_setup():
    assert {option.field for option in SETUP_OPTIONS} == set(fields_of(Setup()))
    assert set(fields_of(Setup())) == {*SETTINGS, "weights"}


def test_the_themes_are_those_of_the_pictures():
    assert set(THEMES) == set(theme.THEMES)


def test_a_setting_may_change_on_the_way():
    arguments = parsed("--learning-rate=1,0.1@100,5@200", "--optimizer=gd,sgd@100", "--l2=0.5")
    assert setup_from(arguments) == Setup(
        learning_rate=1.0, optimizer=Optimizer.GRADIENT_DESCENT, l2=0.5
    )
    assert changes_from(arguments) == (
        Change(100, TrainingOverrides(learning_rate=0.1, optimizer=Optimizer.SGD)),
        Change(200, TrainingOverrides(learning_rate=5.0)),
    )


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("1,0.1", '"0.1" needs the epoch it begins at, as in 0.1@100'),
        ("0,5", '"0" must be above 0'),
        ("1,0@5", '"0" must be above 0'),
        ("1,0.1@x", '"x" is not a whole number'),
        ("1,0.1@0", "must begin after epoch 0"),
        ("1,0.1@9,0.2@9", "must begin after epoch 9"),
        ("1,0.1@-3", "must be at least 0"),
        ("1,", "needs the epoch"),
        ("1@5", '"1@5" is not a number'),
        ("", "is not a number"),
    ],
)
def test_a_bad_schedule_is_reported_in_a_sentence(text, words):
    with pytest.raises(UsageError, match=r"^argument --learning-rate: [^\n]*$") as caught:
        parsed(f"--learning-rate={text}")
    assert words in str(caught.value)
