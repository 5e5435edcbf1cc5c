import pytest
from pygame import K_RETURN, Surface

from game.app import run_loader
from game.app.bindings import GO_ON, SHOW_HINT
from game.app.keyboard import Keyboard
from game.app.last_run import LastRun
from game.playground.hidden import Hidden
from game.playground.recipe import Recipe
from game.playground.run import Setup
from game.record import replace
from game.ui.kit.layout import DESIGN_SIZE
from tests.support.sessions import is_replaying, press, session_of


def with_offer(name="or", epochs=420, epoch=300):
    session = session_of("and")
    recipe = Recipe(session.library.find(name), Setup(seed=9), epochs)
    session.offers.last_run = LastRun(recipe, epoch)
    return session


def test_the_last_run_is_offered_first_and_enter_goes_on_with_it():
    session = with_offer()
    session.render(Surface(DESIGN_SIZE))
    offer = session.screen.offer
    assert offer.label == "go on: OR, epoch 300"
    Keyboard(session).press(K_RETURN, 0, "\r")
    snapshot = session.stage.snapshot
    assert (snapshot.gate.name, snapshot.epoch, snapshot.latest_epoch) == ("OR", 300, 420)
    assert snapshot.run.seed == 9
    assert session.offers.hint is None


def test_a_click_on_the_hint_goes_on_as_well():
    session = with_offer()
    session.screen.fit(DESIGN_SIZE)
    spot = next(spot for spot in session.hotspots() if "go on: OR" in spot.name)
    spot.click()
    assert session.stage.snapshot.epoch == 300


def test_it_is_undone_like_anything_else():
    session = with_offer()
    press(session, "Up")
    Keyboard(session).press(K_RETURN, 0, "\r")
    press(session, "Ctrl+Z")
    assert session.stage.snapshot.gate.name == "AND"


def test_it_is_offered_until_another_run_is_trained_and_on_the_stage_alone():
    session = with_offer()
    press(session, "F3")
    assert session.offers.bindings == ()
    press(session, "F2", "2", "T")
    assert session.offers.bindings == (GO_ON,)
    press(session, "Right")
    assert GO_ON not in session.offers.bindings


def test_once_another_run_has_begun_it_is_not_offered_again():
    session = with_offer()
    press(session, "Right")
    session.advance(0.02)
    press(session, "R", "2")
    session.undo.advance(60.0)
    assert session.stage.latest_epoch == 0
    assert session.offers.bindings == ()
    session = with_offer()
    press(session, "Right", "2")
    assert GO_ON not in session.offers.bindings


@pytest.mark.parametrize("size", [(800, 500), (1280, 720), (1920, 1080)], ids=str)
def test_what_is_offered_comes_and_goes_without_a_cap_under_the_mouse_being_another(size):
    session = with_offer("multiplexer")
    session.screen.fit(size)
    hints = [spot for spot in session.hotspots() if spot.name.startswith("hint ")]
    [offered] = [spot for spot in hints if spot.name.startswith("hint go on")]
    session.offers.last_run = None
    session.undo._offered_s = 5.0
    later = [spot for spot in session.hotspots() if spot.name.startswith("hint ")]
    [undo] = [spot for spot in later if spot.name == "hint undo"]
    places = [(spot.name, tuple(spot.rect)) for spot in hints if spot is not offered]
    assert [(spot.name, tuple(spot.rect)) for spot in later if spot is not undo] == places
    for offer in (offered, undo):
        assert not any(offer.rect.colliderect(place) for _, place in places)


def test_without_an_offer_enter_does_nothing():
    session = session_of("and")
    assert not Keyboard(session).press(K_RETURN, 0, "\r")


@pytest.mark.parametrize("stop", ["Esc", "Ctrl+Z", "Ctrl+Y", "2"])
def test_a_run_that_is_stopped_on_its_way_is_offered_again(stop, monkeypatch):
    monkeypatch.setattr(run_loader, "AT_ONCE_S", 0.0)
    session = with_offer()
    Keyboard(session).press(K_RETURN, 0, "\r")
    assert is_replaying(session)
    assert session.offers.hint is None, "it is on its way"
    press(session, stop)
    assert not is_replaying(session)
    assert session.offers.bindings == (GO_ON,)
    Keyboard(session).press(K_RETURN, 0, "\r")
    while is_replaying(session):
        session.advance(0.02)
    assert session.stage.snapshot.epoch == 300
    press(session, "R")
    assert GO_ON not in session.offers.bindings


def test_going_on_hides_what_was_hidden_and_never_opens_a_lock():
    session = with_offer()
    hidden = frozenset({Hidden.MARKS})
    session.offers.last_run = replace(session.offers.last_run, hidden=hidden)
    session.stage.hiding.hide(frozenset({Hidden.LOSS}), is_locked=True)
    Keyboard(session).press(K_RETURN, 0, "\r")
    assert session.stage.hiding.hidden == {Hidden.MARKS, Hidden.LOSS}
    assert session.stage.hiding.is_locked


def test_h_is_offered_only_where_it_shows_something():
    session = session_of("and")
    assert session.offers.hint is None
    press(session, "H")
    assert session.offers.hint == SHOW_HINT
    press(session, "F3")
    assert session.offers.hint == SHOW_HINT
    press(session, "H")
    assert session.offers.hint is None
    session.stage.hiding.hide(frozenset({Hidden.LOSS}), is_locked=True)
    assert session.offers.hint is None
