import numpy as np
import pytest
from scipy.special import expit

from game.core.neuron import logit, sigmoid


def test_agrees_with_scipy_to_the_last_digits_on_both_tails():
    z = np.linspace(-740.0, 740.0, 20_001)
    np.testing.assert_allclose(sigmoid(z), expit(z), rtol=1e-15, atol=0)


def test_values_known_by_hand():
    # log 3 = logit of 3/4
    np.testing.assert_allclose(
        sigmoid(np.log([1.0, 3.0, 1 / 3])), [0.5, 0.75, 0.25], rtol=0, atol=1e-16
    )


def test_ends_of_the_range_are_reached_without_a_warning():
    np.testing.assert_array_equal(sigmoid(np.array([-1e6, -np.inf, 1e6, np.inf])), [0, 0, 1, 1])


@pytest.mark.parametrize("shape", [(), (3,), (2, 0), (2, 3, 4)])
def test_keeps_the_shape(shape):
    assert sigmoid(np.zeros(shape)).shape == shape


def test_float32_stays_float32():
    assert sigmoid(np.zeros(3, np.float32)).dtype == np.float32


@pytest.mark.parametrize("p", [1e-300, 1e-9, 0.01, 0.1, 0.5, 0.75, 0.999])
def test_logit_undoes_it(p):
    assert sigmoid(np.array(logit(p))) == pytest.approx(p, rel=1e-13)


def test_logit_of_the_thresholds_of_the_post():
    # w·x + b = logit(threshold) with w = (2.5, 2.5), b = -4
    lines = [(logit(p) + 4) / 2.5 for p in (0.01, 0.1, 0.5)]
    np.testing.assert_allclose(lines, [-0.238, 0.721, 1.6], atol=5e-4)
