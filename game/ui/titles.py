"""Headings of panels: the title at the left, and what stands beside it."""

from pygame import Rect

from game.ui.pen import Pen
from game.ui.text import Face, width_of

TITLE_TYPE = 11.5
TITLE_BOX = (16, 8, 26)  # inset, top, height in points
TABLE_TITLE = "TRUTH TABLE"


def title_box(pen: Pen, panel: Rect) -> Rect:
    """Return the line of the heading in a panel."""
    inset, top, height = (pen.px(points) for points in TITLE_BOX)
    return Rect(panel.x + inset, panel.y + top, panel.width - 2 * inset, height)


def aside_box(pen: Pen, panel: Rect, title: str) -> Rect:
    """Return what of the heading's line the title leaves."""
    box = title_box(pen, panel)
    left = width_of(title, Face.STRONG, pen.px(TITLE_TYPE)) + pen.px(16) if title else 0
    return Rect(box.x + left, box.y, max(0, box.width - left), box.height)
