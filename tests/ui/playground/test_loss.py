"""The loss panel: chart and lanes above each other, axes straight or log, never off the panel."""

import numpy as np
import pytest
from pygame import Rect

from game.playground.controls import L2
from game.playground.playground import Playground
from game.playground.run import Setup
from game.ui.kit.theme import DARK
from game.ui.playground.loss import LOSS, draw_loss, epoch_axis, loss_geometry
from game.ui.playground.scene import PlaygroundHandler
from tests.support.gates import AND, XOR
from tests.support.panels import Noting, Paper
from tests.support.scenes import SIX, scene_from, scene_of, worst_case

RECT = Rect(10, 10, 380, 200)
SIZE = (400, 220)


def drawn(scene, rect=RECT, unit=1.0):
    paper = Paper((rect.right + 10, rect.bottom + 10), DARK, unit)
    draw_loss(paper.pen, rect, scene)
    assert paper.is_blank_outside(rect)
    return paper


@pytest.mark.parametrize("unit", [0.72, 1.0, 2.0])
@pytest.mark.parametrize("size", [(280, 110), (380, 200), (460, 400)])
def test_chart_and_lanes_lie_one_below_the_other_in_the_panel(size, unit):
    rect = Rect(10, 10, round(size[0] * unit), round(size[1] * unit))
    place = loss_geometry(rect, unit)
    parts = (place.chart, place.right_lane, place.norm_lane)
    assert all(rect.contains(part) for part in parts)
    assert place.chart.bottom < place.right_lane.top
    assert place.right_lane.bottom < place.norm_lane.top
    assert place.chart.height > 0


@pytest.mark.parametrize("log_axes", [False, True])
def test_the_axis_of_epochs_goes_from_the_first_to_the_last(log_axes):
    scene = scene_of(AND, 300, log_axes=log_axes).scene
    axis = epoch_axis(RECT, scene)
    places = axis.place(np.array([0, 300]) + axis.low)
    assert places.tolist() == [RECT.x, RECT.right - 1]
    middle = axis.place(np.array([150 + axis.low]))[0]
    assert (middle > RECT.centerx + 50) == log_axes


def test_at_epoch_0_the_axis_has_a_length():
    axis = epoch_axis(RECT, scene_of(AND).scene)
    assert axis.high > axis.low


def accent_of(paper):
    """Return, in each column, how high the curve is drawn, and which columns have it."""
    chart = loss_geometry(RECT, 1.0).chart
    inked = (np.abs(paper.pixels.astype(int) - DARK.cards.accent).max(axis=2) < 60)[
        chart.left : chart.right, chart.top : chart.bottom
    ]
    columns = np.flatnonzero(inked.any(axis=1))
    return columns, np.argmax(inked[columns], axis=1)


def test_the_curve_of_a_fall_falls_all_the_way_across():
    columns, heights = accent_of(drawn(scene_of(AND, 200).scene))
    assert len(columns) > 250
    assert np.all(np.diff(heights) >= -1)  # a pixel of smoothing
    assert heights[-1] > heights[0] + 60


def test_log_axes_show_the_beginning_wider():
    straight, _ = accent_of(drawn(scene_of(AND, 10_000).scene))
    log = drawn(scene_of(AND, 10_000, log_axes=True).scene)
    assert np.any(log.pixels != drawn(scene_of(AND, 10_000).scene).pixels)
    assert len(straight) > 250


def test_lanes_tell_the_rows_that_are_right_and_the_length_of_the_weights():
    scene = scene_of(AND, 50).scene
    words = drawn(scene).words
    assert f"{scene.snapshot.n_right}/4" in words
    assert {"right", "‖w‖", "ln 2"} <= set(words)
    w_a, w_b, _bias = scene.snapshot.weights
    assert f"{(w_a**2 + w_b**2) ** 0.5:.2f}" in words


@pytest.mark.parametrize(("l2", "title"), [(0.0, "CROSS-ENTROPY LOSS"), (0.1, "LOSS")])
def test_its_title_is_what_the_curve_is(l2, title):
    playground = Playground(AND, Setup(l2=l2))
    assert LOSS.title(scene_from(playground, 5).scene) == title
    playground.set(L2, 0.0)
    assert LOSS.title(scene_from(playground, 5).scene) == title  # of all epochs


def test_the_present_is_marked_only_where_there_is_a_future():
    playground = Playground(XOR)
    playground.forward(200)
    latest = drawn(scene_from(playground).scene)
    playground.seek(100)
    past = drawn(scene_from(playground).scene)
    chart = loss_geometry(RECT, 1.0).chart

    def away(paper):
        """How far each column of the chart is from the colour of the mark."""
        row = paper.pixels[chart.left : chart.right, chart.top + 5].astype(int)
        return np.abs(row - DARK.cards.text).sum(axis=1)

    middle = slice(chart.width // 2 - 3, chart.width // 2 + 3)
    assert abs(int(np.argmin(away(past))) - chart.width / 2) < 3
    assert away(past)[middle].min() < away(latest)[middle].min() - 100


@pytest.mark.parametrize("log_axes", [False, True])
@pytest.mark.parametrize("gate", [AND, SIX], ids=lambda gate: gate.name)
def test_the_wildest_run_stays_in_its_panel(gate, log_axes):
    scene = worst_case(gate).scene
    for unit in (0.72, 1.0):
        drawn(scene_from(Playground(gate), 0, log_axes=log_axes).scene, unit=unit)
        drawn(scene, unit=unit)


def test_a_click_changes_the_axes_and_the_hint_says_to_which():
    handler = Noting(PlaygroundHandler)
    scene = scene_of(AND, 5).scene
    [spot] = LOSS.hotspots(Paper(SIZE).pen, RECT, scene, handler)
    assert spot.rect == RECT
    spot.click()
    assert handler.taken() == [("toggle_log_axes",)]
    for log_axes, words in ((False, "L: log axes"), (True, "L: straight axes")):
        paper = Paper(SIZE)
        LOSS.draw_whole(paper.pen, RECT, scene_of(AND, 5, log_axes=log_axes).scene)
        assert words in paper.words
