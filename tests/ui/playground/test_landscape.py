"""The loss landscape: where the neuron is on it, how far it reaches, and that its valley is low."""

import numpy as np
import pytest
from pygame import Rect

from game.playground.run import Setup
from game.ui.kit import figures
from game.ui.kit.theme import DARK
from game.ui.playground.landscape import draw_landscape, ground
from tests.support.gates import AND, XOR_WITH_PRODUCT
from tests.support.panels import Paper
from tests.support.scenes import LONGEST_OF_ALL, ONE, SIX, THREE, scene_of, worst_case

RECT = Rect(10, 10, 360, 320)
SIZE = (380, 340)


def drawn(scene, rect=RECT, unit=1.0):
    paper = Paper((rect.right + 10, rect.bottom + 10), DARK, unit)
    draw_landscape(paper.pen, rect, scene)
    return paper


@pytest.mark.parametrize("unit", [0.72, 1.0, 1.6])
@pytest.mark.parametrize("size", [(280, 250), (360, 320), (460, 300)])
def test_the_square_lies_in_its_panel(size, unit):
    rect = Rect(10, 10, round(size[0] * unit), round(size[1] * unit))
    here = ground(rect, unit, scene_of(AND, 10).snapshot)
    square = Rect(here.across.start, here.up.end, 0, 0)
    square.size = (here.across.end - here.across.start, here.up.start - here.up.end)
    assert square.width == square.height > 0
    assert rect.contains(square)


@pytest.mark.parametrize(("gate", "second"), [(ONE, 1), (AND, 1), (XOR_WITH_PRODUCT, 1), (SIX, 1)])
def test_the_second_axis_is_a_weight_or_else_the_bias(gate, second):
    snapshot = scene_of(gate, 5).snapshot
    assert ground(RECT, 1.0, snapshot).second == second
    assert second < len(snapshot.weights)


@pytest.mark.parametrize(
    ("weight", "reach"), [(0.0, 4), (3.5, 4), (3.7, 8), (100.0, 128), (1e6, 2**21)]
)
def test_the_reach_doubles_and_holds_the_whole_path(weight, reach):
    scene = scene_of(AND, 0, Setup(weights=(weight, -weight, 0.0))).scene
    here = ground(RECT, 1.0, scene.snapshot)
    assert here.reach == reach
    assert figures.reach(here.reach) in drawn(scene).words


def test_the_neuron_stands_where_its_weights_are():
    scene = scene_of(AND, 0, Setup(weights=(2.0, -1.0, 0.0))).scene
    here, paper = ground(RECT, 1.0, scene.snapshot), drawn(scene)
    spot = (
        round(float(here.across.place(np.array([2.0]))[0])),
        round(float(here.up.place(np.array([-1.0]))[0])),
    )
    assert tuple(paper.surface.get_at(spot))[:3] == DARK.stage.accent


def test_it_is_warmer_where_the_loss_is_lower():
    scene = scene_of(ONE, 0, Setup(weights=(0.0, 0.0))).scene
    here, paper = ground(RECT, 1.0, scene.snapshot), drawn(scene)

    def warmth(weight, bias):
        x = float(here.across.place(np.array([weight]))[0])
        y = float(here.up.place(np.array([bias]))[0])
        red, _, blue = paper.surface.get_at((round(x), round(y)))[:3]
        return red - blue

    assert warmth(3.5, -1.7) > warmth(0.5, 1.0) > warmth(-3.5, 1.7)


@pytest.mark.parametrize("gate", [ONE, AND, THREE, SIX, LONGEST_OF_ALL], ids=lambda g: g.name)
def test_the_wildest_neuron_is_drawn_within_the_panel_and_stays_as_it_is(gate):
    scene = worst_case(gate).scene
    before = scene.snapshot.weights.copy()
    paper = drawn(scene)
    assert paper.is_blank_outside(RECT)
    np.testing.assert_array_equal(scene.snapshot.weights, before)
    assert any(text.text.startswith("weight of") for text in paper.placed)
    assert Rect((0, 0), SIZE).contains(RECT)
