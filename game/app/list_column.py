"""The gate list in the left column: what of it is drawn, and what the mouse does there."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from pygame import Rect

from ..gates import Gate
from ..playground.hidden import Hidden, hides
from ..ui.kit.panel import Hotspot
from ..ui.kit.pen import Pen
from ..ui.playground.gate_column import (
    FOOT,
    GATES,
    GateColumnScene,
    column_width,
    gate_hotspots,
    gates_in_sight,
)
from .gate_list import GateList
from .page import Column

if TYPE_CHECKING:
    from .playground_page import PlaygroundPage


class GateColumn(Column):
    """The gate list in the left column."""

    def __init__(
        self,
        gate_list: GateList,
        stage: "PlaygroundPage",
        pick: Callable[[Gate | None], object] = lambda _: None,
        save: Callable[[], object] = lambda: None,
    ) -> None:
        """Show `gate_list` with the gate of `stage` marked.

        `pick` puts another on stage, and `save` saves that on stage.
        """
        self._gate_list = gate_list
        self._stage = stage
        self._pick = pick
        self._save = save

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
        hides_verdict = hides(stage.hiding.hidden, Hidden.VERDICT)
        return GateColumnScene(
            *(gates.entries, picked, gates.first, gates.search, note, foot, hides_verdict)
        )

    def pick(self, place: int) -> None:
        """Put the gate at a place of the list on stage."""
        self._pick(self._gate_list.at(place))

    def open_search(self) -> None:
        """Start a search."""
        self._gate_list.open_search()

    def save(self) -> None:
        """Save the gate on stage."""
        self._save()

    def scroll(self, places: int) -> None:
        """Scroll the list by `places`."""
        self._gate_list.scroll(places)

    def scroll_to(self, first: int) -> None:
        """Scroll so that the gate at `first` is the first visible one."""
        self._gate_list.scroll_to(first)
