"""The gate list: each gate with its number key, and its targets as dots."""

from collections.abc import Callable
from functools import partial
from typing import Protocol

from pygame import Rect

from ...core.assessment import Mark
from ...gates.gate import Gate
from ...record import Record
from ..kit.panel import Do, Hotspot, Panel, Pixel, around
from ..kit.pen import Align, Pen, Point
from ..kit.text import Face
from ..kit.theme import Colour, mix

ROW_HEIGHT = 42
TITLE_HEIGHT = 34
FOOT_HEIGHT = 30
MAX_DOTS = 4
NUMBERED = 9
FOOT = "drop a .yaml to add yours"
SEARCH = "/: search"
NOTHING = "No gate is called ‘{}’."
SEARCH_TIP = "Search by name or file name (/)."
NOTE_TIP = "Click to save it in a file of your own (Ctrl+S)."
NARROWEST, WIDEST = 176, 240  # points
BAR_WIDTH = 4  # of the scroll bar
BADGES = ((Mark.WRONG, "!"), (Mark.UNDECIDED, "*"))  # an invalid file, a gate without a file


class GateEntry(Record):
    """One line of the gate list.

    Attributes:
        label: The gate's name, made distinct from the other names.
        gate: The gate.
        is_broken: Whether its file has problems, so that this is its last valid version.
        is_draft: Whether it has no file yet.
    """

    label: str
    gate: Gate
    is_broken: bool = False
    is_draft: bool = False

    @property
    def searched(self) -> str:
        """What a search looks in: label and file name, apart from each other, in lower case."""
        source = self.gate.source
        return f"{self.label}\n{source.name if source else ''}".casefold()


def entry_of(known: GateEntry | None, label: str, gate: Gate, is_broken: bool) -> GateEntry:
    """Return the entry of a gate: the one that is known, if nothing about it has changed."""
    if known is not None and (known.label, known.is_broken) == (label, is_broken):
        return known
    return GateEntry(label, gate, is_broken=is_broken)


class Search(Record):
    """The search text, and the place of the cursor among the gates found."""

    text: str
    cursor: int = 0


class GateColumnScene(Record):
    """The state of the gate list.

    Attributes:
        gates: The gates in the list.
        picked: The place of the gate on stage, or -1.
        first: The place of the first visible one.
        search: The search, or None.
        note: The note on the file of the gate on stage, or "".
        foot: The words below the list, if there is nothing else to tell.
        hides_verdict: Whether tips leave out the descriptions, which may tell the verdict.
    """

    gates: tuple[GateEntry, ...]
    picked: int = -1
    first: int = 0
    search: Search | None = None
    note: str = ""
    foot: str = FOOT
    hides_verdict: bool = False


class GateColumnHandler(Protocol):
    """The mouse actions of the gate list."""

    def pick(self, place: int) -> object:
        """Put the gate at a place of the list on stage."""

    def open_search(self) -> object:
        """Start a search."""

    def save(self) -> object:
        """Save the gate on stage."""

    def scroll(self, places: int) -> object:
        """Scroll the list."""

    def scroll_to(self, first: int) -> object:
        """Scroll so that the gate at `first` is the first visible one."""


def column_width(width_px: int, unit: float) -> int:
    """Return the width of the list in a window of `width_px`."""
    return round(min(max(width_px / unit * 0.163, NARROWEST), WIDEST) * unit)


