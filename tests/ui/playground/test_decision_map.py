"""The decision map: its colours are probabilities, its line the threshold, its dots the rows."""

import numpy as np
import pytest
from pygame import Rect

from game.core.neuron import sigmoid
from game.gates import Gate
from game.playground.run import Setup
from game.record import replace
from game.ui.kit.pen import MOVING, STILL
from game.ui.kit.theme import DARK, THEMES
from game.ui.playground.decision_map import draw_decision_map, map_square, on_square, shade
from tests.support.gates import AND, XOR_WITH_PRODUCT
from tests.support.panels import PAPER, Paper
from tests.support.scenes import FIVE, ONE, THREE, scene_of, worst_case

RECT = Rect(10, 10, 340, 300)
SIZE = (360, 320)
NARROW = Rect(10, 10, 200, 300)


def drawn(scene, rect=RECT, theme=DARK, **layers):
    paper = Paper(SIZE, theme)
    draw_decision_map(paper.pen, rect, scene, **layers)
    return paper


def given(gate, *weights, **setup):
    return scene_of(gate, 0, Setup(weights=weights, **setup)).scene


@pytest.mark.parametrize("threshold", [0.01, 0.3, 0.5, 0.99])
def test_shades_keep_the_order_and_put_the_threshold_in_the_middle(threshold):
    p = np.linspace(0, 1, 101)
    shades = shade(p, threshold)
    assert np.all(np.diff(shades) >= 0)
    assert (shades[0], shades[-1]) == (0, pytest.approx(1))
    assert shade(np.array([threshold]), threshold) == pytest.approx(0.5)


@pytest.mark.parametrize("unit", [0.72, 1.0, 1.7])
@pytest.mark.parametrize("size", [(340, 300), (200, 300), (500, 260)])
def test_the_square_lies_in_its_panel_with_room_for_both_names(size, unit):
    rect = Rect(7, 9, round(size[0] * unit), round(size[1] * unit))
    square = map_square(rect, unit, AND)
    assert square.width == square.height > 60 * unit
    assert rect.contains(square)
    assert square.left - rect.left >= 25 * unit
    assert rect.bottom - square.bottom >= 18 * unit


def test_only_two_inputs_make_a_square():
    for gate in (ONE, THREE, FIVE):
        assert map_square(RECT, 1.0, gate) is None


def test_the_first_input_goes_right_and_the_second_up():
    square = Rect(100, 50, 170, 170)
    corners = {bits: on_square(square, bits) for bits in AND.rows}
    assert corners[0, 0][0] == corners[0, 1][0] < corners[1, 0][0] == corners[1, 1][0]
    assert corners[0, 1][1] == corners[1, 1][1] < corners[0, 0][1] == corners[1, 0][1]
    assert on_square(square, (0.5, 0.5)) == (185, 135)
    assert all(square.collidepoint(corner) for corner in corners.values())


def away(paper, point, colour):
    got = np.array(paper.surface.get_at((round(point[0]), round(point[1])))[:3], int)
    return np.abs(got - colour).max()


@pytest.mark.parametrize("theme", THEMES.values(), ids=THEMES)
@pytest.mark.parametrize("rect", [RECT, NARROW], ids=["wide", "narrow"])
def test_where_the_neuron_is_sure_the_map_has_the_colour_of_its_answer(rect, theme):
    paper = drawn(given(AND, 40.0, 0.0, -20.0), rect, theme)  # p is 0 left of A = 0.5, 1 right
    square = map_square(rect, 1.0, AND)
    assert away(paper, on_square(square, (0.2, 0.5)), theme.zero) < 12
    assert away(paper, on_square(square, (0.8, 0.5)), theme.one) < 12
    assert away(paper, on_square(square, (0.5, 0.6)), theme.line) < 80


def test_the_line_goes_where_the_threshold_goes():
    places = []
    square = map_square(RECT, 1.0, AND)
    for threshold in (0.2, 0.5, 0.8):
        paper = drawn(given(AND, 8.0, 0.0, -4.0, threshold=threshold))
        y = round(on_square(square, (0, 0.5))[1])
        row = paper.pixels[square.left : square.right, y].min(axis=1)
        place = square.left + int(np.argmax(row)), y
        x = (place[0] - square.x) / square.width * 1.7 - 0.35
        assert sigmoid(np.array(8 * x - 4)) == pytest.approx(threshold, abs=0.06)
        places.append(place[0])
    assert places == sorted(set(places))


def test_a_product_bends_the_map():
    scene = given(XOR_WITH_PRODUCT, 8.0, 8.0, -16.0, -4.0)
    paper, square = drawn(scene), map_square(RECT, 1.0, XOR_WITH_PRODUCT)
    for point, colour in (((0.8, 0.2), DARK.one), ((0.2, 0.8), DARK.one), ((0.2, 0.2), DARK.zero)):
        got = np.array(paper.surface.get_at(tuple(map(round, on_square(square, point))))[:3], int)
        other = DARK.zero if colour == DARK.one else DARK.one
        assert np.abs(got - colour).sum() < np.abs(got - other).sum()


@pytest.mark.parametrize("gate", [ONE, AND, THREE, FIVE], ids=lambda gate: gate.name)
def test_still_and_moving_parts_make_the_whole(gate):
    scene = scene_of(gate, 30).scene
    paper = drawn(scene, layers=MOVING)
    draw_decision_map(paper.pen, RECT, scene, STILL)
    np.testing.assert_array_equal(paper.pixels, drawn(scene).pixels)
    assert bool(drawn(scene, layers=STILL).words) == (gate.n_inputs == 2)


@pytest.mark.parametrize("gate", [ONE, AND, THREE, FIVE], ids=lambda gate: gate.name)
@pytest.mark.parametrize("theme", THEMES.values(), ids=THEMES)
def test_the_wildest_neuron_is_drawn_within_the_panel(gate, theme):
    paper = drawn(worst_case(gate).scene, RECT, theme)
    assert paper.is_blank_outside(RECT)
    assert paper.surface.get_clip() == paper.surface.get_rect()


def test_the_live_row_and_rows_without_target_look_different():
    gate = Gate("P", ("A", "B"), (0, None, 1, 1))
    scene = scene_of(gate, 30).scene
    square = map_square(RECT, 1.0, gate)
    dots = []
    for live_inputs in ((0, 0), (0, 1)):
        live = replace(scene, snapshot=replace(scene.snapshot, live_inputs=live_inputs))
        x, y = (round(place) for place in on_square(square, (0, 1)))
        dots.append(drawn(live).pixels[x - 9 : x + 10, y - 9 : y + 10])
    assert np.any(dots[0] != dots[1])


@pytest.mark.parametrize(
    ("gate", "words"),
    [
        (ONE, {"A = 0", "A = 1"}),
        (AND, {"A →", "B ↑"}),
        (THREE, {"target 1", "target 0", "z = w·x + b"}),
    ],
    ids=lambda value: getattr(value, "name", ""),
)
def test_axes_are_named(gate, words):
    assert words <= set(drawn(scene_of(gate, 5).scene).words)


def test_every_row_of_many_inputs_has_a_dot():
    paper, bare = drawn(scene_of(FIVE, 40).scene), Paper(SIZE)
    assert np.any(paper.pixels != bare.pixels)
    live = (paper.pixels == DARK.stage.text).all(axis=2)
    assert live.any()
    assert not (bare.pixels == DARK.stage.text).all(axis=2).any()
    assert DARK.stage.text != PAPER
