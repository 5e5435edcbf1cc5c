"""What is switched on and off in the whole app, and what is said of it."""

from tests.support.sessions import notice, session_of


def test_switches_say_what_they_did():
    session = session_of("and")
    for switch, words in (
        (session.toggle_calm, "Calm"),
        (session.toggle_calm, "Bulbs"),
        (session.toggle_sound, "Sound on"),
        (session.toggle_sound, "Sound off"),
    ):
        switch()
        assert notice(session).startswith(words)


def test_the_screen_and_the_picture_are_wishes_to_the_window():
    session = session_of("and")
    session.toggle_full_screen()
    session.ask_for_picture()
    assert session.is_full_screen
    assert session.is_picture_due
