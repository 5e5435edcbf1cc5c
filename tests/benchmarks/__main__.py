"""Print the table; `python -m tests.benchmarks WORD…` only the lines that have one of the words."""

import sys

from tests.benchmarks import (
    all_gates,
    environments,
    frames,
    memory,
    neuron,
    starts,
    verdicts,
    window,
)
from tests.benchmarks.benchmark import HEADINGS, Benchmark, Share
from tests.benchmarks.machine import describe_machine

TABLES: tuple[tuple[str, tuple[Benchmark | Share, ...]], ...] = (
    (
        "Beside others",
        (
            *neuron.BENCHMARKS,
            *all_gates.BENCHMARKS,
            *verdicts.BENCHMARKS,
            *environments.BENCHMARKS,
            *frames.BENCHMARKS,
            *starts.BENCHMARKS,
        ),
    ),
    ("What a window costs", (*window.BENCHMARKS, *memory.BENCHMARKS)),
    ("How the cost grows", (*neuron.GROWTH, *all_gates.GROWTH, *frames.GROWTH)),
)


def as_line(cells: tuple[str, ...]) -> str:
    return f"| {' | '.join(cells)} |\n"


def run(words: list[str]) -> None:
    """Print every table as Markdown, a line as soon as it is measured."""
    sys.stdout.write("\n".join([*describe_machine(), ""]))
    for title, benchmarks in TABLES:
        chosen = [b for b in benchmarks if not words or any(w in b.what for w in words)]
        if not chosen:
            continue
        sys.stdout.write(f"\n## {title}\n\n{as_line(HEADINGS)}{as_line(('---',) * len(HEADINGS))}")
        for benchmark in chosen:
            sys.stdout.write(as_line(benchmark.cells()))
            sys.stdout.flush()
    sys.stdout.write("\nTimes are medians; ± is half of the middle half of all rounds.\n")


if __name__ == "__main__":
    run(sys.argv[1:])
