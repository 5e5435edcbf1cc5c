"""Where a lesson's parts stand: all of every shipped one fits, in the order in which it is read."""

from itertools import pairwise

import pytest
from pygame import Rect

from game.record import replace
from game.ui.kit.layout import page_layout, unit_for
from game.ui.kit.text import SMALLEST_PX
from game.ui.lesson.lesson_flow import Block
from game.ui.lesson.lesson_panel import lesson_width
from game.ui.lesson.lesson_places import (
    ANEW,
    BACK,
    DONE,
    HAND_IN,
    HANDED_IN,
    NEXT,
    SAID,
    STOP,
    is_open_question,
    lesson_places,
    said,
)
from game.ui.lesson.lesson_scene import Item
from tests.support.lesson_scenes import asking, doing, each_state, lessons, ticked
from tests.support.scenes import SIZES

NUMBERS = range(1, len(lessons()) + 1)
DESIGN, SMALL = (1280, 720), (800, 500)
READ = {"ask", "choice words", "do", "item", "progress", "astray", "hint text", "reply", "because"}
ENDLESS = "A word and another one. " * 24


def card_in(size):
    """The card of the lesson in a window of `size`, and its unit."""
    unit = unit_for(size, 1.0)
    return page_layout(size, 1.0, lesson_width(size[0], unit)).column, unit


def blocks_of(scene, size=DESIGN):
    rect, unit = card_in(size)
    return lesson_places(tuple(rect), unit, scene)


def kinds(scene, size=DESIGN):
    return [block.kind for block in blocks_of(scene, size)]


def texts_of(scene, size=DESIGN):
    return {block.kind: block.text for block in blocks_of(scene, size)}


def wanted(scene):
    """All that must be read in this state."""
    if is_open_question(scene):
        return [scene.ask, *scene.choices]
    bet = [] if scene.bet is None else [SAID.format(said(scene.choices[scene.bet]))]
    items = [item.words for item in scene.items] if len(scene.items) > 1 else [scene.do]
    if scene.has_ticked:
        return [*bet, *items, scene.reply, scene.because, scene.then_try]
    progress = [item.progress for item in scene.items]
    return [scene.ask, *bet, scene.do, *items, *progress, scene.hint, scene.astray]


@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize("number", NUMBERS)
def test_all_of_every_state_of_every_shipped_lesson_is_there_whole_and_readable(number, size):
    rect, unit = card_in(size.pair)
    for scene in each_state(number):
        blocks = lesson_places(tuple(rect), unit, scene)
        told = [" ".join(block.lines) for block in blocks]
        for text in filter(None, wanted(scene)):
            assert " ".join(text.split()) in told
        for block in blocks:
            assert not block.is_cut
            assert rect.contains(block.rect), block
            assert block.kind not in READ or round(block.size * unit) >= SMALLEST_PX, block


def test_nothing_but_the_question_is_shown_before_the_bet():
    shown = kinds(asking(12))
    assert {"ask", "choice", "asks"} <= set(shown)
    assert not {"now", "do", "item", "tick", "because", "pill"} & set(shown)


def test_a_step_that_asks_nothing_begins_with_what_to_do():
    shown = kinds(doing(2, 1))
    assert {"now", "item", "tick"} <= set(shown)
    assert not {"ask", "choice", "pill", "bet caption", "bet key"} & set(shown)


def test_question_and_answers_stay_in_sight_after_the_bet_where_there_is_room():
    scene = doing(12, 0, bet=1)
    assert kinds(scene).count("choice") == 3
    assert texts_of(scene)["said"] == "you said: some thousands"


def test_where_there_is_less_room_the_answers_shrink_to_their_keys():
    blocks = blocks_of(doing(3), SMALL)
    keys = [block for block in blocks if block.kind == "bet key"]
    assert [key.text for key in keys] == list(doing(3).choices)
    assert "choice" not in kinds(doing(3), SMALL)
    assert "bet key" not in kinds(replace(doing(3), has_bet_keys=False), SMALL)


def test_why_comes_once_all_is_done_and_the_reply_to_a_wrong_bet_before_it():
    shown = kinds(ticked(12, 0, bet=1))
    assert shown.index("pill") < shown.index("reply") < shown.index("because")
    assert "reply" not in kinds(ticked(12, 0, bet=2))
    assert not {"ask", "choice", "progress"} & set(shown)
    assert kinds(ticked(1)).index("because") < kinds(ticked(1)).index("try")


