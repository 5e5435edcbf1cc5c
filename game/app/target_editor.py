"""The editor of targets: a changed target makes a new gate, which is learned immediately."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from ..gates import Gate
from ..gates.gate import edited_name, flipped_target, with_target
from ..record import replace
from .gate_list import Draft, GateList

if TYPE_CHECKING:
    from .playground_page import PlaygroundPage


class TargetEditor:
    """Changes targets of the gate on stage; `row` is the one that the keys edit, or None."""

    def __init__(
        self, stage: "PlaygroundPage", gate_list: GateList, say: Callable[[str], None]
    ) -> None:
        self._stage = stage
        self._gate_list = gate_list
        self._say = say
        self._row: int | None = None
        self._across = 1

    @property
    def row(self) -> int | None:
        """The row whose target the keys edit, or None if editing is off."""
        return None if self._row is None else min(self._row, self._gate.n_rows - 1)

    def fit(self, across: int) -> None:
        """Set the number of rows that are drawn side by side."""
        self._across = across

    def toggle(self) -> None:
        """Start or end editing with the keys."""
        self._row = self._stage.snapshot.live_row if self._row is None else None
        self._stage.is_dirty = True

    def move(self, rows: int = 0, lines: int = 0) -> None:
        """Move by `rows` and by `lines` of rows; not beyond the ends."""
        place = (self.row or 0) + rows + lines * self._across
        if 0 <= place < self._gate.n_rows:
            self._row = place
            self._stage.is_dirty = True

    def turn(self, row: int | None = None) -> None:
        """Flip the target of `row`, or of the selected one, between 0 and 1."""
        row = self.row if row is None else row
        if row is not None:
            if self._row is not None:
                self._row = row
            self._put(with_target(self._gate, row, flipped_target(self._gate, row)))

    @property
    def flipped(self) -> int:
        """What Enter makes of the target of the selected row."""
        return flipped_target(self._gate, self.row or 0)

    @property
    def may_clear(self) -> bool:
        """Whether the selected row has a target and is not the only one that has."""
        targets = self._gate.targets
        return targets[self.row or 0] is not None and targets.count(None) < len(targets) - 1

    def put(self, target: int | None) -> None:
        """Set the target of the selected row: 0, 1 or None for don't care."""
        row = self.row
        if row is None or self._gate.targets[row] == target:
            return
        try:
            edited = with_target(self._gate, row, target)
        except ValueError as error:
            self._say(str(error))
            return
        self._put(edited)

    @property
    def _gate(self) -> Gate:
        return self._stage.snapshot.gate

    def _put(self, edited: Gate) -> None:
        """Put the edited gate on stage, or the original gate if it equals that again."""
        draft = self._gate_list.draft_of(self._gate)
        origin = self._present(draft.origin if draft else self._gate)
        if draft and origin and origin.targets == edited.targets:
            self._gate_list.remove(draft)
            self._stage.pick(origin)
            self._gate_list.show(origin)
            return
        if draft is None:
            self._stage.runs.keep()
        changed = Draft(replace(edited, name=self._name_of(edited, origin, draft)), origin)
        self._gate_list.add(changed, replaces=draft)
        self._stage.revise(changed.gate)
        self._gate_list.show(changed.gate)

    def _name_of(self, edited: Gate, origin: Gate | None, draft: Draft | None) -> str:
        """Return the name of `edited`, which tells what it was and what it is by now."""
        twin = self._gate_list.twin_of(edited)
        taken = self._gate_list.names - {draft.gate.name if draft else ""}
        return edited_name((origin or self._gate).name, taken, twin.name if twin else "")

    def _present(self, origin: Gate | None) -> Gate | None:
        """Return the current version of `origin` from its file."""
        if origin is None or origin.source is None:
            return origin
        return self._gate_list.from_file(origin.source) or origin
