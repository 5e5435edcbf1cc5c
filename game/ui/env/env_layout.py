"""Where the parts of an environment's frame lie, by arithmetic on rectangles alone."""

from math import ceil

from pygame import Rect

from ...gates.gate import Gate
from ...record import Record
from ..kit.bulb import BELOW
from ..kit.layout import Flex, columns, rows
from ..kit.pen import Point

DESIGN_SIZE = (760, 500)  # of this size, a point is a pixel
MANY_ROWS = 16  # more than these need the height
HEADER, TITLE, INSET = 58, 30, 14  # heights of the header and of a card's title, in points
N_READINGS = 4
SQUARE_INPUTS = 2  # make a map that is a square
NEURON_COLUMNS = (0.1, 0.08, 0.23, 0.19, 0.29, 0.11)  # names, inputs, chips, body, bulb, gauge
RING = 1.16  # where the ring of a bulb's mark ends, in radii
HALO = 1.8  # how far a bulb's halo is to be seen at least, in radii, before its tile ends


class NeuronPlaces(Record):
    """Where the neuron's parts lie; the first four in the order of the weights."""

    names: tuple[Rect, ...]
    inputs: tuple[Point, ...]
    chips: tuple[Rect, ...]
    wires: tuple[tuple[Point, Point], ...]
    input_radius: int
    body: Point
    body_radius: int
    logit: Rect
    tile: Rect
    bulb_radius: int
    probability: Rect
    gauge: Rect


class RowPlaces(Record):
    """Where one row of the truth table lies: its tile with its bits and its bulb, its number."""

    tile: Rect
    bits: Rect
    bulb: Point
    number: Rect


class EnvLayout(Record):
    """Where the parts of the frame lie, in pixels.

    Attributes:
        unit: A point's size.
        symbol: The gate's symbol.
        name: The gate's name.
        readings: Cells with a number of the moment each.
        neuron_card: The card of the neuron.
        map_card: The card of the decision map.
        square: The decision map of two inputs.
        table_card: The card of the truth table.
        verdict: What one neuron can make of the gate.
        changing: All that differs from one frame of a gate to the next lies in these.
        restored: Those of them that the next frame does not cover whole.
        neuron: The neuron's parts.
        rows: The truth table's rows.
        radius: Of the glass of the rows' bulbs.
    """

    unit: float
    symbol: Rect
    name: Rect
    readings: tuple[Rect, ...]
    neuron_card: Rect
    map_card: Rect
    square: Rect
    table_card: Rect
    verdict: Rect
    changing: tuple[Rect, ...]
    restored: tuple[Rect, ...]
    neuron: NeuronPlaces
    rows: tuple[RowPlaces, ...]
    radius: int


def env_layout(size: tuple[int, int], gate: Gate) -> EnvLayout:
    """Return the layout in a frame of `size` for `gate`."""
    unit = min(size[0] / DESIGN_SIZE[0], size[1] / DESIGN_SIZE[1])

    def px(points: float) -> int:
        return round(points * unit)

    page = Rect(0, 0, *size).inflate(-2 * px(12), 0)
    gap = px(10)
    lower = 0.56 if gate.n_rows > MANY_ROWS else 0.44
    header, top, table, _ = rows(page, 0, px(HEADER), Flex(1 - lower), Flex(lower), px(12))
    top.height -= gap
    neuron, map_ = columns(top, gap, Flex(0.62), Flex(0.38))
    symbol, name, *readings = columns(header, px(10), px(46), Flex(), *[px(96)] * N_READINGS)
    symbol.inflate_ip(0, -round(header.height * 0.5))
    verdict = Rect(table.x + px(130), table.y, table.width - px(130 + INSET), px(TITLE))
    insides = [_inside(card, unit) for card in (neuron, map_, table)]
    rooms, radius = _rows(insides[2], unit, gate)
    square = _square(insides[1], unit)
    is_map_drawn_anew = gate.n_inputs != SQUARE_INPUTS
    numbers = readings[0].unionall(readings[1:])
    return EnvLayout(
        unit=unit,
        symbol=symbol,
        name=name,
        readings=tuple(readings),
        neuron_card=neuron,
        map_card=map_,
        square=square,
        table_card=table,
        verdict=verdict,
        changing=(numbers, neuron, map_ if is_map_drawn_anew else square, insides[2]),
        restored=(numbers, neuron, map_) if is_map_drawn_anew else (numbers, neuron),
        neuron=_neuron(insides[0], unit, gate.n_features + 1),
        rows=rooms,
        radius=radius,
    )


