"""How long something takes: the median of many rounds, and their spread."""

from collections.abc import Callable
from dataclasses import dataclass
from statistics import quantiles
from time import perf_counter

ROUND_S = 0.01
"""A round repeats short work until it takes so long, so that the clock itself does not count."""
MIN_ROUNDS = 7
MAX_ROUNDS = 201

UNITS = ((1.0, "s"), (1e-3, "ms"), (1e-6, "µs"), (1e-9, "ns"))


@dataclass(frozen=True, slots=True)
class Timing:
    """Seconds for one unit of work: the median of all rounds, and the middle half of them."""

    median: float
    low: float
    high: float

    def __str__(self) -> str:
        size, unit = next((u for u in UNITS if self.median >= u[0]), UNITS[-1])
        spread = (self.high - self.low) / 2 / self.median
        return f"{self.median / size:.3g} {unit} ±{100 * spread:.0f} %"


def measure(work: Callable[[], object], units: int = 1, budget_s: float = 0.5) -> Timing:
    """Return the time of one unit of `work`, which does `units` of them at each call."""
    calls = 1
    while _seconds(work, calls) < ROUND_S:  # also warms up
        calls *= 2
    rounds: list[float] = []
    end = perf_counter() + budget_s
    while len(rounds) < MIN_ROUNDS or (perf_counter() < end and len(rounds) < MAX_ROUNDS):
        rounds.append(_seconds(work, calls) / calls / units)
    low, median, high = quantiles(rounds, n=4)
    return Timing(median, low, high)


def measure_in_turn(
    first: Callable[[], object], second: Callable[[], object], rounds: int = 11
) -> tuple[Timing, Timing]:
    """Return the times of two works that take turns, so that a machine's drift meets both alike."""
    seconds: tuple[list[float], list[float]] = ([], [])
    for work in (first, second):
        work()
    for _ in range(rounds):
        for work, taken in zip((first, second), seconds, strict=True):
            taken.append(_seconds(work, 1))
    ours, theirs = (Timing(m, a, b) for a, m, b in (quantiles(taken, n=4) for taken in seconds))
    return ours, theirs


def _seconds(work: Callable[[], object], calls: int) -> float:
    start = perf_counter()
    for _ in range(calls):
        work()
    return perf_counter() - start
