"""Layout: division of rectangles into rows and columns, and the common parts of all pages."""

from functools import cached_property

from pygame import Rect

from ...record import Record, fields_of

DESIGN_SIZE = (1280, 720)
SMALLEST_UNIT = 0.72  # pixels per point; smaller type would not be readable
MARGIN = 16  # points, on both sides of a page
GAP = 12  # points, between cards
HEADER, SENTENCE, TIMELINE, HINTS = 56, 42, 36, 46  # heights in points


class Flex(Record):
    """A part that takes a share of the space that the fixed parts leave."""

    share: float = 1.0


def unit_for(size: tuple[int, int], type_scale: float) -> float:
    """Return the pixels per point in a window of `size`."""
    width, height = size
    fit = min(width / DESIGN_SIZE[0], height / DESIGN_SIZE[1])
    return max(fit, SMALLEST_UNIT) * (1 + (type_scale - 1) * min(1.0, fit))


def rows(rect: Rect, gap: int, *heights: int | Flex) -> list[Rect]:
    """Return `rect` divided into rows, top to bottom: heights in pixels, or shares of the rest."""
    tops, sizes = _cut(rect.y, rect.height, gap, heights)
    return [Rect(rect.x, y, rect.width, size) for y, size in zip(tops, sizes, strict=True)]


def columns(rect: Rect, gap: int, *widths: int | Flex) -> list[Rect]:
    """Return `rect` divided into columns, left to right: widths in pixels, or shares."""
    lefts, sizes = _cut(rect.x, rect.width, gap, widths)
    return [Rect(x, rect.y, size, rect.height) for x, size in zip(lefts, sizes, strict=True)]


def _cut(
    start: int, length: int, gap: int, parts: tuple[int | Flex, ...]
) -> tuple[list[int], list[int]]:
    fixed = sum(part for part in parts if isinstance(part, int)) + gap * (len(parts) - 1)
    shares = sum(part.share for part in parts if isinstance(part, Flex))
    free = max(0, length - fixed)
    starts, sizes, place, shared = [], [], start, 0.0
    for part in parts:
        if isinstance(part, Flex):  # rounding the running sum uses every pixel
            before, shared = shared, shared + part.share
            size = round(free * shared / shares) - round(free * before / shares)
        else:
            size = part
        starts.append(place)
        sizes.append(size)
        place += size + gap
    return starts, sizes


class PageLayout(Record):
    """The rectangles of a page's parts, in pixels; parts without room are empty.

    Attributes:
        unit: Pixels per point.
        header: Title and numbers.
        sentence: What can be said of the page now, in one sentence.
        column: The window's column at the left, beside the page.
        body: All between sentence and timeline, without the column; its last gap is empty.
        timeline: The timeline.
        hints: The hint bar.
    """

    unit: float
    header: Rect
    sentence: Rect
    column: Rect
    body: Rect
    timeline: Rect
    hints: Rect

    @cached_property
    def places(self) -> dict[str, Rect]:
        """All rectangles by name, without the empty ones."""
        rects = {name: rect for name, rect in fields_of(self).items() if isinstance(rect, Rect)}
        return {name: rect for name, rect in rects.items() if rect.width and rect.height}


def page_layout(size: tuple[int, int], type_scale: float, column_width: int = 0) -> PageLayout:
    """Return the layout of the common parts in a window of `size` pixels with a column."""
    unit = unit_for(size, type_scale)
    page = Rect(0, 0, *size).inflate(-2 * round(MARGIN * unit), 0)
    heights = [round(points * unit) for points in (HEADER, SENTENCE, TIMELINE, HINTS)]
    header, sentence, body, timeline, hints = rows(page, 0, *heights[:2], Flex(), *heights[2:])
    column = Rect(body.x, body.y, 0, 0)
    if column_width:
        column, body = columns(body, round(GAP * unit), column_width, Flex())
        column.height -= round(GAP * unit)
    return PageLayout(unit, header, sentence, column, body, timeline, hints)