def _inside(card: Rect, unit: float) -> Rect:
    """Return what a card has room for below its title."""
    top, inset = round(TITLE * unit), round(INSET * unit)
    return Rect(
        card.x + inset, card.y + top, card.width - 2 * inset, card.height - top - inset // 2
    )


def _square(box: Rect, unit: float) -> Rect:
    """Return the map's square, with room for the inputs' names below it and beside it."""
    side = min(box.height - round(22 * unit), box.width - round(60 * unit))
    square = Rect(0, box.y, side, side)
    square.centerx = box.centerx
    return square


def _neuron(box: Rect, unit: float, n_weights: int) -> NeuronPlaces:
    names, bulbs, chips, body, bulb, gauge = columns(box, 0, *map(Flex, NEURON_COLUMNS))
    spacing = min(60 * unit, box.height / n_weights)
    first = box.centery - spacing * (n_weights - 1) / 2
    heights = [first + spacing * place for place in range(n_weights)]
    body_radius = round(min(44 * unit, box.height * 0.26, body.width * 0.46))
    input_radius = round(min(18 * unit, spacing * 0.4))
    name_height, chip_height = round(min(22 * unit, spacing)), round(min(24 * unit, spacing * 0.9))
    slots = [Rect(chips.x, 0, min(round(66 * unit), chips.width), chip_height) for _ in heights]
    for slot, height in zip(slots, heights, strict=True):
        slot.centery = round(height)
    centre = (float(body.centerx), float(box.centery))
    tile = Rect(bulb.x, bulb.y, bulb.width, bulb.height - round(26 * unit))
    bar = Rect(0, 0, round(11 * unit), round(box.height * 0.8))
    bar.center = (gauge.centerx, box.centery)
    below = Rect(body.x, round(centre[1] + body_radius + 4 * unit), body.width, round(20 * unit))
    return NeuronPlaces(
        names=tuple(
            Rect(names.x, round(y - name_height / 2), names.width, name_height) for y in heights
        ),
        inputs=tuple((float(bulbs.centerx), y) for y in heights),
        chips=tuple(slots),
        wires=tuple(((bulbs.centerx + input_radius, y), centre) for y in heights),
        input_radius=input_radius,
        body=centre,
        body_radius=body_radius,
        logit=below.inflate(round(24 * unit), 0),
        tile=tile,
        bulb_radius=max(2, round(min(tile.width, tile.height) / 2 / HALO)),
        probability=Rect(tile.x, tile.bottom, tile.width, round(24 * unit)),
        gauge=bar,
    )


def _rows(box: Rect, unit: float, gate: Gate) -> tuple[tuple[RowPlaces, ...], int]:
    """Return the rows' places and the glass's radius: the division with the largest bulbs."""
    above, below = (16 * unit, 18 * unit) if gate.n_rows <= MANY_ROWS else (11 * unit, 0.0)

    def radius_in(across: int) -> int:
        width, height = box.width / across, box.height / ceil(gate.n_rows / across)
        room = (height - above - below) / (RING + BELOW)
        return max(2, int(min(width / 2 / HALO, height / 2 / HALO, room, 46 * unit)))

    divisions = [1 << power for power in range(gate.n_inputs + 1)]
    across = max(divisions, key=lambda n: (radius_in(n), -n))
    radius = radius_in(across)
    width, height = box.width / across, box.height / ceil(gate.n_rows / across)
    places = []
    for row in range(gate.n_rows):
        left, top = box.x + row % across * width, box.y + row // across * height
        cell = Rect(round(left), round(top), round(left + width) - round(left), 0)
        cell.height = round(top + height) - cell.y
        spare = height - above - below - radius * (RING + BELOW)
        y = cell.y + above + radius * RING + spare / 2
        places.append(
            RowPlaces(
                bits=Rect(cell.x, cell.y, cell.width, round(above)),
                tile=cell,
                bulb=(float(cell.centerx), y),
                number=Rect(cell.x, cell.bottom - round(below), cell.width, round(below)),
            )
        )
    return tuple(places), radius
