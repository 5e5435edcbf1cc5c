"""Layout: where panels and their headings lie, by arithmetic on rectangles alone."""

from functools import lru_cache

from pygame import Rect

from ...record import Record, fields_of
from .pen import Pen
from .text import Face, width_of

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


DESIGN_SIZE = (1280, 720)
SMALLEST_UNIT = 0.72  # pixels a point; below this type would be too small to read
SIGMOID_FROM = 448  # points; a lower body has no room for the sigmoid panel


class Flex(Record):
    """A stretch that takes a share of what the fixed ones leave."""

    share: float = 1.0


def unit_for(size: tuple[int, int], type_scale: float) -> float:
    """Return how many pixels a point is in a window of `size`."""
    width, height = size
    fit = min(width / DESIGN_SIZE[0], height / DESIGN_SIZE[1])
    return max(fit, SMALLEST_UNIT) * (1 + (type_scale - 1) * min(1.0, fit))


def rows(rect: Rect, gap: int, *heights: int | Flex) -> list[Rect]:
    """Return `rect` cut into rows, top to bottom: heights in pixels, or shares of the rest."""
    tops, sizes = _cut(rect.y, rect.height, gap, heights)
    return [Rect(rect.x, y, rect.width, size) for y, size in zip(tops, sizes, strict=True)]


def columns(rect: Rect, gap: int, *widths: int | Flex) -> list[Rect]:
    """Return `rect` cut into columns, left to right: fixed widths in pixels, or shares."""
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
        if isinstance(part, Flex):  # rounded on the running sum, so that the last pixel is used
            before, shared = shared, shared + part.share
            size = round(free * shared / shares) - round(free * before / shares)
        else:
            size = part
        starts.append(place)
        sizes.append(size)
        place += size + gap
    return starts, sizes


class StageLayout(Record):
    """The rectangles of the main view, in pixels; `sigmoid` is empty where there is no room."""

    unit: float
    header: Rect
    gates: Rect
    neuron: Rect
    truth_table: Rect
    map: Rect
    sigmoid: Rect
    loss: Rect
    timeline: Rect
    hints: Rect

    @property
    def panels(self) -> dict[str, Rect]:
        """All panels by name, those without room left out."""
        rects = {name: rect for name, rect in fields_of(self).items() if isinstance(rect, Rect)}
        return {name: rect for name, rect in rects.items() if rect.width and rect.height}


@lru_cache(maxsize=8)
def stage_layout(size: tuple[int, int], type_scale: float, n_rows: int) -> StageLayout:
    """Return the main view's layout in a window of `size` pixels, for `n_rows` bulbs."""
    unit = unit_for(size, type_scale)

    def px(points: float) -> int:
        return round(points * unit)

    page = Rect(0, 0, *size).inflate(-2 * px(16), 0)
    gap = px(14)
    header, body, timeline, hints, _ = rows(page, 0, px(62), Flex(), px(50), px(48), px(6))
    body.height -= gap
    wide = size[0] / unit
    left = px(min(max(wide * 0.163, 176), 240))
    right = px(min(max(wide * 0.288, 280), 460))
    gates, middle, side = columns(body, gap, left, Flex(), right)
    # In a tall window the panels that gain nothing from more height leave it to the others.
    share = 0.44 if n_rows > 16 else 0.52  # noqa: PLR2004 - more than two lines of bulbs
    neuron_height = min(round(share * body.height), round(middle.width * 0.62))
    neuron, truth_table = rows(middle, gap, neuron_height, Flex())
    map_height = round(side.width * 0.95)
    if body.height / unit >= SIGMOID_FROM:
        sigmoid_height = min(round(body.height * 0.24), round(side.width * 0.6))
        map_height = min(round(body.height * 0.445), map_height)
        map_, sigmoid, loss = rows(side, gap, map_height, sigmoid_height, Flex())
    else:
        map_, loss = rows(side, gap, min(round(body.height * 0.56), map_height), Flex())
        sigmoid = Rect(0, 0, 0, 0)
    return StageLayout(
        unit, header, gates, neuron, truth_table, map_, sigmoid, loss, timeline, hints
    )
