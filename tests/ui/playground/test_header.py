"""The header: the gate, its numbers as they are, and knobs that can be turned."""

import numpy as np
import pytest
from pygame import Rect

from game.core.training import Optimizer
from game.gates import Init
from game.playground.controls import LEARNING_RATE, THRESHOLD
from game.playground.playground import Playground
from game.playground.run import Setup
from game.ui.kit import figures
from game.ui.kit.readings import KNOBS
from game.ui.playground.header import (
    CROSS_ENTROPY,
    EPOCH,
    LOSS,
    RIGHT,
    draw_header,
    header_hotspots,
)
from game.ui.playground.scene import PlaygroundHandler
from tests.support.gates import AND
from tests.support.panels import Noting, Paper, by_name
from tests.support.scenes import GATES, LONGEST_OF_ALL, LONGEST_WORDS, scene_from, scene_of

RECT = Rect(16, 0, 1248, 62)


def drawn(scene):
    paper = Paper((1280, 70))
    draw_header(paper.pen, RECT, scene)
    assert paper.is_blank_outside(RECT)
    return paper


def test_it_tells_the_numbers_of_the_moment():
    scene = scene_of(AND, 1234).scene
    words = drawn(scene).words
    snapshot = scene.snapshot
    readings = {
        EPOCH: figures.epoch(1234),
        LOSS: figures.loss(snapshot.loss),
        RIGHT: f"{snapshot.n_right}/4",
    }
    for title, value in readings.items():
        assert words[words.index(title) + 1] == value


@pytest.mark.parametrize("l2", [0.0, 0.05])
def test_loss_and_cross_entropy_are_both_told_where_they_differ(l2):
    scene = scene_of(AND, 100, Setup(l2=l2)).scene
    words, weights = drawn(scene).words, scene.snapshot.weights
    p = 1 / (1 + np.exp(-AND.design @ weights))
    mean = -np.mean(np.log(np.where([0, 0, 0, 1], p, 1 - p)))
    whole = mean + l2 / 2 * (weights[0] ** 2 + weights[1] ** 2)
    assert words[words.index(LOSS) + 1] == f"{whole:.4f}"
    spots = spots_of(scene, Noting(PlaygroundHandler))
    tip = spots[f"reading {LOSS}", 0].tip()
    assert f"{mean:.4f}" in tip[tip.index("mean") :]
    assert f"{whole:.4f}" in tip
    assert (CROSS_ENTROPY in words) == (l2 > 0) == ((f"reading {CROSS_ENTROPY}", 0) in spots)
    if l2:
        assert words[words.index(CROSS_ENTROPY) + 1] == f"{mean:.4f}" != f"{whole:.4f}"
        assert f"{whole - mean:.4f}" in tip


def test_the_optimiser_is_told_beside_the_rate():
    words = drawn(scene_of(AND, 5, Setup(optimizer=Optimizer.SGD)).scene).words
    assert words[words.index("LEARNING RATE") + 1 :][:2] == ["1", "sgd"]


@pytest.mark.parametrize("gate", [*GATES[:4], LONGEST_WORDS, LONGEST_OF_ALL], ids=lambda g: g.name)
def test_name_and_formula_stand_left_of_the_numbers(gate):
    paper = drawn(scene_of(gate).scene)
    said = "".join(text.requested for text in paper.placed).replace(" ", "")
    assert gate.name.replace(" ", "") in said
    assert gate.expression is None or gate.expression.replace(" ", "") in said
    first_number = next(text for text in paper.placed if text.text == EPOCH)
    for text in paper.placed[: paper.placed.index(first_number)]:
        assert text.rect.right <= first_number.rect.left


def spots_of(scene, handler):
    return by_name(header_hotspots(Paper((1280, 70)).pen, RECT, scene, handler))


def test_readings_only_tell_and_knobs_turn():
    handler = Noting(PlaygroundHandler)
    scene = scene_of(AND, 20).scene
    spots = spots_of(scene, handler)
    for name in (EPOCH, LOSS, RIGHT):
        reading = spots[f"reading {name}", 0]
        assert (reading.click, reading.wheel, reading.drag) == (None, None, None)
    assert figures.loss(scene.snapshot.loss) in spots[f"reading {LOSS}", 0].tip()
    assert f"{scene.snapshot.n_right} of 4 rows" in spots[f"reading {RIGHT}", 0].tip()
    assert "An epoch is" in spots[f"reading {EPOCH}", 0].tip()
    for knob in KNOBS:
        spots[f"knob {knob.name}", 0].click()
        assert handler.taken() == [("focus", knob)]


def test_the_numbers_that_are_drawn_are_under_the_mouse():
    scene = scene_of(AND, 20).scene
    paper, spots = drawn(scene), spots_of(scene, Noting(PlaygroundHandler))
    for title in (EPOCH, LOSS, RIGHT):
        place = next(text.rect for text in paper.placed if text.text == title)
        assert spots[f"reading {title}", 0].rect.contains(place)


def test_arrows_follow_the_focus():
    playground = Playground(AND, Setup())
    for knob in (LEARNING_RATE, THRESHOLD):
        playground.focus(knob)
        scene = scene_from(playground).scene
        spots = spots_of(scene, Noting(PlaygroundHandler))
        cell = spots[f"knob {knob.name}", 0].rect
        assert all(cell.contains(spots[name, 0].rect) for name in ("lower", "raise"))
        assert drawn(scene).words.count("↑") == 1


@pytest.mark.parametrize(
    ("setup", "marked"),
    [
        (Setup(), []),
        (Setup(threshold=0.7, seed=5, init=Init.ZERO), []),
        (Setup(learning_rate=5.0), ["LEARNING RATE *"]),
        (Setup(l2=0.1, learning_rate=5.0), ["LEARNING RATE *", "L2 *"]),
        (Setup(optimizer=Optimizer.SGD), []),
    ],
)
def test_it_says_when_a_gate_is_not_trained_as_its_file_says(setup, marked):
    scene = scene_from(Playground(AND, setup)).scene
    words = drawn(scene).words
    assert [word for word in words if word.endswith("*")] == marked
    is_said = any("Not trained as its file says" in word for word in words)
    assert is_said == bool(marked or setup.optimizer)
    tip = spots_of(scene, Noting(PlaygroundHandler))["knob learning_rate", 0].tip()
    assert ("The gate's own is 1." in tip) == (setup.learning_rate == 5.0)
