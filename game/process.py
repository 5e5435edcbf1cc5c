"""What concerns the whole process: a command may set it up, an import may not."""

import os


def set_up() -> None:
    """Set this process up to run Glowgate's commands; to be called before numpy is imported.

    What the user has set stays.
    """
    # Importing pygame would print its version on standard output, amid `train --json`.
    os.environ.setdefault("PYGAME_HIDE_SUPPORT_PROMPT", "1")
    # Matrices are small here, and the ensemble has threads of its own: those of BLAS would only
    # fight with them for the cores. It is read when numpy is first imported.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")


def program() -> str:
    """Return how Glowgate is started here: from a checkout, or as the installed command."""
    return "glowgate" if __name__.startswith("glowgate.") else "python3 main.py"
