"""The sigmoid panel: the curve, every row on it, the threshold across it."""

import numpy as np
import pytest
from pygame import Rect

from game.playground.controls import THRESHOLD, Step
from game.playground.run import Setup
from game.record import replace
from game.ui.kit.theme import DARK, THEMES
from game.ui.playground.scene import PlaygroundHandler
from game.ui.playground.sigmoid import LEAST_REACH, SIGMOID, draw_sigmoid
from tests.support.gates import AND, PARTIAL
from tests.support.panels import Noting, Paper
from tests.support.scenes import ONE, SIX, scene_of, worst_case

RECT = Rect(10, 10, 360, 150)


def drawn(scene, theme=DARK):
    paper = Paper((380, 170), theme)
    draw_sigmoid(paper.pen, RECT, scene)
    assert paper.is_blank_outside(RECT)
    return paper


@pytest.mark.parametrize(("weight", "reach"), [(0.0, LEAST_REACH), (10.0, 11), (1e6, 1_050_000)])
def test_the_axis_reaches_as_far_as_the_rows(weight, reach):
    words = drawn(scene_of(ONE, 0, Setup(weights=(weight, 0.0))).scene).words
    assert {f"−{reach:g}", f"+{reach:g}"} <= set(words)


def test_rows_lie_on_the_curve_where_their_logits_are():
    scene = scene_of(ONE, 0, Setup(weights=(0.0, 0.0))).scene  # both rows in the middle
    middle = drawn(scene).pixels[RECT.centerx - 2 : RECT.centerx + 3]
    assert (middle == DARK.cards.track).all(axis=2).any()
    moved = drawn(scene_of(ONE, 0, Setup(weights=(0.0, 4.0))).scene).pixels
    right = moved[RECT.centerx + 90 : RECT.centerx + 130, RECT.top + 34 : RECT.centery + 10]
    assert (right == DARK.cards.accent).all(axis=2).any()


@pytest.mark.parametrize("threshold", [0.01, 0.5, 0.99])
def test_the_threshold_is_written_beside_its_line(threshold):
    scene = scene_of(AND, 3, Setup(threshold=threshold)).scene
    paper = drawn(scene)
    [text] = [text for text in paper.placed if text.text == f"θ {threshold:.2f}"]
    assert RECT.contains(text.rect)
    low, high = RECT.bottom - 27, RECT.top + 37
    assert abs(low + (high - low) * threshold - text.rect.centery) < 20


def test_the_line_slides_where_it_is_shown_and_the_number_is_the_threshold():
    scene = scene_of(AND, 3).scene
    sliding = drawn(replace(scene, threshold_shown=0.8))
    assert "θ 0.50" in sliding.words
    assert np.any(sliding.pixels != drawn(scene).pixels)


@pytest.mark.parametrize("theme", THEMES.values(), ids=THEMES)
@pytest.mark.parametrize("gate", [ONE, PARTIAL, SIX], ids=lambda gate: gate.name)
def test_the_wildest_neuron_stays_in_its_panel(gate, theme):
    drawn(worst_case(gate).scene, theme)


def test_the_wheel_turns_the_threshold():
    handler = Noting(PlaygroundHandler)
    [spot] = SIGMOID.hotspots(Paper((9, 9)).pen, RECT, scene_of(AND).scene, handler)
    assert spot.rect == RECT
    spot.wheel(-1, True)
    assert handler.taken() == [("turn", THRESHOLD, -1, Step.FINE)]
