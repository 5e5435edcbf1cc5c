"""Settings of the whole process: commands may change them, imports may not."""

import gc
import os
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from typing import NoReturn

INTERRUPTED = 130  # what a shell expects after Ctrl+C


def end_at_interrupt() -> None:
    """Let Ctrl+C end this process at once, until `raise_interrupts`.

    An exception that comes while modules are read can be lost there, or turned into another.
    """
    _exchange(signal.default_int_handler, _end)


def raise_interrupts() -> None:
    """Let Ctrl+C raise `KeyboardInterrupt` again."""
    _exchange(_end, signal.default_int_handler)


@contextmanager
def holding_interrupts() -> Iterator[None]:
    """Hold back Ctrl+C until the end of the block; processes that it starts never get it.

    On Windows nothing is held back.
    """
    if os.name == "nt":
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


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


def _end(*_: object) -> NoReturn:
    os._exit(INTERRUPTED)


def _exchange(old: object, new: Callable[..., object]) -> None:
    """Set the handler of Ctrl+C to `new` if it is `old`: a caller may have set another."""
    if signal.getsignal(signal.SIGINT) is old:
        with suppress(ValueError):  # only the main thread may do so
            signal.signal(signal.SIGINT, new)
