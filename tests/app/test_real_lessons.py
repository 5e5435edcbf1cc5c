"""Lessons for real: done with real keys in a real window, and one with the mouse alone."""

import pytest
import yaml
from pygame import Rect

from game.app.lesson_progress import FILE
from game.files import shipped
from game.gates import Library
from game.lessons.lesson_library import LessonLibrary, shipped_lessons
from game.lessons.lesson_stage import presses_of
from tests.support.twin import Twin
from tests.support.waiting import wait_until

PLACES = {1: "01-a-bulb-is-a-probability", 3: "03-build-nand", 12: "12-the-wall"}


def lesson_of(number):
    lessons = LessonLibrary(shipped_lessons(), Library([shipped("gates")]).find)
    return lessons.find(PLACES[number]).lesson


def done(home):
    """The steps that have ticked, as the app has kept them."""
    files = [path for path in home.rglob(FILE) if path.is_file()]
    content = yaml.safe_load(files[0].read_text("utf-8")) if files else None
    return (content or {}).get("done", {})


@pytest.mark.parametrize("number", PLACES)
def test_a_lesson_is_done_with_real_keys(open_app, tmp_path, number):
    lesson, stem = lesson_of(number), PLACES[number]
    app = open_app("play", "--lesson", stem)
    for index, step in enumerate(lesson.steps):
        if step.choices:
            right = next(i for i, choice in enumerate(step.choices) if choice.is_right)
            app.press(str(right + 1))
        app.press(*presses_of(step))

        def has_ticked(index=index):
            return index in done(tmp_path).get(stem, [])

        wait_until(has_ticked, f"step {index + 1} ticks")
        app.press("Enter")
    app.press("Esc", "Esc", "Esc")
    assert app.ending() == (0, "")


def test_the_first_lesson_is_done_with_the_mouse_alone(open_app, tmp_path):
    app = open_app("play", "--lesson", PLACES[1])
    twin = Twin()
    lessons = twin.session.open_lessons()
    lessons.begin(0)

    def middle_of(name, index=0):
        spots = {(spot.name, spot.index): spot.rect for spot in twin.hotspots()}
        rect: Rect = spots[name, index]
        return rect.center

    app.click(middle_of("lesson choice", 2))
    lessons.bet(2)
    app.click(middle_of("input", 1))
    app.click(middle_of("input", 0))
    wait_until(lambda: done(tmp_path) == {PLACES[1]: [0]}, "the lesson is done")
