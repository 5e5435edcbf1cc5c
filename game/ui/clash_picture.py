"""A clash drawn: on the square as two lines with one midpoint, else as two sums of columns."""

from pygame import Rect

from game.core.verdict import Clash
from game.gates.gate import Gate
from game.gates.verdict_sums import ColumnSum, column_sums
from game.gates.verdict_words import TIMES
from game.ui.layout import Flex, columns, rows
from game.ui.pen import Align, Pen, Point
from game.ui.separation_table import DARK, LIT, draw_dot
from game.ui.text import Face
from game.ui.theme import Colour, Palette

SQUARE_INPUTS = 2
LINE_HEIGHT, LOWEST_LINE = 19, 13
BESIDES = 3  # lines besides the rows: heading, names, sum
TYPE = 13


def draw_clash(pen: Pen, box: Rect, gate: Gate, clash: Clash, palette: Palette) -> None:
    """Draw which rows clash: lit and dark ones with the same sum."""
    sums = column_sums(clash, gate)
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
    """Draw the four rows as corners, each pair joined; the lines meet in the pairs' midpoint."""
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
    """Write each pair with its sum in a line: "01 + 10 = 11"."""
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
    """Write rows of one kind below each other as in a column sum, as many as there is room for."""
    room = max(1, box.height // pen.px(LOWEST_LINE) - BESIDES)
    shown = column_sum.rows[:room]
    height = min(pen.px(LINE_HEIGHT), box.height // (len(shown) + BESIDES))
    whole = Rect(box.x, box.y, box.width, height * (len(shown) + BESIDES))
    head, name_line, *lines, total_line = rows(whole, 0, *[Flex()] * (len(shown) + BESIDES))
    colour, size = _colour(column_sum.is_lit, palette), min(TYPE, height / pen.unit * 0.72)
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
    """Write a sign and then the words of one line, each in its column; return their cells."""
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
