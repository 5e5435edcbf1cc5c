import numpy as np
import pytest

from game.core.census import take_census
from game.core.gate_numbers import all_gates


@pytest.mark.parametrize(("n_inputs", "count"), [(1, 4), (2, 14), (3, 104), (4, 1882)])
def test_counts_are_those_of_oeis_a000609(n_inputs, count):
    assert take_census(n_inputs).learnable.sum() == count


@pytest.mark.parametrize("n_inputs", [1, 2, 3, 4])
def test_every_gate_has_a_certificate_that_holds(n_inputs):
    census, examples = take_census(n_inputs), all_gates(n_inputs)
    inputs = examples.inputs.astype(int)
    is_one = examples.targets == 1
    logits = census.weights @ inputs.T
    separated = np.where(is_one, logits > 0, logits < 0).all(axis=1)
    np.testing.assert_array_equal(separated, census.learnable)

    in_conflict = ~census.learnable
    rows = census.conflicts[in_conflict]
    lit = np.take_along_axis(is_one[in_conflict], rows, axis=1)
    assert (lit == [True, True, False, False]).all()
    a, b, c, d = (inputs[rows[:, k]] for k in range(4))
    np.testing.assert_array_equal(a + b, c + d)
    assert (census.conflicts[census.learnable] == -1).all()


def test_weights_stay_small_enough_for_a_pencil():
    assert np.abs(take_census(2).weights).max() <= 3


def test_progress_rises_to_one():
    seen = []
    take_census(3, seen.append)
    assert seen == sorted(seen)
    assert seen[-1] == 1.0
    assert len(seen) > 5


@pytest.mark.parametrize("n_inputs", [0, 5])
def test_other_counts_of_inputs_are_refused(n_inputs):
    with pytest.raises(ValueError, match="need 1 to 4 inputs"):
        take_census(n_inputs)