def test_one_thing_to_do_is_said_beside_its_box_and_several_below_what_to_do():
    one, several = blocks_of(doing(12)), blocks_of(doing(5))
    assert [block.text for block in one if block.kind == "item"] == [doing(12).do]
    assert [block.text for block in several if block.kind == "do"] == [doing(5).do]
    assert len([block for block in several if block.kind == "tick"]) == 2


def test_the_blocks_are_in_order_and_none_lies_over_another():
    for scene in each_state(8):
        lines = [block for block in blocks_of(scene, SMALL) if block.leading]
        for upper, lower in pairwise(lines):
            assert upper.rect.bottom <= lower.rect.top


def test_the_buttons_are_those_of_the_step():
    first, last = texts_of(asking(12)), texts_of(asking(12, 2))
    assert (first["back"], first["next"]) == (BACK, NEXT)
    assert "hand in" not in first
    assert (last["back"], last["hand in"], last["next"]) == (BACK, HAND_IN, DONE)
    assert texts_of(replace(asking(12, 2), is_handed_in=True))["hand in"] == HANDED_IN


def test_what_helps_is_offered_when_there_is_such_help():
    bare = replace(doing(12), can_hint=False, can_show=False)
    assert {"aid hint", "aid show"}.isdisjoint(kinds(bare))
    assert texts_of(bare)["aid anew"] == ANEW
    assert {"aid hint", "aid show"} <= set(kinds(replace(doing(12), can_hint=True)))
    assert texts_of(replace(doing(12), is_showing=True))["aid show"] == STOP


def test_few_steps_are_dots_and_many_are_counted():
    assert "dots" in kinds(asking(12))
    assert "dots" not in kinds(asking(1))
    many = replace(asking(12), step=9, n_steps=12)
    assert "dots" not in kinds(many)
    assert [" ".join(b.lines) for b in blocks_of(many) if b.kind == "step"] == ["step 10 of 12"]


@pytest.mark.parametrize("size", [SMALL, DESIGN])
@pytest.mark.parametrize("make", [asking, doing, ticked])
def test_texts_of_unusual_length_are_cut_and_stay_in_the_card(make, size):
    rect, _ = card_in(size)
    items = tuple(Item(ENDLESS, ENDLESS, is_ticked=make is ticked) for _ in range(20))
    scene = replace(
        make(12),
        title="W" * 60,
        ask=ENDLESS,
        choices=(ENDLESS,) * 3,
        do=ENDLESS,
        items=items,
        hint=ENDLESS,
        astray=ENDLESS,
        because=ENDLESS if make is ticked else "",
        problem=ENDLESS,
    )
    blocks = blocks_of(scene, size)
    assert any(block.is_cut for block in blocks)
    assert all(rect.contains(block.rect) for block in blocks)
    lowest = min(block.rect.y for block in blocks if block.kind == "back")
    assert all(b.rect.bottom <= lowest for b in blocks if b.kind not in {"back", "next", "hand in"})


@pytest.mark.parametrize("size", [(100, 60), (320, 200)])
def test_a_tiny_card_is_no_trouble(size):
    for scene in (asking(12), doing(12), ticked(12)):
        assert lesson_places((0, 0, *size), 0.72, scene)


@pytest.mark.parametrize(
    ("choice", "words"),
    [
        ("Some thousands.", "some thousands"),
        ("A little. It is nearly sure of 0.", "A little. It is nearly sure of 0."),
        ("A gets brighter.", "A gets brighter"),
        ("XOR cannot.", "XOR cannot"),
        ("4 epochs, and the loss rises first.", "4 epochs, and the loss rises first"),
        ("No", "no"),
    ],
)
def test_an_answer_goes_on_after_a_colon(choice, words):
    assert said(choice) == words


def test_a_problem_is_told_below_the_title():
    shown = kinds(replace(doing(12), problem="There is no “los”; did you mean loss?"))
    assert shown.index("title") < shown.index("problem") < shown.index("ask")


def test_the_same_scene_gives_the_same_places():
    assert blocks_of(asking(12)) is blocks_of(asking(12))
    assert all(isinstance(block.rect, Rect) for block in blocks_of(asking(12)))
    assert all(isinstance(block, Block) for block in blocks_of(asking(12)))
