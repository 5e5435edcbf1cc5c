"""The sentence over a page: one line of larger type behind a bar, with one number in amber."""

from collections.abc import Sequence

from pygame import Rect

from .pen import Pen
from .text import Face, width_of, wrapped

INSET, TEXT_AT = 8, 22  # points from the left: of the bar, of the text
BAR_WIDTH, BAR_HEIGHT = 3, 18
ONE_LINE = (17, 16, 15, 14)
TWO_LINES = (15, 14, 13, 12, 11, 10, 9)


def draw_sentence_line(pen: Pen, rect: Rect, parts: tuple[str, str, str]) -> None:
    """Draw the text before the number, the number, and the text after it, in one or two lines."""
    palette = pen.theme.cards
    bar = Rect(rect.x + pen.px(INSET), 0, pen.px(BAR_WIDTH), pen.px(BAR_HEIGHT))
    bar.centery = rect.centery
    pen.surface.fill(palette.accent, bar)
    left = rect.x + pen.px(TEXT_AT)
    box = Rect(left, rect.y, rect.right - left, rect.height)
    text, number = "".join(parts), parts[1]
    size, lines = _laid(pen, text, box)
    height = box.height // len(lines)
    for place, line in enumerate(lines):
        row = Rect(box.x, box.y + place * height, box.width, height)
        _draw_line(pen, row, line, number if number in line else "", size)


def _laid(pen: Pen, text: str, box: Rect) -> tuple[float, Sequence[str]]:
    """Return the size and the lines: one line if it fits, else two, smaller."""
    for size in ONE_LINE:
        if width_of(text, Face.STRONG, pen.px(size)) <= box.width:
            return size, (text,)
    for size in TWO_LINES:
        lines = wrapped(text, Face.STRONG, pen.px(size), box.width)
        if len(lines) <= 2:  # noqa: PLR2004 - as the name says
            return size, lines
    return TWO_LINES[-1], (text,)


def _draw_line(pen: Pen, row: Rect, line: str, number: str, size: float) -> None:
    palette = pen.theme.cards
    if not number:
        pen.text(line, row, palette.text, size)
        return
    before, _, after = line.rpartition(number)
    for words, colour, face in (
        (before, palette.text, Face.REGULAR),
        (number, palette.accent, Face.STRONG),
        (after, palette.text, Face.REGULAR),
    ):
        if words:
            width = min(width_of(words, face, pen.px(size)), row.width)
            drawn = pen.text(words, Rect(row.x, row.y, width, row.height), colour, size, face)
            row = Rect(drawn.right, row.y, row.right - drawn.right, row.height)
