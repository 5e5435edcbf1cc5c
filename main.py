"""Run Glowgate from a checkout: `python main.py` opens the window, `--help` tells the rest."""

import sys

if sys.version_info < (3, 11):  # noqa: UP036 - says so in a sentence where an older one runs this
    sys.exit("Glowgate needs Python 3.11 or newer; this is " + sys.version.split()[0] + ".")
