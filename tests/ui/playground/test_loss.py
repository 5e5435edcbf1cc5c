"""The loss panel: what its title says is what it plots, at the right places, with readable axes."""

from functools import cache
from math import log

import numpy as np
import pytest
from pygame import Rect

from game.core.neuron import sigmoid
from game.playground.controls import L2
from game.playground.playground import Playground
from game.playground.run import Setup
from game.ui.kit.theme import DARK
from game.ui.playground.loss import GUESS, LOSS, draw_loss
from game.ui.playground.loss_geometry import epoch_axis, loss_axis, loss_geometry
from game.ui.playground.scene import PlaygroundHandler
from tests.support.gates import AND, XOR
from tests.support.panels import Noting, Paper
from tests.support.scenes import SIX, THREE, scene_from, scene_of, worst_case
from tests.support.texts import assert_all_fit

RECT = Rect(10, 10, 404, 253)
SIZE = (424, 273)
CHART = loss_geometry(RECT, 1.0).chart


def drawn(scene, rect=RECT, unit=1.0):
    paper = Paper((rect.right + 10, rect.bottom + 10), DARK, unit)
    draw_loss(paper.pen, rect, scene)
    assert paper.is_blank_outside(rect)
    return paper


def with_penalty(epochs=60, l2=0.1):
    return scene_of(AND, epochs, Setup(l2=l2)).scene


def cross_entropy_of(gate, weights):
    """The mean over the rows, the plain way."""
    p = sigmoid(gate.design @ weights)
    return -np.mean(
        [log(q if target else 1 - q) for q, target in zip(p, gate.targets, strict=True)]
    )


def accent_of(paper, rect=CHART, colour=DARK.cards.accent):
    """Return, in each column, how high a curve is drawn, and which columns have it."""
    inked = (np.abs(paper.pixels.astype(int) - colour).max(axis=2) < 60)[
        rect.left : rect.right, rect.top : rect.bottom
    ]
    columns = np.flatnonzero(inked.any(axis=1))
    return columns, np.array([np.flatnonzero(inked[column]).mean() for column in columns])


@pytest.mark.parametrize("epoch", [0, 3, 10, 19])
def test_the_curve_lies_where_the_loss_of_its_epoch_is(epoch):
    playground = Playground(AND)
    playground.forward(19)
    paper = drawn(scene_from(playground).scene)
    loss = cross_entropy_of(AND, playground.seek(epoch).weights)
    height = CHART.bottom - loss / 1.0 * CHART.height  # the axis goes to 1.0
    columns, heights = accent_of(paper)
    x = round(epoch / 19 * (CHART.width - 1))
    nearest = np.argmin(np.abs(columns - x))
    assert heights[nearest] + CHART.top == pytest.approx(height, abs=2.5)


def test_the_loss_of_guessing_is_a_dotted_line_with_its_name():
    paper = drawn(scene_of(AND, 19).scene)
    y = round(CHART.bottom - log(2) * CHART.height)
    muted = np.abs(paper.pixels.astype(int) - DARK.cards.muted).sum(axis=2) < 30
    dots = muted[CHART.x : CHART.right, y - 1 : y + 2].any(axis=1)
    assert 0.2 < dots.mean() < 0.6
    [name] = [text.rect for text in paper.placed if text.text == GUESS]
    assert abs(name.centery - y) < 14
    assert name.right <= CHART.right


@pytest.mark.parametrize("log_axes", [False, True])
def test_the_loss_of_guessing_is_always_in_the_chart(log_axes):
    for gate, epochs in ((AND, 0), (XOR, 500), (SIX, 50), (AND, 5000)):
        scene = scene_of(gate, epochs, log_axes=log_axes).scene
        up = loss_axis(CHART, scene)
        assert up.low < log(2) <= up.high
        assert up.high >= scene.snapshot.curve.loss_high.max()
        assert GUESS in drawn(scene).words


def test_ticks_are_round_numbers_and_written_at_their_places():
    paper = drawn(scene_of(AND, 19).scene)
    places = {text.text: text.rect for text in paper.placed}
    for name, share in (("0", 0.0), ("0.5", 0.5), ("1.0", 1.0)):
        box = next(t.rect for t in paper.placed if t.text == name and t.rect.right < CHART.x)
        assert box.centery == pytest.approx(CHART.bottom - share * CHART.height, abs=1)
    for name in ("5", "10", "15"):
        x = CHART.x + int(name) / 19 * (CHART.width - 1)
        assert places[name].centerx == pytest.approx(x, abs=2)
        assert places[name].top > loss_geometry(RECT, 1.0).norm.bottom
    assert "epoch" in places


