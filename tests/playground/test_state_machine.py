"""One dispatch for every machine: what each action calls for, whatever the machine is."""

import pytest

from game.gates.scales import Step
from game.playground.all_gates import AllGates
from game.playground.controls import SCALES, THRESHOLD, Action, knobs
from game.playground.playground import Playground
from game.playground.run import Setup
from game.playground.state_machine import StateMachine
from tests.support.gates import AND


class Recorder(StateMachine[tuple]):
    """Returns what it was asked for."""

    requested_epoch, latest_epoch = 150, 700
    focused, knobs = THRESHOLD, knobs(1)

    def value_of(self, knob):
        return {THRESHOLD: 0.5}[knob]

    def wait(self):
        return ("wait",)

    def forward(self, epochs):
        return ("forward", epochs)

    def seek(self, epoch):
        return ("seek", epoch)

    def set(self, knob, value):
        return ("set", knob.name, value)

    def focus(self, knob):
        return ("focus", knob.name)

    def reset(self):
        return ("reset",)

    def new_weights(self):
        return ("new weights",)

    def zero_weights(self):
        return ("zero weights",)

    def switch_optimizer(self):
        return ("switch optimizer",)

    def flip(self, index):
        return ("flip", index)


ASKED = {
    Action.WAIT: ("wait",),
    Action.FORWARD: ("forward", 1),
    Action.FORWARD_10: ("forward", 10),
    Action.FORWARD_100: ("forward", 100),
    Action.BACK: ("seek", 149),
    Action.BACK_10: ("seek", 140),
    Action.BACK_100: ("seek", 50),
    Action.TO_START: ("seek", 0),
    Action.TO_END: ("seek", 700),
    Action.RAISE: ("set", "threshold", 0.55),
    Action.LOWER: ("set", "threshold", 0.45),
    Action.RAISE_COARSE: ("set", "threshold", 0.6),
    Action.LOWER_COARSE: ("set", "threshold", 0.4),
    Action.RAISE_FINE: ("set", "threshold", 0.51),
    Action.LOWER_FINE: ("set", "threshold", 0.49),
    Action.FOCUS_NEXT: ("focus", "learning_rate"),
    Action.FOCUS_PREVIOUS: ("focus", "weight"),
    Action.RESET: ("reset",),
    Action.NEW_WEIGHTS: ("new weights",),
    Action.ZERO_WEIGHTS: ("zero weights",),
    Action.SWITCH_OPTIMIZER: ("switch optimizer",),
    Action.FLIP_INPUT_1: ("flip", 0),
    Action.FLIP_INPUT_2: ("flip", 1),
    Action.FLIP_INPUT_3: ("flip", 2),
    Action.FLIP_INPUT_4: ("flip", 3),
    Action.FLIP_INPUT_5: ("flip", 4),
    Action.FLIP_INPUT_6: ("flip", 5),
}


@pytest.mark.parametrize("action", Action, ids=lambda action: action.name)
def test_every_action_calls_for_one_thing(action):
    assert Recorder().step(action) == ASKED[action]


def test_the_actions_keep_their_numbers():
    assert [int(action) for action in Action] == list(range(27))
    assert [action.name for action in Action][:5] == ["WAIT", "FORWARD", "RAISE", "LOWER", "RESET"]
    assert Action(3) is Action.LOWER


MACHINES = [
    lambda: Playground(AND, Setup(seed=3)),
    lambda: AllGates(Setup(seed=3).for_gate(AND)),
]


@pytest.mark.parametrize("make", MACHINES, ids=["playground", "all gates"])
def test_the_focus_goes_round_in_either_direction(make):
    machine = make()
    order = list(machine.knobs)
    for places in (+1, -1):
        seen = []
        for _ in order:
            seen.append(machine.focused)
            machine.move_focus(places)
        assert sorted(seen, key=order.index) == order
        assert machine.focused == order[0]


@pytest.mark.parametrize("make", MACHINES, ids=["playground", "all gates"])
@pytest.mark.parametrize("knob", knobs(0), ids=lambda knob: knob.name)
def test_a_turn_is_a_press_of_the_knob_with_the_focus(make, knob):
    machine = make()
    machine.focus(knob)
    before = machine.value_of(knob)
    machine.turn(+1, Step.NORMAL)
    assert machine.value_of(knob) == SCALES[knob.name].next(before, +1, Step.NORMAL) != before
    machine.set(knob, 1e99)
    assert machine.value_of(knob) == knob.scale.high


@pytest.mark.parametrize("make", MACHINES, ids=["playground", "all gates"])
def test_every_action_can_be_done_at_any_time(make):
    machine = make()
    for _ in range(2):
        for action in Action:
            machine.step(action)
