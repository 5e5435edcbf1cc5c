import numpy as np
import pytest
from scipy.special import expit
from sklearn.linear_model import LogisticRegression

from game.core.neuron import Examples, loss, probabilities, with_bias_column
from game.core.training import Optimizer, TrainingSettings, row_orders, train
from tests.support.numbers import gradient

ROWS = np.array([[0, 0], [0, 1], [1, 0], [1, 1]], float)
DESIGN = with_bias_column(ROWS)
AND, OR, XOR, NAND = (
    Examples(DESIGN, np.array(targets, float))
    for targets in ([0, 0, 0, 1], [0, 1, 1, 1], [0, 1, 1, 0], [1, 1, 1, 0])
)
ZERO = np.zeros((1, 3))


def run(examples, epochs, start=ZERO, **settings):
    return train(start, examples, TrainingSettings(**settings), epochs)[:, 0]


def test_and_from_zero_passes_the_published_milestones():
    trajectory = run(AND, 100_000)
    glow = probabilities(trajectory, DESIGN)
    np.testing.assert_allclose(glow[10, [0, 1, 2, 3]], [0.2205, 0.3212, 0.3212, 0.4417], atol=5e-5)
    np.testing.assert_allclose(glow[100, [0, 1, 2, 3]], [0.0082, 0.1491, 0.1491, 0.7871], atol=5e-5)
    assert glow[15, 3] < 0.5
    np.testing.assert_allclose(glow[16, 3], 0.5005, atol=5e-5)
    losses = loss(trajectory[[0, 100, 1000, 10_000, 100_000]], AND)
    np.testing.assert_allclose(losses, [0.693147, 0.14264, 0.01741, 0.00171, 0.000170], atol=5e-6)
    assert loss(trajectory[-1], AND) * 100_000 == pytest.approx(17.02, abs=0.01)


@pytest.mark.parametrize(
    ("l2", "weight", "bias"),
    [
        (0.01, 3.128423076412, -5.128035108632),
        (0.1, 0.866787770916, -2.056473291705),
        (0.25, 0.422018347793, -1.542729149715),
    ],
)
def test_l2_settles_where_scikit_learn_does(l2, weight, bias):
    np.testing.assert_allclose(run(AND, 20_000, l2=l2)[-1], [weight, weight, bias], atol=1e-11)
    np.testing.assert_allclose(run(NAND, 20_000, l2=l2)[-1], [-weight, -weight, -bias], atol=1e-11)


def test_xor_flips_between_two_states_at_a_rate_beyond_its_limit():
    start = np.random.default_rng(0).normal(0, 1, (1, 3))
    trajectory = run(XOR, 20_000, start, learning_rate=8.0)
    assert loss(trajectory[-1], XOR) == pytest.approx(1.3713, abs=1e-4)
    np.testing.assert_allclose(trajectory[-1], trajectory[-3], atol=1e-9)
    assert np.abs(trajectory[-1] - trajectory[-2]).max() > 0.1


def plain_epoch(theta, inputs, targets, rate, l2):
    slope = (expit(inputs @ theta) - targets) @ inputs / len(inputs)
    return theta - rate * (slope + l2 * np.append(theta[:-1], 0.0))


@pytest.mark.parametrize("l2", [0.0, 0.3])
def test_many_neurons_descend_as_each_does_by_the_formula(l2):
    rng = np.random.default_rng(3)
    inputs = with_bias_column(rng.integers(0, 2, (8, 3)).astype(float))
    targets, start = rng.integers(0, 2, (5, 8)).astype(float), rng.normal(size=(5, 4))
    settings = TrainingSettings(learning_rate=0.7, l2=l2)
    after = train(start, Examples(inputs, targets), settings, 1)[1]
    wanted = [plain_epoch(w, inputs, t, 0.7, l2) for w, t in zip(start, targets, strict=True)]
    np.testing.assert_allclose(after, wanted, rtol=1e-13, atol=1e-15)


