"""An open lesson: it fits, stays in its card, looks otherwise when it is otherwise, and obeys."""

from itertools import combinations

import numpy as np
import pytest
from pygame import Rect

from game.record import replace
from game.ui.kit.layout import page_layout, unit_for
from game.ui.kit.panel import topmost
from game.ui.kit.theme import DARK, LIGHT, PROJECTOR
from game.ui.lesson.lesson_panel import (
    BET_FIRST,
    IS_HANDED_IN,
    NARROWEST,
    NOT_YET,
    WIDEST,
    draw_lesson,
    is_live,
    lesson_hotspots,
    lesson_width,
)
from game.ui.lesson.lesson_places import lesson_places
from game.ui.lesson.lesson_scene import LessonHandler
from tests.support.lesson_scenes import asking, doing, each_state, lessons, ticked
from tests.support.panels import Noting, Paper, by_name
from tests.support.scenes import SIZES
from tests.support.texts import assert_all_fit

NUMBERS = range(1, len(lessons()) + 1)
DESIGN, SMALL = (1280, 720), (800, 500)


def card_in(size, theme=DARK):
    unit = unit_for(size, theme.type_scale)
    layout = page_layout(size, theme.type_scale, lesson_width(size[0], unit))
    return layout.column, unit


def drawn(scene, size=DESIGN, theme=DARK):
    rect, unit = card_in(size, theme)
    paper = Paper(rect.inflate(2 * rect.x, 2 * rect.y).size, theme, unit)
    draw_lesson(paper.pen, rect, scene)
    return paper


def spots_of(scene, handler, size=DESIGN):
    rect, unit = card_in(size)
    return lesson_hotspots(Paper((1, 1), DARK, unit).pen, rect, scene, handler)


@pytest.mark.parametrize("theme", [DARK, LIGHT], ids=lambda theme: theme.name)
@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize("number", NUMBERS)
def test_every_text_of_every_state_fits(number, size, theme):
    rect, _ = card_in(size.pair, theme)
    for scene in each_state(number):
        paper = drawn(scene, size.pair, theme)
        assert_all_fit(paper.placed, [rect])


@pytest.mark.parametrize("theme", [DARK, LIGHT, PROJECTOR], ids=lambda theme: theme.name)
@pytest.mark.parametrize("size", [SMALL, DESIGN])
def test_nothing_is_drawn_beside_the_card(size, theme):
    rect, _ = card_in(size, theme)
    for number in (1, 3, 12):
        for scene in (asking(number), doing(number), ticked(number)):
            assert drawn(scene, size, theme).is_blank_outside(rect)


@pytest.mark.parametrize("unit", [0.72, 1.0, 3.0])
@pytest.mark.parametrize("width", [300, 800, 1280, 1920, 4000])
def test_it_is_never_too_narrow_to_read_nor_wider_than_it_needs(width, unit):
    assert round(NARROWEST * unit) <= lesson_width(width, unit) <= round(WIDEST * unit)
    assert lesson_width(1280, 1.0) == 320


def test_a_picture_follows_from_the_scene_alone():
    for scene in (asking(12), doing(12), ticked(12)):
        one, two = drawn(scene).pixels, drawn(replace(scene)).pixels
        assert np.array_equal(one, two)


def test_every_state_looks_otherwise():
    scene = doing(12, 0, bet=1)
    scenes = [
        asking(12),
        scene,
        doing(12, 0, bet=2),
        ticked(12, 0, bet=1),
        ticked(12, 0, bet=2),
        replace(scene, step=1),
        replace(scene, can_go_back=True),
        replace(scene, can_hint=True),
        replace(scene, hint="Begin with OR."),
        replace(scene, astray="Begin with OR."),
        replace(scene, is_showing=True),
        replace(scene, can_show=False),
        replace(scene, has_bet_keys=False),
        replace(scene, problem="Begin with OR."),
        replace(scene, is_last=True),
        replace(ticked(12, 2), is_handed_in=True),
        ticked(12, 2),
    ]
    pictures = [drawn(scene).pixels for scene in scenes]
    for (one, first), (two, second) in combinations(enumerate(pictures), 2):
        assert not np.array_equal(first, second), (one, two)


