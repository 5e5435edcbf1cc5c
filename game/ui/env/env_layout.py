"""The layout of an environment's frame."""

from pygame import Rect

from ...gates.gate import Gate
from ...record import Record
from ..kit.bulb import REACH
from ..kit.layout import Flex, columns, rows
from ..playground.decision_map import map_square
from ..playground.neuron_geometry import neuron_geometry
from ..playground.table_geometry import table_geometry

DESIGN_SIZE = (640, 426)  # at this size, a point is a pixel
SMALLEST_SIZE = (420, 280)  # smaller frames are drawn at this size and scaled down
MANY_ROWS = 16  # more rows need the full height
HEADER, GAP, BORDER = 48, 8, 10  # in points
SYMBOL_WIDTH, CELLS_WIDTH = 46, 392
N_CELLS = 4  # and one more where the loss has a penalty


class EnvLayout(Record, eq=False):
    """The rectangles of the frame's parts, in pixels.

    Attributes:
        unit: The size of a point.
        symbol: The gate's symbol.
        name: The gate's name.
        cells: The current numbers.
        neuron: The neuron's panel.
        map: The panel of the decision map.
        truth_table: The panel of the truth table.
        changing: The parts that differ between frames of the same gate.
        restored: Those of them that the next frame does not cover completely.
    """

    unit: float
    symbol: Rect
    name: Rect
    cells: tuple[Rect, ...]
    neuron: Rect
    map: Rect
    truth_table: Rect
    changing: tuple[Rect, ...]
    restored: tuple[Rect, ...]


def drawn_size(size: tuple[int, int]) -> tuple[int, int]:
    """Return the size at which a frame of `size` is drawn before it is scaled down."""
    (width, height), (least_width, least_height) = size, SMALLEST_SIZE
    growth = max(1.0, min(least_width / width, least_height / height))
    return (
        max(round(width * growth), least_width),
        max(round(height * growth), least_height),
    )


def env_layout(size: tuple[int, int], gate: Gate, *, has_penalty: bool = False) -> EnvLayout:
    """Return the layout in a frame of `size` for `gate`, and how many numbers it shows."""
    unit = min(size[0] / DESIGN_SIZE[0], size[1] / DESIGN_SIZE[1])

    def px(points: float) -> int:
        return round(points * unit)

    page = Rect(0, 0, *size).inflate(-2 * px(BORDER), 0)
    lower = 0.54 if gate.n_rows > MANY_ROWS else 0.42
    header, body, _ = rows(page, 0, px(HEADER), Flex(), px(BORDER))
    upper, table = rows(body, px(GAP), Flex(1 - lower), Flex(lower))
    neuron, map_ = columns(upper, px(GAP), Flex(0.62), Flex(0.38))
    symbol, name, numbers = columns(header, px(GAP), px(SYMBOL_WIDTH), Flex(), px(CELLS_WIDTH))
    cells = columns(numbers, px(GAP), *[Flex()] * (N_CELLS + has_penalty))
    symbol.inflate_ip(0, -round(header.height * 0.42))
    square = map_square(map_, unit, gate)
    moving = (numbers, _moving_neuron(neuron, unit, gate), _moving_table(table, unit, gate))
    return EnvLayout(
        unit=unit,
        symbol=symbol,
        name=name,
        cells=tuple(cells),
        neuron=neuron,
        map=map_,
        truth_table=table,
        changing=(*moving, square or map_),
        restored=moving if square else (*moving, map_),
    )


def _moving_neuron(card: Rect, unit: float, gate: Gate) -> Rect:
    """Return the changing part of the neuron's card: all from the inputs to the right."""
    left = round(neuron_geometry(card, unit, gate, has_gauge=True).inputs[0][0])
    return Rect(left, card.y, card.right - left, card.height)


def _moving_table(card: Rect, unit: float, gate: Gate) -> Rect:
    """Return the changing part of the truth table's card: the cells and their bulbs' light."""
    place = table_geometry(card, unit, gate.n_rows)
    reach = round(place.radius * REACH) + 1
    halos = [
        Rect(round(x) - reach, round(y) - reach, 2 * reach, 2 * reach)
        for x, y in (cell.bulb for cell in place.cells)
    ]
    return halos[0].unionall([*halos, *(cell.box for cell in place.cells)]).clip(card)
