import numpy as np
import pytest

from game.core.ensemble import Checkpoints


def test_what_was_kept_comes_back_as_it_was():
    checkpoints, weights = Checkpoints(4), np.zeros(3)
    for epoch in range(3):
        checkpoints.keep(epoch, weights)
        weights += 1
    epoch, found = checkpoints.at_or_before(1)
    assert epoch == 1
    np.testing.assert_array_equal(found, [1, 1, 1])


def test_gaps_grow_in_proportion_to_the_epoch():
    checkpoints = Checkpoints(64)
    for epoch in range(20_001):
        checkpoints.keep(epoch, np.zeros(1))
    epochs = np.array(checkpoints.epochs)
    assert len(epochs) == 64
    assert epochs[0] == 0
    assert epochs[-1] == 20_000
    assert ((epochs[1:] + 1) / (epochs[:-1] + 1)).max() <= 2.0
    assert (epochs[epochs >= 16][1:] / epochs[epochs >= 16][:-1]).max() < 1.6


def test_going_back_finds_the_nearest_one_before():
    checkpoints = Checkpoints(10)
    for epoch in (0, 10, 20):
        checkpoints.keep(epoch, np.array([float(epoch)]))
    assert checkpoints.at_or_before(19)[0] == 10
    assert checkpoints.at_or_before(20)[0] == 20
    assert checkpoints.at_or_before(10**9)[0] == 20
    with pytest.raises(LookupError, match="none at or before epoch -1"):
        checkpoints.at_or_before(-1)


def test_another_future_replaces_the_old_one():
    checkpoints = Checkpoints(10)
    for epoch in (0, 10, 20):
        checkpoints.keep(epoch, np.array([1.0]))
    checkpoints.forget_after(10)
    assert checkpoints.epochs == (0, 10)
    checkpoints.keep(20, np.array([2.0]))
    np.testing.assert_array_equal(checkpoints.at_or_before(20)[1], [2.0])


def test_too_small_a_capacity_is_refused():
    with pytest.raises(ValueError, match="capacity must be at least 2, got 1"):
        Checkpoints(1)
