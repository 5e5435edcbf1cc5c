"""The truth table: a bulb for each row, with as much detail as fits."""

from collections.abc import Callable
from functools import lru_cache
from math import ceil

from pygame import Rect

from ...core.assessment import Mark
from ...playground.hidden import Hidden
from ...record import Record
from ..kit import figures
from ..kit.bulb import BELOW, draw_bulb, draw_mark
from ..kit.pen import ALL, Align, Layers, Pen, Point
from ..kit.text import Face, width_of
from .scene import Scene
from .target_chip import bare_chip, draw_bare_chip, draw_target

TITLE = "TRUTH TABLE"
TITLE_HEIGHT = 36
LARGEST_RADIUS = 46
HEADED_ROWS = 32  # from this many rows on, inputs are at the margins, not above each bulb
MARGIN_WIDTH, MARGIN_HEIGHT = 34, 16


class Detail(Record):
    """A level of detail of cells, with sizes in points.

    Attributes:
        above: Height of the line with the inputs.
        below: Height of the content below the bulb.
        smallest: Minimum radius of the bulb at this level.
        narrowest: Minimum width of a cell in which the words fit.
        draw: Draws the content below the bulb.
        target: Top, relative to the foot of the bulb, and height of the line with the target, or
            None if there is none.
    """

    above: float
    below: float
    smallest: float
    narrowest: float
    draw: Callable[[Pen, Rect, Scene, int], None]
    target: tuple[float, float] | None = None


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
        radius, across = max(
            (_radius(box, unit, n_rows, across, detail), -across) for across in _divisions(n_rows)
        )
        is_wide = box.width / -across >= detail.narrowest * unit
        if is_wide and radius >= detail.smallest * unit:
            break
    cells = _cells(box, unit, n_rows, -across, detail, radius)
    return TableGeometry(box, -across, cells, radius, detail)


def _divisions(n_rows: int) -> list[int]:
    """Return the possible numbers of columns: the powers of two up to `n_rows`."""
    return [1 << power for power in range(n_rows.bit_length())]


def _radius(box: Rect, unit: float, n_rows: int, across: int, detail: Detail) -> int:
    width = box.width / across
    height = box.height / ceil(n_rows / across) - (detail.above + detail.below) * unit
    room = min(width / 2.5, height / (1.16 + BELOW), LARGEST_RADIUS * unit)
    return max(2, int(room))


