"""How the app ends when it is not asked to: by a fault, a signal, or a display that goes away."""

import ctypes
import os
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from types import FrameType

import pygame

from ..playground.hidden import Hidden, hides
from ..playground.options import CommandError
from ..playground.recipe import recipe_from_here, recipe_of
from .session import Session

SIGNALS = ("SIGTERM", "SIGHUP")
DISPLAY_LOST = 1
"""The exit status if the display goes away."""
DISPLAY_GONE = "The display has gone away."


@contextmanager
def ending_signals(end: Callable[[int], None]) -> Iterator[None]:
    """Call `end` with the exit status when this process is asked to end; its terminal may be gone.

    Ctrl+C in the terminal stays a KeyboardInterrupt.
    """

    def handle(number: int, _frame: FrameType | None) -> None:
        end(128 + number)

    known = [getattr(signal, name) for name in SIGNALS if hasattr(signal, name)]
    before = {number: signal.signal(number, handle) for number in known}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def watch_display(save: Callable[[], str]) -> None:
    """From now on, if the X server goes away, call `save`, print what it returns, and end.

    Xlib would end the process without a word: its handler may not return, and no code of Python's
    runs after it.
    """
    if pygame.display.get_driver() != "x11":
        return

    def handle(_display: object) -> int:
        with suppress(Exception):  # whatever happens, the process ends
            sys.stderr.write(f"glowgate: {save()}\n")
            sys.stderr.flush()
        os._exit(DISPLAY_LOST)

    _KEPT.append(XIOErrorHandler(handle))
    with suppress(OSError, AttributeError):  # another Xlib than usual
        ctypes.CDLL("libX11.so.6").XSetIOErrorHandler(_KEPT[-1])


XIOErrorHandler = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_void_p)
_KEPT: list[object] = []
"""Handlers that Xlib may call: Python must not free them."""


DEBUG = "GLOWGATE_DEBUG"
SENTENCE = (
    "Something went wrong that should not have ({kind}: {error});"
    f" with {DEBUG}=1 in the environment the details are told."
)
RESTORE = " This brings back where you were:\n{line}"
LONGEST = 2_000  # characters of a command line that is printed


@contextmanager
def as_command_error(session: Session) -> Iterator[None]:
    """Convert any exception to a `CommandError` whose message says how to restore the run.

    With GLOWGATE_DEBUG set, the exception is not converted.
    """
    try:
        yield
    except CommandError:
        raise
    except Exception as error:
        if os.environ.get(DEBUG):
            raise
        sentence = SENTENCE.format(kind=type(error).__name__, error=error)
        raise CommandError(sentence + restoring(session)) from None


def restoring(session: Session) -> str:
    """Return how to bring back the run on stage, or ""."""
    from ..playground.command_line import command_line  # noqa: PLC0415 - almost never needed

    with suppress(Exception):  # the state may be too broken for this
        snapshot, hiding = session.stage.playground.snapshot, session.stage.hiding
        for recipe in (recipe_of(snapshot), recipe_from_here(snapshot)):
            if hides(hiding.hidden, Hidden.WEIGHTS) and recipe.tells_weights:
                return ""
            line = command_line(recipe, hiding.hidden, is_locked=hiding.is_locked)
            if len(line) <= LONGEST:
                return RESTORE.format(line=line)
    return ""