def test_sgd_takes_one_row_after_the_other_in_a_shuffled_order():
    start = np.random.default_rng(4).normal(size=(2, 3))
    settings = TrainingSettings(0.5, 0.1, Optimizer.SGD, seed=9)
    after = train(start, AND, settings, 2, first_epoch=300)[-1]
    for first, result in zip(start, after, strict=True):
        theta = first
        for epoch in (300, 301):
            for row in row_orders(9, 4, epoch // 256)[epoch % 256]:
                theta = plain_epoch(theta, DESIGN[[row]], AND.targets[[row]], 0.5, 0.1)
        np.testing.assert_allclose(result, theta, rtol=1e-13)


@pytest.mark.parametrize("optimizer", Optimizer)
def test_a_run_cut_into_calls_gives_the_same_bits(optimizer):
    start = np.random.default_rng(1).normal(size=(3, 3))
    settings = TrainingSettings(0.3, 0.01, optimizer)
    whole = train(start, XOR, settings, 600)
    first = train(start, XOR, settings, 250)
    second = train(first[-1], XOR, settings, 350, first_epoch=250)
    np.testing.assert_array_equal(whole[:251], first)
    np.testing.assert_array_equal(whole[250:], second)
    np.testing.assert_array_equal(whole[0], start)


def test_nand_mirrors_and():
    np.testing.assert_allclose(run(NAND, 1000), -run(AND, 1000), atol=1e-13)


@pytest.mark.parametrize("optimizer", Optimizer)
@pytest.mark.parametrize("dtype", [np.float32, np.float64])
@pytest.mark.parametrize(
    ("rate", "l2", "size"), [(1e6, 0.0, 1e6), (1e6, 1e3, 1e6), (1e-300, 0.0, 0.0), (3.0, 1.0, 1e6)]
)
def test_nothing_makes_weights_infinite(optimizer, dtype, rate, l2, size):
    inputs = with_bias_column(np.ones((64, 16))).astype(dtype)
    examples = Examples(inputs, (np.arange(64) % 2).astype(dtype))
    start = np.full((2, 17), size, dtype)
    trajectory = train(start, examples, TrainingSettings(rate, l2, optimizer), 50)
    assert trajectory.dtype == dtype
    assert np.isfinite(trajectory).all()
    assert np.isfinite(TrainingSettings(l2=l2).loss(trajectory, examples)).all()


def test_weights_that_l2_drives_apart_stop_at_a_limit_of_either_sign():
    """At this rate L2 alone doubles a weight and turns its sign at each epoch; not the bias."""
    nothing = Examples(np.empty((0, 3)), np.empty(0))
    start = np.array([[1.0, -3.0, 0.5]])
    trajectory = train(start, nothing, TrainingSettings(3.0, 1.0), 61)[:, 0]
    np.testing.assert_array_equal(trajectory[1], [-2.0, 6.0, 0.5])
    np.testing.assert_array_equal(trajectory[60], [1e12, -1e12, 0.5])
    np.testing.assert_array_equal(trajectory[61], [-1e12, 1e12, 0.5])


def test_without_rows_nothing_is_learned():
    start = np.ones((1, 3))
    nothing = Examples(np.empty((0, 3)), np.empty(0))
    for optimizer in Optimizer:
        after = train(start, nothing, TrainingSettings(optimizer=optimizer), 5)
        np.testing.assert_array_equal(after[-1], start)


def random_examples(seed):
    """A random table of 2 to 5 inputs with rows left out, both classes in it."""
    rng = np.random.default_rng(seed)
    n_inputs = int(rng.integers(2, 6))
    rows = np.array(list(np.ndindex(*(2,) * n_inputs)), float)
    targets = rng.integers(0, 2, len(rows)).astype(float)
    kept = rng.uniform(size=len(rows)) < 0.9
    kept[[targets.argmin(), targets.argmax()]] = True
    return Examples(with_bias_column(rows[kept]), targets[kept])


@pytest.mark.slow
@pytest.mark.parametrize("l2", [0.003, 0.1, 2.0])
@pytest.mark.parametrize("seed", range(12))
def test_rests_where_scikit_learn_does(seed, l2):
    examples = random_examples(seed)
    assert len(np.unique(examples.targets)) == 2
    n_rows = len(examples.inputs)
    model = LogisticRegression(C=1 / (n_rows * l2), tol=1e-12, max_iter=10_000)
    model.fit(examples.inputs[:, :-1], examples.targets)
    expected = np.append(model.coef_[0], model.intercept_)

    rate = min(1.0, 0.9 / l2)
    settings = TrainingSettings(learning_rate=rate, l2=l2)
    start = np.random.default_rng(seed).normal(size=(1, examples.inputs.shape[1]))
    found = train(start, examples, settings, 20_000)[-1, 0]

    # At rest by the loss's own gradient, and where the other implementation is, to its precision.
    assert np.abs(gradient(found, examples, l2)).max() < 1e-9
    assert settings.loss(found, examples) <= settings.loss(expected, examples) + 1e-12
    np.testing.assert_allclose(found, expected, atol=2e-5)
    np.testing.assert_allclose(
        probabilities(found, examples.inputs),
        model.predict_proba(examples.inputs[:, :-1])[:, 1],
        atol=5e-6,
    )


def test_an_optimiser_carries_its_word_its_epoch_and_a_sentence():
    assert [str(optimizer) for optimizer in Optimizer][:2] == ["gd", "sgd"]
    assert Optimizer("sgd") is Optimizer.SGD
    for optimizer in Optimizer:
        assert optimizer.sentence.endswith(".")
        assert optimizer.brief.startswith(optimizer)
        out = np.empty((3, 1))
        optimizer.epoch_of(AND, TrainingSettings(), 1)(0, ZERO.T.copy(), out)
        np.testing.assert_array_equal(
            out.T, train(ZERO, AND, TrainingSettings(optimizer=optimizer), 1)[-1]
        )


def test_the_optimisers_follow_one_another_round_and_round():
    members = list(Optimizer)
    assert [optimizer.following for optimizer in members] == [*members[1:], members[0]]


@pytest.mark.parametrize("optimizer", Optimizer)
@pytest.mark.parametrize("learning_rate", [1.0, 1e6])
def test_weights_at_their_limit_stay_within_it_whatever_trains_them_on(optimizer, learning_rate):
    start = np.array([[-1e12, -1e12, 1e12]])
    settings = TrainingSettings(learning_rate=learning_rate, optimizer=optimizer)
    whole = train(start, NAND, settings, 20)
    assert np.abs(whole).max() <= 1e12
    parts = train(whole[7], NAND, settings, 13, first_epoch=7)
    np.testing.assert_array_equal(parts, whole[7:])
    wrong = train(-start, NAND, settings, 20)  # which is sent back, and not held there
    assert np.abs(wrong[-1]).max() <= 1e12
    assert (wrong[-1] != -start).any()
