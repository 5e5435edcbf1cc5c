"""Every value and flag of conditions, where it is and where it is not."""

import math

import pytest

from game.gates import Gate
from game.lessons.condition_words import ALWAYS, FLAGS, OF_MANY, ON_STAGE
from game.lessons.lesson_state import ManyState, StageState
from game.playground.all_gates import AllGates
from game.playground.controls import Action
from game.playground.playground import Playground
from game.playground.run import Setup
from tests.support.lessons import library

AND = library().find("AND")


@pytest.fixture
def playground():
    return Playground(AND, Setup(weights=(3.0, 4.0, -5.0)))


def test_every_value_is_there_on_its_page(playground):
    state = StageState(playground.snapshot)
    gates = ManyState(AllGates(playground.snapshot.run))
    for name in (*ALWAYS, *ON_STAGE):
        assert name == "learned_at" or state.value(name) is not None
    for name in (*ALWAYS, *OF_MANY):
        assert gates.value(name) is not None
    for name in OF_MANY:
        assert state.value(name) is None
    for name in (*ON_STAGE, "p", "output", "weight"):
        assert gates.value(name) is None
    for flag in FLAGS:
        assert isinstance(state.flag(flag), bool)
        assert gates.flag(flag) is False


def test_values_of_the_stage(playground):
    playground.step(Action.FLIP_INPUT_2)
    state = StageState(playground.snapshot, presses=7)
    values = {"weight": state.value("weight", "B"), "p": state.value("p", "11")}
    assert values == {"weight": 4, "p": pytest.approx(1 / (1 + math.exp(-2)))}
    for name, value in {
        **{"bias": -5, "norm": 5, "live": 10, "presses": 7, "inputs": 2, "epoch": 0, "latest": 0},
        **{"threshold": 0.5, "learning_rate": 1, "l2": 0, "seed": 0, "right": 4, "accuracy": 1},
        "learned_at": 0,
    }.items():
        assert state.value(name) == value, name
    assert state.value("output", "11") == 1
    assert state.value("output", "01") == 0


def test_learned_means_now():
    playground = Playground(AND, Setup(weights=(0.0, 0.0, 0.0)))
    assert StageState(playground.snapshot).value("learned_at") is None
    learned = StageState(playground.forward(17))
    assert learned.flag("learned")
    assert learned.value("learned_at") == 17
    back = StageState(playground.seek(3))
    assert not back.flag("learned")
    assert back.value("latest") == 17


def test_learnable_is_of_the_gate():
    xor = Playground(library().find("XOR"))
    assert not StageState(xor.snapshot).flag("learnable")


def test_rows_and_weights_of_another_gate_are_not_there():
    state = StageState(Playground(Gate("NOT", ("A",), (1, 0))).snapshot)
    assert state.value("p", "01") is None
    assert state.value("weight", "B") is None
    assert state.gate.name == "NOT"


def test_values_of_all_gates():
    gates = AllGates(Setup(weights=(0.0, 0.0, 0.0), l2=0.5).for_gate(AND))
    gates.show(3)
    state = ManyState(gates)
    assert (state.value("inputs"), state.value("l2"), state.gate) == (3, 0.5, None)
    assert state.value("gates_learned") == int(gates.standing.learned.sum())
