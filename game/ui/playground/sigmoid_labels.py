"""The names of the rows on the sigmoid: rows at one place share a label, no label hides another."""

from collections.abc import Sequence

from pygame import Rect

from ...record import Record
from ..kit.pen import Pen, Point
from ..kit.text import Face, width_of
from .scene import Scene

LABEL_TYPE = 12.0
SAME_PLACE = 0.25  # points: rows nearer to each other share a label
LONGEST_LABEL = len("00, 01, 10, 11")
MANY_ROWS = 8  # with more, only the row fed in is named
# Where a label may stand, from the dot to the label's centre, in points, the best place first: the
# curve rises to the right, so there is room above at the left and below at the right.
PLACES = (
    (-30, -15),
    (26, 24),
    (10, 34),
    (-44, 2),
    (40, 12),
    (-24, -34),
    (22, 40),
    (-58, -20),
    (56, 28),
    (-56, -42),
    (48, 50),
    (-84, -8),
    (84, 14),
    (0, -46),
    (0, 46),
)
LABEL_MARGIN = 2  # points around a label


class RowLabel(Record):
    """The label of one or more rows at one place.

    Attributes:
        text: The rows' bits: "01, 10".
        rows: The rows.
        spot: Their place on the curve.
        rect: The label's rectangle.
    """

    text: str
    rows: tuple[int, ...]
    spot: Point
    rect: Rect


def row_labels(
    pen: Pen, box: Rect, scene: Scene, spots: Sequence[Point], taken: Sequence[Rect]
) -> list[RowLabel]:
    """Return the labels that have room in `box` beside what is `taken`, that of the live row first.

    `spots` are the places of the rows; only with few rows are others than the live one named.
    """
    live = scene.snapshot.live_row
    groups = _groups(spots, SAME_PLACE * pen.unit)
    groups.sort(key=lambda rows: live not in rows)
    if len(spots) > MANY_ROWS:
        groups = groups[:1]
    blocked = [*taken]
    labels: list[RowLabel] = []
    for rows in groups:
        text = _name(rows, scene)
        size = width_of(text, Face.MONO, pen.px(LABEL_TYPE)), pen.px(LABEL_TYPE * 1.2)
        rect = _free_place(pen, box, spots[rows[0]], size, blocked)
        if rect is None and live in rows:
            rect = _in_box(pen, box, spots[rows[0]], size, PLACES[0])
        if rect is not None:
            labels.append(RowLabel(text, rows, spots[rows[0]], rect))
            blocked.append(rect)
    return labels


def _name(rows: tuple[int, ...], scene: Scene) -> str:
    """Return the rows' bits; where there are too many for a label, those of the live one."""
    gate, live = scene.snapshot.gate, scene.snapshot.live_row
    shown = (
        rows if len(rows) <= MANY_ROWS // gate.n_inputs else (live if live in rows else rows[0],)
    )
    names = ", ".join("".join(map(str, gate.rows[row])) for row in shown)
    return names if len(shown) == len(rows) else f"{names} +{len(rows) - 1}"


def _groups(spots: Sequence[Point], reach: float) -> list[tuple[int, ...]]:
    """Return the rows in groups of those that lie at one place, from left to right."""
    order = sorted(range(len(spots)), key=lambda row: (spots[row][0], -spots[row][1]))
    groups: list[list[int]] = []
    for row in order:
        if groups and _are_near(spots[groups[-1][0]], spots[row], reach):
            groups[-1].append(row)
        else:
            groups.append([row])
    return [tuple(sorted(group)) for group in groups]


def _are_near(first: Point, second: Point, reach: float) -> bool:
    return abs(first[0] - second[0]) + abs(first[1] - second[1]) <= reach


def _free_place(
    pen: Pen, box: Rect, spot: Point, size: tuple[int, int], blocked: Sequence[Rect]
) -> Rect | None:
    """Return the first place beside `spot` where a label hides nothing, or None."""
    for place in PLACES:
        rect = _in_box(pen, box, spot, size, place)
        if rect.collidelist(blocked) < 0:
            return rect
    return None


def _in_box(
    pen: Pen, box: Rect, spot: Point, size: tuple[int, int], place: tuple[int, int]
) -> Rect:
    margin = pen.px(LABEL_MARGIN)
    rect = Rect(0, 0, size[0] + 2 * margin, size[1])
    rect.center = (
        round(spot[0] + place[0] * pen.unit),
        round(spot[1] + place[1] * pen.unit),
    )
    return rect.clamp(box)
