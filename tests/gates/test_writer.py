"""A gate that was written reads back the same, looks hand-written, and overwrites nothing."""

from math import copysign

import pytest
from hypothesis import given

from game.core.training import Optimizer
from game.gates import (
    Gate,
    GateFileError,
    Init,
    Symbol,
    TrainingOverrides,
    load_gate,
    parse_gate,
    save_gate,
    write_gate,
)
from game.gates.reader import BRACE
from game.gates.writer import inline
from game.record import replace
from tests.support.bad_files import PARSERS
from tests.support.strategies import gates

AND = Gate("AND", ("A", "B"), (0, 0, 0, 1), expression="A and B")
FULL = Gate(
    name="NO",
    inputs=("A", "on"),
    targets=(0, None, 0, 1),
    features=((0, 1),),
    initial_weights=(2.5, -1e-7, 3.0, -4.0),
    description="Lights only: when both do.",
    symbol=Symbol.AND,
    training=TrainingOverrides(0.5, 0.0, 0.25, Optimizer.SGD, 7, Init.ZERO),
)


def test_it_looks_as_a_person_would_write_it():
    assert write_gate(AND) == (
        "# yaml-language-server: $schema=gate.schema.json\n"
        "name: AND\n"
        "inputs: [A, B]\n"
        "expression: A and B\n"
    )
    assert write_gate(FULL) == (
        "# yaml-language-server: $schema=gate.schema.json\n"
        'name: "NO"\n'
        'description: "Lights only: when both do."\n'
        "symbol: and\n"
        'inputs: [A, "on"]\n'
        "truth_table:\n"
        "  - [0, 0, 0]\n"
        "  - [0, 1, x]\n"
        "  - [1, 0, 0]\n"
        "  - [1, 1, 1]\n"
        "features: [A*on]\n"
        "initial:\n"
        "  weights: [2.5, -1.0e-07, 3]\n"
        "  bias: -4\n"
        "training:\n"
        "  learning_rate: 0.5\n"
        "  l2: 0\n"
        "  threshold: 0.25\n"
        "  optimizer: sgd\n"
        "  seed: 7\n"
        "  init: zero\n"
    )


def test_four_inputs_are_written_as_a_column():
    gate = Gate("LAST", tuple("ABCD"), (0,) * 15 + (1,))
    assert "outputs: [\n  0, 0, 0, 0, 0, 0, 0, 0,\n  0, 0, 0, 0, 0, 0, 0, 1,\n]\n" in write_gate(
        gate
    )


@given(gate=gates())
def test_every_gate_reads_back_the_same(gate):
    text = write_gate(gate)
    for parser in PARSERS:
        assert parse_gate(text, loader=parser) == gate


def test_a_long_description_is_folded_between_words():
    gate = replace(AND, description="word: " * 30 + "x" * 100)
    text = write_gate(gate)
    assert parse_gate(text) == gate
    assert text.splitlines()[2] == "description: >-"
    assert [len(line) > 100 for line in text.splitlines()[3:6]] == [False, False, True]


@pytest.mark.parametrize(
    ("gate", "message"),
    [
        (Gate("X" * 41, ("A",), (0, 1)), "41 characters; at most 40"),
        (Gate("", ("A",), (0, 1)), "name is empty"),
        (Gate("\x1b", ("A",), (0, 1)), "invisible character U\\+001B"),
        (Gate("A", ("or",), (0, 1)), "is an operator"),
        (Gate("A", ("A",), (None, None)), "No row has a target"),
        (Gate("A", ("A",), (0, 1), initial_weights=(1e9, 0.0)), "not read back|A weight"),
        (Gate("A", ("A",), (0, 1), initial_weights=(1e7, 0.0)), "A weight is at least"),
        (
            Gate("A", ("A",), (0, 1), training=TrainingOverrides(threshold=1.0)),
            "threshold is above 0",
        ),
    ],
)
def test_what_no_file_can_say_is_refused(gate, message):
    with pytest.raises(GateFileError, match=message):
        write_gate(gate)


