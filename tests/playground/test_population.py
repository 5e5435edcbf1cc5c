from itertools import count

import numpy as np
import pytest

from game.core.training import TrainingSettings
from game.gates import Init
from game.playground.population import Population

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
