"""Settings of the whole process: commands may change them, imports may not."""

import gc
import os


def set_up() -> None:
    """Set up this process for Glowgate's commands; call this before numpy is imported.

    Values that the user has set are kept.
    """
    # Importing pygame would print its version on standard output, where `train --json` writes.
    os.environ.setdefault("PYGAME_HIDE_SUPPORT_PROMPT", "1")
    # Matrices are small here, and the ensemble has its own threads: those of BLAS would only
    # compete with them for the cores. It is read when numpy is first imported.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")


def hold_collector() -> None:
    """Pause the garbage collector: during the start, all objects that are created stay alive.

    Call `release_collector` later. The collector would take a tenth of the time to the first frame.
    """
    gc.disable()


def release_collector() -> None:
    """Resume the garbage collector, which ignores the objects that exist by now."""
    gc.freeze()
    gc.enable()


def program() -> str:
    """Return how Glowgate was started: from a checkout, or as the installed command."""
    return "glowgate" if __name__.startswith("glowgate.") else "python3 main.py"
