"""The decision map: its colours are probabilities, its line the threshold, its dots the rows."""

import numpy as np
import pytest
from pygame import Rect

from game.core.neuron import sigmoid
from game.gates import Gate
from game.playground.controls import WEIGHT, Knob
from game.playground.run import Setup
from game.record import replace
from game.ui.kit.pen import MOVING, STILL
from game.ui.kit.theme import DARK, THEMES
from game.ui.playground.decision_map import (
    DECISION_MAP,
    draw_decision_map,
    map_square,
    on_square,
)
from game.ui.playground.scene import NEXT, PlaygroundHandler
from tests.support.gates import AND, XOR_WITH_PRODUCT
from tests.support.panels import PAPER, Noting, Paper
from tests.support.scenes import FIVE, ONE, THREE, scene_of, worst_case

RECT = Rect(10, 10, 340, 300)
SIZE = (424, 320)
WIDE_RECT = Rect(10, 10, 404, 264)
NARROW = Rect(10, 10, 200, 300)


def drawn(scene, rect=RECT, theme=DARK, **layers):
    paper = Paper(SIZE, theme)
    draw_decision_map(paper.pen, rect, scene, **layers)
    return paper


def given(gate, *weights, **setup):
    return scene_of(gate, 0, Setup(weights=weights, **setup)).scene


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
    assert away(paper, on_square(square, (0.2, 0.25)), theme.zero) < 12
    assert away(paper, on_square(square, (0.8, 0.25)), theme.one) < 12
    assert away(paper, on_square(square, (0.5, 0.2)), theme.line) < 80


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
        dots.append(drawn(live).pixels[x - 13 : x + 14, y - 13 : y + 14])
    assert np.any(dots[0] != dots[1])


@pytest.mark.parametrize(
    ("gate", "words"),
    [
        (ONE, {"A →", "p ↑", "θ"}),
        (AND, {"A →", "B ↑"}),
        (THREE, {"target 1", "target 0", "z = w·x + b", "says 0", "says 1"}),
    ],
    ids=lambda value: getattr(value, "name", ""),
)
def test_axes_are_named(gate, words):
    assert words <= set(drawn(scene_of(gate, 5).scene).words)


def test_every_row_of_many_inputs_has_a_dot():
    paper, bare = drawn(scene_of(FIVE, 40).scene), Paper(SIZE)
    assert np.any(paper.pixels != bare.pixels)
    live = (paper.pixels == DARK.stage.accent).all(axis=2)
    assert live.any()
    assert not (bare.pixels == DARK.stage.accent).all(axis=2).any()
    assert DARK.stage.accent != PAPER


def test_the_ticks_stand_where_the_corners_are():
    paper, square = drawn(scene_of(AND, 5).scene), map_square(RECT, 1.0, AND)
    places = {"0": [], "1": []}
    for text in paper.placed:
        if text.text in places:
            places[text.text].append(text.rect.center)
    for bit in (0, 1):
        x, y = on_square(square, (bit, bit))
        (one, other) = sorted(places[str(bit)], key=lambda at: at[0])
        assert (one[1], other[0]) == pytest.approx((y, x), abs=2)
        assert one[0] < square.left
        assert other[1] > square.bottom


def test_every_corner_says_target_and_judgement():
    gate = Gate("P", ("A", "B"), (0, None, 1, 1))
    words = drawn(given(gate, 8.0, 0.0, -4.0), WIDE_RECT).words
    assert sorted(word for word in words if "target" in word) == [
        "no target",
        "target 0",
        "target 1",
        "target 1",
    ]
    assert words.count("✓") == 3
    assert "✗" in drawn(given(AND, 8.0, 0.0, -4.0), WIDE_RECT).words
    assert drawn(given(AND, 0.0, 0.0, 0.0), WIDE_RECT).words.count("?") == 4


def boxes(paper, word):
    return [text.box for text in paper.placed if text.text == word]


