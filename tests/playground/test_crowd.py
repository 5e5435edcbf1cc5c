from itertools import count

import numpy as np
import pytest

from game.core.training import TrainingSettings
from game.gates import Init
from game.playground.crowd import Crowd

FOR_EVER = 1e9
XOR, XNOR = 6, 9
ZERO_START = (0, Init.ZERO, TrainingSettings())


def at(crowd, epoch):
    crowd.forward(epoch - crowd.epoch)
    crowd.travel(FOR_EVER)
    assert crowd.epoch == epoch
    return crowd.standing(0.5)


def test_every_neuron_starts_from_its_own_draw_of_one_generator():
    crowd = Crowd(3, 5, Init.RANDOM, TrainingSettings())
    wanted = np.random.default_rng(5).normal(0.0, 1.0, (256, 4))
    np.testing.assert_allclose(crowd.weights_of(range(256)), wanted, rtol=1e-6)
    assert not np.any(Crowd(3, 5, Init.ZERO, TrainingSettings()).weights_of(range(256)))


def test_of_two_inputs_all_are_learned_but_xor_and_xnor():
    crowd = Crowd(2, *ZERO_START)
    assert not at(crowd, 0).learned.any()
    learned = at(crowd, 1000).learned
    assert [number for number in range(16) if not learned[number]] == [XOR, XNOR]
    assert [number for number in range(16) if not crowd.census.learnable[number]] == [XOR, XNOR]


def test_xor_and_xnor_are_never_learned_on_the_way():
    crowd = Crowd(2, 3, Init.RANDOM, TrainingSettings())
    for epoch in range(0, 1000, 25):
        learned = at(crowd, epoch).learned
        assert not learned[[XOR, XNOR]].any()


@pytest.mark.parametrize(("n_inputs", "learnable"), [(1, 4), (2, 14), (3, 104)])
def test_what_is_learned_is_learnable_and_in_the_end_all_of_it(n_inputs, learnable):
    crowd = Crowd(n_inputs, *ZERO_START)
    for epoch in (0, 50, 1000):
        assert not np.any(at(crowd, epoch).learned & ~crowd.census.learnable)
    assert at(crowd, 2000).learned.sum() == learnable


def test_of_four_inputs_no_gate_is_learned_that_cannot_be():
    crowd = Crowd(4, 0, Init.RANDOM, TrainingSettings())
    counts = [int(at(crowd, epoch).learned.sum()) for epoch in (0, 50)]
    assert counts[0] < counts[1] < 1882
    assert not np.any(crowd.standing(0.5).learned & ~crowd.census.learnable)


def test_time_is_gone_in_portions_when_it_is_short():
    crowd = Crowd(3, *ZERO_START)
    crowd.forward(1000)
    ticks = count()
    assert crowd.travel(0.5, lambda: next(ticks))
    assert 0 < crowd.epoch < 1000
    assert crowd.latest_epoch == crowd.epoch
    assert crowd.wanted_epoch == 1000
    while crowd.travel(0.5, lambda: next(ticks)):
        pass
    assert crowd.epoch == 1000
    whole = Crowd(3, *ZERO_START)
    at(whole, 1000)
    np.testing.assert_array_equal(crowd.weights_of(range(256)), whole.weights_of(range(256)))


def test_back_in_time_and_on_again_gives_the_same_bits():
    crowd = Crowd(2, 7, Init.RANDOM, TrainingSettings())
    at(crowd, 37)
    then = crowd.weights_of(range(16))
    at(crowd, 700)
    end = crowd.weights_of(range(16))
    for epoch, wanted in ((37, then), (700, end), (-5, None), (9999, end)):
        crowd.seek(epoch)
        crowd.travel(FOR_EVER)
        assert crowd.epoch == min(max(epoch, 0), 700)
        if wanted is not None:
            np.testing.assert_array_equal(crowd.weights_of(range(16)), wanted)
    assert crowd.latest_epoch == 700


def test_to_stay_is_to_wish_no_further():
    crowd = Crowd(2, *ZERO_START)
    crowd.forward(10)
    crowd.stay()
    assert not crowd.travel(FOR_EVER)
    assert crowd.epoch == 0


def test_other_settings_forget_what_lies_ahead():
    crowd = Crowd(2, *ZERO_START)
    at(crowd, 100)
    crowd.seek(40)
    crowd.travel(FOR_EVER)
    crowd.settings = TrainingSettings()
    assert crowd.latest_epoch == 100
    crowd.settings = TrainingSettings(learning_rate=0.1)
    assert crowd.latest_epoch == crowd.wanted_epoch == 40
