"""Run the command `glowgate` by `python -m glowgate`."""

import sys

if __name__ == "__main__":
    try:
        from .cli import main

        sys.exit(main())
    except KeyboardInterrupt:  # while Python still reads its modules; `main` sees to the rest
        sys.exit(130)
