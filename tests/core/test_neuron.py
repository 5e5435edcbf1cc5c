import numpy as np
import pytest
from scipy.special import expit, log_expit

from game.core.neuron import (
    Examples,
    best_bias,
    cross_entropy,
    logit,
    logits,
    loss,
    probabilities,
    sigmoid,
    with_bias_column,
)
from game.core.training import TrainingSettings
from tests.support.numbers import gradient

ROWS = np.array([[0, 0], [0, 1], [1, 0], [1, 1]], float)
DESIGN = with_bias_column(ROWS)
AND = Examples(DESIGN, np.array([0.0, 0.0, 0.0, 1.0]))
POST = np.array([2.5, 2.5, -4.0])


def test_bias_column_comes_last():
    np.testing.assert_array_equal(DESIGN, [[0, 0, 1], [0, 1, 1], [1, 0, 1], [1, 1, 1]])


def test_logits_by_hand():
    np.testing.assert_array_equal(logits(POST, DESIGN), [-4.0, -1.5, -1.5, 1.0])


def test_probabilities_of_the_post():
    expected = [0.01798620996209156, 0.18242552380635635, 0.18242552380635635, 0.7310585786300049]
    np.testing.assert_allclose(probabilities(POST, DESIGN), expected, rtol=0, atol=1e-15)


def test_loss_of_the_post():
    assert loss(POST, AND) == pytest.approx(0.18355954285038434, abs=1e-15)


def test_l2_adds_half_its_strength_times_the_squared_weights_but_not_the_bias():
    with_l2 = TrainingSettings(l2=0.2).loss(POST, AND)
    assert with_l2 - loss(POST, AND) == pytest.approx(0.1 * 12.5, abs=1e-14)


@pytest.mark.parametrize("target", [0.0, 1.0])
def test_cross_entropy_agrees_with_scipy_on_both_tails(target):
    z = np.linspace(-800.0, 800.0, 4001)
    expected = -(target * log_expit(z) + (1 - target) * log_expit(-z))
    np.testing.assert_allclose(
        cross_entropy(z[:, None], np.array([target])), expected, rtol=1e-14, atol=0
    )


def test_a_confidently_wrong_row_costs_its_logit():
    assert cross_entropy(np.array([1e6]), np.array([0.0])) == 1e6
    assert cross_entropy(np.array([-1e6]), np.array([0.0])) == 0.0


def test_leading_axes_are_neurons():
    weights = np.random.default_rng(5).normal(size=(7, 2, 3))
    whole = TrainingSettings(l2=0.3).loss
    together = whole(weights, AND)
    assert together.shape == (7, 2)
    for index in np.ndindex(7, 2):
        assert together[index] == pytest.approx(float(whole(weights[index], AND)), rel=1e-15)


def test_each_neuron_can_have_its_own_targets():
    targets = np.array([[0.0, 0.0, 0.0, 1.0], [0.0, 1.0, 1.0, 1.0]])
    weights = np.random.default_rng(6).normal(size=(2, 3))
    alone = [loss(w, Examples(DESIGN, t)) for w, t in zip(weights, targets, strict=True)]
    np.testing.assert_allclose(loss(weights, Examples(DESIGN, targets)), alone, rtol=1e-15)


@pytest.mark.parametrize("l2", [0.0, 0.3])
@pytest.mark.parametrize("n_features", [1, 2, 6])
def test_gradient_matches_central_differences(l2, n_features):
    rng = np.random.default_rng(n_features)
    inputs = with_bias_column(rng.integers(0, 2, (9, n_features)).astype(float))
    examples = Examples(inputs, rng.integers(0, 2, 9).astype(float))
    weights, step = rng.normal(size=n_features + 1), 1e-5
    assert np.ptp(inputs[:, 0]) == 1  # the draw varies
    whole = TrainingSettings(l2=l2).loss
    numeric = [
        (whole(weights + step * e, examples) - whole(weights - step * e, examples)) / (2 * step)
        for e in np.eye(n_features + 1)
    ]
    np.testing.assert_allclose(gradient(weights, examples, l2), numeric, rtol=1e-7, atol=1e-9)


def test_gradient_by_hand_at_zero():
    # p - t = (.5, .5, .5, -.5): sums 0, 0 and 1, over four rows
    np.testing.assert_array_equal(gradient(np.zeros(3), AND), [0.0, 0.0, 0.25])


def test_gradient_is_finite_at_extreme_weights():
    for scale in (-1e6, 1e6):
        assert np.isfinite(gradient(np.full(3, scale), AND, 1.0)).all()


def test_targets_must_be_as_many_as_rows():
    with pytest.raises(ValueError, match="4 rows of inputs need 4 targets, not 3"):
        Examples(DESIGN, np.zeros(3))
    with pytest.raises(ValueError, match="4 rows of inputs need 4 targets, not 3"):
        Examples(DESIGN, np.zeros((7, 3)))


def test_examples_equal_only_themselves():
    """Arrays that are compared give arrays, of which no one can say whether they are equal."""
    assert Examples(DESIGN, AND.targets) != AND
    assert {AND: 1}[AND] == 1


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


def test_the_best_bias_makes_the_mean_probability_that_of_the_targets():
    rng = np.random.default_rng(3)
    logits = rng.normal(0, 3, (200, 8))
    targets = np.array([0.0, 1, 0, 0, 1, 0, 0, 0])
    bias = best_bias(logits, targets)
    assert bias.shape == (200,)
    assert sigmoid(logits + bias[:, None]).mean(axis=1) == pytest.approx(0.25, abs=2e-3)
    least = cross_entropy(logits + bias[:, None], targets)
    for other in (-0.5, -0.02, 0.02, 0.5):
        assert np.all(cross_entropy(logits + bias[:, None] + other, targets) >= least - 4e-6)


@pytest.mark.parametrize("scale", [0.0, 1.0, 1e6, 1e300])
@pytest.mark.parametrize("targets", [(0.0, 0.0, 0.0), (1.0, 1.0, 1.0), (1.0, 0.0, 0.0)], ids=str)
def test_the_best_bias_is_finite_for_any_logits(scale, targets):
    logits = np.array([[-1.0, 0.0, 1.0], [0.0, 0.0, 0.0]]) * scale
    bias = best_bias(logits, np.array(targets))
    assert np.all(np.isfinite(bias))
    if len({*targets}) == 1 and scale <= 1e6:
        assert cross_entropy(logits + bias[:, None], np.array(targets)) == pytest.approx(
            0, abs=0.01
        )
