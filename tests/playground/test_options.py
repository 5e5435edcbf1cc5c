from game.core.training import Optimizer
from game.gates import TrainingOverrides
from game.gates.settings import SETTINGS
from game.playground.option_parser import OptionParser
from game.playground.options import (
    SETUP_OPTIONS,
    THEMES,
    changes_from,
    setup_from,
)
from game.playground.recipe import Change
from game.playground.run import Setup
from game.record import fields_of
from game.ui.kit import theme


def parsed(*words):
    parser = OptionParser()
    for option in SETUP_OPTIONS:
        option.add_to(parser)
    return parser.read(words)


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
