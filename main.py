"""Run Glowgate from a checkout: `python main.py` opens the window, `--help` tells the rest.

The first start puts what is needed into `.venv`, once.
"""

import sys

if sys.version_info < (3, 11):  # noqa: UP036 - says so in a sentence where an older one runs this
    sys.exit("Glowgate needs Python 3.11 or newer; this is " + sys.version.split()[0] + ".")

if __name__ == "__main__":
    try:
        if sys.flags.safe_path:  # as with -I, where this folder is left out
            from pathlib import Path

            sys.path.insert(0, str(Path(__file__).resolve().parent))

        from game.process import end_at_interrupt

        end_at_interrupt()

        from game.bootstrap import ensure, extra_for, repair

        ensure(extra_for(sys.argv[1:]))
        try:
            from game.cli import main

            sys.exit(main())
        except Exception:
            repair(extra_for(sys.argv[1:]))
            raise
    except KeyboardInterrupt:  # while Python still reads its modules; `main` sees to the rest
        sys.exit(130)
