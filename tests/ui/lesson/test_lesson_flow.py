"""Blocks of text: how lines are broken, how a column is made tighter, and how it is cut."""

import pytest
from pygame import Rect

from game.record import replace
from game.ui.kit.text import Face, width_of, wrapped
from game.ui.lesson.lesson_flow import Flow, Form, between, draw_lines, well_set
from tests.support.lesson_scenes import lessons
from tests.support.panels import Paper
from tests.support.texts import assert_all_fit

ROOMY = Form(1.0, 16, 36, 16, 14, 1.0, 1.5)
TIGHT = Form(0.5, 12, 22, 12, 10, 0.5, 1.2)
RECT = Rect(10, 20, 200, 300)
LONG = "Three of four rows ask for dark. So the bias falls first, and every bulb with it."
TEXTS = [
    text
    for lesson in lessons()
    for step in lesson.steps
    for text in (step.ask, step.do, step.because, *(choice.text for choice in step.choices))
    if text
]


@pytest.mark.parametrize("width", [200, 280])
def test_a_text_keeps_its_words_and_takes_no_more_lines_than_it_needs(width):
    for text in TEXTS:
        lines = well_set(text, Face.REGULAR, 14, width)
        assert " ".join(lines) == " ".join(text.split())
        assert len(lines) == len(wrapped(text, Face.REGULAR, 14, width))
        assert all(width_of(line, Face.REGULAR, 14) <= width for line in lines)


def test_no_text_ends_in_a_word_alone_where_that_can_be_helped():
    ends = [well_set(text, Face.REGULAR, 14, 280) for text in TEXTS]
    long = [lines[-1] for lines in ends if len(lines) > 1]
    assert [line for line in long if " " not in line] == []


def test_lines_of_a_short_text_are_about_equally_long():
    text = "Lit when exactly one input is on. How many epochs will this take?"
    first, second = well_set(text, Face.REGULAR, 16, 280)
    assert (first, second) == (
        "Lit when exactly one input is on.",
        "How many epochs will this take?",
    )


@pytest.mark.parametrize("text", ["", "one", "averyveryverylongwordwithoutanyspace"])
def test_what_cannot_be_set_better_stays_as_it_is(text):
    assert well_set(text, Face.REGULAR, 14, 100) == wrapped(text, Face.REGULAR, 14, 100)


def test_a_form_between_two_has_lengths_between_theirs():
    assert between(ROOMY, TIGHT, 0) == ROOMY
    assert between(ROOMY, TIGHT, 1) == TIGHT
    half = between(ROOMY, TIGHT, 0.5, keeps_choices=True)
    assert (half.text, half.ask, half.gap, half.frame) == (12, 14, 0.75, 0.75)
    assert half.keeps_choices
    assert not ROOMY.keeps_choices


def test_blocks_stand_one_below_the_other():
    flow = Flow(RECT, 1.0, ROOMY)
    flow.skip(10)
    caption = flow.caption("a", "NOW")
    text = flow.text("b", LONG, 14)
    assert caption.rect.topleft == (10, 30)
    assert text.rect.y == caption.rect.bottom
    assert flow.y == text.rect.bottom
    assert flow.blocks == [caption, text]
    assert text.rect.height == len(text.lines) * 21
    assert not text.is_cut


def test_gaps_follow_the_form_and_those_of_the_frame_their_own():
    form = replace(ROOMY, gap=0.25, frame=0.75)
    flow = Flow(RECT, 2.0, form)
    flow.skip(10)
    assert flow.y == 25
    flow.skip(10, is_frame=True)
    assert flow.y == 40


def test_a_text_with_too_many_lines_is_cut_and_keeps_the_whole():
    flow = Flow(RECT, 1.0, replace(TIGHT, most_lines=2))
    block = flow.text("b", LONG, 14)
    assert len(block.lines) == 2
    assert block.is_cut
    assert block.text == LONG
    assert not flow.text("b", "short", 14).is_cut


def test_lines_are_drawn_where_they_were_placed():
    paper = Paper((300, 400))
    block = Flow(RECT, 1.0, ROOMY).text("b", LONG, 14)
    draw_lines(paper.pen, block, (255, 255, 255))
    assert tuple(paper.words) == block.lines
    assert_all_fit(paper.placed, [block.rect])
    assert paper.is_blank_outside(block.rect)
