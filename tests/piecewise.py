"""`python -m tests.piecewise` draws piece by piece and as a whole: the pixels have to be the same.

Each sequence is a session that changes at random, on every page, theme and size in turn.
"""

import sys
from argparse import ArgumentParser
from concurrent.futures import ProcessPoolExecutor

from game.process import set_up

set_up()

from tests.support.changes import Drawn  # noqa: E402 - numpy must not be imported before the line above


def differs(number: int) -> str:
    """Draw one sequence; return what is wrong, or ""."""
    done = 0
    try:
        for _ in Drawn.in_sequence(number):
            done += 1
    except AssertionError as error:
        return f"sequence {number}, step {done}: {error}"
    return ""


def main() -> int:
    """Draw all sequences; return 1 if one differs."""
    parser = ArgumentParser(prog="python -m tests.piecewise", description=__doc__)
    parser.add_argument("--sequences", type=int, default=2000)
    parser.add_argument("--seed", type=int, default=0, help="the number of the first")
    parser.add_argument("--jobs", type=int, default=1, help="processes")
    options = parser.parse_args()
    numbers = range(options.seed, options.seed + options.sequences)
    with ProcessPoolExecutor(options.jobs) as pool:
        faults = list(filter(None, pool.map(differs, numbers, chunksize=10)))
    sys.stdout.writelines(f"{fault}\n" for fault in faults)
    sys.stdout.write(f"{options.sequences:,} sequences, {len(faults)} differ\n")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
