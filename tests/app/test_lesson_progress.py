"""The progress in the lessons is kept between runs, and nothing in its file is fatal."""

import pytest

from game.app.lesson_progress import FILE, LessonProgress, is_first_start


def test_what_has_ticked_is_there_next_time(tmp_path):
    progress = LessonProgress(tmp_path)
    progress.add("01-a", 0)
    progress.add("02-b", 1)
    progress.add("02-b", 0)
    again = LessonProgress(tmp_path)
    assert again.done("01-a") == {0}
    assert again.done("02-b") == {0, 1}
    assert again.done("03-c") == frozenset()


def test_the_first_lesson_is_offered_once(tmp_path):
    assert is_first_start(tmp_path)
    assert not is_first_start(tmp_path)


def test_who_has_begun_a_lesson_is_not_offered_one(tmp_path):
    LessonProgress(tmp_path).add("01-a", 0)
    assert not is_first_start(tmp_path)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\xff\xfe",
        b"[1, 2",
        b'{"done": 7}',
        b"[7]",
        b'{"done": {"a": "x", "3": [1], "b": [true, -1, 2, 2.5]}}',
        b"[" * 60_000,
    ],
    ids=range(7),
)
def test_a_file_of_any_bytes_is_no_obstacle(tmp_path, content):
    (tmp_path / FILE).write_bytes(content)
    progress = LessonProgress(tmp_path)
    assert progress.done("a") == frozenset()
    assert progress.done("b") <= {2}
    progress.add("a", 1)
    assert LessonProgress(tmp_path).done("a") == {1}


def test_without_a_folder_it_is_kept_as_long_as_the_app_is_open(tmp_path):
    for folder in (None, tmp_path / "file" / "below"):
        (tmp_path / "file").touch()
        progress = LessonProgress(folder)
        progress.add("a", 0)
        assert progress.done("a") == {0}
