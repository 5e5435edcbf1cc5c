import shlex
from contextlib import suppress
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.core.training import Optimizer
from game.files import shipped
from game.gates import GateFileError, Init, Library, parse_gate
from game.playground.command_line import (
    command_line,
    is_command_line,
    parse_command_line,
)
from game.playground.controls import LEARNING_RATE, THRESHOLD, WEIGHT, Action, Knob
from game.playground.options import Request, UsageError, gate_called
from game.playground.playground import Playground
from game.playground.recipe import Recipe, recipe_from_here, recipe_of
from game.playground.run import Setup
from game.record import replace
from tests.support.gate_folder import UNWRITABLE
from tests.support.gates import AND, XOR_WITH_PRODUCT
from tests.support.recipes import prepared
from tests.support.strategies import gates

WEIGHTS = st.floats(-1e6, 1e6)
CHANGES = (
    *(Action.FOCUS_NEXT, Action.RAISE, Action.LOWER, Action.RAISE_COARSE, Action.SWITCH_OPTIMIZER),
    *(Action.BACK_10, Action.TO_START),
)
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
    request = parse_command_line(command_line(recipe_of(snapshot)))
    return prepared(request.recipe(snapshot.gate)).snapshot


def assert_same(there, back):
    assert back.weights.tobytes() == there.weights.tobytes()
    assert (back.run.settings, back.threshold) == (there.run.settings, there.threshold)


@given(setup=SETUPS, epochs=st.integers(0, 40))
def test_a_command_line_brings_back_the_very_same_bits(setup, epochs):
    there = Playground(AND, setup).forward(epochs)
    back = brought_back(there)
    assert_same(there, back)
    assert (back.epoch, back.learned_at) == (there.epoch, there.learned_at)
    assert back.run.given_weights == there.run.given_weights
    assert back.run.init == there.run.init or there.run.given_weights


def test_a_gate_with_other_settings_does_not_get_in_the_way():
    stubborn = replace(AND, initial_weights=(2.5, 2.5, -4.0))
    there = Playground(stubborn, Setup(init=Init.ZERO)).forward(3)
    assert_same(there, brought_back(there))


@given(data=st.data())
def test_changes_midway_are_brought_back_with_the_whole_way(data):
    playground = Playground(AND)
    for _ in range(data.draw(st.integers(0, 6))):
        playground.forward(data.draw(st.integers(0, 20)))
        playground.step(data.draw(st.sampled_from(CHANGES)))
    playground.forward(data.draw(st.integers(0, 20)))
    there = playground.seek(data.draw(st.integers(0, playground.latest_epoch)))
    back = brought_back(there)
    assert_same(there, back)
    assert back.epoch == there.epoch
    np.testing.assert_array_equal(
        prepared(recipe_of(there)).trajectory(0, there.epoch),
        playground.trajectory(0, there.epoch),
    )


def test_the_weights_of_now_can_be_the_start():
    playground = Playground(AND, Setup(learning_rate=1e6, optimizer=Optimizer.SGD))
    there = playground.forward(30)
    request = parse_command_line(command_line(recipe_from_here(there)))
    back = prepared(request.recipe(AND)).snapshot
    assert_same(there, back)
    assert back.epoch == 0


def test_weights_that_training_has_driven_far_out_are_brought_back():
    playground = Playground(AND, Setup(learning_rate=1e6, l2=1e3))
    there = playground.forward(30)
    assert np.abs(there.weights).max() > 1e6
    request = parse_command_line(command_line(recipe_from_here(there)))
    assert_same(there, prepared(request.recipe(AND)).snapshot)


def test_what_was_set_by_hand_is_brought_back():
    playground = Playground(XOR_WITH_PRODUCT)
    playground.set(Knob(WEIGHT, 3), -0.1)
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
    for gate, reference in ((shipped_and, "AND"), (own, str(own.source))):
        assert parse_command_line(command_line(Recipe(gate))).gate == reference


@given(gate=gates())
def test_a_gate_without_a_file_goes_whole(gate):
    reference = parse_command_line(command_line(Recipe(gate))).gate
    assert gate_called(Library([]), reference) == gate


def test_a_gate_in_braces_with_problems_is_reported():
    with pytest.raises(GateFileError, match="inputs is missing"):
        gate_called(Library([]), "{name: AND}")


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
    assert request == Request("AND", Setup(seed=5), 3, ())


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("AND --weights 1", "AND needs 3 weights"),
        ("AND --l2 0,1@5 --epochs 4", "epoch 5 is never reached: the run ends at 4"),
    ],
)
def test_what_does_not_go_together_is_reported(line, words):
    with pytest.raises(UsageError, match=words):
        parse_command_line(line).recipe(AND)


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("", "The line needs GATE, the name of a gate"),
        ("python3 main.py", "The line needs GATE"),
        ("AND --seed 'x", "No closing quotation"),
        ("AND --seed x", "--seed x: it is not a whole number."),
        ("AND --seed 0x10", "--seed 0x10: a number is written in decimal: 16."),
        ("AND --learning-rate=0,5", "--learning-rate 0,5: a number has a point, not a comma: 0.5."),
        ("AND --seed 1 --seed 2", "--seed is given twice; leave one of them."),
        ("AND --rm -rf", "There is no option --rm."),
        ("AND --help", "There is no option --help."),
        ("name: AND\ninputs: [A, B]\n", '"AND" is one word too many.'),
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
    gate = replace(AND, name="it's; rm -rf $HOME; `x`")
    assert parse_gate(shlex.split(command_line(Recipe(gate)))[3]) == gate


def test_numbers_of_numpy_are_written_as_plain_ones():
    playground = Playground(AND)
    playground.set(LEARNING_RATE, np.float64(0.1))
    assert "--learning-rate=0.1 " in command_line(recipe_of(playground.snapshot))


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        ("xor", True),
        ("'my gate'", True),
        ("$ python3 main.py play xor", True),
        ("xor --epochs 5", True),
        ("glowgate", True),
        ("buy milk", False),
        ("don't", True),
        ("", False),
    ],
)
def test_prose_is_told_from_a_command_line_without_taking_it_apart(text, is_one):
    assert is_command_line(text) == is_one


@pytest.mark.parametrize("folder", UNWRITABLE.values(), ids=UNWRITABLE)
def test_a_gate_whose_path_is_no_line_of_text_stands_in_the_line_itself(folder):
    gate = replace(AND, source=Path("/home", folder, "mine.yaml"))
    line = command_line(Recipe(gate, epochs=3))
    assert line.isprintable()
    assert parse_gate(parse_command_line(line).gate) == AND
