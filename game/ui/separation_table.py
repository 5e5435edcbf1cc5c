"""Integer weights checked row by row: "11: 2 + 2 − 3 = 1 > 0, lit"."""

from pygame import Rect

from game.core.verdict import Separation
from game.gates.gate import Gate
from game.gates.verdict_sums import RowSum, row_sums
from game.ui.layout import Flex, columns
from game.ui.pen import Align, Pen
from game.ui.text import SMALLEST_PX, Face, width_of
from game.ui.theme import Colour, Palette

LINE_HEIGHT, LOWEST_LINE = 20, 13
TYPE = 12.5
GAP = 18  # between columns of rows
MOST_COLUMNS = 4
LIT, DARK = "lit", "dark"


def draw_separation(
    pen: Pen, box: Rect, gate: Gate, separation: Separation, palette: Palette
) -> None:
    """Draw as many rows as fit `box`, and say how many more there are."""
    sums = row_sums(separation, gate)
    if not sums:
        return
    width = _row_width(pen, sums)
    n_columns = _columns(pen, box, sums, width)
    room = max(1, box.height // pen.px(LOWEST_LINE)) * n_columns
    shown = sums if len(sums) <= room else sums[: max(1, room - n_columns)]
    n_lines = -(-len(shown) // n_columns) + (len(shown) < len(sums))
    height = min(pen.px(LINE_HEIGHT), box.height // n_lines)
    boxes = columns(box, pen.px(GAP), *[Flex()] * n_columns)
    per_column = -(-len(shown) // n_columns)
    for place, row in enumerate(shown):
        column, line = divmod(place, per_column)
        x, widest = boxes[column].x, min(boxes[column].width, width)
        _draw_row(pen, Rect(x, box.y + line * height, widest, height), row, palette)
    if len(shown) < len(sums):
        last = Rect(box.x, box.y + per_column * height, box.width, height)
        more = f"and {len(sums) - len(shown)} more rows, all as they should be"
        pen.text(more, last, palette.muted, 11.5)


def _row_width(pen: Pen, sums: tuple[RowSum, ...]) -> int:
    """Return how wide a row is at its full size."""
    size = max(SMALLEST_PX, pen.px(TYPE))
    widest = max(width_of(f"{row.bits}{row.formula}", Face.MONO, size) for row in sums)
    return widest + pen.px(10 + 30) + 3 * pen.px(6) + pen.px(14)


def _columns(pen: Pen, box: Rect, sums: tuple[RowSum, ...], width: int) -> int:
    """Return in how many columns the rows are told: one, if all of them fit so."""
    most = max(1, min(MOST_COLUMNS, (box.width + pen.px(GAP)) // round(0.85 * width + GAP)))
    in_one = box.height // pen.px(LINE_HEIGHT)
    return min(most, -(-len(sums) // max(1, in_one)))


def _draw_row(pen: Pen, box: Rect, row: RowSum, palette: Palette) -> None:
    size = min(TYPE, box.height / pen.unit * 0.78)
    bits_width = width_of(row.bits, Face.MONO, max(SMALLEST_PX, pen.px(size))) + 2
    bits, dot, formula, word = columns(box, pen.px(6), bits_width, pen.px(10), Flex(), pen.px(30))
    pen.text(row.bits, bits, palette.text, size, Face.MONO)
    draw_dot(pen, dot.center, pen.px(4), row.is_lit, palette)
    pen.text(row.formula, formula, palette.text, size, Face.MONO)
    colour = palette.accent if row.is_lit else palette.muted
    pen.text(LIT if row.is_lit else DARK, word, colour, size, align=Align.RIGHT)


def draw_dot(
    pen: Pen, centre: tuple[float, float], radius: float, is_lit: bool, palette: Palette
) -> None:
    """Draw a row as a dot: filled with light, or a dark one with an edge."""
    edge: Colour = palette.accent if is_lit else palette.muted
    pen.disc(centre, radius, pen.theme.one if is_lit else palette.track)
    pen.ring(centre, radius, edge, 1)
