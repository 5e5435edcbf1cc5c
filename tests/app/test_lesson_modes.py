"""The bindings of lessons: digits bet where there is a bet, and elsewhere keep their meaning."""

from game.app.bindings import by_chord
from game.app.lesson_modes import BETS, IN_LESSON, LISTING, lesson_mode
from game.app.page import ALL_GATES, PLAYGROUND
from game.ui.kit.binding import chord
from tests.support.sessions import session_of


def test_digits_bet_only_where_there_is_a_bet():
    assert chord("1") in by_chord(lesson_mode(PLAYGROUND, has_bets=True))
    assert chord("1") not in by_chord(lesson_mode(PLAYGROUND, has_bets=False))


def test_the_page_s_own_keys_stay_beside_those_of_the_lesson():
    for title in (PLAYGROUND, ALL_GATES):
        names = {binding.hint for binding in lesson_mode(title, has_bets=False)}
        assert "train" in names
        assert "leave" in names


def test_no_chord_has_two_meanings():
    for table in (LISTING, (*BETS, *IN_LESSON)):
        chords = [c for binding in table for c in binding.chords]
        assert len(chords) == len(set(chords))


def test_the_keys_do_what_they_say():
    session = session_of("and")
    lessons = session.open_lessons()
    lessons.toggle()
    follow = {c: b for b in LISTING for c in b.chords}
    session.follow(follow[chord("Down")])
    assert lessons.scene.cursor == 1
    session.follow(follow[chord("Enter")])
    assert lessons.run.number == 2
    in_lesson = {c: b for b in (*BETS, *IN_LESSON) for c in b.chords}
    session.follow(in_lesson[chord("2")])
    assert lessons.run.bet == 1
    session.follow(in_lesson[chord("Esc")])
    assert lessons.run is None
    session.follow(follow[chord("Esc")])
    assert not lessons.is_open