def gates_in_sight(rect: Rect, unit: float) -> int:
    """Return the number of gates for which the list has room."""
    free = rect.height - round((TITLE_HEIGHT + FOOT_HEIGHT) * unit)
    return max(1, free // round(ROW_HEIGHT * unit))


def gate_rows(rect: Rect, unit: float, scene: GateColumnScene) -> dict[int, Rect]:
    """Return the rectangle of each visible gate, by its place in the list."""
    count = min(gates_in_sight(rect, unit), len(scene.gates) - scene.first)
    height, inset = round(ROW_HEIGHT * unit), round(8 * unit)
    top = rect.y + round(TITLE_HEIGHT * unit)
    return {
        scene.first + place: Rect(
            rect.x + inset, top + place * height, rect.width - 2 * inset, height - round(4 * unit)
        )
        for place in range(count)
    }


def search_field(rect: Rect, unit: float) -> Rect:
    """Return the rectangle of the search field, which replaces the heading."""
    inset = round(8 * unit)
    return Rect(rect.x + inset, rect.y + round(6 * unit), rect.width - 2 * inset, round(24 * unit))


def list_foot(rect: Rect, unit: float) -> Rect:
    """Return the rectangle of the line below the list."""
    height = round(FOOT_HEIGHT * unit)
    return Rect(rect.x, rect.bottom - height, rect.width, height)


def scroll_track(rect: Rect, unit: float) -> Rect:
    """Return the track of the scroll bar, at the right edge of the list."""
    in_sight = gates_in_sight(rect, unit)
    width, height = round(BAR_WIDTH * unit), in_sight * round(ROW_HEIGHT * unit)
    return Rect(rect.right - width - 2, rect.y + round(TITLE_HEIGHT * unit), width, height)


def draw_gate_list(pen: Pen, rect: Rect, scene: GateColumnScene) -> None:
    """Draw the visible gates, with the selected one highlighted."""
    for index, row in gate_rows(rect, pen.unit, scene).items():
        if index == _lit(scene):
            pen.outlined(row, pen.theme.cards.accent, pen.theme.cards.keycap, 8)
        _draw_entry(pen, row, scene.gates[index], index, scene)
    _draw_scroll_bar(pen, rect, scene)
    _draw_foot(pen, list_foot(rect, pen.unit).inflate(-pen.px(32), 0), scene)
    if scene.search is not None:
        _draw_search(pen, search_field(rect, pen.unit), scene.search.text)
        if not scene.gates and scene.search.text.strip():
            _draw_nothing(pen, rect, scene.search.text)


def _lit(scene: GateColumnScene) -> int:
    """Return the place of the highlighted gate: the selected one, or the search's cursor."""
    return scene.search.cursor if scene.search else scene.picked


def draw_gates_title(pen: Pen, box: Rect, scene: GateColumnScene) -> None:
    """Draw the key for search beside the heading."""
    if scene.search is None:
        pen.text(SEARCH, box, pen.theme.cards.muted, 12, align=Align.RIGHT)


def _draw_search(pen: Pen, field: Rect, text: str) -> None:
    palette = pen.theme.cards
    pen.outlined(field, palette.accent, palette.keycap, 7)
    words = pen.text(f"/ {text}", field.inflate(-pen.px(16), 0), palette.text, 13)
    x = words.right + pen.px(1)
    pen.line((x, field.y + pen.px(6)), (x, field.bottom - pen.px(6)), palette.accent, 1.5)


def _draw_nothing(pen: Pen, rect: Rect, text: str) -> None:
    """Draw that the search has found nothing, in place of the first gates."""
    height = min(pen.px(3 * ROW_HEIGHT), rect.height - pen.px(TITLE_HEIGHT + FOOT_HEIGHT))
    box = Rect(rect.x, rect.y + pen.px(TITLE_HEIGHT), rect.width, height).inflate(-pen.px(32), 0)
    words = NOTHING.format(text.strip())
    pen.paragraph(words, box, pen.theme.cards.text, (14, 13, 12, 11, 10, 9))


def _draw_foot(pen: Pen, box: Rect, scene: GateColumnScene) -> None:
    palette = pen.theme.cards
    if scene.note:
        pen.text(scene.note, box, palette.accent, 12)
    else:
        pen.text(scene.foot, box, palette.muted, 11)


def _draw_scroll_bar(pen: Pen, rect: Rect, scene: GateColumnScene) -> None:
    count, in_sight = len(scene.gates), gates_in_sight(rect, pen.unit)
    if count <= in_sight:
        return
    track = scroll_track(rect, pen.unit)
    height = max(pen.px(18), track.height * in_sight // count)
    offset = (track.height - height) * scene.first / (count - in_sight)
    bar = Rect(track.x, track.y + round(offset), track.width, height)
    pen.rounded(track, pen.theme.cards.track, 2)
    pen.rounded(bar, pen.theme.cards.muted, 2)


def _draw_entry(pen: Pen, row: Rect, entry: GateEntry, index: int, scene: GateColumnScene) -> None:
    palette, is_picked, side = pen.theme.cards, index == scene.picked, pen.px(21)
    cap = Rect(row.x + pen.px(8), row.centery - side // 2, side, side)
    has_cap = index < NUMBERED and scene.search is None
    if has_cap:
        pen.rounded(cap, palette.keycap if not is_picked else palette.card, 5)
        pen.text(str(index + 1), cap, palette.muted, 11, Face.MONO, Align.CENTRE)
    right = row.right - pen.px(10)
    if entry.gate.n_rows <= MAX_DOTS:
        unlit = mix(palette.keycap, palette.muted, 0.35) if index == _lit(scene) else palette.track
        right = _draw_dots(pen, right, row.centery, entry, unlit)
    for has_badge, (mark, sign) in zip((entry.is_broken, entry.is_draft), BADGES, strict=True):
        if has_badge:
            _draw_badge(pen, cap.topright if has_cap else cap.center, mark, sign)
    name = Rect(cap.right + pen.px(10), row.y, right - cap.right - pen.px(16), row.height)
    face = Face.STRONG if is_picked else Face.REGULAR
    pen.paragraph(entry.label, name, palette.text, (14, 12, 10.5, 9), face)


def _draw_badge(pen: Pen, centre: Point, mark: Mark, sign: str) -> None:
    """Draw the state of a gate's file as a badge with one sign."""
    palette, side = pen.theme.cards, pen.px(14)
    box = around(centre, side / 2)
    pen.disc(centre, side / 2 + pen.px(1.5), palette.card)
    pen.disc(centre, side / 2, palette.marks[mark])
    pen.text(sign, box, palette.card, 11, Face.STRONG, Align.CENTRE)


def _draw_dots(pen: Pen, right: int, middle: int, entry: GateEntry, unlit: Colour) -> int:
    """Draw the targets as dots; return their left edge."""
    palette, radius, step = pen.theme.cards, pen.px(4), pen.px(12)
    left = right - step * len(entry.gate.targets) + step // 2
    for place, target in enumerate(entry.gate.targets):
        centre = (left + place * step, middle)
        if target is None:
            pen.ring(centre, radius, palette.muted)
        else:
            pen.disc(centre, radius, pen.theme.one if target else unlit)
    return left - radius


def gate_hotspots(
    pen: Pen, rect: Rect, scene: GateColumnScene, handler: GateColumnHandler
) -> list[Hotspot]:
    """Return the hotspots of the list (wheel), of the visible gates, and of the other parts."""

    def scroll(steps: int, _is_fine: bool) -> None:
        handler.scroll(-steps)

    def spot(
        name: str, rect: Rect, index: int = 0, tip: str = "", click: Do | None = None
    ) -> Hotspot:
        return Hotspot(name, rect, index, (lambda: tip) if tip else None, click, wheel=scroll)

    spots = [
        spot("gates", rect),
        spot("search", search_field(rect, pen.unit), tip=SEARCH_TIP, click=handler.open_search),
    ]
    if scene.note:
        spots.append(spot("note", list_foot(rect, pen.unit), tip=NOTE_TIP, click=handler.save))
    for index, row in gate_rows(rect, pen.unit, scene).items():
        entry = scene.gates[index]
        told = "" if scene.hides_verdict else entry.gate.description
        tip = f"{entry.label}. {told}".strip()
        spots.append(spot("gate", row, index, tip, partial(handler.pick, index)))
    if len(scene.gates) > gates_in_sight(rect, pen.unit):
        spots.append(_scroll_bar_hotspot(pen, rect, scene, handler, scroll))
    return spots


def _scroll_bar_hotspot(
    pen: Pen,
    rect: Rect,
    scene: GateColumnScene,
    handler: GateColumnHandler,
    wheel: Callable[[int, bool], None],
) -> Hotspot:
    track = scroll_track(rect, pen.unit)
    hidden = len(scene.gates) - gates_in_sight(rect, pen.unit)

    def scroll_to(_start: Pixel, point: Pixel) -> None:
        handler.scroll_to(round((point[1] - track.y) / track.height * hidden))

    wider = track.inflate(round(8 * pen.unit), 0)
    return Hotspot("scroll bar", wider, drag=scroll_to, wheel=wheel)


GATES = Panel("column", draw_gate_list, "GATES", draw_gates_title, gate_hotspots)
