from itertools import count

import numpy as np
import pytest

from game.core.training import Optimizer, TrainingSettings
from game.gates import Init
from game.playground.controls import L2, THRESHOLD, Action
from game.playground.population import AllGates, Population
from game.playground.run import Setup
from tests.support.gates import AND
from tests.support.recipes import prepared

FOR_EVER = 1e9
XOR, XNOR = 6, 9
ZERO_START = (0, Init.ZERO, TrainingSettings())


def at(population, epoch):
    population.forward(epoch - population.epoch)
    population.travel(FOR_EVER)
    assert population.epoch == epoch
    return population.standing(0.5)


def test_every_neuron_starts_from_its_own_draw_of_one_generator():
    population = Population(3, 5, Init.RANDOM, TrainingSettings())
    wanted = np.random.default_rng(5).normal(0.0, 1.0, (256, 4))
    np.testing.assert_allclose(population.weights_of(range(256)), wanted, rtol=1e-6)
    assert not np.any(Population(3, 5, Init.ZERO, TrainingSettings()).weights_of(range(256)))


def test_of_two_inputs_all_are_learned_but_xor_and_xnor():
    population = Population(2, *ZERO_START)
    assert not at(population, 0).learned.any()
    learned = at(population, 1000).learned
    assert [number for number in range(16) if not learned[number]] == [XOR, XNOR]
    assert [number for number in range(16) if not population.census.learnable[number]] == [
        XOR,
        XNOR,
    ]


def test_xor_and_xnor_are_never_learned_on_the_way():
    population = Population(2, 3, Init.RANDOM, TrainingSettings())
    for epoch in range(0, 1000, 25):
        learned = at(population, epoch).learned
        assert not learned[[XOR, XNOR]].any()


@pytest.mark.parametrize(("n_inputs", "learnable"), [(1, 4), (2, 14), (3, 104)])
def test_what_is_learned_is_learnable_and_in_the_end_all_of_it(n_inputs, learnable):
    population = Population(n_inputs, *ZERO_START)
    for epoch in (0, 50, 1000):
        assert not np.any(at(population, epoch).learned & ~population.census.learnable)
    assert at(population, 2000).learned.sum() == learnable


def test_of_four_inputs_no_gate_is_learned_that_cannot_be():
    population = Population(4, 0, Init.RANDOM, TrainingSettings())
    counts = [int(at(population, epoch).learned.sum()) for epoch in (0, 50)]
    assert counts[0] < counts[1] < 1882
    assert not np.any(population.standing(0.5).learned & ~population.census.learnable)


def test_time_is_gone_in_portions_when_it_is_short():
    population = Population(3, *ZERO_START)
    population.forward(1000)
    ticks = count()
    assert population.travel(0.5, lambda: next(ticks))
    assert 0 < population.epoch < 1000
    assert population.latest_epoch == population.epoch
    assert population.requested_epoch == 1000
    while population.travel(0.5, lambda: next(ticks)):
        pass
    assert population.epoch == 1000
    whole = Population(3, *ZERO_START)
    at(whole, 1000)
    np.testing.assert_array_equal(population.weights_of(range(256)), whole.weights_of(range(256)))


def test_back_in_time_and_on_again_gives_the_same_bits():
    population = Population(2, 7, Init.RANDOM, TrainingSettings())
    at(population, 37)
    then = population.weights_of(range(16))
    at(population, 700)
    end = population.weights_of(range(16))
    for epoch, wanted in ((37, then), (700, end), (-5, None), (9999, end)):
        population.seek(epoch)
        population.travel(FOR_EVER)
        assert population.epoch == min(max(epoch, 0), 700)
        if wanted is not None:
            np.testing.assert_array_equal(population.weights_of(range(16)), wanted)
    assert population.latest_epoch == 700


def test_to_stay_is_to_travel_no_further():
    population = Population(2, *ZERO_START)
    population.forward(10)
    population.stay()
    assert not population.travel(FOR_EVER)
    assert population.epoch == 0


def test_other_settings_forget_what_lies_ahead():
    population = Population(2, *ZERO_START)
    at(population, 100)
    population.seek(40)
    population.travel(FOR_EVER)
    population.settings = TrainingSettings()
    assert population.latest_epoch == 100
    population.settings = TrainingSettings(learning_rate=0.1)
    assert population.latest_epoch == population.requested_epoch == 40


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