@pytest.mark.parametrize("turn", range(24))
def test_the_names_of_the_sides_stand_on_their_side_and_on_no_corner(turn):
    angle = 2 * np.pi * turn / 24
    across, up = 6 * np.cos(angle), 6 * np.sin(angle)
    weights = (across, up, -0.4 * across - 0.6 * up + 0.3 * np.sin(5 * angle))
    paper = Paper((424, 284))
    draw_decision_map(paper.pen, WIDE_RECT, given(AND, *weights, threshold=0.4))
    square = map_square(WIDE_RECT, 1.0, AND)
    for side, word in enumerate(("says 0", "says 1")):
        for box in boxes(paper, word):
            assert square.contains(box)
            for corner in AND.rows:
                x, y = on_square(square, corner)
                assert not box.collidepoint((round(x), round(y)))
            for x, y in (box.topleft, box.topright, box.bottomleft, box.bottomright):
                a = (x - square.x) / square.width * 1.7 - 0.35
                b = (square.bottom - y) / square.height * 1.7 - 0.35
                p = float(sigmoid(np.array(weights[0] * a + weights[1] * b + weights[2])))
                assert (p > 0.4) == bool(side)
    assert boxes(paper, "says 0") or boxes(paper, "says 1")


def test_where_the_line_is_off_the_map_the_whole_map_has_one_name():
    for bias, word in ((9.0, "says 1"), (-9.0, "says 0")):
        words = drawn(given(AND, 0.1, 0.1, bias)).words
        assert [text for text in words if text.startswith("says")] == [word]


def test_a_neuron_that_knows_nothing_has_no_sides():
    assert not [word for word in drawn(given(AND, 0.0, 0.0, 0.0)).words if "says" in word]


def hotspot(scene, rect=RECT):
    paper, handler = Paper(SIZE), Noting(PlaygroundHandler)
    (spot,) = DECISION_MAP.hotspots(paper.pen, rect, scene, handler)
    return spot, handler


@pytest.mark.parametrize("gate", [AND, XOR_WITH_PRODUCT, ONE], ids=lambda gate: gate.name)
def test_the_line_follows_the_pointer_that_drags_it(gate):
    weights = {AND: (5.0, 3.0, -4.0), ONE: (6.0, -3.0)}.get(gate, (5.0, 4.0, -6.0, -2.0))
    scene = given(gate, *weights, threshold=0.3)
    spot, handler = hotspot(scene)
    square = map_square(RECT, 1.0, gate) or RECT
    on_line = [
        (x, y)
        for x in range(square.left, square.right)
        for y in range(square.top + 60, square.bottom - 60, 40)
        if spot.part_at((x, y)).name == "map line"
    ]
    start = on_line[len(on_line) // 2]
    line = spot.part_at(start)
    line.click()
    line.drag(start, start)
    bias = Knob(WEIGHT, len(weights) - 1)
    assert handler.taken() == [("focus", bias)]  # a click alone starts no new run
    end = (start[0] + 14, start[1] + 9)
    line.drag(start, end)
    [(name, knob, value)] = handler.taken()
    assert (name, knob) == ("set", bias)
    moved, _ = hotspot(given(gate, *weights[:-1], value, threshold=0.3))
    assert moved.part_at(end).name == "map line"
    assert value != weights[-1]


def test_a_drag_beyond_the_map_ends_at_its_edge():
    scene = given(AND, 5.0, 3.0, -4.0)
    spot, handler = hotspot(scene)
    square = map_square(RECT, 1.0, AND)
    y = square.centery
    start = next(
        (x, y) for x in range(square.left, square.right) if spot.part_at((x, y)).name == "map line"
    )
    line = spot.part_at(start)
    for end in ((square.right, y), (square.right + 500, y)):
        line.drag(start, end)
    assert handler.calls[0] == handler.calls[1]


def test_beside_the_line_a_click_turns_to_the_next_view():
    spot, handler = hotspot(given(AND, 5.0, 3.0, -4.0))
    for point in ((RECT.left + 2, RECT.top + 2), map_square(RECT, 1.0, AND).topleft):
        part = spot.part_at(point)
        assert part.tip().endswith(NEXT)
        part.click()
        assert handler.taken() == [("next_panel",)]


@pytest.mark.parametrize("gate", [THREE, FIVE], ids=lambda gate: gate.name)
def test_the_tip_of_a_projection_speaks_of_rows_at_their_z(gate):
    spot, _ = hotspot(scene_of(gate, 20).scene)
    assert spot.part_at is None
    assert "at its z" in spot.tip()


def test_the_map_that_shows_another_live_row_is_another():
    scene = scene_of(AND, 20).scene
    other = replace(scene, snapshot=replace(scene.snapshot, live_inputs=(1, 0)))
    if scene.snapshot.live_inputs != (1, 0):
        assert DECISION_MAP.shows(scene) != DECISION_MAP.shows(other)
