"""What the column shows: the list with how far one is, and the lesson with its file's mistakes."""

from game.app.lessons import Lessons
from tests.support.lessons import LESSON
from tests.support.sessions import session_of


def test_the_list_tells_how_far_one_is_and_what_is_broken(tmp_path):
    good, bad = tmp_path / "a.yaml", tmp_path / "b.yaml"
    good.write_text(LESSON)
    bad.write_text(LESSON)
    session = session_of("and")
    session.lessons = lessons = Lessons(session, tmp_path)
    lessons.progress.add("a", 0)
    bad.write_text("title: x\n")
    lessons.library.refresh(budget=None)
    first, second = lessons.scene.lessons
    assert (first.n_done, first.is_broken) == (1, False)
    assert (second.n_done, second.is_broken) == (0, True)


def test_a_broken_file_is_told_while_the_last_good_version_stays(tmp_path):
    path = tmp_path / "a.yaml"
    path.write_text(LESSON)
    session = session_of("and")
    session.lessons = lessons = Lessons(session, tmp_path)
    lessons.begin(0)
    assert lessons.scene.problem == ""
    title = lessons.scene.title
    path.write_text("title: x\n")
    for _ in range(40):
        session.advance(0.1)
    assert lessons.scene.title == title
    assert "mistake" in lessons.scene.problem
    path.write_text(LESSON.replace(title, "Another"))
    for _ in range(40):
        session.advance(0.1)
    assert lessons.scene.title == "Another"
    assert lessons.scene.problem == ""
