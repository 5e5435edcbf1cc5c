"""Where the neuron's parts lie: in the panel, apart, and in the order of the weights."""

from itertools import combinations, pairwise

import pytest
from pygame import Rect

from game.ui.kit.theme import DARK
from game.ui.playground.neuron_geometry import chip_arrows, neuron_geometry
from tests.support.scenes import SIZES, TELLING, layout_of

WIDE, NARROW = Rect(200, 70, 640, 300), Rect(200, 70, 400, 300)


def geometry(gate, size):
    layout = layout_of(size, DARK, gate.n_rows)
    return neuron_geometry(layout.neuron, layout.unit, gate), layout.neuron


@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize("gate", TELLING, ids=lambda gate: gate.name)
def test_all_parts_lie_in_the_panel_and_apart(gate, size):
    place, panel = geometry(gate, size.pair)
    parts = [*place.names, *place.chips, place.sum]
    assert all(panel.contains(part) for part in parts)
    for one, other in combinations(parts, 2):
        assert not one.colliderect(other)
    x, y = place.body
    assert panel.contains(Rect(0, 0, 2, 2).move(x, y).inflate(2 * place.body_radius, 0))
    assert place.body_radius > 0
    assert place.bulb_radius > 0


@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize("gate", TELLING, ids=lambda gate: gate.name)
def test_the_signal_goes_from_left_to_right(gate, size):
    place, _ = geometry(gate, size.pair)
    for name, (x, _), chip in zip(place.names, place.inputs, place.chips, strict=True):
        assert name.centerx < x - place.input_radius
        assert x < chip.centerx < place.body[0]
    assert place.body[0] + place.body_radius < place.bulb[0] - place.bulb_radius
    assert place.bulb[0] + place.bulb_radius < place.sum.right


@pytest.mark.parametrize("gate", TELLING, ids=lambda gate: gate.name)
@pytest.mark.parametrize("panel", [WIDE, NARROW], ids=["wide", "narrow"])
def test_there_is_one_of_each_for_every_weight_from_top_to_bottom(gate, panel):
    place = neuron_geometry(panel, 1.0, gate)
    for parts in (place.inputs, place.names, place.chips, place.ends):
        assert len(parts) == gate.n_features + 1
    for ys in ([y for _, y in place.inputs], [y for _, y in place.ends]):
        assert all(upper < lower for upper, lower in pairwise(ys))
    assert sum(y for _, y in place.ends) / len(place.ends) == pytest.approx(place.body[1])


@pytest.mark.parametrize("gate", TELLING, ids=lambda gate: gate.name)
@pytest.mark.parametrize("panel", [WIDE, NARROW], ids=["wide", "narrow"])
def test_chips_stand_on_their_wires(gate, panel):
    place = neuron_geometry(panel, 1.0, gate)
    for (x, y), (end_x, end_y), chip in zip(place.inputs, place.ends, place.chips, strict=True):
        on_wire = y + (end_y - y) * (chip.centerx - x) / (end_x - x)
        assert chip.centery == pytest.approx(on_wire, abs=1.5)


def test_it_moves_with_its_panel():
    gate = TELLING[0]
    place = neuron_geometry(WIDE, 1.0, gate)
    moved = neuron_geometry(WIDE.move(30, -20), 1.0, gate)
    assert moved.sum == place.sum.move(30, -20)
    assert moved.body == (place.body[0] + 30, place.body[1] - 20)
    assert moved.bulb_radius == place.bulb_radius


@pytest.mark.parametrize("unit", [0.72, 1.0, 2.0])
def test_arrows_stand_right_of_their_chip_and_apart(unit):
    chip = Rect(50, 20, round(66 * unit), round(24 * unit))
    lower, upper = chip_arrows(chip, unit)
    assert chip.right < lower.left
    assert lower.right == upper.left
    assert lower.height == upper.height == chip.height


@pytest.mark.parametrize("gate", TELLING, ids=lambda gate: gate.name)
def test_there_is_a_sum_below_or_a_gauge_beside(gate):
    stage, frame = (neuron_geometry(WIDE, 1.0, gate, has_gauge=has) for has in (False, True))
    assert not stage.gauge.width
    assert not frame.sum.height
    assert stage.body[1] + stage.body_radius < stage.sum.top
    assert stage.sum.bottom == WIDE.bottom
    assert frame.bulb[0] + frame.bulb_radius < frame.gauge.left
    assert WIDE.contains(frame.gauge)
