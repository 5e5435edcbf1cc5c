"""`python -m tests` runs all tests; what is given after it goes to pytest.

`--quick` leaves out what is slow or opens a window. All cores share the work, a test file each;
`-n 0` keeps it in one process, as a debugger wants it.
"""

import os
import sys

import main  # noqa: F401 - which says in a sentence if this Python is too old
from game.bootstrap import ensure

OF_THE_CALLER = ("-n", "--numprocesses", "--dist", "--pdb", "no:xdist", "-pno:xdist")
"""Words by which the caller shares out the work, or forbids it."""


def arguments(words: list[str]) -> list[str]:
    """Return what pytest gets for `words`."""
    if any(word.startswith(OF_THE_CALLER) for word in words):
        return words
    return ["-n", str(n_cores()), "--dist", "loadfile", *words]


def n_cores() -> int:
    """Return how many cores this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def run() -> int:
    """Run pytest in an environment that has all it needs, and return its exit status."""
    ensure("dev")
    import pytest  # noqa: PLC0415 - the line above may just have installed it

    return int(pytest.main(arguments(sys.argv[1:])))


if __name__ == "__main__":
    sys.exit(run())
