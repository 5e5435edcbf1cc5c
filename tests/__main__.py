"""`python -m tests` runs all tests; what is given after it goes to pytest."""

import sys

import main  # noqa: F401 - which says in a sentence if this Python is too old
from game.bootstrap import ensure


def run() -> int:
    ensure("dev")
    import pytest  # noqa: PLC0415 - the line above may just have installed it

    return int(pytest.main(sys.argv[1:]))


if __name__ == "__main__":
    sys.exit(run())
