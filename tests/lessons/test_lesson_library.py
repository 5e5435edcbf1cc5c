"""The lessons of a folder, read again when it changes."""

import os

import pytest

from game.gates import GateFileError
from game.lessons.lesson_library import LessonLibrary, UnknownLessonError, shipped_lessons
from tests.support.bad_files import AND
from tests.support.lessons import LESSON, SHIPPED, changed, library


@pytest.fixture
def lessons(tmp_path):
    (tmp_path / "02-two.yaml").write_text(changed(("One epoch", "Two")))
    (tmp_path / "01-one.yaml").write_text(LESSON)
    (tmp_path / "mine.yaml").write_text(AND.replace("AND", "Mine"))
    found = LessonLibrary(tmp_path, library().find)
    found.refresh(budget=None)
    return found


def titles(lessons):
    return [file.lesson.title for file in lessons.lessons]


def test_the_shipped_lessons_are_found():
    found = LessonLibrary(shipped_lessons(), library().find)
    assert found.refresh(budget=None)
    assert [file.lesson.source for file in found.lessons] == [*SHIPPED]
    assert not found.problems


def test_lessons_come_in_the_order_of_their_files_and_gates_are_passed_over(lessons):
    assert titles(lessons) == ["One epoch", "Two"]
    assert not lessons.problems


def test_a_broken_lesson_keeps_the_last_good_one_until_it_is_mended(lessons, tmp_path):
    path = tmp_path / "01-one.yaml"
    path.write_text(changed(("epoch = 1", "epoc = 1")))
    assert lessons.refresh()
    assert titles(lessons) == ["One epoch", "Two"]
    assert "did you mean epoch?" in str(lessons.problems[path])
    path.write_text(changed(("One epoch", "One step")))
    assert lessons.refresh()
    assert titles(lessons) == ["One step", "Two"]
    assert not lessons.problems


def test_a_lesson_that_was_never_good_is_told(lessons, tmp_path):
    path = tmp_path / "03.yaml"
    path.write_text("title: Three\n")
    assert lessons.refresh()
    assert titles(lessons) == ["One epoch", "Two"]
    assert [*lessons.problems] == [path]
    with pytest.raises(GateFileError, match="The key idea is missing"):
        lessons.find("03")


def test_a_deleted_lesson_is_gone(lessons, tmp_path):
    (tmp_path / "02-two.yaml").unlink()
    assert lessons.refresh()
    assert titles(lessons) == ["One epoch"]


def test_what_has_not_changed_is_no_news(lessons, tmp_path):
    assert not lessons.refresh()
    os.utime(tmp_path / "01-one.yaml", ns=(1, 1))
    assert not lessons.refresh()


@pytest.mark.parametrize("name", ["02-two", "TWO", "two", "02 two"])
def test_a_lesson_is_found_by_its_files_name_or_its_title(lessons, name):
    assert lessons.find(name).lesson.title == "Two"


def test_a_lesson_is_found_by_its_path(lessons, tmp_path):
    assert lessons.find(str(tmp_path / "01-one.yaml")).lesson.title == "One epoch"
    (tmp_path / "deeper").mkdir()
    (tmp_path / "deeper" / "x.yaml").write_text(LESSON)
    assert lessons.find(str(tmp_path / "deeper" / "x.yaml")).lesson.title == "One epoch"


def test_an_unknown_name_is_told_with_the_nearest(lessons):
    with pytest.raises(UnknownLessonError, match='There is no lesson "on"; did you mean "one"'):
        lessons.find("on")
    with pytest.raises(UnknownLessonError, match='"zzz"; there are 01-one, 02-two'):
        lessons.find("zzz")
