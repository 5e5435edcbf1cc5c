"""The map of one input: the curve stays on the map, the line stands where p is the threshold."""

import numpy as np
import pytest
from pygame import Rect

from game.core.neuron import logit
from game.playground.run import Setup
from game.ui.kit.theme import DARK, THEMES
from game.ui.playground.one_input_map import draw_one_input, one_input_field
from tests.support.panels import Paper
from tests.support.scenes import ONE, scene_of

BOX = Rect(10, 10, 404, 220)


def drawn(scene, theme=DARK, box=BOX):
    paper = Paper((box.right + 10, box.bottom + 10), theme)
    draw_one_input(paper.pen, box, scene)
    return paper


def given(weight, bias, threshold=0.5):
    return scene_of(ONE, 0, Setup(weights=(weight, bias), threshold=threshold)).scene


@pytest.mark.parametrize("theme", THEMES.values(), ids=THEMES)
@pytest.mark.parametrize("weights", [(40.0, -20.0), (-900.0, 450.0), (0.0, 9.0), (0.01, -9.0)])
def test_curve_and_lines_stay_on_the_map(weights, theme):
    paper = drawn(given(*weights), theme)
    chart = one_input_field(paper.pen, BOX).area
    right = Rect(chart.right, chart.y, BOX.right - chart.right, chart.height)
    assert not any(
        tuple(paper.surface.get_at((x, y)))[:3] == theme.line
        for x in range(right.left, right.right)
        for y in range(right.top, right.bottom)
    )
    assert paper.is_blank_outside(BOX)


@pytest.mark.parametrize("threshold", [0.2, 0.5, 0.8])
def test_the_line_stands_where_p_is_the_threshold(threshold):
    paper = drawn(given(8.0, -4.0, threshold))
    chart = one_input_field(paper.pen, BOX).area
    y = chart.bottom - 3
    bright = (paper.pixels[chart.left : chart.right, y] == DARK.line).all(axis=1)
    x = chart.left + float(np.mean(np.flatnonzero(bright)))
    value = (x - chart.x) / chart.width * 1.7 - 0.35
    assert value == pytest.approx((logit(threshold) + 4) / 8, abs=0.02)


def test_the_threshold_is_a_line_that_can_be_seen_below_the_curve():
    paper = drawn(given(0.0, 2.0, 0.3))
    chart = one_input_field(paper.pen, BOX).area
    y = round(chart.bottom - (0.1 + 0.8 * 0.3) * chart.height)
    band = paper.pixels[chart.left + 20 : chart.right - 20, y - 1 : y + 2].max(axis=(1, 2))
    assert band.min() > 120
    assert "θ" in paper.words


def test_a_pixel_stands_for_its_input():
    paper = drawn(given(1.0, 0.0))
    field = one_input_field(paper.pen, BOX)
    ends = np.array([[field.area.left, 0.0], [field.area.right, 0.0]])
    assert field.inputs_at(ends).tolist() == [[pytest.approx(-0.35)], [pytest.approx(1.35)]]


def test_a_narrow_map_has_signs_on_the_rows_and_no_names():
    words = drawn(given(8.0, -4.0), box=Rect(10, 10, 220, 180)).words
    assert not [word for word in words if word.startswith(("says", "target"))]
    assert words.count("✓") == 2
