"""The list of lessons: what of it is in sight, how far one is, and what the mouse does."""

from itertools import combinations, pairwise

import numpy as np
import pytest

from game.record import replace
from game.ui.kit.layout import page_layout, unit_for
from game.ui.kit.panel import topmost
from game.ui.kit.theme import DARK, LIGHT
from game.ui.lesson.lesson_list import (
    BROKEN,
    HEADING,
    LEAVE_TIP,
    NO_LESSONS,
    draw_lesson_list,
    lesson_list_hotspots,
    lesson_rows,
    progress_words,
)
from game.ui.lesson.lesson_panel import lesson_width
from game.ui.lesson.lesson_scene import LessonListHandler, LessonListScene, ListedLesson
from tests.support.lesson_scenes import lessons
from tests.support.panels import Noting, Paper, by_name
from tests.support.scenes import SIZES
from tests.support.texts import assert_all_fit

DESIGN, SMALL = (1280, 720), (800, 500)
SHIPPED = tuple(
    ListedLesson(lesson.title, lesson.idea, len(lesson.steps), place % (len(lesson.steps) + 1))
    for place, lesson in enumerate(lessons())
)
ALL = LessonListScene(SHIPPED)
MANY = LessonListScene(SHIPPED * 5)
NOTE = "class set in lessons-of-7b"


def card_in(size):
    unit = unit_for(size, 1.0)
    return page_layout(size, 1.0, lesson_width(size[0], unit)).column, unit


def drawn(scene, size=DESIGN, theme=DARK):
    rect, unit = card_in(size)
    paper = Paper(rect.inflate(2 * rect.x, 2 * rect.y).size, theme, unit)
    draw_lesson_list(paper.pen, rect, scene)
    return paper


def rows_of(scene, size=DESIGN):
    rect, unit = card_in(size)
    return lesson_rows(rect, unit, scene)


def spots_of(scene, handler, size=DESIGN):
    rect, unit = card_in(size)
    return lesson_list_hotspots(Paper((1, 1), DARK, unit).pen, rect, scene, handler)


@pytest.mark.parametrize("theme", [DARK, LIGHT], ids=lambda theme: theme.name)
@pytest.mark.parametrize("size", SIZES, ids=str)
def test_every_text_fits_wherever_the_cursor_is(size, theme):
    rect, _ = card_in(size.pair)
    broken = tuple(replace(lesson, is_broken=True) for lesson in SHIPPED)
    for scene in (ALL, MANY, LessonListScene(broken, note=NOTE), LessonListScene(())):
        for cursor in range(min(14, max(1, len(scene.lessons)))):
            paper = drawn(replace(scene, cursor=cursor), size.pair, theme)
            assert_all_fit(paper.placed, [rect])
        assert paper.is_blank_outside(rect)


@pytest.mark.parametrize("size", SIZES, ids=str)
def test_all_shipped_lessons_are_in_sight_at_once(size):
    if size.pair[1] >= 600 or size.pair in {SMALL, DESIGN}:
        assert list(rows_of(ALL, size.pair)) == list(range(len(SHIPPED)))
    words = drawn(ALL, size.pair).words
    assert HEADING in words


def test_the_idea_of_the_lesson_under_the_cursor_stands_below_the_rows():
    for cursor in (0, 4, 13):
        words = " ".join(drawn(replace(ALL, cursor=cursor)).words)
        assert SHIPPED[cursor].idea in words
        assert SHIPPED[(cursor + 1) % 14].idea not in words


@pytest.mark.parametrize("size", [SMALL, DESIGN])
def test_the_page_with_the_cursor_is_in_sight_and_stays_while_the_cursor_is_on_it(size):
    for cursor in range(len(MANY.lessons)):
        rows = rows_of(replace(MANY, cursor=cursor), size)
        assert cursor in rows
        for other in rows:
            assert rows_of(replace(MANY, cursor=other), size) == rows
        for upper, lower in pairwise(rows.values()):
            assert upper.bottom <= lower.top


def test_how_far_one_is_is_told():
    told = [progress_words(ListedLesson("a", "b", 3, n_done)) for n_done in range(4)]
    assert told == ["", "1/3", "2/3", "✓"]
    words = drawn(
        LessonListScene((ListedLesson("a", "b", 3, 1), ListedLesson("c", "d", 1, 1)))
    ).words
    assert {"1/3", "✓"} <= set(words)


def test_a_broken_lesson_is_marked_and_explained():
    broken = (replace(SHIPPED[0], is_broken=True), *SHIPPED[1:])
    at_it = drawn(LessonListScene(broken))
    assert "!" in at_it.words
    assert BROKEN in " ".join(at_it.words)
    beside = drawn(LessonListScene(broken, cursor=1))
    assert "!" in beside.words
    assert BROKEN not in " ".join(beside.words)
    assert "!" not in drawn(ALL).words


def test_without_lessons_it_says_so():
    assert NO_LESSONS in " ".join(drawn(LessonListScene(())).words)
    handler = Noting(LessonListHandler)
    spots = by_name(spots_of(LessonListScene(()), handler))
    spots["lessons", 0].wheel(1, False)
    assert handler.taken() == []


def test_states_look_otherwise():
    scenes = [
        ALL,
        replace(ALL, cursor=1),
        replace(ALL, note=NOTE),
        MANY,
        LessonListScene((replace(SHIPPED[0], is_broken=True), *SHIPPED[1:])),
        LessonListScene((replace(SHIPPED[0], n_done=SHIPPED[0].n_steps), *SHIPPED[1:])),
    ]
    pictures = [drawn(scene).pixels for scene in scenes]
    for first, second in combinations(pictures, 2):
        assert not np.array_equal(first, second)
    assert np.array_equal(drawn(ALL).pixels, drawn(replace(ALL)).pixels)


def test_a_click_opens_and_the_mouse_points():
    handler = Noting(LessonListHandler)
    scene = replace(MANY, cursor=30)
    spots = spots_of(scene, handler)
    for index, row in rows_of(scene).items():
        spot = topmost(spots, row.center)
        spot.hover()
        spot.click()
        assert handler.taken() == [("point", index), ("begin", index)]
    leave = by_name(spots)["leave lessons", 0]
    leave.click()
    assert handler.taken() == [("leave",)]
    assert leave.tip() == LEAVE_TIP


def test_the_wheel_moves_the_cursor_and_stops_at_the_ends():
    handler = Noting(LessonListHandler)
    last = len(SHIPPED) - 1
    for cursor, steps, place in ((3, 1, 2), (3, -1, 4), (0, 1, 0), (last, -1, last)):
        for spot in spots_of(replace(ALL, cursor=cursor), handler)[:-1]:
            spot.wheel(steps, False)
            assert handler.taken() == [("point", place)]


def test_a_long_title_and_idea_of_a_class_set_stay_in_the_card():
    scene = LessonListScene(
        (ListedLesson("W" * 60, "Word and word. " * 40, 12, 3),) * 30, note=NOTE
    )
    for size in (SMALL, DESIGN):
        rect, _ = card_in(size)
        paper = drawn(scene, size)
        assert paper.is_blank_outside(rect)
        assert all(rect.contains(text.rect) for text in paper.placed)