def _cells(
    box: Rect, unit: float, n_rows: int, across: int, detail: Detail, radius: int
) -> tuple[Cell, ...]:
    width, height = box.width / across, box.height / ceil(n_rows / across)
    used = (detail.above + detail.below) * unit + radius * (1.16 + BELOW)
    cells = []
    for row in range(n_rows):
        left = box.x + (row % across) * width
        top = box.y + (row // across) * height + (height - used) / 2
        cell = Rect(round(left), round(top), round(width), round(used))
        bulb = (left + width / 2, top + detail.above * unit + radius * 1.16)
        cells.append(Cell(cell, bulb))
    return tuple(cells)


def draw_truth_table(pen: Pen, rect: Rect, scene: Scene, layers: Layers = ALL) -> None:
    """Draw every row of the truth table; the inputs are static."""
    place = table_geometry(rect, pen.unit, scene.snapshot.gate.n_rows)
    _draw_bulbs(pen, place, scene, layers)
    if layers.still:
        if scene.snapshot.gate.n_rows < HEADED_ROWS:
            for row, cell in enumerate(place.cells):
                _draw_inputs(pen, cell, place, scene, row)
        else:
            _draw_margins(pen, place, scene)
    if layers.moving:
        _draw_words(pen, place, scene)


def _draw_bulbs(pen: Pen, place: TableGeometry, scene: Scene, layers: Layers) -> None:
    for cell, glow in zip(place.cells, scene.glow.tolist(), strict=True):
        draw_bulb(pen, cell.bulb, place.radius, glow, layers)
    if layers.moving and not scene.hides(Hidden.MARKS):
        for cell, mark in zip(place.cells, scene.snapshot.marks.tolist(), strict=True):
            draw_mark(pen, cell.bulb, place.radius, Mark(mark))  # above all halos


def _draw_words(pen: Pen, place: TableGeometry, scene: Scene) -> None:
    """Draw the content below the bulbs, and the targets."""
    for row, cell in enumerate(place.cells):
        place.detail.draw(pen, _under(cell, place), scene, row)
        if place.detail.target is None and scene.edited_row is None:
            _draw_target_dot(pen, cell, place.radius, scene.snapshot.gate.targets[row])
    for row, line in target_rects(place, pen.unit, scene).items():
        if place.detail.target is None:
            draw_bare_chip(pen, line, scene, row)
        else:
            draw_target(pen, line, scene, row, with_output=place.detail is DETAILS[0])


def _draw_target_dot(pen: Pen, cell: Cell, radius: int, target: int | None) -> None:
    """Draw the target as a dot at the lower left of the bulb, if words do not fit."""
    if target is None:
        return
    size = max(pen.px(3.5), round(radius * 0.22))
    spot = (cell.bulb[0] - radius * 0.9, cell.bulb[1] + radius * 0.74)
    edge = size + pen.px(1.5)
    pen.stamp(spot, edge + 1, pen.theme.stage.card, _draw_dot, edge, size, target)


def _draw_dot(pen: Pen, spot: Point, edge: int, size: int, target: int) -> None:
    stage = pen.theme.stage
    pen.disc(spot, edge, stage.card)
    pen.disc(spot, size, stage.muted)
    pen.disc(spot, size - pen.px(1), pen.theme.one if target else stage.card)


def target_rects(place: TableGeometry, unit: float, scene: Scene) -> dict[int, Rect]:
    """Return the rectangle of each row's shown target; while editing, all are shown."""
    if place.detail.target is not None:
        top, height = (round(points * unit) for points in place.detail.target)
        feet = [(cell, cell.bulb[1] + place.radius * BELOW) for cell in place.cells]
        lines = [Rect(cell.box.x, round(y) + top, cell.box.width, height) for cell, y in feet]
        return {row: line.inflate(-round(6 * unit), 0) for row, line in enumerate(lines)}
    if scene.edited_row is None:
        return {}
    return {row: bare_chip(cell.box, cell.bulb, unit) for row, cell in enumerate(place.cells)}


def _draw_margins(pen: Pen, place: TableGeometry, scene: Scene) -> None:
    """Draw the bits of the last inputs above the columns, and of the first before the lines."""
    gate, stage = scene.snapshot.gate, pen.theme.stage
    n_high = gate.n_inputs - (place.across.bit_length() - 1)
    height, live = pen.px(MARGIN_HEIGHT), scene.snapshot.live_row
    for row, cell in enumerate(place.cells):
        bits = "".join(map(str, gate.rows[row]))
        if row < place.across:
            box = Rect(cell.box.x, place.box.y - height, cell.box.width, height)
            colour = stage.accent if row == live % place.across else stage.muted
            pen.text(bits[n_high:], box, colour, 10.5, Face.MONO, Align.CENTRE)
        if row % place.across == 0:
            width = pen.px(MARGIN_WIDTH)
            box = Rect(place.box.x - width, 0, width, height)
            box.centery = round(cell.bulb[1])
            colour = stage.accent if row // place.across == live // place.across else stage.muted
            pen.text(bits[:n_high], box, colour, 10.5, Face.MONO, Align.CENTRE)


def _under(cell: Cell, place: TableGeometry) -> Rect:
    top = round(cell.bulb[1] + place.radius * BELOW)
    return Rect(cell.box.x, top, cell.box.width, cell.box.bottom - top)


def _draw_inputs(pen: Pen, cell: Cell, place: TableGeometry, scene: Scene, row: int) -> None:
    gate, stage = scene.snapshot.gate, pen.theme.stage
    bits = gate.rows[row]
    box = Rect(cell.box.x, cell.box.y, cell.box.width, pen.px(place.detail.above))
    box.inflate_ip(-pen.px(4), 0)
    size = min(13, place.detail.above * 0.8)
    text = "  ".join(f"{name}={bit}" for name, bit in zip(gate.inputs, bits, strict=True))
    if width_of(text, Face.MONO, pen.px(size)) > box.width:
        text = "".join(map(str, bits))
    is_live = row == scene.snapshot.live_row
    colour = stage.accent if is_live else stage.muted
    pen.text(text, box, colour, size, Face.MONO, Align.CENTRE)


def _draw_full(pen: Pen, box: Rect, scene: Scene, row: int) -> None:
    _draw_probability(pen, Rect(box.x, box.y + pen.px(4), box.width, pen.px(26)), scene, row, 18)
    _draw_bar(pen, Rect(box.x, box.y + pen.px(54), box.width, pen.px(5)), scene, row)


def _draw_brief(pen: Pen, box: Rect, scene: Scene, row: int) -> None:
    _draw_probability(pen, Rect(box.x, box.y + pen.px(2), box.width, pen.px(19)), scene, row, 14)


def _draw_number(pen: Pen, box: Rect, scene: Scene, row: int) -> None:
    _draw_probability(pen, Rect(box.x, box.y + pen.px(1), box.width, pen.px(15)), scene, row, 11)


def _draw_rounded(pen: Pen, box: Rect, scene: Scene, row: int) -> None:
    """Draw the probability with two decimals, because three would touch the neighbours."""
    stage, snapshot = pen.theme.stage, scene.snapshot
    colour = stage.accent if snapshot.answers[row].is_one else stage.text
    line = Rect(box.x, box.y + pen.px(2), box.width, pen.px(15))
    p = float(snapshot.probabilities[row])
    if scene.hides(Hidden.PROBABILITIES):
        return
    text = figures.brief_row_probability(p, snapshot.threshold)
    pen.text(text, line, colour, 10.5, Face.MONO, Align.CENTRE)


def _draw_probability(pen: Pen, box: Rect, scene: Scene, row: int, size: float) -> None:
    stage, snapshot = pen.theme.stage, scene.snapshot
    colour = stage.accent if snapshot.answers[row].is_one else stage.text
    if scene.hides(Hidden.PROBABILITIES):
        return
    text = figures.row_probability(float(snapshot.probabilities[row]), snapshot.threshold)
    pen.text(text, box, colour, size, Face.MONO, Align.CENTRE)


def _draw_bar(pen: Pen, box: Rect, scene: Scene, row: int) -> None:
    if scene.hides(Hidden.PROBABILITIES):
        return
    stage = pen.theme.stage
    track = Rect(0, box.y, min(pen.px(84), box.width - pen.px(16)), pen.px(4))
    track.centerx = box.centerx
    pen.rounded(track, stage.track, 2)
    filled = Rect(track.x, track.y, round(track.width * float(scene.glow[row])), track.height)
    if filled.width > 1:
        pen.rounded(filled, stage.accent, 2)
    x = track.x + track.width * scene.threshold_shown
    pen.line((x, track.y - pen.px(3)), (x, track.bottom + pen.px(3)), stage.text, 2)


DETAILS = (
    Detail(above=22, below=64, smallest=26, narrowest=136, draw=_draw_full, target=(30, 19)),
    Detail(above=18, below=38, smallest=18, narrowest=62, draw=_draw_brief, target=(21, 16)),
    Detail(above=18, below=17, smallest=10, narrowest=36, draw=_draw_number),
    Detail(above=15, below=0, smallest=0, narrowest=0, draw=lambda *_: None),
)
HEADED_DETAILS = (
    Detail(above=3, below=19, smallest=9, narrowest=32, draw=_draw_rounded),
    Detail(above=3, below=2, smallest=0, narrowest=0, draw=lambda *_: None),
)
