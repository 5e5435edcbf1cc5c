"""The file manager of the desktop, which opens the folder of what was saved."""

import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Protocol

COMMANDS = {"darwin": "open"}
COMMAND = "xdg-open"
NOT_OPENED = "The folder could not be opened here: {}."
GONE = "it is no longer there"
NO_COMMAND = "there is no {}"
REFUSED = "{} found nothing that opens folders"


class Process(Protocol):
    """A started process, of which only the end is of interest."""

    def poll(self) -> int | None:
        """Return the exit status, or None while it runs."""


def start(command: str, folder: Path) -> Process:
    """Start `command` with `folder`, apart from this process and without a word from it.

    Raises:
        OSError: It cannot be started.
    """
    from subprocess import DEVNULL, Popen  # noqa: PLC0415 - rarely used

    return Popen(
        [command, str(folder)],
        stdin=DEVNULL,
        stdout=DEVNULL,
        stderr=DEVNULL,
        start_new_session=True,
    )


class FileManager:
    """Opens folders, and tells later where that has failed: it waits for nothing."""

    def __init__(self, start: Callable[[str, Path], Process] = start) -> None:
        """Open folders with `start`, which tests replace."""
        self._start = start
        self._command = COMMANDS.get(sys.platform, COMMAND)
        self._processes: list[Process] = []

    def show(self, folder: Path) -> str:
        """Open `folder`; return a sentence if that is known to fail, else ""."""
        if not os.path.isdir(folder):  # noqa: PTH112 - a Path raises where a name is too long
            return NOT_OPENED.format(GONE)
        try:
            if sys.platform == "win32":
                os.startfile(folder)
            else:
                self._processes.append(self._start(self._command, folder))
        except FileNotFoundError:
            return NOT_OPENED.format(NO_COMMAND.format(self._command))
        except OSError as error:
            return NOT_OPENED.format(error.strerror or error)
        return ""

    def news(self) -> str:
        """Return a sentence if a folder that was to be opened was refused since, else ""."""
        ended = [process for process in self._processes if process.poll() is not None]
        self._processes = [process for process in self._processes if process not in ended]
        has_failed = any(process.poll() for process in ended)
        return NOT_OPENED.format(REFUSED.format(self._command)) if has_failed else ""
