"""The loss landscape: what is drawn is the least loss for each pair of weights, and it stands."""

from itertools import pairwise

import numpy as np
import pytest
from pygame import Rect

from game.core.neuron import loss
from game.gates import Gate
from game.playground.playground import Playground
from game.playground.run import Setup
from game.ui.kit import figures
from game.ui.kit.theme import DARK, LIGHT, THEMES
from game.ui.playground.landscape import (
    ALL_ALIKE,
    AT_BEST_BIAS,
    LANDSCAPE,
    OTHERS_AS_NOW,
    PLANE,
    draw_landscape,
    ground,
    loss_over,
    nice_reach,
)
from game.ui.playground.scene import PlaygroundHandler
from tests.support.colour import SIGHTS, distance, lab
from tests.support.gates import AND, XOR, XOR_WITH_PRODUCT
from tests.support.panels import Noting, Paper
from tests.support.scenes import LONGEST_OF_ALL, ONE, SIX, THREE, scene_from, scene_of, worst_case

RECT = Rect(10, 10, 404, 264)
SIZE = (424, 284)


def drawn(scene, rect=RECT, unit=1.0, theme=DARK):
    paper = Paper((rect.right + 10, rect.bottom + 10), theme, unit)
    draw_landscape(paper.pen, rect, scene)
    return paper


def place(here, x, y):
    """The pixel of two weights, worked out anew."""
    square = here.square
    across = square.x + (x + here.reach) / (2 * here.reach) * square.width
    return across, square.bottom - (y + here.reach) / (2 * here.reach) * square.height


@pytest.mark.parametrize("unit", [0.72, 1.0, 1.6])
@pytest.mark.parametrize("size", [(330, 200), (404, 264), (460, 300)])
def test_the_square_lies_in_its_panel(size, unit):
    rect = Rect(10, 10, round(size[0] * unit), round(size[1] * unit))
    square = ground(rect, unit, scene_of(AND, 10).scene).square
    assert square.width == square.height > 90 * unit
    assert rect.contains(square)


@pytest.mark.parametrize(("gate", "second"), [(ONE, 1), (AND, 1), (XOR_WITH_PRODUCT, 1), (SIX, 1)])
def test_the_second_axis_is_a_weight_or_else_the_bias(gate, second):
    scene = scene_of(gate, 5).scene
    assert ground(RECT, 1.0, scene).second == second
    assert second < len(scene.snapshot.weights)


@pytest.mark.parametrize(
    ("weight", "reach"), [(0.0, 3), (3.5, 4), (3.7, 6), (100.0, 128), (1e6, 1.5 * 2**20)]
)
def test_the_reach_grows_in_nice_steps_and_is_written_at_both_axes(weight, reach):
    scene = scene_of(AND, 0, Setup(weights=(weight, -weight, 0.0))).scene
    here = ground(RECT, 1.0, scene)
    assert here.reach == reach == nice_reach(weight)
    words = drawn(scene).words
    end = figures.reach(here.reach).removeprefix("±")
    assert [words.count(text) for text in (f"+{end}", f"−{end}", "0")] == [2, 2, 2]


def least_over_bias(weights, gate, l2):
    """Golden-section search for the least loss over the bias, slow and sure."""

    def at(bias):
        own = np.array([*weights, bias])
        return float(loss(own, gate.examples)) + l2 / 2 * float(own[:-1] @ own[:-1])

    ratio = (5**0.5 - 1) / 2
    low, high = -60.0, 60.0
    for _ in range(80):
        left, right = high - ratio * (high - low), low + ratio * (high - low)
        low, high = (low, right) if at(left) < at(right) else (left, high)
    return at((low + high) / 2)


@pytest.mark.parametrize("l2", [0.0, 0.1])
@pytest.mark.parametrize(
    ("gate", "rest"),
    [(AND, ()), (XOR, ()), (XOR_WITH_PRODUCT, (-3.0,)), (THREE, (1.5,))],
    ids=lambda value: getattr(value, "name", ""),
)
def test_what_is_drawn_is_the_least_loss_over_the_bias(gate, rest, l2):
    axis = np.linspace(-8, 8, 9)
    settings = Playground(gate, Setup(l2=l2)).snapshot.run.settings
    losses = loss_over(gate, settings, axis, rest)
    for across, up in np.random.default_rng(0).integers(0, 9, (12, 2)):
        least = least_over_bias((axis[across], axis[up], *rest), gate, l2)
        assert losses[across, up] == pytest.approx(least, abs=1e-5)


def test_over_one_weight_and_the_bias_it_is_the_loss_itself():
    axis, settings = np.linspace(-4, 4, 5), scene_of(ONE).snapshot.run.settings
    losses = loss_over(ONE, settings, axis)
    for across, up in np.ndindex(5, 5):
        own = np.array([axis[across], axis[up]])
        assert losses[across, up] == pytest.approx(float(loss(own, ONE.examples)))


@pytest.mark.parametrize("reach", [4.0, 1e6, 1e12])
@pytest.mark.parametrize(
    "targets", [(0, 0, 0, 1), (0, 0, 0, 0), (1, 1, 1, 1), (0, None, None, 1)], ids=str
)
def test_it_is_finite_for_any_weights(targets, reach):
    gate = Gate("any", ("A", "B"), targets)
    settings = Playground(AND, Setup(l2=0.5)).snapshot.run.settings
    losses = loss_over(gate, settings, np.linspace(-reach, reach, 17))
    assert np.all(np.isfinite(losses))
    assert np.all(losses >= 0)


def ground_pixels(scene):
    """The pixels of the square that the path and its marks never cover: all but its quarter."""
    square = ground(RECT, 1.0, scene).square
    half = square.width // 2 - 12
    return drawn(scene).pixels[square.left : square.left + half, square.top : square.bottom]


