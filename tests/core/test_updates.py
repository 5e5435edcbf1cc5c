"""The updates that are told are those that training does, to the bit, and their parts add up."""

from itertools import pairwise

import numpy as np
import pytest

from game.core.neuron import cross_entropy
from game.core.training import WEIGHT_LIMIT, Optimizer, TrainingSettings, row_orders, train
from game.core.updates import updates_of_epoch
from tests.support.scenes import SHIPPED, SIX

GD, SGD = Optimizer.GRADIENT_DESCENT, Optimizer.SGD
GATES = (*SHIPPED, SIX)
SETTINGS = [
    TrainingSettings(learning_rate=rate, l2=l2, optimizer=optimizer, seed=3)
    for rate in (0.1, 1.0, 1000.0)
    for l2 in (0.0, 0.01, 1000.0)
    for optimizer in Optimizer
]
STARTS = (0.0, 1.0, 30.0, 1e6, 0.6 * WEIGHT_LIMIT, WEIGHT_LIMIT)


def starts(gate):
    random = np.random.default_rng(0)
    return [
        scale
        * random.choice([-1, 1], gate.n_features + 1)
        * random.uniform(0.5, 1, gate.n_features + 1)
        for scale in STARTS
    ]


@pytest.mark.parametrize("settings", SETTINGS, ids=str)
@pytest.mark.parametrize("gate", GATES, ids=lambda gate: gate.name)
def test_the_new_weights_are_those_of_training_to_the_bit(gate, settings):
    for weights in starts(gate):
        for epoch in (0, 19, 300):
            updates = updates_of_epoch(weights, gate.examples, settings, epoch)
            trained = train(weights[None], gate.examples, settings, 1, epoch)[1, 0]
            assert updates[-1].after.tobytes() == trained.tobytes()


@pytest.mark.parametrize("settings", SETTINGS, ids=str)
@pytest.mark.parametrize("gate", GATES, ids=lambda gate: gate.name)
def test_the_parts_of_an_update_add_up_to_it(gate, settings):
    """But for rounding: training folds the factors, so that its last bits are others.

    A sum of n numbers may be off by n units in the last place of the largest of them; where it
    leaves the range of weights, training holds it there.
    """
    n_sums = len(gate.examples.inputs) + gate.n_features + 4
    for weights in starts(gate):
        for update in updates_of_epoch(weights, gate.examples, settings, 19):
            largest = np.abs(update.before) + np.abs(update.penalty)
            largest += settings.learning_rate  # p - t is a difference of numbers up to 1
            # The error p - t itself depends on logits, which are sums of the weights.
            slack = np.abs(update.before).sum() * np.max(
                update.probabilities * (1 - update.probabilities)
            )
            largest += settings.learning_rate * slack
            told = np.clip(
                update.before + update.step + update.penalty, -WEIGHT_LIMIT, WEIGHT_LIMIT
            )
            assert np.all(np.abs(told - update.after) <= 4 * n_sums * np.spacing(largest))


@pytest.mark.parametrize("gate", GATES, ids=lambda gate: gate.name)
def test_a_push_is_the_gradient_of_its_row_s_loss(gate):
    [update] = updates_of_epoch(starts(gate)[1], gate.examples, TrainingSettings(), 0)
    small = 1e-6
    for row, push in zip(update.rows, update.pushes, strict=True):
        inputs, target = gate.examples.inputs[row], gate.examples.targets[row][None]
        for place, slope in enumerate(push):
            shift = small * np.eye(len(push))[place]
            high, low = (
                cross_entropy(inputs @ (update.before + sign * shift)[:, None], target)
                for sign in (1, -1)
            )
            assert (high - low) / (2 * small) == pytest.approx(slope, abs=1e-8)
    np.testing.assert_allclose(update.step, -update.mean_push)


def test_with_sgd_each_row_begins_where_the_one_before_it_ended():
    settings, gate = TrainingSettings(optimizer=SGD, seed=7, l2=0.01), SIX
    for epoch in (0, 255, 256):
        updates = updates_of_epoch(starts(gate)[1], gate.examples, settings, epoch)
        order = row_orders(7, 64, epoch // 256)[epoch % 256]
        assert [update.rows.tolist() for update in updates] == [[row] for row in order]
        for one, following in pairwise(updates):
            assert following.before.tobytes() == one.after.tobytes()


def test_the_bias_has_no_penalty_and_only_rows_with_a_target_push():
    gate = next(gate for gate in SHIPPED if None in gate.targets)
    [update] = updates_of_epoch(starts(gate)[1], gate.examples, TrainingSettings(l2=0.5), 0)
    assert update.penalty[-1] == 0
    np.testing.assert_allclose(update.penalty[:-1], -0.5 * update.before[:-1])
    assert len(update.rows) == sum(target is not None for target in gate.targets)