def test_on_log_axes_ticks_are_decades():
    scene = scene_of(AND, 5000, log_axes=True).scene
    paper, up = drawn(scene), loss_axis(CHART, scene)
    heights = {text.text: text.rect.centery for text in paper.placed if text.rect.right < CHART.x}
    assert {"0.1", "0.01"} <= set(heights)
    decade = CHART.height / (np.log10(up.high) - np.log10(up.low))
    assert heights["0.01"] - heights["0.1"] == pytest.approx(decade, abs=2)
    assert {"0", "10", "100", "1\u00a0000"} <= set(paper.words)


def test_the_mean_of_the_rows_is_the_dot_at_the_end_of_the_curve_and_written_beside_it():
    scene = scene_of(AND, 19).scene
    loss = cross_entropy_of(AND, scene.snapshot.weights)
    paper = drawn(scene)
    [number] = [text.rect for text in paper.placed if text.text == f"{loss:.3f}"]
    y = round(CHART.bottom - loss * CHART.height)
    assert number.left > CHART.right
    assert abs(number.centery - y) < 4
    assert tuple(paper.pixels[CHART.right - 1, y]) == DARK.cards.accent


def test_with_a_penalty_loss_and_cross_entropy_are_both_drawn_named_and_written():
    scene = with_penalty()
    now = scene.snapshot
    mean = cross_entropy_of(AND, now.weights)
    loss = mean + 0.05 * float(now.weights[:-1] @ now.weights[:-1])
    paper = drawn(scene)
    assert {f"{loss:.3f}", f"{mean:.3f}", "loss", "cross-entropy"} <= set(paper.words)
    for value, colour in ((loss, DARK.cards.accent), (mean, DARK.cards.muted)):
        y = round(CHART.bottom - value * CHART.height)
        column = paper.pixels[CHART.right - 40, y - 2 : y + 3].astype(int)
        assert np.abs(column - colour).sum(axis=1).min() < 60
    assert LOSS.title(scene) == "LOSS (cross-entropy + penalty)"
    [spot] = LOSS.hotspots(paper.pen, RECT, scene, Noting(PlaygroundHandler))
    assert "penalty" in spot.tip()


def test_without_a_penalty_the_title_is_that_of_what_is_plotted():
    scene = scene_of(AND, 19).scene
    assert LOSS.title(scene) == "CROSS-ENTROPY LOSS"
    assert "cross-entropy" not in drawn(scene).words


def test_a_penalty_of_earlier_epochs_is_told_still():
    playground = Playground(AND, Setup(l2=0.1))
    playground.forward(30)
    playground.set(L2, 0.0)
    playground.forward(30)
    assert LOSS.title(scene_from(playground).scene) == "LOSS (cross-entropy + penalty)"


def test_the_axis_of_epochs_goes_from_the_first_to_the_last():
    for log_axes in (False, True):
        scene = scene_of(AND, 300, log_axes=log_axes).scene
        axis = epoch_axis(RECT, scene)
        assert axis.place(np.array([0, 300]) + axis.low).tolist() == [RECT.x, RECT.right - 1]
        assert (axis.at(150 + axis.low) > RECT.centerx + 50) == log_axes


def test_at_epoch_0_there_is_a_dot_and_no_curve():
    scene = scene_of(AND).scene
    assert epoch_axis(RECT, scene).high > 0
    columns, _ = accent_of(drawn(scene))
    assert columns.max() < 8


def test_the_curve_of_a_fall_falls_all_the_way_across():
    columns, heights = accent_of(drawn(scene_of(AND, 200).scene))
    assert len(columns) > 250
    assert np.all(np.diff(heights) >= -1.1)  # a pixel of smoothing
    assert heights[-1] > heights[0] + 60


def test_a_run_that_swings_is_a_band():
    playground = Playground(XOR, Setup(learning_rate=40.0))
    playground.forward(3000)
    curve = playground.snapshot.curve
    assert curve.loss_high[1:].max() > 2 * curve.loss_low[1:].min()
    scene = scene_from(playground).scene
    up, paper = loss_axis(CHART, scene), drawn(scene)
    low, high = (
        up.at(float(v)) for v in (np.median(curve.loss_low[1::2]), np.median(curve.loss_low[2::2]))
    )
    middle = paper.pixels[CHART.centerx, round(min(low, high)) + 2 : round(max(low, high)) - 1]
    assert len(middle) > 5
    assert (np.abs(middle.astype(int) - DARK.cards.accent).sum(axis=1) < 60).all()


