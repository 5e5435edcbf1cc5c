import pytest

from game.app.run_loader import RunLoader
from game.playground.recipe import Recipe
from game.playground.run import Setup
from tests.support.gates import OR
from tests.support.sessions import notice, session_of


@pytest.fixture
def session():
    return session_of("and", epochs=20)


@pytest.fixture
def loader(session):
    return RunLoader(session.stage, session.gate_list, session.files, session.say)


def test_a_short_run_is_there_at_once_at_the_epoch_that_is_wanted(session, loader):
    loader.load(Recipe(session.library.find("or"), Setup(seed=2), 60), epoch=40)
    snapshot = session.stage.snapshot
    assert not loader.is_loading
    assert (snapshot.gate.name, snapshot.epoch, snapshot.latest_epoch) == ("OR", 40, 60)


@pytest.mark.parametrize("ends", ["whole", "cancelled"])
def test_a_long_run_comes_in_portions_with_a_word_and_a_way_out(session, loader, monkeypatch, ends):
    monkeypatch.setattr("game.app.run_loader.AT_ONCE_S", 0.0)
    loader.load(Recipe(session.library.find("or"), epochs=3_000))
    assert loader.is_loading
    assert session.stage.snapshot.gate.name == "AND"
    loader.advance(0.0)
    assert "Esc stops" in notice(session)
    if ends == "cancelled":
        assert loader.cancel()
        assert session.stage.snapshot.epoch == 20
    while loader.is_loading:
        loader.advance(0.0)
        loader.advance()
    assert session.stage.snapshot.gate.name == ("OR" if ends == "whole" else "AND")
    assert not loader.cancel()


@pytest.mark.parametrize("lists_drafts", [True, False])
def test_a_gate_without_a_file_is_listed_if_that_is_wanted(session, loader, lists_drafts):
    loader.load(Recipe(OR, epochs=3), lists_drafts=lists_drafts)
    assert bool(session.gate_list.drafts) == lists_drafts
