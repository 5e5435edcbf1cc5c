"""One epoch of one neuron on AND, learning rate 1, as others do it. Imports what it measures."""

import math
from collections.abc import Callable

import numpy as np

from tests.benchmarks.timing import Timing, measure

ROWS = np.array([[0, 0], [0, 1], [1, 0], [1, 1]], float)
TARGETS = np.array([0.0, 0.0, 0.0, 1.0])


def torch_eager() -> Timing:
    """The loop of every PyTorch tutorial, on one thread: with more it is slower."""
    import torch  # noqa: PLC0415 - may not be installed

    torch.set_num_threads(1)

    rows = torch.tensor(ROWS, dtype=torch.float32)
    targets = torch.tensor(TARGETS[:, None], dtype=torch.float32)
    model = torch.nn.Linear(2, 1)
    loss_of = torch.nn.BCEWithLogitsLoss()
    optimizer = torch.optim.SGD(model.parameters(), lr=1.0)

    def epoch() -> None:
        optimizer.zero_grad()
        loss_of(model(rows), targets).backward()
        optimizer.step()

    return measure(epoch)


def sklearn_partial_fit() -> Timing:
    """One pass over the rows by scikit-learn's own stochastic descent."""
    from sklearn.linear_model import SGDClassifier  # noqa: PLC0415 - may not be installed

    model = SGDClassifier(loss="log_loss", learning_rate="constant", eta0=1.0, alpha=0.0)
    classes = np.array([0.0, 1.0])
    return measure(lambda: model.partial_fit(ROWS, TARGETS, classes=classes))


def row_by_row() -> Timing:
    """As a first program from scratch has it: np.append for the bias, math.exp, row after row."""
    weights = np.zeros(3)

    def epoch() -> None:
        slope = np.zeros(3)
        for row, target in zip(ROWS, TARGETS, strict=True):
            x = np.append(row, 1)
            probability = 1 / (1 + math.exp(-np.dot(weights, x)))
            slope += (probability - target) * x
        np.subtract(weights, slope / len(ROWS), out=weights)

    return measure(epoch)


def plain_numpy(inputs: np.ndarray, targets: np.ndarray) -> Callable[[], None]:
    """Return an epoch as the formula reads, in whole arrays of float64."""
    weights = np.zeros((*targets.shape[:-1], inputs.shape[1]))

    def epoch() -> None:
        probabilities = 1.0 / (1.0 + np.exp(-(weights @ inputs.T)))
        weights[:] -= (probabilities - targets) @ inputs / len(inputs)

    return epoch


def plain_numpy_on_and() -> Timing:
    """One neuron in plain numpy."""
    return measure(plain_numpy(np.hstack([ROWS, np.ones((4, 1))]), TARGETS))
