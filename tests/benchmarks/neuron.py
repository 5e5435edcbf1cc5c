"""One neuron: an epoch beside its peers, and how its cost grows."""

from functools import partial

import numpy as np

from game.core.neuron import Examples, with_bias_column
from game.core.training import Optimizer, TrainingSettings, train
from tests.benchmarks import peers
from tests.benchmarks.benchmark import Benchmark
from tests.benchmarks.timing import Timing, measure

EPOCHS = 5_000
AND = Examples(with_bias_column(peers.ROWS), peers.TARGETS)


def one_epoch(optimizer: Optimizer = Optimizer.GRADIENT_DESCENT) -> Timing:
    """An epoch of one neuron on AND, in a call that runs many and keeps every epoch's weights."""
    settings = TrainingSettings(optimizer=optimizer)
    return measure(lambda: train(np.zeros((1, 3)), AND, settings, EPOCHS), EPOCHS)


def with_inputs(n_inputs: int) -> Timing:
    """An epoch of one neuron on a random full table of `n_inputs` inputs."""
    rows = np.arange(2**n_inputs)[:, None] >> np.arange(n_inputs) & 1
    targets = np.random.default_rng(0).integers(0, 2, len(rows)).astype(float)
    examples = Examples(with_bias_column(rows.astype(float)), targets)
    start = np.zeros((1, n_inputs + 1))
    return measure(lambda: train(start, examples, TrainingSettings(), 500), 500, 0.2)


def with_epochs(epochs: int) -> Timing:
    """An epoch in a run of `epochs`."""
    return measure(lambda: train(np.zeros((1, 3)), AND, TrainingSettings(), epochs), epochs, 0.2)


epoch_of_descent = partial(one_epoch, Optimizer.GRADIENT_DESCENT)

BENCHMARKS = (
    Benchmark(
        "one epoch of one neuron, AND",
        epoch_of_descent,
        "PyTorch, eager loop",
        peers.torch_eager,
        "40 times faster",
    ),
    Benchmark(
        "the same",
        epoch_of_descent,
        "scikit-learn, partial_fit",
        peers.sklearn_partial_fit,
        "80 times faster",
    ),
    Benchmark("the same", epoch_of_descent, "row by row, math.exp", peers.row_by_row),
    Benchmark("the same", epoch_of_descent, "plain numpy", peers.plain_numpy_on_and),
    Benchmark(
        "one epoch of sgd, AND",
        partial(one_epoch, Optimizer.SGD),
        "scikit-learn, partial_fit",
        peers.sklearn_partial_fit,
    ),
)

GROWTH = (
    *(
        Benchmark(f"one epoch, inputs: {n}, rows: {2**n:,}", partial(with_inputs, n))
        for n in range(1, 11)
    ),
    *(
        Benchmark(f"one epoch, in a run of: {epochs:,}", partial(with_epochs, epochs))
        for epochs in (1, 100, 10_000, 1_000_000)
    ),
)
