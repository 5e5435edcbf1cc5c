"""The shelf: the gates that can be picked, and which of them are in sight."""

from game.gates import Gate, Library
from game.ui.scene import GateEntry


class Shelf:
    """The gate list; `is_dirty` says that its picture is out of date."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._in_sight = len(library.gates)
        self.first = 0
        self.entries = self._listed()
        self.is_dirty = True

    def place_of(self, gate: Gate) -> int:
        """Return the place of `gate`, or -1; of equal gates, the one from the same file."""
        places = [place for place, entry in enumerate(self.entries) if entry.gate == gate]
        same_file = [place for place in places if self.entries[place].gate.source == gate.source]
        return next(iter(same_file or places), -1)

    def at(self, place: int) -> Gate | None:
        """Return the gate at `place`, or None if the list is shorter."""
        return self.entries[place].gate if 0 <= place < len(self.entries) else None

    def next_to(self, gate: Gate, places: int) -> Gate | None:
        """Return the gate `places` further down than `gate`, round and round."""
        if not self.entries:
            return None
        return self.at((self.place_of(gate) + places) % len(self.entries))

    def fit(self, in_sight: int) -> None:
        """Take note of how many gates the window has room for."""
        if in_sight != self._in_sight:
            self._in_sight = in_sight
            self.scroll(0)

    def scroll(self, places: int) -> None:
        """Scroll the list."""
        last = max(0, len(self.entries) - self._in_sight)
        self.first = min(max(self.first + places, 0), last)
        self.is_dirty = True

    def show(self, gate: Gate) -> None:
        """Bring `gate` in sight, moving as little as needed."""
        place = max(self.place_of(gate), 0)
        self.first = min(max(self.first, place - self._in_sight + 1), place)
        self.is_dirty = True

    def reload(self) -> None:
        """Read all gate files again."""
        self._library.refresh(force=True)
        self.entries = self._listed()
        self.scroll(0)

    def _listed(self) -> tuple[GateEntry, ...]:
        names, gates = self._library.display_names, self._library.gates
        return tuple(GateEntry(name, gate) for name, gate in zip(names, gates, strict=True))
