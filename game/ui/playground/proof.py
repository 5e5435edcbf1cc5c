"""The drawn proof of a verdict: integer weights checked row by row, or rows with equal sums."""

from pygame import Rect

from ...core.separability import Conflict, Separation
from ...gates.gate import Gate
from ...gates.verdict_words import TIMES, ColumnSum, RowSum, column_sums, row_sums
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
SUM_LINE_HEIGHT, LOWEST_SUM_LINE = 19, 13
BESIDES = 3  # lines in addition to the rows: heading, names, sum
SUM_TYPE = 13


def draw_conflict(pen: Pen, box: Rect, gate: Gate, conflict: Conflict, palette: Palette) -> None:
    """Draw the lit and the dark rows of a conflict, which have the same sum."""
    sums = column_sums(conflict, gate)
    if gate.n_inputs == SQUARE_INPUTS and not gate.features:
        side = min(box.height, round(box.width * 0.42))
        square, words = columns(box, pen.px(14), side, Flex())
        _draw_square(pen, Rect(square.x, box.centery - side // 2, side, side), sums, palette)
        _draw_lines(pen, words, sums, palette)
    else:
        left, right = columns(box, pen.px(14), Flex(), Flex())
        for half, column_sum in zip((left, right), sums, strict=True):
            _draw_columns(pen, half, column_sum, gate.feature_names, palette)


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
            pen.text("".join(map(str, bits)), label, palette.text, 11, Face.MONO, Align.CENTRE)


def _draw_lines(pen: Pen, box: Rect, sums: tuple[ColumnSum, ColumnSum], palette: Palette) -> None:
    """Draw each pair with its sum in a line: "01 + 10 = 11"."""
    height = min(pen.px(24), box.height // 6)
    lines = Rect(box.x, 0, box.width, 5 * height)
    lines.centery = box.centery
    for place, column_sum in enumerate(sums):
        names = ["".join(map(str, bits)) for _, bits in column_sum.rows]
        total = "".join(map(str, column_sum.total))
        head = Rect(box.x, lines.y + place * round(2.5 * height), box.width, height)
        word = f"{LIT if column_sum.is_lit else DARK} rows"
        pen.text(word, head, _colour(column_sum.is_lit, palette), 12, Face.STRONG)
        formula = f"{' + '.join(names)} = {total}"
        pen.text(formula, head.move(0, height), palette.text, 14, Face.MONO)


def _draw_columns(
    pen: Pen, box: Rect, column_sum: ColumnSum, names: tuple[str, ...], palette: Palette
) -> None:
    """Draw the lit or dark rows as a column addition, as many as fit."""
    room = max(1, box.height // pen.px(LOWEST_SUM_LINE) - BESIDES)
    shown = column_sum.rows[:room]
    height = min(pen.px(SUM_LINE_HEIGHT), box.height // (len(shown) + BESIDES))
    whole = Rect(box.x, box.y, box.width, height * (len(shown) + BESIDES))
    head, name_line, *lines, total_line = rows(whole, 0, *[Flex()] * (len(shown) + BESIDES))
    colour, size = _colour(column_sum.is_lit, palette), min(SUM_TYPE, height / pen.unit * 0.72)
    word = f"{LIT if column_sum.is_lit else DARK} rows"
    if len(shown) < len(column_sum.rows):
        word += f", the first {len(shown)} of {len(column_sum.rows)}"
    pen.text(word, head, colour, size, Face.STRONG)
    _draw_cells(
        pen, name_line, "", [name.replace("*", TIMES) for name in names], palette.muted, size
    )
    for place, ((times, bits), line) in enumerate(zip(shown, lines, strict=True)):
        sign = ("+ " if place else "") + (f"{times}{TIMES}" if times > 1 else "")
        _draw_cells(pen, line, sign, [str(bit) for bit in bits], palette.text, size)
    cells = _draw_cells(
        pen, total_line, "=", [str(number) for number in column_sum.total], colour, size
    )
    pen.line((box.x, cells[0].y), (cells[-1].right, cells[0].y), palette.muted, 1)


def _draw_cells(
    pen: Pen, line: Rect, sign: str, words: list[str], colour: Colour, size: float
) -> list[Rect]:
    """Draw a sign and then the words of one line, each in its column; return their cells."""
    margin = pen.px(34)
    width = min(pen.px(30), (line.width - margin) // len(words))
    cells = [
        Rect(line.x + margin + place * width, line.y, width, line.height)
        for place in range(len(words))
    ]
    if sign:
        before = Rect(line.x, line.y, margin - pen.px(4), line.height)
        pen.text(sign, before, colour, size, Face.MONO, Align.RIGHT)
    for word, cell in zip(words, cells, strict=True):
        pen.text(word, cell.inflate(-2, 0), colour, size, Face.MONO, Align.CENTRE)
    return cells
