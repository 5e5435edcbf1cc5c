"""The state in which an item ticked: what is handed in is replayed to the bit, and is bounded."""

from math import inf

import numpy as np
import pytest

from game.gates import Gate
from game.lessons.hand_in import HandedItem
from game.lessons.handed_state import Replay, ReplayError, handed_item
from game.lessons.lesson import LessonSetup
from game.lessons.lesson_stage import begin_on_many, begin_on_stage
from game.lessons.lesson_state import ManyState, StageState
from game.playground.controls import LEARNING_RATE, THRESHOLD, WEIGHT, Action, Knob
from game.record import replace
from tests.support.lessons import library

AND = library().find("AND")
OWN = Gate("Mine", ("X", "Y"), (0, 1, None, 1), description="spaces \u2013 é 'quoted': #1")
ON_AND = LessonSetup(gate=AND)
ON_ALL = LessonSetup(inputs=2)


def replayed(item, setup=ON_AND, *, picks_gates=False):
    return Replay(library().gates).state(item, setup, picks_gates=picks_gates)


def why_not(run, setup=ON_AND, *, picks_gates=False, **others):
    with pytest.raises(ReplayError) as caught:
        replayed(HandedItem(run, **others), setup, picks_gates=picks_gates)
    return str(caught.value)


def assert_same(now, then):
    assert now.snapshot.weights.tobytes() == then.snapshot.weights.tobytes()
    names = ("epoch", "latest", "learned_at", "threshold", "learning_rate", "l2", "live", "presses")
    assert [now.value(name) for name in names] == [then.value(name) for name in names]


def wander(playground):
    playground.forward(30)
    playground.set(LEARNING_RATE, 3.7)
    playground.forward(40)
    playground.step(Action.SWITCH_OPTIMIZER)
    playground.forward(10)
    playground.set(THRESHOLD, 0.35)
    playground.flip(1)


@pytest.mark.parametrize("gate", [AND, OWN], ids=lambda gate: gate.name)
@pytest.mark.parametrize("back", [0, 5, 25])
def test_a_run_with_changes_on_the_way_is_replayed_to_the_bit(gate, back):
    setup = LessonSetup(gate=gate)
    playground = begin_on_stage(setup)
    wander(playground)
    playground.seek(playground.epoch - back)
    then = StageState(playground.snapshot, 4)
    assert_same(replayed(handed_item(then), setup), then)


def test_weights_set_by_hand_are_replayed_to_the_bit():
    playground = begin_on_stage(ON_AND)
    playground.forward(3)
    playground.set(Knob(WEIGHT, 0), 1 / 3)
    then = StageState(playground.snapshot, 1)
    assert_same(replayed(handed_item(then)), then)


def test_all_gates_are_replayed_to_the_bit():
    gates = begin_on_many(replace(ON_ALL, overrides=replace(ON_ALL.overrides, seed=3)))
    gates.show(3)
    gates.forward(20)
    gates.travel(inf)
    gates.set(LEARNING_RATE, 2.5)
    gates.forward(30)
    gates.travel(inf)
    gates.set(THRESHOLD, 0.4)
    then = ManyState(gates, 2)
    now = replayed(handed_item(then), ON_ALL)
    numbers = range(256)
    weights = (each.gates.population.weights_of(numbers) for each in (now, then))
    assert np.array_equal(*weights)
    names = ("epoch", "latest", "inputs", "threshold", "learning_rate", "seed", "gates_learned")
    assert [now.value(name) for name in (*names, "presses")] == [
        then.value(name) for name in (*names, "presses")
    ]


def test_a_place_on_the_learners_computer_is_not_handed_in(tmp_path):
    path = tmp_path / "secret" / "mine.yaml"
    gate = replace(OWN, source=path)
    item = handed_item(StageState(begin_on_stage(LessonSetup(gate=gate)).snapshot))
    assert "secret" not in item.run
    assert replayed(item, LessonSetup(gate=gate)).gate == gate


def test_a_copy_of_the_gate_that_is_told_otherwise_is_the_same():
    item = handed_item(StageState(begin_on_stage(LessonSetup(gate=OWN)).snapshot))
    told_otherwise = replace(OWN, description="", name="Ours")
    assert replayed(item, LessonSetup(gate=told_otherwise)).gate == told_otherwise
    other = replace(OWN, targets=(0, 1, 1, 1))
    assert "another gate" in why_not(item.run, LessonSetup(gate=other))


@pytest.mark.parametrize("picks_gates", [False, True])
def test_no_file_is_opened_for_a_hand_in(tmp_path, picks_gates):
    path = tmp_path / "or.yaml"
    path.write_text("name: OR\ninputs: [A, B]\nexpression: A or B\n")
    for reference in (str(path), "/etc/passwd", "../or.yaml", "file:///etc/passwd"):
        told = why_not(f"play {reference} --epochs=1", picks_gates=picks_gates)
        assert "another gate" in told


def test_a_step_that_picks_gates_takes_any_by_its_name():
    assert replayed(HandedItem("play nand --epochs=2"), picks_gates=True).gate.name == "NAND"
    assert "another gate" in why_not("play nand --epochs=2")


@pytest.mark.parametrize(
    ("run", "told"),
    [
        ("play AND --epochs=1000000000", "at most 100,000 epochs"),
        ("play AND --epochs=99999999999", "--epochs"),
        ("play AND --gates=/etc", "no option --gates"),
        ("play AND --epochs=1 --learning-rate=1,2@5", "never reached"),
        ("play AND --weights=1", "needs 3 weights"),
        ("play AND --weights=nan,1,1", "--weights"),
        ("play AND 'unclosed", "cannot be read"),
        ("play '{a: [' --epochs=1", ""),
        ("play '{name: AND, inputs: [A, B], outputs: [0, 1, 1, 1]}'", "another gate"),
        ("", ""),
        ("--help", "no option --help"),
        ("rm -rf /", ""),
    ],
)
def test_what_cannot_be_replayed_is_told_in_one_line(run, told):
    message = why_not(run)
    assert told in message
    assert message.isprintable()
    assert message


def test_a_hand_in_may_not_take_long_in_all():
    replay = Replay(library().gates)
    for _ in range(2):
        replay.state(HandedItem("play AND --epochs=50000"), ON_AND, picks_gates=False)
    with pytest.raises(ReplayError, match="too long"):
        replay.state(HandedItem("play AND --epochs=1"), ON_AND, picks_gates=False)


def test_epochs_that_take_longer_count_for_more():
    majority = LessonSetup(gate=library().find("MAJORITY"))
    slow = "play MAJORITY --optimizer=sgd --epochs=60000"
    assert "too long" in why_not(slow, majority)
    assert "too long" in why_not("x --epochs=2001", ON_ALL, inputs=4)
    assert "too long" in why_not("x --epochs=1", ON_ALL, inputs=4, latest=1_000_000_000)
    assert "at most 100,000" in why_not("play AND --epochs=1", latest=1_000_000_000)


def test_a_state_of_another_page_or_with_another_row_is_told():
    assert "another page" in why_not("play AND --epochs=1", inputs=3)
    assert "another page" in why_not("play AND --epochs=1", ON_ALL)
    assert "row 010" in why_not("play AND --epochs=1", live="010")
    assert "same weights" in why_not("x --weights=1,1,1", ON_ALL, inputs=2)


def test_without_a_row_the_one_of_the_start_is_fed_in():
    assert replayed(HandedItem("play AND --init=zero")).value("live") == 11
    assert replayed(HandedItem("play AND", live="10")).value("live") == 10
