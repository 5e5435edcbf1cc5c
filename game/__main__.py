"""Run the command `glowgate` by `python -m glowgate`."""

import sys

from .cli import main

if __name__ == "__main__":
    sys.exit(main())
