"""The geometry of the neuron's panel: the neuron, and below it the sum or beside it a gauge."""

from functools import lru_cache

from pygame import Rect

from ...gates.gate import Gate
from ...record import Record
from ..kit.bulb import BELOW
from ..kit.layout import Flex, columns
from ..kit.pen import Point

TITLE_HEIGHT = 34
SUM_HEIGHT, LOW_SUM_HEIGHT = 50, 28
LOW = 200  # points; a lower panel has the sum in one line without captions


class Columns(Record, eq=False):
    """The division of the panel's width.

    Attributes:
        shares: Shares of names, input bulbs, chips on wires, body, output bulb, and gauge; without
            a gauge, its share is the bulb's.
        chip: The width of a chip in points.
        chip_at: The position of chips, as a share of their column.
        many_chips_at: The same if there are many chips.
        words: The width of the text under the output bulb, in points.
    """

    shares: tuple[float, ...]
    chip: int = 66
    chip_at: float = 0.34
    many_chips_at: float = 0.2
    words: int = 150


NARROW = 440  # points; narrower panels use the narrow columns
LONG_NAME = 14
SHORT_NAMED = Columns((0.15, 0.08, 0.26, 0.19, 0.22, 0.1))
LONG_NAMED = Columns((0.22, 0.07, 0.22, 0.18, 0.21, 0.1))
NARROW_SHORT_NAMED = Columns((0.115, 0.08, 0.22, 0.205, 0.28, 0.1), 54, 0.5, 0.36, 80)
NARROW_LONG_NAMED = Columns((0.19, 0.07, 0.2, 0.19, 0.25, 0.1), 50, 0.5, 0.36, 72)
SHORTEST_WIRE = 5  # from the body to the output bulb, in points
FEW_WIRES = 4
WORD_BELOW, WORDS_BELOW = 26, 48  # points, for one or two lines of text below the output bulb
LABELS = 72  # points, for the lines above and below the body


class NeuronGeometry(Record):
    """The neuron's geometry; inputs, chips and wire ends are in the order of the weights.

    Where there is a gauge, `sum` is empty, and where there is a sum, the gauge is.
    """

    inputs: tuple[Point, ...]
    input_radius: int
    names: tuple[Rect, ...]
    chips: tuple[Rect, ...]
    ends: tuple[Point, ...]
    body: Point
    body_radius: int
    bulb: Point
    bulb_radius: int
    words_width: int
    gauge: Rect
    sum: Rect


def sum_rect(rect: Rect, unit: float) -> Rect:
    """Return the rectangle of the sum at the foot of the panel `rect`."""
    height = round((LOW_SUM_HEIGHT if rect.height < LOW * unit else SUM_HEIGHT) * unit)
    inset = round(16 * unit)
    return Rect(rect.x + inset, rect.bottom - height, rect.width - 2 * inset, height)


def neuron_geometry(
    rect: Rect, unit: float, gate: Gate, *, has_gauge: bool = False
) -> NeuronGeometry:
    """Return the geometry of the neuron for `gate` in the panel `rect`, above its sum.

    In an environment's small frame it has a gauge in place of the sum.
    """
    is_narrow = rect.width < NARROW * unit
    if max(map(len, gate.feature_names)) > LONG_NAME:
        widths = NARROW_LONG_NAMED if is_narrow else LONG_NAMED
    else:
        widths = NARROW_SHORT_NAMED if is_narrow else SHORT_NAMED
    return _geometry((*rect.topleft, *rect.size), unit, gate.n_features + 1, widths, has_gauge)


@lru_cache(maxsize=8)
def _geometry(
    panel: tuple[int, int, int, int],
    unit: float,
    n_weights: int,
    widths: Columns,
    has_gauge: bool,
) -> NeuronGeometry:
    rect = Rect(panel)
    box = Rect(rect.x, rect.y + round(TITLE_HEIGHT * unit), rect.width, 0)
    total = Rect(0, 0, 0, 0) if has_gauge else sum_rect(rect, unit)
    if has_gauge:
        box.height = rect.bottom - box.y - round(10 * unit)
    else:
        box.height = total.y - box.y - round(6 * unit)
    *shares, last = widths.shares
    if not has_gauge:
        shares[-1], last = shares[-1] + last, 0.0
    names, bulbs, chips, body, bulb, gauge = columns(
        box.inflate(-round(28 * unit), 0), 0, *map(Flex, (*shares, last))
    )
    spacing = min(76 * unit, box.height / n_weights)
    first = box.centery - spacing * (n_weights - 1) / 2
    heights = [first + spacing * place for place in range(n_weights)]
    body_radius = round(min(54 * unit, (box.height - LABELS * unit) / 2, body.width * 0.42))
    # Wires end spread over the left side of the body; many chips lie nearer to the inputs.
    ends = [box.centery + (height - box.centery) * body_radius / box.height for height in heights]
    chip_at = widths.chip_at if n_weights <= FEW_WIRES else widths.many_chips_at
    at = chips.x + chips.width * chip_at
    share = (at - bulbs.centerx) / (body.centerx - bulbs.centerx)
    apart = spacing * (1 - share * (1 - body_radius / box.height))
    chip_size = (
        min(round(widths.chip * unit), chips.width),
        round(min(24 * unit, apart * 0.94)),
    )
    slots = [Rect((0, 0), chip_size) for _ in heights]
    for slot, height, end in zip(slots, heights, ends, strict=True):
        slot.center = (round(at), round(height + (end - height) * share))
    below = (WORDS_BELOW if has_gauge else WORD_BELOW) * unit
    bulb_radius = round(
        min(
            46 * unit,
            (box.height - below) / (1 + BELOW),
            bulb.centerx - body.centerx - body_radius - SHORTEST_WIRE * unit,
        )
    )
    bulb_y = min(box.centery - 0.2 * bulb_radius, box.bottom - below - BELOW * bulb_radius)
    name_height = round(min(44 * unit, spacing * 0.94))
    bar = Rect(0, 0, 0, 0)
    if has_gauge:
        bar.size = round(11 * unit), round(box.height * 0.8)
        bar.center = (gauge.centerx, box.centery)
    return NeuronGeometry(
        inputs=tuple((bulbs.centerx, height) for height in heights),
        input_radius=round(min(18 * unit, spacing * 0.4)),
        names=tuple(
            Rect(names.x, round(height - name_height / 2), names.width, name_height)
            for height in heights
        ),
        chips=tuple(slots),
        ends=tuple((body.centerx, end) for end in ends),
        body=(body.centerx, box.centery),
        body_radius=body_radius,
        bulb=(bulb.centerx, bulb_y),
        bulb_radius=bulb_radius,
        words_width=max(1, round(widths.words * unit)),
        gauge=bar,
        sum=total,
    )


def chip_arrows(chip: Rect, unit: float) -> tuple[Rect, Rect]:
    """Return the rectangles of a focused weight's arrows for lower and raise."""
    width = round(13 * unit)
    box = Rect(chip.right + round(2 * unit), chip.y, width, chip.height)
    return box, box.move(width, 0)