@pytest.mark.parametrize("gate", [AND, XOR], ids=lambda gate: gate.name)
def test_the_ground_does_not_move_while_the_run_stays_within_its_range(gate):
    playground = Playground(gate, Setup(weights=(0.0, 0.0, -2.0)))
    before, here = ground_pixels(scene_from(playground).scene), None
    for epochs in (1, 5, 20):
        scene = scene_from(playground, epochs).scene
        assert here is None or ground(RECT, 1.0, scene) == here
        here = ground(RECT, 1.0, scene)
        np.testing.assert_array_equal(ground_pixels(scene), before)


def test_going_back_in_time_does_not_change_the_range():
    playground = Playground(AND)
    late = ground(RECT, 1.0, scene_from(playground, 2000).scene)
    playground.seek(0)
    assert ground(RECT, 1.0, scene_from(playground).scene) == late


def test_start_and_neuron_stand_where_their_weights_are():
    playground = Playground(AND, Setup(weights=(-1.5, 2.0, 0.0)))
    scene = scene_from(playground, 200).scene
    here, paper = ground(RECT, 1.0, scene), drawn(scene)
    start = place(here, -1.5, 2.0)
    now = place(here, *scene.snapshot.weights[:2].tolist())
    assert tuple(paper.surface.get_at((round(start[0]), round(start[1]))))[:3] == DARK.page
    ring = [paper.surface.get_at((round(start[0]) + x, round(start[1])))[:3] for x in (-5, -4, 4)]
    assert (255, 255, 255) in ring
    assert tuple(paper.surface.get_at((round(now[0]), round(now[1]))))[:3] == DARK.stage.accent


@pytest.mark.parametrize("gate", [AND, XOR], ids=lambda gate: gate.name)
def test_the_descent_leads_down_on_the_ground(gate):
    playground = Playground(gate, Setup(weights=(-1.0, 1.0, 0.5), learning_rate=0.2))
    settings = playground.snapshot.run.settings
    heights = []
    for _ in range(40):
        first, second, _ = playground.forward(5).weights.tolist()
        heights.append(least_over_bias((first, second), gate, settings.l2))
    assert np.all(np.diff(heights) < 1e-9)


@pytest.mark.parametrize("theme", THEMES.values(), ids=THEMES)
def test_it_is_brighter_where_the_loss_is_lower(theme):
    scene = scene_of(ONE, 0, Setup(weights=(0.0, 0.0))).scene
    here, paper = ground(RECT, 1.0, scene), drawn(scene, theme=theme)

    def lightness(weight, bias):
        x, y = (round(at) for at in place(here, weight, bias))
        around = paper.pixels[x - 3 : x + 4, y - 3 : y + 4].reshape(-1, 3)
        return np.mean([lab(tuple(colour))[0] for colour in around.tolist()])

    assert lightness(2.8, -1.4) > lightness(0.6, 1.0) > lightness(-2.8, 1.4)


@pytest.mark.parametrize("sight", SIGHTS)
@pytest.mark.parametrize("theme", THEMES.values(), ids=THEMES)
def test_its_colours_grow_darker_and_are_not_those_of_the_map(theme, sight):
    lightness = [lab(colour, sight)[0] for colour in theme.relief]
    assert all(one > other + 4 for one, other in pairwise(lightness))
    assert distance(theme.relief[0], theme.one, sight) > 20


@pytest.mark.parametrize(
    ("gate", "words"),
    [
        (ONE, PLANE),
        (AND, AT_BEST_BIAS),
        (THREE, OTHERS_AS_NOW),
        (XOR_WITH_PRODUCT, OTHERS_AS_NOW),
        (Gate("FALSE", ("A", "B"), (0, 0, 0, 0)), ALL_ALIKE),
    ],
    ids=lambda value: getattr(value, "name", ""),
)
def test_the_caption_says_what_becomes_of_the_weights_without_an_axis(gate, words):
    written = " ".join(drawn(scene_of(gate, 20).scene).words)
    assert words in written
    assert "start now" in written


@pytest.mark.parametrize(
    ("gate", "words"),
    [(ONE, "always leads down"), (AND, "a little above"), (THREE, "moves with the weights")],
    ids=lambda value: getattr(value, "name", ""),
)
def test_the_tip_says_what_the_ground_is_for_this_gate(gate, words):
    handler = Noting(PlaygroundHandler)
    (spot,) = LANDSCAPE.hotspots(Paper(SIZE).pen, RECT, scene_of(gate, 5).scene, handler)
    assert words in spot.tip()
    assert all(len(sentence.split()) <= 20 for sentence in spot.tip().split("."))
    spot.click()
    assert handler.taken() == [("next_panel",)]


def test_what_it_shows_is_told():
    scene, later = scene_of(AND, 20).scene, scene_of(AND, 21).scene
    assert LANDSCAPE.shows(scene) != LANDSCAPE.shows(later)


@pytest.mark.parametrize("gate", [ONE, AND, THREE, SIX, LONGEST_OF_ALL], ids=lambda g: g.name)
@pytest.mark.parametrize("theme", [DARK, LIGHT], ids=["dark", "light"])
def test_the_wildest_neuron_is_drawn_within_the_panel_and_stays_as_it_is(gate, theme):
    scene = worst_case(gate).scene
    before = scene.snapshot.weights.copy()
    paper = drawn(scene, theme=theme)
    assert paper.is_blank_outside(RECT)
    np.testing.assert_array_equal(scene.snapshot.weights, before)
    assert any(text.text.startswith("weight of") for text in paper.placed)
    assert Rect((0, 0), SIZE).contains(RECT)
