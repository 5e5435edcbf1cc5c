"""The gate list: the gates to choose from, the search results, and the visible part."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from pygame import Rect

from ..gates import Gate, Library
from ..record import Record
from ..ui.kit.panel import Hotspot
from ..ui.kit.pen import Pen
from ..ui.playground.gate_column import (
    FOOT,
    GATES,
    GateColumnScene,
    GateEntry,
    Search,
    column_width,
    entry_of,
    gate_hotspots,
    gates_in_sight,
)
from .page import Column

if TYPE_CHECKING:
    from .playground_page import PlaygroundPage

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
        self.refresh()

    def refresh(self) -> None:
        """Update the list from the library."""
        names, gates = self._library.display_names, self._library.gates
        broken = self._library.problems
        known = {id(entry.gate): entry for entry in self._all}
        without_file = (*self.gone, *(draft.gate for draft in self.drafts))
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
            self._placed = gate, self._find(gate)
        return self._placed[1]

    def same_as(self, gate: Gate) -> Gate | None:
        """Return the first listed gate that has the inputs and targets of `gate`, if any."""
        key = (gate.inputs, gate.targets, gate.features)
        listed = (entry.gate for entry in self.entries)
        return next(
            (other for other in listed if (other.inputs, other.targets, other.features) == key),
            None,
        )

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
        """Scroll as little as needed to make `gate` visible."""
        self._shown = gate
        self._bring_in_sight(max(self.place_of(gate), 0))

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
        """List all gates again."""
        if self.search is not None:
            self.search = None
            self._narrow()

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

    def _find(self, gate: Gate) -> int:
        """Look among the gates of its name only: comparing thousands takes long."""
        entries, name = self.entries, gate.name
        named = [place for place, entry in enumerate(entries) if entry.gate.name == name]
        equal = [place for place in named if entries[place].gate == gate]
        return next((p for p in equal if entries[p].gate.source == gate.source), (*equal, -1)[0])


class GateColumn(Column):
    """The gate list in the left column."""

    def __init__(
        self,
        gate_list: GateList,
        stage: "PlaygroundPage",
        pick: Callable[[Gate | None], object] = lambda _: None,
    ) -> None:
        """Show `gate_list` with the gate of `stage` marked; `pick` puts another on stage."""
        self._gate_list = gate_list
        self._stage = stage
        self._pick = pick

    @property
    def is_dirty(self) -> bool:
        """Whether the picture of the list is out of date."""
        return self._gate_list.is_dirty

    @is_dirty.setter
    def is_dirty(self, is_dirty: bool) -> None:
        self._gate_list.is_dirty = is_dirty

    def width(self, window_width: int, unit: float) -> int:
        """Return its width in pixels."""
        return column_width(window_width, unit)

    def fit(self, rect: Rect, unit: float) -> None:
        """Compute the layout in `rect`."""
        self._gate_list.fit(gates_in_sight(rect, unit))

    @property
    def key(self) -> object:
        """The visible part only: comparing a thousand gates in every frame would be slow."""
        scene = self.scene()
        in_sight = scene.gates[scene.first : scene.first + self._gate_list.in_sight]
        rest = scene.picked, scene.first, scene.search, scene.note, scene.foot
        return in_sight, len(scene.gates), rest

    def draw(self, pen: Pen, rect: Rect) -> None:
        """Draw the list on its card."""
        pen.card(rect, GATES.palette(pen.theme))
        GATES.draw_whole(pen, rect, self.scene())

    def hotspots(self, pen: Pen, rect: Rect) -> list[Hotspot]:
        """Return the hotspots of the list."""
        return gate_hotspots(pen, rect, self.scene(), self)

    def scene(self) -> GateColumnScene:
        """Return the scene to draw."""
        gates, stage = self._gate_list, self._stage
        note = stage.files.note if stage.files else ""
        picked = gates.place_of(stage.snapshot.gate)
        foot = (stage.files and stage.files.left_out) or FOOT
        return GateColumnScene(gates.entries, picked, gates.first, gates.search, note, foot)

    def pick(self, place: int) -> None:
        """Put the gate at a place of the list on stage."""
        self._pick(self._gate_list.at(place))

    def open_search(self) -> None:
        """Start a search."""
        self._gate_list.open_search()

    def save(self) -> None:
        """Save the gate on stage."""
        if self._stage.files is not None:
            self._stage.files.save()

    def scroll(self, places: int) -> None:
        """Scroll the list by `places`."""
        self._gate_list.scroll(places)

    def scroll_to(self, first: int) -> None:
        """Scroll so that the gate at `first` is the first visible one."""
        self._gate_list.scroll_to(first)
