"""The card of the next step: whether it is open, and the step that is being done on it."""

from ..core.updates import updates_of_epoch
from ..playground.snapshot import Snapshot
from ..record import replace
from ..ui.playground.scene import NextStep

SLIDE_S = 1.0  # in which the new weights go to their place
SLIDES = 30  # pictures of that


class StepCard:
    """What the card of the next step shows.

    Attributes:
        is_open: Whether it is open.
    """

    def __init__(self) -> None:
        self.is_open = False
        self._next: NextStep | None = None
        self._done: NextStep | None = None
        self._elapsed_s = 0.0

    def toggle(self) -> None:
        """Open or close it."""
        self.is_open, self._done = not self.is_open, None

    def close(self) -> bool:
        """Close it; return whether it was open."""
        was_open, self.is_open, self._done = self.is_open, False, None
        return was_open

    def shown(self, snapshot: Snapshot) -> NextStep | None:
        """Return what it shows: the step that is being done, or else the next one; or None."""
        if not self.is_open:
            return None
        if self._done is not None:
            share = int(SLIDES * self._elapsed_s / SLIDE_S) / SLIDES
            return replace(self._done, done=min(share, 1.0))
        return self.next_of(snapshot)

    def next_of(self, snapshot: Snapshot) -> NextStep:
        """Return what the epoch after `snapshot` does, which is kept.

        A recorded epoch was trained with the settings that the snapshot has, unless one was changed
        since; then going forward trains it again with the change. So these settings are always
        those of the next epoch.
        """
        if self._next is None or self._next.before is not snapshot:
            gate, settings = snapshot.gate, snapshot.run.settings
            updates = updates_of_epoch(snapshot.weights, gate.examples, settings, snapshot.epoch)
            self._next = NextStep(snapshot, updates)
        return self._next

    def play(self, step: NextStep) -> None:
        """Show once how `step`, which has just been done, moves the weights."""
        self._done, self._elapsed_s = step, 0.0

    def settle(self) -> None:
        """Show the next step at once."""
        self._done = None

    def advance(self, elapsed_s: float) -> bool:
        """Advance by `elapsed_s` seconds; return whether it looks different."""
        if self._done is None:
            return False
        self._elapsed_s += elapsed_s
        if self._elapsed_s >= SLIDE_S:
            self._done = None
        return True
