"""The geometry of the truth table: a cell for each row, with as much detail as fits."""

from functools import lru_cache
from math import ceil

from pygame import Rect

from ...record import Record
from ..kit.bulb import BELOW
from ..kit.pen import Point

TITLE_HEIGHT = 36
LARGEST_RADIUS = 46
HEADED_ROWS = 32  # from this many rows on, inputs are at the margins, not above each bulb
MARGIN_WIDTH, MARGIN_HEIGHT = 34, 16
ABOVE = 1.1  # from the inputs to the centre, in radii


class Line(Record):
    """A line of text below a bulb, with sizes in points.

    Attributes:
        top: Its top below the foot of the bulb.
        height: Its height.
        size: Its type size.
        is_brief: Whether a number has two decimals, because three would touch the neighbours.
    """

    top: float
    height: float
    size: float
    is_brief: bool = False


class Detail(Record):
    """A level of detail of cells, with sizes in points.

    Attributes:
        above: Height of the line with the inputs.
        below: Height of the content below the bulb.
        smallest: Minimum radius of the bulb at this level.
        narrowest: Minimum width of a cell in which the words fit.
        number: The probability.
        target: The target's chip.
        says: The judgement in words; on the line of the target, it follows that. Without it, the
            bulb has the judgement's sign as a badge.
        bar: Top of the bar with the row's own loss, below the foot of the bulb.
        loss: The loss in numbers.
    """

    above: float
    below: float
    smallest: float
    narrowest: float
    number: Line | None = None
    target: Line | None = None
    says: Line | None = None
    bar: float | None = None
    loss: Line | None = None


_BESIDE, _ABOVE_SAYS = Line(30, 19, 12), Line(28, 17, 11.5)
DETAILS = (
    Detail(22, 82, 24, 112, Line(3, 26, 18), _BESIDE, _BESIDE, 57, Line(65, 16, 11)),
    Detail(
        18, 96, 20, 56, Line(3, 22, 15), _ABOVE_SAYS, Line(46, 17, 11.5), 70, Line(78, 15, 10.5)
    ),
    Detail(18, 56, 16, 56, Line(2, 19, 14), Line(22, 16, 11), Line(39, 16, 11)),
    Detail(18, 33, 9, 50, Line(1, 15, 11), says=Line(16, 15, 10.5)),
    Detail(18, 17, 8, 36, Line(1, 15, 11)),
    Detail(15, 0, 0, 0),
)
HEADED_DETAILS = (
    Detail(3, 29, 8, 50, Line(1, 15, 10.5, is_brief=True), says=Line(14, 15, 10)),
    Detail(3, 19, 7, 27, Line(2, 15, 10.5, is_brief=True)),
    Detail(3, 2, 0, 0),
)


class Cell(Record):
    """The geometry of one row: its box, and the bulb in it."""

    box: Rect
    bulb: Point


class TableGeometry(Record):
    """The positions of the rows' bulbs, in counting order, `across` per line."""

    box: Rect
    across: int
    cells: tuple[Cell, ...]
    radius: int
    detail: Detail


def table_geometry(rect: Rect, unit: float, n_rows: int) -> TableGeometry:
    """Return the grid that fits `rect` with the most detail, then with the largest bulbs."""
    return _geometry((*rect.topleft, *rect.size), unit, n_rows)


@lru_cache(maxsize=8)
def _geometry(panel: tuple[int, int, int, int], unit: float, n_rows: int) -> TableGeometry:
    rect = Rect(panel)
    top, inset = round(TITLE_HEIGHT * unit), round(12 * unit)
    box = Rect(rect.x + inset, rect.y + top, rect.width - 2 * inset, rect.height - top - inset)
    if n_rows >= HEADED_ROWS:
        side, above = round(MARGIN_WIDTH * unit), round(MARGIN_HEIGHT * unit)
        box = Rect(box.x + side, box.y + above, box.width - side, box.height - above)
    for detail in HEADED_DETAILS if n_rows >= HEADED_ROWS else DETAILS:
        wide = [n for n in _divisions(n_rows) if box.width / n >= detail.narrowest * unit]
        if not wide:
            continue
        radius, across = max((_radius(box, unit, n_rows, n, detail), -n) for n in wide)
        if radius >= detail.smallest * unit:
            break
    cells = _cells(box, unit, n_rows, -across, detail, radius)
    return TableGeometry(box, -across, cells, radius, detail)


def _divisions(n_rows: int) -> list[int]:
    """Return the possible numbers of columns: the powers of two up to `n_rows`."""
    return [1 << power for power in range(n_rows.bit_length())]


def _radius(box: Rect, unit: float, n_rows: int, across: int, detail: Detail) -> int:
    width = box.width / across
    height = box.height / ceil(n_rows / across) - (detail.above + detail.below) * unit
    room = min(width / 2.5, height / (ABOVE + BELOW), LARGEST_RADIUS * unit)
    return max(2, int(room))


def _cells(
    box: Rect, unit: float, n_rows: int, across: int, detail: Detail, radius: int
) -> tuple[Cell, ...]:
    width, height = box.width / across, box.height / ceil(n_rows / across)
    used = (detail.above + detail.below) * unit + radius * (ABOVE + BELOW)
    cells = []
    for row in range(n_rows):
        left = box.x + (row % across) * width
        top = box.y + (row // across) * height + (height - used) / 2
        cell = Rect(round(left), round(top), round(width), round(used))
        bulb = (left + width / 2, top + detail.above * unit + radius * ABOVE)
        cells.append(Cell(cell, bulb))
    return tuple(cells)


def has_bars(rect: Rect, unit: float, n_rows: int) -> bool:
    """Return whether the table in `rect` shows each row's loss as a bar."""
    return table_geometry(rect, unit, n_rows).detail.bar is not None
