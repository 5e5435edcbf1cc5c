"""Where things are on the loss panel: chart, lanes and ticks below each other, of one width."""

from itertools import pairwise

import pytest
from pygame import Rect

from game.ui.playground.loss_geometry import loss_axis, loss_geometry
from tests.support.gates import AND, XOR
from tests.support.scenes import scene_of


@pytest.mark.parametrize("unit", [0.72, 1.0, 2.0])
@pytest.mark.parametrize("size", [(330, 189), (404, 253), (460, 900)])
def test_chart_and_lanes_lie_one_below_the_other_in_the_panel(size, unit):
    rect = Rect(10, 10, round(size[0] * unit), round(size[1] * unit))
    place = loss_geometry(rect, unit)
    parts = [place.chart, place.right, place.norm, place.epochs]
    assert all(rect.contains(part) for part in parts)
    assert len({(part.x, part.width) for part in parts}) == 1
    for upper, lower in pairwise(parts):
        assert upper.bottom <= lower.top
    assert place.chart.height >= 70 * unit


def test_at_the_size_of_the_design_the_chart_is_large_and_nothing_is_left_out():
    place = loss_geometry(Rect(0, 0, 404, 253), 1.0)
    assert place.chart.height >= 112
    assert place.norm.height > 0


def test_a_low_panel_leaves_out_the_norm():
    assert loss_geometry(Rect(0, 0, 331, 189), 1.0).norm.height == 0


@pytest.mark.parametrize(("gate", "top"), [(AND, 1.0), (XOR, 1.0)])
def test_the_axis_ends_at_a_tick(gate, top):
    assert loss_axis(Rect(0, 0, 200, 100), scene_of(gate, 50).scene).high == top
