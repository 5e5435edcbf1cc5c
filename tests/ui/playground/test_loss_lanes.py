"""The lanes: the count of right rows jumps at its epoch, ‖w‖ grows on after all are right."""

import numpy as np
import pytest
from pygame import Rect

from game.core.neuron import sigmoid
from game.playground.playground import Playground
from game.playground.run import Setup
from game.ui.kit.theme import DARK
from game.ui.playground.loss_geometry import epoch_axis, loss_geometry
from game.ui.playground.loss_lanes import draw_lanes, samples, steps_of, write_values
from tests.support.gates import AND
from tests.support.panels import Paper
from tests.support.scenes import BY_NAME, SIX, scene_from, scene_of

RECT = Rect(10, 10, 404, 253)
PLACE = loss_geometry(RECT, 1.0)
GREEN = DARK.cards.marks[1]


def right_rows(gate, weights, threshold=0.5):
    p = sigmoid(gate.design @ weights)
    near = np.abs(p - threshold) < 0.005
    return int(np.sum(((p > threshold) == np.array(gate.targets, dtype=bool)) & ~near))


def drawn(scene):
    paper = Paper((424, 273))
    draw_lanes(paper.pen, PLACE, scene)
    write_values(paper.pen, PLACE, scene)
    assert paper.is_blank_outside(RECT)
    return paper


@pytest.mark.parametrize("threshold", [0.3, 0.5])
@pytest.mark.parametrize("name", ["AND", "OR", "MAJORITY", "MULTIPLEXER"])
def test_the_count_jumps_at_its_epoch(name, threshold):
    gate = BY_NAME[name]
    playground = Playground(gate, Setup(threshold=threshold))
    playground.forward(60)
    scene = scene_from(playground).scene
    axis = epoch_axis(PLACE.right, scene)
    steps = steps_of(scene, axis)
    counts = [right_rows(gate, playground.seek(epoch).weights, threshold) for epoch in range(61)]
    assert steps.last.tolist() == counts
    assert steps.xs.tolist() == [int(axis.at(epoch)) for epoch in range(61)]
    np.testing.assert_array_equal(steps.low, steps.high)


def test_it_goes_level_between_jumps_and_upright_at_them():
    scene = scene_of(AND, 19).scene
    paper = drawn(scene)
    lane = PLACE.right
    green = (np.abs(paper.pixels.astype(int) - GREEN).sum(axis=2) < 10)[
        lane.left + 45 : lane.right, lane.top : lane.bottom
    ]
    rows = {tuple(np.flatnonzero(column)) for column in green if column.any()}
    levels = [row for row in rows if len(row) <= 2]
    assert len(levels) <= 2  # no slope between them


def test_counts_stand_on_their_steps_and_the_present_one_at_the_right():
    scene = scene_of(AND, 19).scene
    paper = drawn(scene)
    assert "3/4" in paper.words
    [now] = [text.rect for text in paper.placed if text.text == "4/4"]
    assert now.left > PLACE.right.right


def test_a_run_that_swings_has_its_range_in_each_column():
    playground = Playground(AND, Setup(learning_rate=60.0, l2=0.3))
    playground.forward(2000)
    scene = scene_from(playground).scene
    steps = steps_of(scene, epoch_axis(PLACE.right, scene))
    weights = scene.snapshot.curve.weights
    counts = {right_rows(AND, w) for w in weights.T[-200:]}
    assert len(counts) > 1
    assert np.mean(steps.low[-50:] == min(counts)) > 0.8  # a pair may lie across two columns
    assert np.mean(steps.high[-50:] == max(counts)) > 0.8
    drawn(scene)


@pytest.mark.parametrize("n_rows", [2, 4, 8, 64])
def test_a_long_run_costs_no_more_than_a_short_one(n_rows):
    assert samples(np.linspace(0, 280, 50), n_rows).tolist() == [*range(50)]
    for n_epochs in (2000, 100_000):
        few = samples(np.linspace(0, 280, n_epochs), n_rows)
        assert len(few) * n_rows <= 12_000
        assert (few[0], few[-1]) == (0, n_epochs - 1)
        assert set((few % 2).tolist()) == {0, 1}


@pytest.mark.parametrize("epochs", [0, 1, 300, 30_000])
@pytest.mark.parametrize("log_axes", [False, True])
def test_runs_of_any_length_are_drawn(epochs, log_axes):
    for gate in (AND, SIX):
        paper = drawn(scene_of(gate, epochs if gate is AND else min(epochs, 300),
                               log_axes=log_axes).scene)  # fmt: skip
        assert {"right", "‖w‖"} <= set(paper.words)


def test_after_all_are_right_the_count_is_flat_and_the_norm_grows():
    scene = scene_of(AND, 2000).scene
    paper = drawn(scene)
    weights = scene.snapshot.weights[:-1]
    assert f"{np.hypot(*weights):.2f}" in paper.words
    lane = PLACE.norm
    inked = (np.abs(paper.pixels.astype(int) - DARK.cards.muted).sum(axis=2) < 120)[
        lane.left : lane.right, lane.top : lane.bottom - 2
    ]
    heights = [int(np.argmax(column)) for column in inked if column.any()]
    assert heights[-1] < heights[len(heights) // 4] < heights[5]
