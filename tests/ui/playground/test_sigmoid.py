"""The sigmoid panel: rows on the curve, the threshold across it, no text on another."""

import numpy as np
import pytest
from pygame import Rect

from game.core.neuron import sigmoid
from game.playground.run import Setup
from game.record import replace
from game.ui.kit.theme import DARK, PROJECTOR, THEMES
from game.ui.playground.sigmoid import (
    LEAST_REACH,
    draw_sigmoid,
    reach_of,
    sigmoid_geometry,
)
from tests.support.gates import AND, PARTIAL
from tests.support.panels import Paper
from tests.support.scenes import FOUR, ONE, SIX, THREE, scene_of, worst_case
from tests.support.texts import assert_all_fit

RECT = Rect(10, 10, 404, 263)
SIZE = (424, 283)


def drawn(scene, theme=DARK, rect=RECT, unit=1.0):
    paper = Paper((rect.right + 10, rect.bottom + 10), theme, unit)
    draw_sigmoid(paper.pen, rect, scene)
    assert paper.is_blank_outside(rect)
    return paper


def place_of(scene):
    return sigmoid_geometry(Paper(SIZE).pen, RECT, scene)


@pytest.mark.parametrize(
    ("weight", "reach", "ends"),
    [
        (0.0, LEAST_REACH, ("−4", "−2", "0", "+2", "+4")),
        (5.0, 6.0, ("−6", "−3", "0", "+3", "+6")),
        (10.0, 20.0, ("−20", "−10", "0", "+10", "+20")),
        (240.0, 400.0, ("−400", "−200", "0", "+200", "+400")),
        (9e5, 1e6, ("−10⁶", "−5×10⁵", "0", "+5×10⁵", "+10⁶")),
    ],
)
def test_the_axis_reaches_as_far_as_the_rows_in_round_numbers(weight, reach, ends):
    scene = scene_of(ONE, 0, Setup(weights=(weight, 0.0))).scene
    assert reach_of(scene) == reach
    words = drawn(scene).words
    assert {*ends, "p", "z", "1"} <= set(words)


@pytest.mark.parametrize(("gate", "epochs"), [(AND, 0), (AND, 19), (THREE, 40), (SIX, 100)])
def test_each_row_lies_where_its_logit_and_its_probability_are(gate, epochs):
    scene = scene_of(gate, epochs).scene
    place, reach = place_of(scene), reach_of(scene)
    z = gate.design @ scene.snapshot.weights
    for (x, y), row_z in zip(place.spots, z.tolist(), strict=True):
        across = RECT.x + 38 + (404 - 38 - 92 - 1) * (row_z + reach) / (2 * reach)
        up = RECT.y + 44 + (263 - 44 - 40) * (1 - 1 / (1 + np.exp(-row_z)))
        assert (x, y) == (pytest.approx(across, abs=0.1), pytest.approx(up, abs=0.1))


def test_the_curve_goes_through_every_row():
    scene = scene_of(AND, 19).scene
    place = place_of(scene)
    paper = drawn(replace(scene, snapshot=replace(scene.snapshot)))
    for z in (-3.0, -2.5, 1.5, 3.0):  # where no row lies
        x, y = round(place.across.at(z)), round(place.up.at(float(sigmoid(np.array(z)))))
        column = np.abs(paper.pixels[x, y - 3 : y + 4].astype(int) - DARK.cards.muted).sum(axis=1)
        assert column.min() < 90


def test_a_row_glows_as_its_bulb_and_the_one_fed_in_is_ringed():
    scene = scene_of(ONE, 0, Setup(weights=(6.0, -3.0))).scene
    place, pixels = place_of(scene), drawn(scene).pixels.astype(int)
    levels = [pixels[round(x), round(y)].sum() for x, y in place.spots]
    assert levels[1] > levels[0] + 150
    x, y = place.spots[scene.snapshot.live_row]
    ring = pixels[round(x) - 14 : round(x) + 15, round(y)]
    assert np.abs(ring - DARK.cards.accent).sum(axis=1).min() < 60


@pytest.mark.parametrize("threshold", [0.01, 0.3, 0.5, 0.99])
def test_the_threshold_goes_across_and_ends_in_its_pill(threshold):
    scene = scene_of(AND, 3, Setup(threshold=threshold)).scene
    place, paper = place_of(scene), drawn(scene)
    assert place.level == pytest.approx(place.box.bottom - threshold * place.box.height, abs=1)
    assert tuple(paper.pixels[place.box.x + 3, place.level]) == DARK.cards.text
    found = {text.text: text.rect for text in paper.placed}
    assert place.pill.contains(found[f"θ {threshold:.2f}"])
    assert found["says 1"].centery < place.pill.top < place.pill.bottom < found["says 0"].centery
    assert abs(place.pill.centery - place.level) < 32


def test_the_line_slides_where_it_is_shown_and_the_number_is_the_threshold():
    scene = scene_of(AND, 3).scene
    sliding = drawn(replace(scene, threshold_shown=0.8))
    assert "θ 0.50" in sliding.words
    assert np.any(sliding.pixels != drawn(scene).pixels)


def test_above_the_line_the_ground_is_warm_and_below_it_is_cool():
    scene = scene_of(AND, 19).scene
    place, pixels = place_of(scene), drawn(scene).pixels.astype(int)
    above, below = (pixels[place.box.x + 3, y] for y in (place.level - 8, place.level + 8))
    assert above[0] - above[2] > below[0] - below[2] + 10


@pytest.mark.slow
@pytest.mark.parametrize("unit", [0.72, 0.82, 1.0, 1.5, 3.0])
@pytest.mark.parametrize("gate", [ONE, AND, THREE, FOUR, SIX], ids=lambda gate: gate.name)
def test_no_text_hides_another(gate, unit):
    rect = Rect(10, 10, round(350 * unit), round(240 * unit))
    for epochs in (0, 1, 19, 60, 300, 3000):
        for threshold in (0.01, 0.5, 0.99):
            scene = scene_of(gate, epochs, Setup(threshold=threshold)).scene
            assert_all_fit(drawn(scene, rect=rect, unit=unit).placed, [rect])


@pytest.mark.parametrize("theme", THEMES.values(), ids=THEMES)
@pytest.mark.parametrize("gate", [ONE, PARTIAL, SIX], ids=lambda gate: gate.name)
def test_the_wildest_neuron_stays_in_its_panel(gate, theme):
    scene = worst_case(gate).scene
    assert_all_fit(drawn(scene, theme).placed, [RECT])
    if theme is PROJECTOR:
        drawn(scene, theme, Rect(10, 10, 270, 170), 0.82)
