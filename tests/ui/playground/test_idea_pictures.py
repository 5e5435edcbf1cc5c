"""The small pictures of the ideas: of the stage as it is, each inside its box."""

import pytest
from pygame import Rect

from game.core.neuron import sigmoid
from game.playground.run import Setup
from game.ui.kit.theme import DARK
from game.ui.playground.ideas import IDEAS
from tests.support.gates import AND
from tests.support.panels import Paper
from tests.support.scenes import LONGEST_OF_ALL, ONE, scene_of, worst_case

BOX = Rect(30, 30, 260, 76)
BY_TITLE = {idea.title: idea for idea in IDEAS}


def drawn(title, view):
    paper = Paper((320, 136), DARK)
    BY_TITLE[title].draw(paper.pen, BOX, view.scene)
    return paper


@pytest.mark.parametrize("title", [title for title in BY_TITLE if title != "Probability p"])
@pytest.mark.parametrize("gate", [ONE, AND, LONGEST_OF_ALL], ids=lambda gate: gate.name[:9])
def test_a_picture_stays_near_its_box(title, gate):
    for view in (scene_of(gate, 7), worst_case(gate)):
        assert drawn(title, view).is_blank_outside(BOX.inflate(14, 14))


def test_numbers_are_those_of_now():
    view = scene_of(AND, 0, Setup(weights=(2.0, -1.5, 0.25)))
    assert {"+2.00", "−1.50"} <= set(drawn("Weight", view).words)
    assert "+0.25" in drawn("Bias", view).words
    z = 0.25  # at first no input is on
    words = drawn("Sum z and curve σ", view).words
    live = view.snapshot.live_inputs
    z += 2.0 * live[0] - 1.5 * live[1]
    assert f"z = +{z:.2f}" in words
    assert f"p = {float(sigmoid(z)):.3f}" in words


def test_the_row_that_is_fed_in_is_amber():
    colours = drawn("Truth table", scene_of(AND, 0)).pixels.reshape(-1, 3)
    assert (colours == DARK.stage.accent).all(axis=1).any()
