"""The watch over the gate files: looks at the disk now and then, for a share of the time."""

from time import perf_counter

from game.gates import Library

EVERY_S = 0.5
WHILE_READING_S = 0.05  # between portions of many files
SHARE = 100  # a look that takes long (a slow disk) is paid back by as many times the wait
LONGEST_S = 10.0


class GateWatch:
    """Refreshes a library as time passes; one portion a look, so that no frame waits long."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._left_s = EVERY_S

    def advance(self, elapsed_s: float) -> bool:
        """Let `elapsed_s` seconds pass; return whether gates or problems have changed."""
        self._left_s -= elapsed_s
        return self._left_s <= 0 and self.look()

    def look(self) -> bool:
        """Look at the disk now; return whether gates or problems have changed."""
        start = perf_counter()
        has_changed = self._library.refresh()
        pause = EVERY_S if self._library.is_complete else WHILE_READING_S
        self._left_s = min(max(pause, SHARE * (perf_counter() - start)), LONGEST_S)
        return has_changed
