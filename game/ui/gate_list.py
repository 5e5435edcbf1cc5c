"""The gate list: each gate with its number key and its targets as dots."""

from pygame import Rect

from game.ui.pen import Align, Pen
from game.ui.scene import GateEntry, Scene
from game.ui.text import Face

ROW_HEIGHT = 42
TITLE_HEIGHT = 34
FOOT_HEIGHT = 30
MOST_DOTS = 4
NUMBERED = 9
FOOT = "drop a .yaml to add yours"


def gates_in_sight(rect: Rect, unit: float) -> int:
    """Return how many gates the list has room for."""
    free = rect.height - round((TITLE_HEIGHT + FOOT_HEIGHT) * unit)
    return max(1, free // round(ROW_HEIGHT * unit))


def gate_rows(rect: Rect, unit: float, scene: Scene) -> dict[int, Rect]:
    """Return the rectangle of each gate in sight, by its index in the list."""
    count = min(gates_in_sight(rect, unit), len(scene.gates) - scene.first_gate)
    height, inset = round(ROW_HEIGHT * unit), round(8 * unit)
    top = rect.y + round(TITLE_HEIGHT * unit)
    return {
        scene.first_gate + place: Rect(
            rect.x + inset, top + place * height, rect.width - 2 * inset, height - round(4 * unit)
        )
        for place in range(count)
    }


def draw_gate_list(pen: Pen, rect: Rect, scene: Scene) -> None:
    """Draw the gates in sight, the picked one lit."""
    for index, row in gate_rows(rect, pen.unit, scene).items():
        _draw_entry(pen, row, scene.gates[index], index, index == scene.picked)
    foot = Rect(rect.x, rect.bottom - pen.px(FOOT_HEIGHT), rect.width, pen.px(FOOT_HEIGHT))
    pen.text(FOOT, foot.inflate(-pen.px(32), 0), pen.theme.cards.muted, 11)


def _draw_entry(pen: Pen, row: Rect, entry: GateEntry, index: int, is_picked: bool) -> None:
    palette = pen.theme.cards
    if is_picked:
        pen.outlined(row, palette.accent, palette.keycap, 8)
    side = pen.px(21)
    cap = Rect(row.x + pen.px(8), row.centery - side // 2, side, side)
    if index < NUMBERED:
        pen.rounded(cap, palette.keycap if not is_picked else palette.card, 5)
        pen.text(str(index + 1), cap, palette.muted, 11, Face.MONO, Align.CENTRE)
    right = row.right - pen.px(10)
    if entry.gate.n_rows <= MOST_DOTS:
        right = _draw_dots(pen, right, row.centery, entry)
    name = Rect(cap.right + pen.px(10), row.y, right - cap.right - pen.px(16), row.height)
    face = Face.STRONG if is_picked else Face.REGULAR
    pen.paragraph(entry.label, name, palette.text, (14, 12, 10.5, 9), face)


def _draw_dots(pen: Pen, right: int, middle: int, entry: GateEntry) -> int:
    """Draw the targets as dots; return where they begin."""
    palette, radius, step = pen.theme.cards, pen.px(4), pen.px(12)
    left = right - step * len(entry.gate.targets) + step // 2
    for place, target in enumerate(entry.gate.targets):
        centre = (left + place * step, middle)
        if target is None:
            pen.ring(centre, radius, palette.muted)
        else:
            pen.disc(centre, radius, pen.theme.one if target else palette.track)
    return left - radius