def past_and_latest():
    playground = Playground(XOR)
    playground.forward(200)
    latest = scene_from(playground).scene
    playground.seek(100)
    return scene_from(playground).scene, latest


def test_rewound_the_dot_is_at_the_present_and_what_comes_later_is_fainter():
    past, latest = (drawn(scene) for scene in past_and_latest())
    scene = past_and_latest()[0]
    y = round(loss_axis(CHART, scene).at(scene.snapshot.loss))
    dot = past.pixels[CHART.centerx, y].astype(int)
    assert np.abs(dot - DARK.cards.accent).max() < 5

    def light(paper, share):
        x = CHART.x + round(share * CHART.width)
        return int(paper.pixels[x, y - 3 : y + 4].astype(int).sum(axis=1).max())

    assert light(past, 0.75) < 0.7 * light(latest, 0.75)
    assert light(past, 0.25) == light(latest, 0.25)


def test_the_epoch_at_which_it_was_learned_is_marked_and_named():
    scene = scene_of(AND, 60).scene
    paper = drawn(scene)
    x = round(CHART.x + scene.snapshot.learned_at / 60 * (CHART.width - 1))
    assert tuple(paper.pixels[x, CHART.y + 3]) == DARK.cards.marks[1]
    [name] = [text.rect for text in paper.placed if text.text == "learned"]
    assert 0 < name.left - x < 15
    assert "learned" not in drawn(scene_of(XOR, 60).scene).words


def test_what_is_right_from_the_start_was_not_learned():
    scene = scene_of(AND, 20, Setup(weights=(4.0, 4.0, -6.0))).scene
    assert scene.snapshot.learned_at == 0
    assert "learned" not in drawn(scene).words


@pytest.mark.parametrize("epochs", [19, 20, 21, 23, 27, 40])
def test_the_line_of_learning_does_not_cross_the_name_of_guessing(epochs):
    scene = scene_of(AND, epochs).scene
    x = round(epoch_axis(CHART, scene).at(scene.snapshot.learned_at))
    [name] = [text.rect for text in drawn(scene).placed if text.text == GUESS]
    assert CHART.left <= name.left
    assert not name.left <= x <= name.right


def test_the_ground_follows_the_curve_from_epoch_to_epoch():
    scene = scene_of(AND, 2).scene
    paper = drawn(scene)
    losses = scene.charted.curve.loss_high
    up = loss_axis(CHART, scene)
    for share in (0.1, 0.4):  # of the way from the first epoch to the second
        x = CHART.x + round(share * (CHART.width - 1) / 2)
        y = round(up.at(float(losses[0] + share * (losses[1] - losses[0]))))
        above, below = (paper.pixels[x, y + side * 4].astype(int) for side in (-1, 1))
        assert np.abs(above - below).max() > 5


@cache
def many_scenes():
    scenes = [
        scene_of(gate, epochs, log_axes=log_axes).scene
        for gate in (AND, XOR, THREE)
        for epochs in (0, 1, 7, 19, 300, 20_000)
        for log_axes in (False, True)
    ]
    return [*scenes, with_penalty(), with_penalty(1), with_penalty(40, 0.001), past_and_latest()[0]]


@pytest.mark.slow
@pytest.mark.parametrize("unit", [0.72, 0.82, 1.0, 1.22, 3.0])
@pytest.mark.parametrize("size", [(330, 189), (350, 240), (404, 253), (460, 700), (932, 240)])
def test_no_text_hides_another(size, unit):
    rect = Rect(10, 10, round(size[0] * unit), round(size[1] * unit))
    for scene in many_scenes():
        assert_all_fit(drawn(scene, rect, unit).placed, [rect])


@pytest.mark.parametrize("log_axes", [False, True])
@pytest.mark.parametrize("gate", [AND, SIX], ids=lambda gate: gate.name)
def test_the_wildest_run_stays_in_its_panel(gate, log_axes):
    wild = Playground(gate, Setup(learning_rate=1000.0, l2=1000.0))
    wild.forward(300)
    for scene in (
        worst_case(gate).scene,
        scene_from(Playground(gate), 0, log_axes=log_axes).scene,
        scene_from(wild, 0, log_axes=log_axes).scene,
    ):
        for unit in (0.72, 1.0):
            rect = Rect(10, 10, round(404 * unit), round(253 * unit))
            paper = drawn(scene, rect, unit)
            assert_all_fit(paper.placed, [rect])
            assert not any("e+" in word or "e-" in word for word in paper.words)


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
