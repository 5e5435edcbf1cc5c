"""Training to rest against scikit-learn, which minimises the same loss by another way."""

import numpy as np
import pytest
from sklearn.linear_model import LogisticRegression

from game.core.neuron import Examples, gradient, loss, probabilities, with_bias_column
from game.core.training import TrainingSettings, train


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
    assert loss(found, examples, l2) <= loss(expected, examples, l2) + 1e-12
    np.testing.assert_allclose(found, expected, atol=2e-5)
    np.testing.assert_allclose(
        probabilities(found, examples.inputs),
        model.predict_proba(examples.inputs[:, :-1])[:, 1],
        atol=5e-6,
    )
