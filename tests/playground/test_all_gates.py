import numpy as np
import pytest

from game.core.training import Optimizer
from game.gates import Init
from game.gates.settings import TrainingOverrides
from game.playground.all_gates import AllGates
from game.playground.controls import L2, THRESHOLD, Action
from game.playground.run import Setup
from tests.support.gates import AND
from tests.support.recipes import prepared

FOR_EVER = 1e9
XOR = 6


def all_gates(**options):
    return AllGates(Setup(**options).for_gate(AND))


def test_requests_add_up_until_there_is_time_to_go():
    gates = all_gates()
    for action in (Action.FORWARD_100, Action.FORWARD_10, Action.FORWARD):
        gates.step(action)
    assert (gates.epoch, gates.requested_epoch) == (0, 111)
    assert gates.travel(FOR_EVER)
    assert (gates.epoch, gates.latest_epoch) == (111, 111)
    gates.step(Action.BACK_10)
    gates.step(Action.BACK)
    assert gates.requested_epoch == 100
    gates.travel(FOR_EVER)
    assert gates.epoch == 100
    gates.step(Action.TO_END)
    assert gates.requested_epoch == 111


def test_each_count_of_inputs_has_a_cursor_and_a_time_of_its_own():
    gates = all_gates()
    assert (gates.n_inputs, gates.number, gates.gate.name) == (2, XOR, "XOR")
    gates.point(8)
    gates.forward(5)
    gates.travel(FOR_EVER)
    gates.show(3)
    assert (gates.epoch, gates.number) == (0, 0b10010110)
    gates.show(2)
    assert (gates.epoch, gates.number) == (5, 8)
    gates.move(1, 0)
    assert gates.number == 9


def test_settings_are_those_of_all_and_the_recipe_brings_one_gate_back():
    gates = all_gates(seed=4, learning_rate=0.5)
    gates.point(8)
    gates.set(THRESHOLD, 0.4)
    gates.set(L2, 0.01)
    gates.forward(30)
    gates.travel(FOR_EVER)
    assert gates.recipe.setup.weights == gates.population.start_of(8)
    wanted = {
        "seed": 4,
        "learning_rate": 0.5,
        "l2": 0.01,
        "threshold": 0.4,
        "optimizer": Optimizer.GRADIENT_DESCENT,
    }
    assert gates.recipe.setup.stated.items() >= wanted.items()
    snapshot = prepared(gates.recipe).snapshot
    assert (snapshot.epoch, snapshot.threshold) == (30, 0.4)
    [weights] = gates.population.weights_of([8])
    np.testing.assert_allclose(snapshot.weights, weights, rtol=1e-4, atol=1e-5)


def test_where_all_stand_is_measured_at_the_threshold():
    gates = all_gates(init=Init.ZERO, learning_rate=1.0)
    gates.forward(1000)
    gates.travel(FOR_EVER)
    assert gates.standing.learned.sum() == 14
    gates.set(THRESHOLD, 0.99)
    assert gates.standing.learned.sum() < 14


def test_new_weights_are_of_the_next_seed_and_a_reset_brings_them_back():
    gates = all_gates(seed=4)
    before = gates.population.weights_of(range(16))
    gates.step(Action.NEW_WEIGHTS)
    fresh = gates.population.weights_of(range(16))
    assert not np.array_equal(fresh, before)
    assert (gates.overrides.seed, gates.settings.seed) == (5, 5)
    gates.forward(7)
    gates.travel(FOR_EVER)
    gates.step(Action.RESET)
    np.testing.assert_array_equal(gates.population.weights_of(range(16)), fresh)
    gates.step(Action.ZERO_WEIGHTS)
    assert not gates.population.weights_of(range(16)).any()


def test_the_next_optimiser_trains_from_here_on():
    gates = all_gates()
    gates.step(Action.SWITCH_OPTIMIZER)
    assert gates.settings.optimizer is Optimizer.SGD
    assert gates.population.settings.optimizer is Optimizer.SGD


@pytest.mark.parametrize("action", [Action.WAIT, Action.FLIP_INPUT_1, Action.FLIP_INPUT_6])
def test_what_makes_no_sense_for_many_neurons_does_nothing(action):
    gates = all_gates(seed=2)
    before = (gates.overrides, gates.focused, gates.requested_epoch, gates.number)
    gates.step(action)
    assert (gates.overrides, gates.focused, gates.requested_epoch, gates.number) == before


def of_all(gates):
    gates.travel(FOR_EVER)
    weights = gates.population.weights_of(range(len(gates.population.census.learnable)))
    return (weights.tobytes(), gates.epoch, gates.latest_epoch, gates.overrides, gates.n_inputs)


TAKE_AWAY = {
    "reset": lambda gates: gates.step(Action.RESET),
    "new weights": lambda gates: gates.step(Action.NEW_WEIGHTS),
    "zero weights": lambda gates: gates.step(Action.ZERO_WEIGHTS),
    "a knob": lambda gates: gates.set(L2, 0.5),
    "the optimiser": lambda gates: gates.step(Action.SWITCH_OPTIMIZER),
    "the threshold": lambda gates: gates.set(THRESHOLD, 0.7),
    "other inputs": lambda gates: gates.show(2),
}


@pytest.mark.parametrize("back", [0, 30])
@pytest.mark.parametrize("take_away", TAKE_AWAY.values(), ids=TAKE_AWAY)
def test_what_was_taken_away_comes_back_to_the_bit(take_away, back):
    gates = all_gates(seed=3)
    gates.show(3)
    gates.forward(60)
    gates.travel(FOR_EVER)
    gates.set(L2, 0.1)
    gates.forward(40)
    gates.travel(FOR_EVER)
    gates.seek(100 - back)
    before, state = of_all(gates), gates.state
    take_away(gates)
    gates.forward(77)
    after, later = of_all(gates), gates.state
    gates.restore(state)
    assert gates.epoch <= gates.latest_epoch, "also before there is time to go"
    assert of_all(gates) == before
    gates.restore(later)
    assert of_all(gates) == after
    gates.restore(state)
    gates.step(Action.TO_END)
    end = of_all(gates)
    other = all_gates(seed=3)
    other.restore(state)
    other.step(Action.TO_END)
    assert of_all(other) == end


def test_a_state_takes_little_memory_whatever_was_trained():
    gates = all_gates()
    gates.show(3)
    gates.forward(500)
    gates.travel(FOR_EVER)
    [population] = gates.state.populations
    assert population.tunings == ((0, gates.settings),)


def test_it_trains_with_other_settings_from_here_on():
    gates = all_gates()
    gates.forward(3)
    gates.travel(FOR_EVER)
    gates.retune(TrainingOverrides(learning_rate=2.0, optimizer=Optimizer.SGD))
    assert (gates.settings.learning_rate, gates.settings.optimizer) == (2.0, Optimizer.SGD)
    gates.forward(1)
    gates.travel(FOR_EVER)
    assert [epoch for epoch, _ in gates.population.state.tunings] == [0, 3]
