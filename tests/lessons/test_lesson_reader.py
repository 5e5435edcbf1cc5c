"""Lesson files: all problems at once, whatever the bytes are."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.gates import GateFileError
from game.gates.bounds import MAX_BYTES
from game.lessons.lesson_reader import is_lesson, load_lesson, parse_lesson
from tests.support.bad_files import AND
from tests.support.lessons import LESSON, SHIPPED, changed, faults, lesson_of, library


def test_a_lesson_is_read():
    lesson = lesson_of(LESSON + "try: Go on.\nfells: Nothing.\n").lesson
    assert (lesson.title, lesson.idea) == ("One epoch", "A step is small.")
    assert (lesson.then_try, lesson.fells) == ("Go on.", "Nothing.")


def test_a_file_knows_where_each_thing_stands():
    file = lesson_of(LESSON)
    assert file.node("steps", 0, "until").place.line == 10
    assert file.node("steps", 0, "choices", 1, "reply").text == "Look again."


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "1:1: The file is empty; the smallest lesson is a title, an idea, a setup and steps"),
        ("steps", "1:1: The lines of a lesson are written as in title: The line is yours"),
        (
            changed(("title: One epoch\n", "")),
            "1:1: The key title is missing; add it, as in title:",
        ),
        (changed(("idea: A step is small.\n", "")), "1:1: The key idea is missing; "),
        (changed(("setup: {gate: AND}\n", "")), "1:1: The key setup is missing; "),
        ("title: A\nidea: B\nsetup: {gate: AND}\n", "1:1: The key steps is missing; "),
        (
            "title: A\nidea: B\nsetup: {gate: AND}\nsteps: []\n",
            "4:8: steps has 1 to 12 items, not 0.",
        ),
        (
            changed(("title", "titel")),
            '1:1: There is no key "titel" in a lesson; did you mean title?',
        ),
        (
            changed(("title: One epoch", "title: " + "x" * 61)),
            "1:8: title has 61 characters; at most",
        ),
        (
            LESSON + "\tx: 1\n",
            "14:1: There is a tab here; a lesson file is laid out with spaces only.",
        ),
        (
            LESSON + "---\n" + LESSON,
            "14:1: A second document begins here; one file holds one lesson.",
        ),
        (
            LESSON + "x" * MAX_BYTES,
            f"1:1: The file has {MAX_BYTES + len(LESSON.encode()):,} bytes; a",
        ),
        (LESSON + "title: B\n", "14:1: The key title is on line 1 already; delete one of the two."),
        (
            LESSON + "try: &a b\n",
            "14:6: A value cannot begin with &, which YAML takes for an anchor",
        ),
        (
            "idea: B\ntitle A\n",
            "2:1: A colon and a space are missing on this line; a key is written as",
        ),
    ],
)
def test_mistakes_are_told_in_the_words_of_lessons(text, message):
    assert faults(text)[0].startswith(message)


def test_all_problems_are_told_at_once():
    text = changed(("idea", "ide"), ("gate: AND", "gate: ADN"), ("keys: Right", "keys: 3"))
    assert [line.split(":")[0] for line in faults(text)] == ["2", "3", "11"]


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_lessons_and_gates_are_told_apart_by_their_content(path):
    assert is_lesson(path.read_bytes())
    assert not is_lesson(AND.encode())
    assert is_lesson(b'{"title": 1}')
    assert is_lesson(b"steps: [")
    assert not is_lesson(b"\xff\xfe")


def test_a_missing_file_is_told(tmp_path):
    with pytest.raises(GateFileError, match="There is no such file"):
        load_lesson(tmp_path / "none.yaml", library().find)
    with pytest.raises(GateFileError, match="This is a folder; name a lesson file in it"):
        load_lesson(tmp_path, library().find)


@given(
    st.lists(
        st.tuples(st.integers(0, len(LESSON) - 1), st.sampled_from("{}[]:,-\n \"'&*|>x0é\0")),
        max_size=4,
    )
)
def test_whatever_is_typed_it_is_a_lesson_or_has_problems(edits):
    text = LESSON
    for place, sign in edits:
        text = text[:place] + sign + text[place + 1 :]
    with suppress(GateFileError):
        parse_lesson(text, library().find)