def test_an_expression_that_does_not_give_the_targets_is_refused():
    with pytest.raises(ValueError, match="would not read back the same"):
        write_gate(Gate("AND", ("A", "B"), (0, 1, 1, 1), expression="A and B"))


def test_saving_makes_the_folder_and_leaves_nothing_but_gate_and_schema(tmp_path):
    folder = tmp_path / "of" / "mine"
    path = save_gate(FULL, folder)
    assert load_gate(path) == FULL
    assert load_gate(path).source == path
    assert {entry.name for entry in folder.iterdir()} == {"no.yaml", "gate.schema.json"}


def test_saving_again_overwrites_nothing(tmp_path):
    (tmp_path / "and.yaml").write_text("mine")
    (tmp_path / "and-2.yaml").mkdir()
    assert save_gate(AND, tmp_path).name == "and-3.yaml"
    assert save_gate(AND, tmp_path).name == "and-4.yaml"
    assert (tmp_path / "and.yaml").read_text() == "mine"


def test_a_gate_that_cannot_be_written_leaves_no_file(tmp_path):
    with pytest.raises(GateFileError):
        save_gate(Gate("X" * 41, ("A",), (0, 1)), tmp_path / "new")
    assert not (tmp_path / "new").exists()


@pytest.mark.parametrize("step", ["chmod", "replace"])
def test_a_full_disk_leaves_no_half_file(tmp_path, monkeypatch, step):
    def full(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(f"pathlib.Path.{step}", full)
    with pytest.raises(OSError, match="No space left"):
        save_gate(AND, tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_is_a_file_is_an_os_error(tmp_path):
    (tmp_path / "file").touch()
    with pytest.raises(OSError, match="file"):
        save_gate(AND, tmp_path / "file")


def test_a_weight_of_minus_zero_keeps_its_sign():
    gate = Gate("SAME", ("A",), (0, 1), initial_weights=(-0.0, 0.0))
    back = parse_gate(write_gate(gate))
    assert [copysign(1, weight) for weight in back.initial_weights] == [-1, 1]


@given(gate=gates())
def test_every_gate_reads_back_the_same_from_one_line(gate):
    line = inline(gate)
    assert line.startswith(BRACE)
    assert "\n" not in line
    for parser in PARSERS:
        assert parse_gate(line, loader=parser) == gate


def test_one_line_says_first_what_the_gate_is():
    assert inline(FULL) == (
        '{"name": "NO", "inputs": ["A", "on"], "outputs": [0, "x", 0, 1], "features": ["A*on"],'
        ' "initial": {"weights": [2.5, -1e-07, 3.0], "bias": -4.0},'
        ' "training": {"learning_rate": 0.5, "l2": 0.0, "threshold": 0.25, "optimizer": "sgd",'
        ' "seed": 7, "init": "zero"},'
        ' "description": "Lights only: when both do.", "symbol": "and"}'
    )


class GateWithColour(Gate):
    """A gate with a field that nobody who writes gates has heard of."""

    colour: str = "red"


@pytest.mark.parametrize("write", [write_gate, inline])
def test_a_field_that_the_writers_do_not_know_makes_both_refuse(write):
    gate = GateWithColour("AND", ("A", "B"), (0, 0, 0, 1), colour="blue")
    with pytest.raises(ValueError, match="would not read back the same"):
        write(gate)


@pytest.mark.parametrize("write", [write_gate, inline])
def test_a_field_that_every_gate_has_but_no_writer_knows_makes_both_refuse(write, monkeypatch):
    monkeypatch.setattr(Gate, "_fields", (*Gate._fields, "colour"))
    monkeypatch.setattr(Gate, "_defaults", Gate._defaults | {"colour": "red"})
    plain = Gate("AND", ("A", "B"), (0, 0, 0, 1))
    assert parse_gate(write(plain)) == plain
    with pytest.raises(ValueError, match="would not read back the same"):
        write(replace(plain, colour="blue"))


@pytest.mark.parametrize("write", [write_gate, inline])
def test_both_refuse_an_expression_that_does_not_give_the_targets(write):
    with pytest.raises(ValueError, match="would not read back the same"):
        write(Gate("AND", ("A", "B"), (0, 1, 1, 1), expression="A and B"))
