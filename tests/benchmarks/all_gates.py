"""Many neurons at once: all gates of four inputs, live."""

from functools import partial

import numpy as np

from game.core.census import all_gates
from game.core.ensemble import Ensemble
from game.core.neuron import Examples
from game.core.training import TrainingSettings
from tests.benchmarks.benchmark import Benchmark
from tests.benchmarks.peers import plain_numpy
from tests.benchmarks.timing import Timing, measure

ALL = 65_536
IN_CACHE = 32_768
"""Numbers of float32 that stay in a core's cache: 128 KiB, and as many for the result."""


def make_ensemble(n_neurons: int = ALL) -> Ensemble:
    """Return the first `n_neurons` gates of four inputs, from seeded random weights."""
    gates = all_gates(4)
    examples = Examples(gates.inputs, gates.targets[:n_neurons])
    start = np.random.default_rng(0).normal(size=(n_neurons, 5))
    return Ensemble(start, examples, TrainingSettings())


def one_epoch(epochs_due: int, n_neurons: int = ALL) -> Timing:
    """An epoch of many neurons where `epochs_due` are due at each call."""
    ensemble = make_ensemble(n_neurons)
    return measure(lambda: ensemble.advance(epochs_due), epochs_due)


def standing() -> Timing:
    """What a mosaic needs to know of every gate."""
    ensemble = make_ensemble()
    return measure(lambda: ensemble.standing(0.5))


def exp_in_cache() -> Timing:
    """np.exp of as many numbers as an epoch has activations, in float32, on one core."""
    numbers = np.random.default_rng(0).normal(size=IN_CACHE).astype(np.float32)
    result = np.empty_like(numbers)
    pieces = ALL * 16 // IN_CACHE

    def work() -> None:
        for _ in range(pieces):
            np.exp(numbers, out=result)

    return measure(work)


def plain_float64() -> Timing:
    """The formula in whole arrays of float64."""
    gates = all_gates(4)
    return measure(plain_numpy(gates.inputs, gates.targets))


one_due, ten_due = partial(one_epoch, 1), partial(one_epoch, 10)

BENCHMARKS = (
    Benchmark(
        "one epoch of all 65,536 gates of four inputs, one due at a time",
        one_due,
        "np.exp of 1,048,576 float32, one core",
        exp_in_cache,
        "at most 4 times its time",
        is_cost=True,
    ),
    Benchmark(
        "the same, ten due at a time",
        ten_due,
        "np.exp of 1,048,576 float32, one core",
        exp_in_cache,
        "at most 4 times its time",
        is_cost=True,
    ),
    Benchmark("the same, ten due at a time", ten_due, "plain numpy, float64", plain_float64),
    Benchmark("loss and rows right of all 65,536", standing),
)

GROWTH = tuple(
    Benchmark(f"one epoch, four inputs, neurons: {4**k:,}", partial(one_epoch, 10, 4**k))
    for k in range(9)
)