@pytest.mark.parametrize("theme", [DARK, LIGHT], ids=lambda theme: theme.name)
def test_an_item_that_is_done_has_a_green_tick_and_nothing_is_red(theme):
    rect, unit = card_in(DESIGN, theme)
    for scene, has_green in ((doing(12), False), (ticked(12), True)):
        blocks = lesson_places(tuple(rect), unit, scene)
        [box] = [block.rect for block in blocks if block.kind == "tick"]
        part = drawn(scene, DESIGN, theme).pixels[box.left : box.right, box.top : box.bottom]
        red, green = (part[..., channel].astype(int) for channel in (0, 1))
        assert bool(np.any(green > red + 60)) is has_green
        assert not np.any(red > green + 60)


@pytest.mark.parametrize("size", [SMALL, DESIGN])
@pytest.mark.parametrize("number", [3, 8, 12])
def test_the_mouse_bets_before_and_after_the_bet(number, size):
    handler = Noting(LessonHandler)
    for scene in (asking(number), doing(number)):
        spots = by_name(spots_of(scene, handler, size))
        for choice in range(len(scene.choices)):
            kind = "lesson choice" if ("lesson choice", choice) in spots else "lesson bet key"
            spots[kind, choice].click()
            assert handler.taken() == [("bet", choice)]


def test_the_mouse_does_all_that_keys_do():
    handler = Noting(LessonHandler)
    scene = replace(ticked(12, 2), can_hint=True)
    spots = by_name(spots_of(scene, handler))
    for name, action in (
        ("next", "go_on"),
        ("back", "go_back"),
        ("hand in", "hand_in"),
        ("leave", "leave"),
        ("aid hint", "give_hint"),
        ("aid show", "show_how"),
        ("aid anew", "begin_anew"),
    ):
        spot = spots[f"lesson {name}", 0]
        spot.click()
        assert handler.taken() == [(action,)]
        assert spot.tip()


def test_a_click_meets_what_is_drawn_there():
    handler = Noting(LessonHandler)
    spots = spots_of(replace(doing(12), can_hint=True, can_go_back=True), handler)
    for spot in spots:
        assert topmost(spots, spot.rect.center) is spot
    for one, other in combinations(spots, 2):
        assert not one.rect.colliderect(other.rect)


def test_the_way_on_is_shut_until_the_step_has_ticked_and_says_why():
    handler = Noting(LessonHandler)
    for scene, tip in ((asking(12), BET_FIRST), (doing(12), NOT_YET)):
        spots = by_name(spots_of(scene, handler))
        spot = spots["lesson next", 0]
        assert spot.click is None
        assert spot.tip() == tip
        assert ("lesson back", 0) not in spots
    done = by_name(spots_of(replace(ticked(12, 2), is_handed_in=True), handler))
    assert done["lesson hand in", 0].click is None
    assert done["lesson hand in", 0].tip() == IS_HANDED_IN
    assert done["lesson next", 0].click is not None


def test_a_button_is_live_when_it_can_be_pressed():
    blocks = {block.kind: block for block in lesson_places((0, 0, 320, 528), 1.0, ticked(12, 2))}
    assert all(is_live(blocks[kind], ticked(12, 2)) for kind in ("back", "hand in", "next"))
    assert not is_live(blocks["hand in"], doing(12, 2))
    assert not is_live(blocks["back"], doing(12, 0))


def test_what_was_cut_off_is_told_whole_by_its_tip():
    text = "A word and another one. " * 24
    scene = replace(ticked(12), because=text, reply=text, then_try=text)
    spots = by_name(spots_of(scene, Noting(LessonHandler), SMALL))
    assert spots["lesson because", 0].tip() == text


def test_the_title_shrinks_before_it_is_broken():
    one = drawn(replace(asking(12), title="Does the start decide")).placed
    assert "Does the start decide" in [text.text for text in one]
    title = "Does the start decide what comes of it in the end"
    two = drawn(replace(asking(12), title=title)).placed
    assert_all_fit(two, [card_in(DESIGN)[0]])
    assert title not in [text.text for text in two]
    assert title in " ".join(text.text for text in two)
    assert isinstance(two[0].rect, Rect)
