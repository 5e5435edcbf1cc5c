"""The column of lessons: on both pages, drawn from the scene, and by mouse as by keys."""

from pygame import Surface

from tests.support.sessions import session_of

SIZE = (1280, 720)


def spots_of(session):
    session.screen.fit(SIZE)
    return {(spot.name, spot.index): spot for spot in session.hotspots()}


def test_the_list_is_clicked_and_a_lesson_opens():
    session = session_of("and")
    session.open_lessons().toggle()
    placed = []
    session.screen.render(Surface(SIZE), placed)
    assert "A bulb is a probability" in {text.text for text in placed}
    session.lessons.begin(0)
    spots = spots_of(session)
    spots["lesson choice", 0].click()
    assert session.lessons.run.bet == 0
    spots_of(session)["lesson leave", 0].click()
    assert session.lessons.run is None


def test_a_lesson_on_all_gates_has_its_column_there():
    session = session_of("and")
    session.open_lessons().toggle()
    session.lessons.begin(13)
    assert session.page is session.all_gates
    assert session.page.layout is not None
    assert ("lesson choice", 2) in spots_of(session)


def test_its_picture_depends_on_its_scene_alone():
    session = session_of("and")
    session.open_lessons().toggle()
    session.lessons.begin(0)
    column = session.stage.column
    before = column.key
    assert column.key == before
    session.lessons.bet(1)
    assert column.key != before
