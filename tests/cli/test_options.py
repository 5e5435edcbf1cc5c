import shlex
from contextlib import suppress
from dataclasses import fields, replace
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.cli.errors import UsageError
from game.cli.options import (
    SETUP_OPTIONS,
    THEMES,
    command_line,
    join_negative_values,
    parse_command_line,
)
from game.core.training import Optimizer
from game.gates import Init
from game.paths import shipped
from game.playground.knob import L2, LEARNING_RATE, THRESHOLD, Knob, Quantity
from game.playground.playground import Playground
from game.playground.setup import Setup
from game.ui import theme
from tests.playground.gates import AND, XOR_WITH_PRODUCT

WEIGHTS = st.floats(-1e6, 1e6)
SETUPS = st.builds(
    Setup,
    seed=st.none() | st.integers(0, 2**32 - 1),
    init=st.none() | st.sampled_from(Init),
    weights=st.none() | st.tuples(WEIGHTS, WEIGHTS, WEIGHTS),
    learning_rate=st.none() | st.floats(0, 1e6, exclude_min=True),
    l2=st.none() | st.floats(0, 1e3),
    threshold=st.none() | st.floats(0, 1, exclude_min=True, exclude_max=True),
    optimizer=st.none() | st.sampled_from(Optimizer),
)


def brought_back(snapshot):
    """What comes of pasting the command line of `snapshot`, on the same gate."""
    request = parse_command_line(command_line(snapshot))
    return Playground(snapshot.gate, request.setup).forward(request.epochs)


def assert_same(there, back):
    assert back.weights.tobytes() == there.weights.tobytes()
    assert (back.run.settings, back.threshold) == (there.run.settings, there.threshold)


def test_there_is_an_option_for_every_field_of_the_setup():
    assert {option.field for option in SETUP_OPTIONS} == {field.name for field in fields(Setup)}


def test_the_themes_are_those_of_the_pictures():
    assert set(THEMES) == set(theme.THEMES)


@given(setup=SETUPS, epochs=st.integers(0, 40))
def test_a_command_line_brings_back_the_very_same_bits(setup, epochs):
    there = Playground(AND, setup).forward(epochs)
    back = brought_back(there)
    assert_same(there, back)
    assert (back.epoch, back.learned_at) == (there.epoch, there.learned_at)
    assert back.run.given_weights == there.run.given_weights
    assert back.run.init == there.run.init or there.run.given_weights


def test_a_gate_that_wishes_otherwise_does_not_get_in_the_way():
    stubborn = replace(AND, initial_weights=(2.5, 2.5, -4.0))
    there = Playground(stubborn, Setup(init=Init.ZERO)).forward(3)
    assert_same(there, brought_back(there))


@pytest.mark.parametrize("change", [(LEARNING_RATE, 7.0), (L2, 0.1)])
@pytest.mark.parametrize("epochs", [0, 5])
def test_after_a_change_midway_the_weights_of_now_are_brought_back(change, epochs):
    playground = Playground(AND)
    playground.forward(30)
    playground.set(*change)
    there = playground.forward(epochs)
    assert_same(there, brought_back(there))


def test_what_was_set_by_hand_is_brought_back():
    playground = Playground(XOR_WITH_PRODUCT)
    playground.set(Knob(Quantity.WEIGHT, 3), -0.1)
    playground.set(THRESHOLD, 0.35)
    playground.new_weights()
    playground.switch_optimizer()
    there = playground.forward(12)
    back = brought_back(there)
    assert_same(there, back)
    assert back.epoch == 12


def test_an_earlier_epoch_of_a_changed_run_is_a_run_of_its_own():
    playground = Playground(AND, Setup(learning_rate=1.0))
    playground.forward(30)
    playground.set(LEARNING_RATE, 9.0)
    playground.forward(30)
    playground.set(LEARNING_RATE, 1.0)
    there = playground.seek(20)
    back = brought_back(there)
    assert_same(there, back)
    assert back.epoch == 20


def test_a_shipped_gate_goes_by_its_name_and_another_by_its_path():
    shipped_and = replace(AND, source=shipped("gates") / "and.yaml")
    own = replace(AND, source=Path("/tmp/my gates/it's.yaml"))
    for gate, reference in ((shipped_and, "AND"), (own, str(own.source)), (AND, "AND")):
        line = command_line(Playground(gate).snapshot)
        assert parse_command_line(line).gate == reference


@pytest.mark.parametrize(
    "line",
    [
        "python3 main.py play AND --seed 5 --epochs 3",
        "python main.py AND --seed 5 --epochs 3",
        "$ ./main.py train AND --epochs=3 --seed=5",
        "/opt/bin/glowgate AND --epochs 3 --seed 5 --theme light --speed 30",
        "  AND --epochs 3\n --seed 5\n",
    ],
)
def test_a_line_typed_by_hand_is_understood(line):
    request = parse_command_line(line)
    assert (request.gate, request.setup, request.epochs) == ("AND", Setup(seed=5), 3)


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("", "required: GATE"),
        ("python3 main.py", "required: GATE"),
        ("AND --seed 'x", "No closing quotation"),
        ("AND --seed x", '"x" is not a whole number'),
        ("AND --rm -rf", "unrecognized arguments"),
        ("AND --help", "unrecognized arguments: --help"),
        ("name: AND\ninputs: [A, B]\n", "unrecognized arguments"),
    ],
)
def test_what_is_no_command_line_is_refused_in_a_sentence(line, words):
    with pytest.raises(UsageError, match=r"^[^\n]*$") as caught:
        parse_command_line(line)
    assert words in str(caught.value)


@given(st.text(max_size=200))
def test_any_pasted_text_is_understood_or_refused(text):
    with suppress(UsageError):
        assert parse_command_line(text).gate


def test_a_shell_reads_the_line_as_it_is_meant():
    snapshot = Playground(replace(AND, name="rm -rf $HOME; `x`")).snapshot
    assert shlex.split(command_line(snapshot))[3] == "rm -rf $HOME; `x`"


def test_negative_values_are_joined_to_the_options_that_take_them():
    words = ["and", "--weights", "-1,2", "--json", "-h", "--l2", "-3", "--gates", "-x"]
    joined = ["and", "--weights=-1,2", "--json", "-h", "--l2=-3", "--gates", "-x"]
    assert join_negative_values(words) == joined


def test_numbers_of_numpy_are_written_as_plain_ones():
    playground = Playground(AND)
    playground.set(LEARNING_RATE, np.float64(0.1))
    assert "--learning-rate=0.1 " in command_line(playground.snapshot)
