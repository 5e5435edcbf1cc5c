"""The neuron's picture: wires as their weights, the sum on its curve, the gauge as the bulb."""

from itertools import pairwise

import numpy as np
import pytest
from pygame import Rect

from game.playground.controls import WEIGHT, Knob
from game.playground.playground import Playground
from game.playground.run import Setup
from game.record import replace
from game.ui.kit.pen import MOVING, STILL
from game.ui.kit.theme import DARK, THEMES
from game.ui.playground.neuron_geometry import neuron_geometry
from game.ui.playground.neuron_view import draw_neuron, wire_width
from tests.support.gates import AND
from tests.support.panels import Paper
from tests.support.scenes import TELLING, scene_from, scene_of, worst_case

RECT = Rect(20, 20, 640, 300)
SIZE = (680, 340)


def drawn(scene, theme=DARK, **how):
    paper = Paper(SIZE, theme)
    draw_neuron(paper.pen, RECT, scene, **how)
    return paper


def given(*weights, **changes):
    return replace(scene_of(AND, 0, Setup(weights=weights)).scene, **changes)


def test_wires_grow_with_their_weight_ever_more_slowly_and_have_an_end():
    widths = [wire_width(weight) for weight in (0.0, 0.1, 1.0, 4.0, 16.0, 1e6)]
    assert widths == sorted(widths)
    assert widths[0] > 1
    assert widths[-1] == wire_width(1e9) == 17
    for weight in (0.3, 2.0, 50.0):
        assert wire_width(-weight) == wire_width(weight)
    steps = [after - before for before, after in pairwise(map(wire_width, range(10)))]
    assert steps == sorted(steps, reverse=True)


def test_it_tells_weights_sum_and_probability():
    scene = given(2.0, -1.5, 0.25)
    words = drawn(scene).words
    assert {"+2.00", "−1.50", "+0.25"} <= set(words)
    live = scene.snapshot.live_row
    z = scene.snapshot.logits[live]
    assert f"z = {z:+.2f}".replace("-", "−") in words
    assert f"p = {scene.snapshot.probabilities[live]:.3f}" in words


def test_it_judges_the_row_as_the_truth_table_does():
    words = drawn(given(0.0, 0.0, -1e-9)).words
    assert "p = 0.500" in words


@pytest.mark.parametrize("gate", TELLING, ids=lambda gate: gate.name)
def test_every_input_is_named_and_every_weight_shown(gate):
    paper = drawn(scene_of(gate, 3).scene)
    said = "".join(text.requested for text in paper.placed).replace(" ", "")
    for name in gate.feature_names:
        assert name.replace(" ", "") in said
    assert said.count("bias") == 1


@pytest.mark.parametrize(
    ("weights", "said"),
    [((2.0, 1.0, 0.0), "says 1 ✓"), ((2.0, -5.0, 0.0), "says 0 ✗"), ((0, 0, 0), "undecided ?")],
)
def test_a_neuron_with_a_gauge_says_its_answer_in_words(weights, said):
    assert said in drawn(given(*weights), has_gauge=True).words
    assert said not in drawn(given(*weights)).words


@pytest.mark.parametrize("glow", [0.0, 0.3, 1.0])
def test_the_gauge_is_filled_as_far_as_the_bulb_glows(glow):
    scene = given(0.0, 0.0, 0.0, live_glow=glow, threshold_shown=0.99)
    paper = drawn(scene, has_gauge=True)
    bar = neuron_geometry(RECT, 1.0, AND, has_gauge=True).gauge
    column = paper.pixels[bar.centerx, bar.top + 8 : bar.bottom - 8]
    lit = (column == DARK.stage.accent).all(axis=1).mean()
    assert lit == pytest.approx(glow, abs=0.06)


def test_the_threshold_s_needle_stands_at_the_threshold():
    bar = neuron_geometry(RECT, 1.0, AND, has_gauge=True).gauge
    for threshold in (0.2, 0.7):
        scene = given(0.0, 0.0, 0.0, live_glow=0.0, threshold_shown=threshold)
        paper = drawn(scene, has_gauge=True)
        column = np.abs(paper.pixels[bar.centerx].astype(int) - DARK.stage.text).sum(axis=1)
        y = int(np.argmin(column[: bar.bottom]))
        assert (bar.bottom - y) / bar.height == pytest.approx(threshold, abs=0.02)


def test_signals_run_along_live_wires_only_while_it_runs():
    still = drawn(given(1.0, 1.0, -1.5)).pixels
    moving = [drawn(given(1.0, 1.0, -1.5, pulse=phase)).pixels for phase in (0.1, 0.5)]
    assert np.any(moving[0] != still)
    assert np.any(moving[0] != moving[1])


def test_a_focused_weight_has_arrows():
    playground = Playground(AND)
    assert "↑" not in drawn(scene_from(playground).scene).words
    playground.focus(Knob(WEIGHT, 0))
    assert drawn(scene_from(playground).scene).words.count("↑") == 1


@pytest.mark.parametrize("gate", TELLING, ids=lambda gate: gate.name)
def test_still_and_moving_parts_hold_every_word_once(gate):
    scene = scene_of(gate, 5).scene
    still, moving = (drawn(scene, layers=layers).words for layers in (STILL, MOVING))
    assert sorted(still + moving) == sorted(drawn(scene).words)


def test_what_stands_still_does_not_depend_on_the_weights():
    pictures = [drawn(given(*weights), layers=STILL).pixels for weights in ((1, 2, 3), (-9, 0, 4))]
    np.testing.assert_array_equal(*pictures)


@pytest.mark.parametrize("theme", THEMES.values(), ids=THEMES)
@pytest.mark.parametrize("gate", TELLING, ids=lambda gate: gate.name)
def test_the_wildest_neuron_is_drawn_and_stays_as_it_is(gate, theme):
    scene = worst_case(gate).scene
    before = scene.snapshot.weights.copy()
    drawn(scene, theme)
    np.testing.assert_array_equal(scene.snapshot.weights, before)
