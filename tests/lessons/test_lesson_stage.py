"""The stage of a lesson: beginnings, presses, states, and what latches."""

from game.lessons.lesson import LessonSetup
from game.lessons.lesson_stage import (
    Checklist,
    ManyStage,
    OneStage,
    PickGate,
    ShowInputs,
    begin_step,
    focus_knob,
    presses_of,
)
from game.lessons.lesson_state import StageState
from game.playground.controls import L2, THRESHOLD, WEIGHT, Action, Knob
from game.playground.playground import Playground
from tests.support.lessons import changed, keys, lesson_of, library

AND, XOR = library().find("AND"), library().find("XOR")


def stage(**values):
    return OneStage(LessonSetup(gate=AND, **values), library().gates)


def test_it_begins_as_the_setup_says():
    playground = stage(weights=(1.0, 2.0, 3.0), epochs=5, focus="bias").playground
    assert (playground.epoch, playground.focused) == (5, Knob(WEIGHT, 2))
    assert playground.trajectory(0, 0).tolist() == [[1, 2, 3]]


def test_the_focus_is_a_setting_or_a_weight():
    assert focus_knob(LessonSetup(gate=AND)) == THRESHOLD
    assert focus_knob(LessonSetup(gate=AND, focus="l2")) == L2
    assert focus_knob(LessonSetup(gate=AND, focus="B")) == Knob(WEIGHT, 1)
    assert focus_knob(LessonSetup(inputs=2, focus="l2")) == L2


def test_presses_that_turn_something_are_counted():
    one = stage(focus="A")
    for press in (Action.RAISE, Action.FOCUS_NEXT, Action.FORWARD, Action.LOWER_FINE):
        one.press(press)
    assert one.state.value("presses") == 2
    one.count_anew()
    assert one.state.value("presses") == 0


def test_a_press_that_turns_nothing_does_not_count():
    one = stage(focus="l2")
    one.press(Action.LOWER)
    assert one.presses == 0


def test_epochs_that_are_trained_are_counted():
    one = stage(epochs=7)
    one.press(Action.FORWARD_10)
    assert one.n_trained == 17


def test_digits_pick_a_gate_of_the_list():
    one = stage()
    one.press(PickGate(4))
    assert one.state.gate == XOR
    one.press(PickGate(1_000))
    assert one.state.gate == XOR


def test_another_epoch_is_looked_at_and_nothing_changes():
    one = stage()
    one.press(Action.FORWARD_10)
    one.press(Action.RAISE)
    before = one.state.value("threshold")
    assert one.state_at(4).value("epoch") == 4
    assert one.state_at(11) is None
    assert (one.state.value("epoch"), one.state.value("threshold")) == (10, before)


def test_the_page_of_all_gates():
    many = ManyStage(LessonSetup(inputs=2, epochs=3))
    for press in (Action.FORWARD, ShowInputs(3), Action.FORWARD_10, Action.RAISE):
        many.press(press)
    assert many.state.value("inputs") == 3
    assert many.state.value("epoch") == 10
    assert (many.n_trained, many.presses) == (14, 1)
    assert many.state_at(10) is not None
    assert many.state_at(3) is None


def test_a_step_begins_where_the_keys_of_those_before_it_end():
    more = "  - {do: x, until: epoch = 3, keys: Right*2, because: y}\n"
    lesson = lesson_of(changed() + more + more.replace("do", "setup: {epochs: 9}, do")).lesson
    begun = [begin_step(lesson, index, keys(), library().gates) for index in range(3)]
    assert [one.state.value("epoch") for one in begun] == [0, 1, 9]
    assert [*presses_of(lesson.steps[1])] == ["Right", "Right"]


def checklist(until, **changes):
    lesson = lesson_of(changed(("until: epoch = 1", f"until: {until}"), *changes.items())).lesson
    return Checklist(lesson.steps[0], lesson.setup)


def test_items_latch_one_by_one():
    listed = checklist("[epoch = 1, epoch = 2]")
    playground = Playground(AND)
    assert listed.see(StageState(playground.snapshot)) == []
    assert listed.see(StageState(playground.forward(1))) == [0]
    assert listed.see(StageState(playground.snapshot)) == []
    assert not listed.is_done
    assert listed.see(StageState(playground.forward(1))) == [1]
    assert listed.is_done
    assert listed.latched == [True, True]


def test_nothing_holds_while_another_gate_is_on_stage():
    listed = checklist("weight(A) != 5.0")
    assert listed.see(StageState(Playground(XOR).snapshot)) == []
    assert listed.see(ManyStage(LessonSetup(inputs=2)).state) == []
    assert listed.see(StageState(Playground(AND).snapshot)) == [0]


def test_a_step_that_picks_gates_is_about_any():
    listed = checklist("epoch = 0", **{"keys: Right": 'keys: "5"'})
    assert listed.see(ManyStage(LessonSetup(inputs=2)).state) == []
    assert listed.see(StageState(Playground(XOR).snapshot)) == [0]
