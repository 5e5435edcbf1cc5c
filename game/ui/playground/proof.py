"""The drawn proof of a verdict: integer weights checked row by row, or rows with equal sums."""

from collections.abc import Sequence

from pygame import Rect

from ...core.separability import Conflict, Separation
from ...gates.gate import Gate
from ...gates.verdict_words import TIMES, ColumnSum, RowSum, column_names, column_sums, row_sums
from ..kit.layout import Flex, columns, rows
from ..kit.pen import Align, Pen, Point
from ..kit.text import SMALLEST_PX, Face, width_of
from ..kit.theme import Colour, Palette

ROW_LINE_HEIGHT, LOWEST_ROW_LINE = 20, 13
ROW_TYPE = 12.5
GAP = 18  # between columns of rows
MAX_COLUMNS = 4
LIT, DARK = "lit", "dark"


def draw_separation(
    pen: Pen, box: Rect, gate: Gate, separation: Separation, palette: Palette
) -> None:
    """Draw as many rows as fit in `box`, and the number of the others."""
    sums = row_sums(separation, gate)
    if not sums:
        return
    width = _row_width(pen, sums)
    n_columns = _columns(pen, box, sums, width)
    room = max(1, box.height // pen.px(LOWEST_ROW_LINE)) * n_columns
    shown = sums if len(sums) <= room else sums[: max(1, room - n_columns)]
    n_lines = -(-len(shown) // n_columns) + (len(shown) < len(sums))
    height = min(pen.px(ROW_LINE_HEIGHT), box.height // n_lines)
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
    """Return the width of a row at full size."""
    size = max(SMALLEST_PX, pen.px(ROW_TYPE))
    widest = max(width_of(f"{row.bits}{row.formula}", Face.MONO, size) for row in sums)
    return widest + pen.px(10 + 30) + 3 * pen.px(6) + pen.px(14)


def _columns(pen: Pen, box: Rect, sums: tuple[RowSum, ...], width: int) -> int:
    """Return the number of columns for the rows: one, if all rows fit in it."""
    most = max(1, min(MAX_COLUMNS, (box.width + pen.px(GAP)) // round(0.85 * width + GAP)))
    in_one = box.height // pen.px(ROW_LINE_HEIGHT)
    return min(most, -(-len(sums) // max(1, in_one)))


def _draw_row(pen: Pen, box: Rect, row: RowSum, palette: Palette) -> None:
    size = min(ROW_TYPE, box.height / pen.unit * 0.78)
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
    """Draw a row as a dot: filled if lit, else an outline."""
    edge: Colour = palette.accent if is_lit else palette.muted
    pen.disc(centre, radius, pen.theme.one if is_lit else palette.track)
    pen.ring(centre, radius, edge, 1)


SQUARE_INPUTS = 2
LEAST_SQUARE, MOST_SQUARE = 96, 150  # points; without room for the picture, the sums stand alone
SUM_LINE_HEIGHT, LOWEST_SUM_LINE = 19, 13
BESIDES = 3  # lines in addition to the rows: heading, names, sum
SUM_TYPE = 13
SUM_GAP = 14  # between both sums and the square
LEAST_CELL = 24


def draw_conflict(pen: Pen, box: Rect, gate: Gate, conflict: Conflict, palette: Palette) -> None:
    """Draw the lit and the dark rows of a conflict as two additions with equal sums."""
    sums, names = column_sums(conflict, gate), column_names(gate)
    gap = pen.px(SUM_GAP)
    needed = _margin(pen, sums) + _cell_width(pen, names) * len(names)
    side = min(box.height, box.width - 2 * (needed + gap), pen.px(MOST_SQUARE))
    halves = box
    if len(names) == SQUARE_INPUTS + 1 and side >= pen.px(LEAST_SQUARE):
        square, halves = columns(box, gap, side, Flex())
        _draw_square(pen, Rect(square.x, box.centery - side // 2, side, side), sums, palette)
    free = box.height - pen.px(SUM_LINE_HEIGHT) * (max(len(sum_.rows) for sum_ in sums) + BESIDES)
    halves = halves.inflate(0, -max(0, min(free, 2 * pen.px(SUM_LINE_HEIGHT))))
    for half, column_sum in zip(columns(halves, gap, Flex(), Flex()), sums, strict=True):
        _draw_columns(pen, half, column_sum, names, _margin(pen, sums), palette)


def _margin(pen: Pen, sums: tuple[ColumnSum, ColumnSum]) -> int:
    """Return the width before the columns, for the signs and how many times a row counts."""
    most = max(times for column_sum in sums for times, _ in column_sum.rows)
    letters = len(f"+ {most}{TIMES}") if most > 1 else 1
    return width_of("0" * letters, Face.MONO, max(SMALLEST_PX, pen.px(SUM_TYPE))) + pen.px(4)


def _cell_width(pen: Pen, names: tuple[str, ...]) -> int:
    """Return the width of a column at full size."""
    size = max(SMALLEST_PX, pen.px(SUM_TYPE))
    return max(pen.px(LEAST_CELL), *(width_of(name, Face.MONO, size) + pen.px(9) for name in names))


def _colour(is_lit: bool, palette: Palette) -> Colour:
    return palette.accent if is_lit else palette.negative


def _draw_square(
    pen: Pen, square: Rect, sums: tuple[ColumnSum, ColumnSum], palette: Palette
) -> None:
    """Draw the four rows as corners, each pair joined; the lines cross at the midpoint."""
    inner = square.inflate(-2 * pen.px(25), -2 * pen.px(25))

    def corner(bits: tuple[int, ...]) -> Point:
        return (inner.x + bits[0] * inner.width, inner.bottom - bits[1] * inner.height)

    edges = [corner(bits) for bits in ((0, 0), (0, 1), (1, 1), (1, 0), (0, 0))]
    pen.polyline(edges, palette.border, 1.2)
    for column_sum in sums:
        (_, start), (_, end) = column_sum.rows
        pen.line(corner(start), corner(end), _colour(column_sum.is_lit, palette), 2.6)
    pen.disc(inner.center, pen.px(6), palette.text)
    for column_sum in sums:
        for _, bits in column_sum.rows:
            spot = corner(bits)
            draw_dot(pen, spot, pen.px(7), column_sum.is_lit, palette)
            label = Rect(0, 0, pen.px(24), pen.px(14))
            above = -1 if bits[1] else 1
            label.center = (round(spot[0]), round(spot[1] + above * pen.px(17)))
            pen.text("".join(map(str, bits[:-1])), label, palette.text, 11, Face.MONO, Align.CENTRE)


def _draw_columns(
    pen: Pen,
    box: Rect,
    column_sum: ColumnSum,
    names: tuple[str, ...],
    margin: int,
    palette: Palette,
) -> None:
    """Draw the lit or dark rows as a column addition, as many as fit."""
    room = max(1, box.height // pen.px(LOWEST_SUM_LINE) - BESIDES)
    shown = column_sum.rows[:room]
    n_lines = len(shown) + BESIDES
    height = min(pen.px(SUM_LINE_HEIGHT), box.height // n_lines)
    whole = Rect(box.x, box.y, box.width, height * n_lines)
    head, *lines = rows(whole, 0, *[Flex()] * n_lines)
    colour, size = _colour(column_sum.is_lit, palette), min(SUM_TYPE, height / pen.unit * 0.72)
    word = f"{LIT if column_sum.is_lit else DARK} rows"
    if len(shown) < len(column_sum.rows):
        word += f", the first {len(shown)} of {len(column_sum.rows)}"
    pen.text(word, head, colour, size, Face.STRONG)
    width = min(_cell_width(pen, names), (box.width - margin) // len(names))
    written: list[tuple[str, Sequence[object], Colour]] = [("", names, palette.muted)]
    for place, (times, bits) in enumerate(shown):
        sign = ("+ " if place else "") + (f"{times}{TIMES}" if times > 1 else "")
        written.append((sign.rstrip(), bits, palette.text))
    written.append(("=", column_sum.total, colour))
    for line, (sign, numbers, ink) in zip(lines, written, strict=True):
        if sign:
            before = Rect(line.x, line.y, margin - pen.px(2), line.height)
            pen.text(sign, before, ink, size, Face.MONO, Align.RIGHT)
        for place, number in enumerate(numbers):
            cell = Rect(line.x + margin + place * width, line.y, width - pen.px(2), line.height)
            pen.text(str(number), cell, ink, size, Face.MONO, Align.RIGHT)
    rule = lines[-1].y
    pen.line((box.x, rule), (box.x + margin + width * len(names), rule), palette.muted, 1)
