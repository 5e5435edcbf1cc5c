"""Tips: what the thing under the mouse is, in a sentence beside it."""

from pygame import Rect

from .pen import Pen
from .text import Face, width_of, wrapped

WIDTH = 270
LINE_HEIGHT = 18
TYPE = 12.5


def draw_tip(pen: Pen, text: str, pointer: tuple[int, int], bounds: Rect) -> None:
    """Draw `text` beside the pointer, within `bounds`."""
    palette = pen.theme.cards
    lines = wrapped(text, Face.REGULAR, pen.px(TYPE), pen.px(WIDTH))
    width = max(width_of(line, Face.REGULAR, pen.px(TYPE)) for line in lines)
    box = Rect(0, 0, width + pen.px(26), pen.px(LINE_HEIGHT) * len(lines) + pen.px(16))
    box.topleft = (pointer[0] + pen.px(14), pointer[1] + pen.px(18))
    box.clamp_ip(bounds)
    if box.collidepoint(pointer):  # never under the pointer itself
        box.bottom = pointer[1] - pen.px(8)
    pen.outlined(box, palette.muted, palette.keycap, 8)
    for place, line in enumerate(lines):
        top = box.y + pen.px(8) + place * pen.px(LINE_HEIGHT)
        row = Rect(box.x + pen.px(12), top, width + 2, pen.px(LINE_HEIGHT))
        pen.text(line, row, palette.text, TYPE)
