"""The help: ideas first, keys by arrow or tab, and back."""

import pytest
from pygame import Rect, Surface, surfarray

from game.app.help_pages import IDEAS, KEYS, TITLES
from game.ui.kit.panel import topmost
from game.ui.playground.ideas import IDEAS as ALL_IDEAS
from tests.support.sessions import press, session_of

SIZE = (1280, 720)


@pytest.fixture
def session():
    session = session_of("and")
    session.screen.fit(SIZE)
    press(session, "F1")
    return session


def picture(session):
    surface = Surface(SIZE)
    session.screen.render(surface)
    return surfarray.array3d(surface)


def follow(session, keys):
    """Do what the key does while the help is open."""
    session.follow(next(b for b in session.mode_bindings if b.keys == keys))


def words_of(session):
    placed = []
    session.screen.render(Surface(SIZE), placed)
    return {text.text for text in placed}


def test_ideas_come_first_and_the_arrows_turn_the_page(session):
    assert {idea.title for idea in ALL_IDEAS} <= words_of(session)
    assert {IDEAS, KEYS} <= words_of(session)
    follow(session, "Right")
    assert {"train / pause", "new random weights"} <= words_of(session)
    follow(session, "Left")
    assert "train / pause" not in words_of(session)
    assert session.stage.snapshot.epoch == 0


def test_a_click_on_a_tab_turns_the_page_and_elsewhere_goes_back(session):
    tabs = [spot for spot in session.hotspots() if spot.name == "help page"]
    assert len(tabs) == len(TITLES)
    for place in (1, 0):
        spot = topmost(session.hotspots(), tabs[place].rect.center)
        spot.click()
        assert session.screen.help.chosen == place
    topmost(session.hotspots(), (640, 715)).click()
    assert not session.is_help_open


def test_pictures_of_ideas_are_of_the_stage_as_it_is(session):
    before = picture(session)
    session.stage.seek(0)
    press(session, "Space")
    session.advance(2.0)
    press(session, "Space")
    assert session.stage.snapshot.epoch > 0
    assert (picture(session) != before).any()
    assert session.is_help_open


def test_it_covers_the_window(session):
    assert session.screen.help.part(SIZE).rect == Rect((0, 0), SIZE)
