"""The first start of a checkout: sets up `.venv`, then runs the same command again inside it."""

import errno
import os
import re
import subprocess
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from .environment import OF_OTHERS, Environment, SetUpError, can_import, say
from .process import INTERRUPTED, raise_interrupts, set_up

RESTARTED = "glowgate-restarted"
"""An option -X of Python in a restart from inside `.venv`, which happens once."""
ENTERED = "glowgate-entered"
"""The same in one from elsewhere, where another means that a process in `.venv` takes itself for
one elsewhere."""

STOPPED = "Set-up was stopped; the next start does it again."
NO_SPACE = "The disk is full. Make room for 300 MB in {folder} and start again."
NO_WRITE = (
    "Cannot set up in {folder}: {reason}. Install Glowgate into an environment elsewhere:\n"
    '  python3 -m venv ~/glowgate && ~/glowgate/bin/pip install "{folder}"\n'
    "and start it there: ~/glowgate/bin/glowgate"
)
NO_USE = (
    "Glowgate cannot use what it has installed in {folder}. Start it without options of Python's"
    " own; if that does not help, remove that folder and start again."
)


def begin(checkout: Path, extra: str, modules: Iterable[str]) -> None:
    """Set up `.venv` in `checkout`, unless it is ready, and run this command again inside it.

    Raises `SystemExit` with a message if that is not possible.

    Args:
        checkout: The folder of pyproject.toml.
        extra: "" or one of its extras.
        modules: The modules that must be importable afterwards.
    """
    environment = Environment(checkout, extra)
    with _as_exits(environment):
        is_misled = environment.is_inside() and not os.environ.keys().isdisjoint(OF_OTHERS)
        if not (is_misled and environment.works(modules)):
            environment.set_up(modules)
        try:
            run_inside(environment.python)
        except OSError:  # it is no program of this system
            environment.set_up(modules, anew=True)
            run_inside(environment.python)


def repair(checkout: Path, extra: str, modules: Iterable[str]) -> None:
    """Return if this Python can import `modules`; else do as `begin`, with a `.venv` that works.

    Raises `SystemExit` with a message if that is not possible.
    """
    if can_import(sys.executable, modules):
        return
    environment = Environment(checkout, extra)
    with _as_exits(environment):
        if not environment.works(modules):
            environment.set_up(modules, anew=environment.is_complete())
        run_inside(environment.python)


def run_inside(python: Path) -> None:
    """Run the same command again with the interpreter `python`; does not return."""
    options = sys.orig_argv[1:]
    if sys.flags.no_site:  # where nothing that is installed is found
        n_options = len(sys.orig_argv) - len(sys.argv) - 1
        options = [*without_no_site(options[:n_options]), *options[n_options:]]
    is_inside = Path(sys.executable).parent == python.parent and not sys.flags.no_site
    for name in OF_OTHERS:
        os.environ.pop(name, None)
    command = [str(python), "-X", RESTARTED if is_inside else ENTERED, *options]
    if os.name == "nt":  # on Windows, execv returns to the shell immediately
        sys.exit(subprocess.run(command, check=False).returncode)
    os.execv(command[0], command)


def without_no_site(options: Iterable[str]) -> list[str]:
    """Return options of Python's without -S, which may be one of several letters."""
    flags = re.compile("-[bBdEiIOPqsSuvx]+")
    fewer = [word.replace("S", "") if flags.fullmatch(word) else word for word in options]
    return [word for word in fewer if word != "-"]


@contextmanager
def _as_exits(environment: Environment) -> Iterator[None]:
    """Set up this process, and end it with a sentence where the set-up fails or is stopped."""
    set_up()  # also hides pygame's message when it is imported
    if RESTARTED in sys._xoptions or sys.orig_argv.count(ENTERED) > 1:
        sys.exit(NO_USE.format(folder=environment.folder))
    raise_interrupts()
    try:
        yield
    except KeyboardInterrupt:
        say(STOPPED)
        sys.exit(INTERRUPTED)
    except SetUpError as error:
        sys.exit(str(error))
    except OSError as error:
        if error.errno == errno.ENOSPC:
            sys.exit(NO_SPACE.format(folder=environment.folder))
        reason = error.strerror or error
        sys.exit(NO_WRITE.format(folder=environment.checkout, reason=reason))
