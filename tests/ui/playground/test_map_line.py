"""What maps have in common: shades around the threshold, and the names of the line's sides."""

import numpy as np
import pytest
from pygame import Rect

from game.playground.run import Setup
from game.ui.kit.theme import DARK
from game.ui.playground.map_line import SAYS, Field, draw_line, draw_sides, height_above, shade
from tests.support.gates import AND
from tests.support.panels import Paper
from tests.support.scenes import scene_of

AREA = Rect(10, 10, 200, 160)


@pytest.mark.parametrize("threshold", [0.01, 0.3, 0.5, 0.99])
def test_shades_keep_the_order_and_put_the_threshold_in_the_middle(threshold):
    p = np.linspace(0, 1, 101)
    shades = shade(p, threshold)
    assert np.all(np.diff(shades) >= 0)
    assert (shades[0], shades[-1]) == (0, pytest.approx(1))
    assert shade(np.array([threshold]), threshold) == pytest.approx(0.5)


def test_the_line_stays_in_its_area():
    paper = Paper((220, 180))
    draw_line(paper.pen, AREA, [((-50.0, 90.0), (400.0, 95.0))])
    assert paper.is_blank_outside(AREA)
    assert (paper.pixels == DARK.line).all(axis=2).any()


def test_the_height_is_z_above_the_threshold_s():
    scene = scene_of(AND, 0, Setup(weights=(2.0, -1.0, 0.5), threshold=0.5)).scene
    field = Field(AREA, lambda pixels: pixels)
    assert height_above(scene, field)(np.array([[1.0, 1.0], [0.0, 3.0]])).tolist() == [1.5, -2.5]


def named(segments, height, taken=()):
    paper = Paper((220, 180))
    draw_sides(paper.pen, AREA, height, segments, taken)
    return {text.text: text.box for text in paper.placed}


def to_the_right(x):
    return lambda pixels: pixels[:, 0] - x


def test_each_side_is_named_beside_the_middle_of_the_line():
    boxes = named([((110.0, 10.0), (110.0, 170.0))], to_the_right(110))
    assert boxes[SAYS[0]].right < 110 < boxes[SAYS[1]].left
    assert boxes[SAYS[0]].centery == boxes[SAYS[1]].centery == 90


def test_a_side_without_room_is_not_named():
    assert set(named([((30.0, 10.0), (30.0, 170.0))], to_the_right(30))) == {SAYS[1]}


def test_names_give_way_to_what_is_taken():
    taken = [Rect(110, 60, 80, 60)]
    boxes = named([((110.0, 10.0), (110.0, 170.0))], to_the_right(110), taken)
    assert boxes[SAYS[1]].collidelist(taken) < 0
    assert boxes[SAYS[0]].centery == 90
    assert set(named([((110.0, 10.0), (110.0, 170.0))], to_the_right(110), [AREA])) == set()


def test_without_a_line_the_side_of_all_stands_in_the_middle():
    boxes = named([], to_the_right(-5))
    assert set(boxes) == {SAYS[1]}
    assert boxes[SAYS[1]].center == pytest.approx(AREA.center, abs=1)
