"""Where an environment's frame has its panels, and they their parts."""

import pygame
import pytest

from game.ui.env.env_layout import SMALLEST_SIZE, drawn_size, env_layout
from game.ui.playground.decision_map import map_square
from game.ui.playground.neuron_geometry import neuron_geometry
from game.ui.playground.table_geometry import table_geometry
from tests.support.scenes import BY_NAME, TELLING

FRAME = (600, 400)
DRAWN = (FRAME, SMALLEST_SIZE, (1280, 720), (430, 900), (1200, 300))


@pytest.mark.parametrize("size", DRAWN, ids=str)
@pytest.mark.parametrize("gate", TELLING, ids=lambda gate: gate.name)
def test_every_part_lies_in_its_card_and_every_card_in_the_frame(gate, size):
    layout = env_layout(size, gate)
    frame = pygame.Rect(0, 0, *size)
    cards = (layout.neuron, layout.map, layout.truth_table)
    parts = (*cards, layout.symbol, layout.name, *layout.cells)
    assert all(frame.contains(part) for part in parts)
    assert all(part.collidelist(parts[place + 1 :]) < 0 for place, part in enumerate(parts))
    neuron = neuron_geometry(layout.neuron, layout.unit, gate, has_gauge=True)
    for part in (*neuron.names, *neuron.chips, neuron.gauge):
        assert layout.neuron.contains(part), part
    assert all(chip.collidelist(neuron.names) < 0 for chip in neuron.chips)
    square = map_square(layout.map, layout.unit, gate)
    assert (square is None) == (gate.n_inputs != 2)
    assert square is None or layout.map.contains(square)
    table = table_geometry(layout.truth_table, layout.unit, gate.n_rows)
    assert all(layout.truth_table.contains(cell.box) for cell in table.cells)
    boxes = [cell.box.inflate(-2, -2) for cell in table.cells]  # place and size rounded apart
    assert all(box.collidelist(boxes[place + 1 :]) < 0 for place, box in enumerate(boxes))
    assert all(cell.box.collidepoint(cell.bulb) for cell in table.cells)


@pytest.mark.parametrize("size", DRAWN, ids=str)
def test_bulbs_chips_and_body_keep_apart(size):
    gate = BY_NAME["AND"]
    layout = env_layout(size, gate)
    place = neuron_geometry(layout.neuron, layout.unit, gate, has_gauge=True)
    for chip, (x, _) in zip(place.chips, place.inputs, strict=True):
        assert x + place.input_radius <= chip.left
        assert chip.right <= place.body[0] - place.body_radius
    assert place.body[0] + place.body_radius < place.bulb[0] - place.bulb_radius
    assert place.bulb[0] + place.bulb_radius < place.gauge.left


@pytest.mark.parametrize("size", [(1, 1), (5, 900), (900, 5), (84, 84), (210, 160)])
def test_a_small_frame_is_drawn_in_a_size_that_can_be_read(size):
    width, height = drawn_size(size)
    assert width >= SMALLEST_SIZE[0]
    assert height >= SMALLEST_SIZE[1]
    assert width * height < 1_000_000
    assert drawn_size((width, height)) == (width, height)
