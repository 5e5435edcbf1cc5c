"""What one neuron can learn: single verdicts beside linear programming, and the census."""

from collections.abc import Callable
from itertools import combinations

import numpy as np

from game.core.census import all_gates, take_census
from game.core.neuron import Examples, with_bias_column
from game.core.separability import verdict_on
from tests.benchmarks.benchmark import Benchmark
from tests.benchmarks.timing import Timing, measure

SAMPLES = 50


def random_tables() -> list[Examples]:
    """Return partial tables of six inputs with ten products, near the edge of the learnable."""
    rng = np.random.default_rng(0)
    rows = (np.arange(64)[:, None] >> np.arange(6) & 1).astype(float)
    pairs = list(combinations(range(6), 2))[:10]
    features = np.column_stack([rows, *(rows[:, pair].prod(axis=1) for pair in pairs)])
    tables = []
    for _ in range(SAMPLES):
        logits = features @ rng.normal(size=16) + rng.normal(size=64) / 4
        kept = rng.random(64) < rng.uniform(0.3, 1)
        tables.append(Examples(with_bias_column(features[kept]), (logits[kept] > 0).astype(float)))
    return tables


def _measure_each(decide: Callable[[Examples], object]) -> Timing:
    tables = random_tables()
    return measure(lambda: [decide(table) for table in tables], len(tables))


def verdicts() -> Timing:
    """A verdict with its certificate."""
    return _measure_each(verdict_on)


def linear_programs() -> Timing:
    """Whether ±(theta·x) >= 1 is feasible, by scipy: yes or no, rounded, without a proof."""
    from scipy.optimize import linprog  # noqa: PLC0415 - may not be installed

    def decide(table: Examples) -> bool:
        signs = np.where(table.targets == 1, 1, -1)[:, None]
        n_rows, n_weights = table.inputs.shape
        return bool(
            linprog(
                np.zeros(n_weights),
                A_ub=-signs * table.inputs,
                b_ub=-np.ones(n_rows),
                bounds=(None, None),
            ).success
        )

    return _measure_each(decide)


def census() -> Timing:
    """Every gate of four inputs, each with its certificate."""
    all_gates(4)
    return measure(lambda: take_census(4))


BENCHMARKS = (
    Benchmark("a verdict, six inputs and ten products", verdicts, "scipy linprog", linear_programs),
    Benchmark("the census of four inputs", census, target="under 10 s"),
)
