"""A progress bar for long work: on a terminal only, and only once the work proves to be long."""

from collections.abc import Callable
from time import monotonic
from typing import TextIO

PATIENCE_S = 0.5
"""Work shorter than this shows no bar."""
BAR_CELLS = 30
ERASE_LINE = "\r\x1b[K"


class Progress:
    """Draws how much of `total` is done on one line of `stream`, and takes it away at the end."""

    def __init__(
        self, stream: TextIO, label: str, total: int, clock: Callable[[], float] = monotonic
    ) -> None:
        self._stream, self._label, self._total, self._clock = stream, label, total, clock
        self._start = clock()
        self._is_terminal = stream.isatty()
        self._shown = -1

    def __enter__(self) -> "Progress":
        return self

    def __exit__(self, *_: object) -> None:
        if self._shown >= 0:
            self._stream.write(ERASE_LINE)
            self._stream.flush()

    def show(self, done: int) -> None:
        """Draw that `done` of the total is done, if that is another percent than before."""
        percent = 100 * done // max(self._total, 1)
        is_due = self._is_terminal and self._clock() - self._start >= PATIENCE_S
        if not is_due or percent == self._shown:
            return
        self._shown = percent
        filled = BAR_CELLS * percent // 100
        bar = "#" * filled + "." * (BAR_CELLS - filled)
        self._stream.write(f"{ERASE_LINE}{self._label} [{bar}] {percent} %")
        self._stream.flush()
