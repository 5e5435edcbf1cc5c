"""Held against one plain, whole training of the same epochs."""

from copy import deepcopy
from functools import cache

import numpy as np
import pytest

from game.core.assessment import Mark, marks
from game.core.neuron import probabilities
from game.core.training import Optimizer, TrainingSettings, train
from game.playground.history import History
from tests.support.gates import AND, GATES, XOR

GD = TrainingSettings(learning_rate=0.5)
STRONG = TrainingSettings(learning_rate=3.0, l2=0.01)
SGD = TrainingSettings(learning_rate=0.2, optimizer=Optimizer.SGD, seed=4)
START = np.array([0.3, -1.2, 0.7])


def plain_run(gate, parts, start=tuple(START)):
    """Return the trajectory of consecutive (settings, epochs) parts, trained in one go each."""
    return _plain_run(gate, tuple(parts), tuple(start))


@cache
def _plain_run(gate, parts, start):
    examples, trajectory = gate.examples, np.array([start])
    for settings, epochs in parts:
        first = len(trajectory) - 1
        more = train(trajectory[-1][None], examples, settings, epochs, first)[1:, 0]
        trajectory = np.concatenate([trajectory, more])
    trajectory.setflags(write=False)
    return trajectory


def history_of(gate, parts, start=tuple(START)):
    """Return a history of the same parts, which nobody else has."""
    return deepcopy(_history_of(gate, tuple(parts), tuple(start)))


@cache
def _history_of(gate, parts, start):
    history = History(np.array(start), gate.examples)
    for settings, epochs in parts:
        history.extend(settings, epochs)
    return history


PARTS = {
    "one": [(GD, 30_000)],
    "sgd": [(SGD, 3_000)],
    "changed midway": [(GD, 9_001), (STRONG, 9_000), (SGD, 500), (GD, 9_000)],
    "in small pieces": [(GD, 997)] * 20,
}


@pytest.mark.parametrize("parts", PARTS.values(), ids=PARTS)
def test_any_epoch_can_be_gone_back_to_to_the_very_bit(parts):
    history, whole = history_of(XOR, parts), plain_run(XOR, parts)
    assert history.latest_epoch == len(whole) - 1
    rng = np.random.default_rng(0)
    for epoch in (0, history.latest_epoch, *rng.integers(0, len(whole), 60)):
        np.testing.assert_array_equal(history.weights_at(int(epoch)), whole[epoch])


@pytest.mark.parametrize("parts", PARTS.values(), ids=PARTS)
def test_a_trajectory_of_any_piece_is_the_same_bits(parts):
    history, whole = history_of(XOR, parts), plain_run(XOR, parts)
    last = history.latest_epoch
    rng = np.random.default_rng(1)
    for _ in range(10):
        first, end = sorted(rng.integers(0, last + 1, 2).tolist())
        np.testing.assert_array_equal(history.trajectory(first, end), whole[first : end + 1])
    np.testing.assert_array_equal(history.trajectory(0, last), whole)


@pytest.mark.parametrize("cut", [0, 1, 5_000, 9_001, 9_002, 17_999, 20_001, 27_000])
def test_after_truncation_training_goes_on_as_if_the_future_had_never_been(cut):
    parts = PARTS["changed midway"]
    history, whole = history_of(AND, parts), plain_run(AND, parts)
    original, history = history, history.until(cut)
    assert history.latest_epoch == cut
    np.testing.assert_array_equal(history.weights_at(cut), whole[cut])
    history.extend(SGD, 700)
    branch = train(whole[cut][None], AND.examples, SGD, 700, cut)[:, 0]
    for epoch in (cut, cut + 1, cut + 350, cut + 700):
        np.testing.assert_array_equal(history.weights_at(epoch), branch[epoch - cut])
    if cut:
        np.testing.assert_array_equal(history.weights_at(cut - 1), whole[cut - 1])
    for epoch in (0, cut, original.latest_epoch):
        np.testing.assert_array_equal(original.weights_at(epoch), whole[epoch])


@pytest.mark.parametrize("parts", PARTS.values(), ids=PARTS)
def test_condensed_it_still_knows_every_epoch_to_the_bit(parts):
    history, whole = history_of(AND, parts), plain_run(AND, parts)
    learned_at, n_bytes = history.learned_at(0.5), history.n_bytes
    for _ in range(4):
        history.condense()
    assert history.n_bytes < n_bytes / 4
    last = history.latest_epoch
    for epoch in np.random.default_rng(3).integers(0, last + 1, 20).tolist():
        np.testing.assert_array_equal(history.weights_at(epoch), whole[epoch])
    assert history.learned_at(0.5) == learned_at
    history.extend(SGD, 600)
    again = train(whole[-1][None], AND.examples, SGD, 600, last)[:, 0]
    np.testing.assert_array_equal(history.trajectory(last, last + 600), again)


def brute_force_learned_at(whole, gate, threshold):
    said = marks(probabilities(whole, gate.design), gate.target_column, threshold)
    learned = np.isin(said, [Mark.RIGHT, Mark.DONT_CARE]).all(axis=1)
    return int(learned.argmax()) if learned.any() else None


@pytest.mark.parametrize("gate", GATES, ids=lambda gate: gate.name)
def test_learned_at_agrees_with_looking_at_every_epoch(gate):
    start = np.random.default_rng(2).normal(size=gate.n_features + 1)
    parts = [(GD, 6_000), (STRONG, 6_000)]
    history, whole = (
        history_of(gate, parts, start),
        plain_run(gate, parts, start),
    )
    found = set()
    for threshold in (0.5, 0.05, 0.95, 0.5, 0.3, 0.7, 0.9, 0.01, 0.99, 0.003):
        expected = brute_force_learned_at(whole, gate, threshold)
        assert history.learned_at(threshold) == expected
        found.add(expected)
    assert len(found) > 1 or gate is XOR


def test_learned_at_late_in_a_bucket_of_many_epochs():
    slow = TrainingSettings(learning_rate=0.001)
    history = history_of(AND, [(slow, 40_000)])
    whole = plain_run(AND, [(slow, 40_000)])
    for threshold in (0.4, 0.45, 0.5, 0.55):
        expected = brute_force_learned_at(whole, AND, threshold)
        assert expected is None or expected > 8_192
        assert history.learned_at(threshold) == expected


def test_learned_at_while_training_goes_on():
    history = History(np.zeros(3), AND.examples)
    settings = TrainingSettings()
    seen = []
    for _ in range(25):
        history.extend(settings, 1)
        seen.append(history.learned_at(0.5))
    assert seen == [None] * 16 + [17] * 9


def test_the_curve_holds_every_epoch_between_its_lowest_and_highest_loss():
    history = history_of(AND, [(STRONG, 30_000)])
    whole = STRONG.loss(plain_run(AND, [(STRONG, 30_000)]), AND.examples)
    curve = history.curve
    places = np.searchsorted(curve.epochs, np.arange(30_001), side="right") - 1
    assert (curve.loss_low[places] <= whole).all()
    assert (whole <= curve.loss_high[places]).all()
    assert curve.latest_epoch == 30_000
    np.testing.assert_array_equal(curve.weights[:, 0], START)


def test_a_long_run_takes_little_memory():
    history = history_of(AND, [(TrainingSettings(), 200_000)])
    assert len(history.curve.epochs) < 8_192 + 5 * 4_096


def test_the_loss_of_the_start_counts_the_penalty_of_the_training_that_follows():
    history = history_of(AND, [(STRONG, 1)])
    assert history.curve.loss_low[0] == STRONG.loss(START, AND.examples)
