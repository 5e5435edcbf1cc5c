"""The line of a sentence: its parts side by side, without a gap."""

import itertools

from pygame import Rect

from game.ui.kit.sentence_line import draw_sentence_line
from tests.support.panels import Paper


def test_the_parts_stand_side_by_side():
    paper = Paper((800, 100))
    draw_sentence_line(paper.pen, Rect(0, 0, 800, 42), ("It says ", "0.5", "."))

    rects = [text.rect for text in paper.placed]
    assert [after.x - before.right for before, after in itertools.pairwise(rects)] == [
        0,
        0,
    ]


def test_it_stays_in_its_strip():
    paper, strip = Paper((800, 100)), Rect(10, 20, 300, 42)
    draw_sentence_line(paper.pen, strip, ("A long sentence " * 6, "0.5", "."))

    assert paper.is_blank_outside(strip)
