"""The gate list: the gates to choose from, the search results, and the visible part."""

from pathlib import Path

from ..gates import Gate, Library
from ..record import Record
from ..ui.playground.gate_column import GateEntry, Search, entry_of

MAX_SEARCH = 40  # characters


class Draft(Record):
    """A gate without a file, and the gate that it was edited from, if any."""

    gate: Gate
    origin: Gate | None = None


class GateList:
    """The gate list; `is_dirty` means that its picture is out of date.

    Attributes:
        entries: The gates that are listed: all, or during a search those found.
        first: The place of the first visible entry.
        search: The search, or None.
        drafts: Gates that are not saved; they are listed last.
        gone: Gates whose file is gone; they are listed before the drafts.
        guest: The gate on stage if it is neither in a file nor a draft; it is listed last.
        in_sight: The number of entries for which the window has room.
    """

    def __init__(self, library: Library) -> None:
        self._library = library
        self.in_sight = len(library.gates)
        self._shown: Gate | None = None
        self._all: tuple[GateEntry, ...] = ()
        self._placed: tuple[Gate | None, int] = (None, -1)
        self.first = 0
        self.search: Search | None = None
        self.drafts: tuple[Draft, ...] = ()
        self.gone: tuple[Gate, ...] = ()
        self.guest: Gate | None = None
        self.refresh()

    def refresh(self) -> None:
        """Update the list from the library."""
        names, gates = self._library.display_names, self._library.gates
        broken = self._library.problems
        known = {id(entry.gate): entry for entry in self._all}
        guest = () if self.guest is None else (self.guest,)
        without_file = (*self.gone, *(draft.gate for draft in self.drafts), *guest)
        self._all = (
            *(
                entry_of(known.get(id(gate)), name, gate, gate.source in broken)
                for name, gate in zip(names, gates, strict=True)
            ),
            *(GateEntry(gate.name, gate, is_draft=True) for gate in without_file),
        )
        self._by_source = {gate.source: gate for gate in gates}
        self._searched: tuple[str, ...] = ()
        self._narrow()

    def place_of(self, gate: Gate) -> int:
        """Return the place of `gate`, or -1; of equal gates, the one from the same file."""
        if gate is not self._placed[0]:
            self._placed = gate, self._find(gate, self.entries)
        return self._placed[1]

    def same_as(self, gate: Gate) -> Gate | None:
        """Return the first listed gate that has the inputs and targets of `gate`, if any."""
        key = (gate.inputs, gate.targets, gate.features)
        listed = (entry.gate for entry in self.entries)
        return next(
            (other for other in listed if (other.inputs, other.targets, other.features) == key),
            None,
        )

    def twin_of(self, gate: Gate) -> Gate | None:
        """Return the first gate of a file that has the table of `gate`, whatever its inputs."""
        return next((g for g in self._library.gates if g.targets == gate.targets), None)

    def at(self, place: int) -> Gate | None:
        """Return the gate at `place`, or None if the list is shorter."""
        return self.entries[place].gate if 0 <= place < len(self.entries) else None

    def next_to(self, gate: Gate, places: int) -> Gate | None:
        """Return the gate `places` below `gate` in the list, wrapping around."""
        if not self.entries:
            return None
        return self.at((self.place_of(gate) + places) % len(self.entries))

    def from_file(self, source: Path) -> Gate | None:
        """Return the current or last valid gate of the file at `source`, or None."""
        return self._by_source.get(source)

    @property
    def names(self) -> frozenset[str]:
        """The names of all gates."""
        return frozenset(entry.gate.name for entry in self._all)

    def draft_of(self, gate: Gate) -> Draft | None:
        """Return the draft of `gate`, or None if it is not a draft."""
        return next((draft for draft in self.drafts if draft.gate is gate), None)

    def add(self, draft: Draft, replaces: Draft | None = None) -> None:
        """Add a draft, or replace the draft `replaces` by it."""
        if replaces in self.drafts:
            self.drafts = tuple(draft if d is replaces else d for d in self.drafts)
        else:
            self.drafts = (*self.drafts, draft)
        self.refresh()

    def remove(self, draft: Draft | None) -> None:
        """Remove a draft from the list."""
        self.drafts = tuple(other for other in self.drafts if other is not draft)
        self.refresh()

    def restore(self, drafts: tuple[Draft, ...]) -> None:
        """Return to earlier drafts, without those that are saved by now."""
        if drafts != self.drafts:
            saved = set(self._library.gates)
            self.drafts = tuple(draft for draft in drafts if draft.gate not in saved)
            self.refresh()

    def fit(self, in_sight: int) -> None:
        """Set the number of entries for which the window has room."""
        if in_sight != self.in_sight:
            self.in_sight = in_sight
            self.scroll(0)
            if self._shown is not None:
                self.show(self._shown)

    def scroll(self, places: int) -> None:
        """Scroll the list by `places`."""
        self.scroll_to(self.first + places)

    def scroll_to(self, first: int) -> None:
        """Scroll so that the gate at `first` is the first visible one."""
        last = max(0, len(self.entries) - self.in_sight)
        self.first = min(max(first, 0), last)
        self.is_dirty = True

    def show(self, gate: Gate) -> None:
        """Scroll as little as needed to make `gate` visible; a gate without a place is a guest."""
        self._shown = gate
        if gate is not self.guest:
            self._receive(gate)
        self._bring_in_sight(max(self.place_of(gate), 0))

    def _receive(self, gate: Gate) -> None:
        """List `gate` as the guest if it has no file and is not listed; the last guest leaves."""
        if self.guest is not None:
            self.guest = None
            self.refresh()
        if gate.source is None and self._find(gate, self._all) < 0:
            self.guest = gate
            self.refresh()

    def open_search(self) -> None:
        """Start a search; an empty search finds all gates."""
        self.search_for("")

    def search_for(self, text: str) -> None:
        """List the gates whose name or file name contains `text`, ignoring case."""
        self.search = Search(text[:MAX_SEARCH])
        self.first = 0
        self._narrow()

    def type(self, letters: str) -> None:
        """Append letters to the search text."""
        if self.search is not None and letters:
            self.search_for(self.search.text + letters)

    def erase(self) -> None:
        """Delete the last letter of the search text."""
        if self.search is not None:
            self.search_for(self.search.text[:-1])

    def found(self) -> Gate | None:
        """Return the gate under the cursor of the search."""
        return self.at(self.search.cursor) if self.search is not None else None

    def close_search(self) -> None:
        """List all gates again, with the one that was shown last visible."""
        if self.search is not None:
            self.search = None
            self._narrow()
            if self._shown is not None:
                self.show(self._shown)

    def move_cursor(self, places: int) -> None:
        """Move the cursor among the gates found."""
        if self.search is not None and self.entries:
            place = min(max(self.search.cursor + places, 0), len(self.entries) - 1)
            self.search = Search(self.search.text, place)
            self._bring_in_sight(place)

    def move_page(self, pages: int) -> None:
        """Move the cursor by pages among the gates found."""
        self.move_cursor(pages * max(1, self.in_sight - 1))

    def _bring_in_sight(self, place: int) -> None:
        self.scroll_to(min(max(self.first, place - self.in_sight + 1), place))

    def _narrow(self) -> None:
        text = self.search.text.casefold() if self.search else ""
        if text:
            self._searched = self._searched or tuple(entry.searched for entry in self._all)
            both = zip(self._all, self._searched, strict=True)
            self.entries = tuple(entry for entry, words in both if text in words)
        else:
            self.entries = self._all
        self._placed = None, -1
        self.move_cursor(0)
        self.scroll(0)

    @staticmethod
    def _find(gate: Gate, entries: tuple[GateEntry, ...]) -> int:
        """Look among the gates of its name only: comparing thousands takes long."""
        name = gate.name
        named = [place for place, entry in enumerate(entries) if entry.gate.name == name]
        equal = [place for place in named if entries[place].gate == gate]
        return next((p for p in equal if entries[p].gate.source == gate.source), (*equal, -1)[0])
