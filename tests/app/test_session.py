"""What keys and mouse do to the app as a whole."""

import pytest

from game.app.command import Command
from game.app.dispatch import COMMANDS, do
from game.app.page import Page
from game.app.session import NOTICE_S
from game.playground.controls import Action
from game.ui.kit.theme import THEMES
from tests.support.sessions import notice, session_of


@pytest.fixture
def session():
    session = session_of()
    session.drawn()
    return session


def test_every_command_is_followed():
    assert COMMANDS.keys() == set(Command)


@pytest.mark.parametrize("action", Action)
def test_an_action_goes_to_the_page_that_is_open(session, action):
    session.turn_to(Page.ALL_GATES)
    before = session.stage.snapshot
    do(session, action)
    assert session.stage.snapshot is before


def test_nothing_is_drawn_until_something_changes(session):
    assert not session.is_dirty
    session.advance(1.0)
    session.drawn()
    session.advance(0.016)
    assert not session.is_dirty
    do(session, Command.NEXT_PANEL)
    assert session.is_dirty


def test_a_notice_goes_after_a_while(session):
    session.say("Something.")
    assert notice(session) == "Something."
    session.drawn()
    session.advance(NOTICE_S - 0.1)
    assert notice(session) == "Something."
    session.advance(0.2)
    assert notice(session) == ""
    assert session.is_dirty


def test_a_new_notice_stays_as_long_as_the_first(session):
    session.say("One.")
    session.advance(NOTICE_S - 0.1)
    session.say("Another.")
    session.advance(NOTICE_S - 0.1)
    assert notice(session) == "Another."


def test_the_themes_go_round_and_are_named(session):
    seen = []
    for _ in THEMES:
        do(session, Command.NEXT_THEME)
        seen.append(session.theme.name)
        assert session.theme.name in notice(session)
    assert sorted(seen) == sorted(THEMES)
    assert seen[-1] == "dark"


def test_back_closes_what_is_open_and_then_ends(session):
    do(session, Command.ALL_GATES)
    do(session, Command.HELP)
    do(session, Command.BACK)
    assert not session.is_help_open
    do(session, Command.BACK)
    assert session.page is Page.PLAYGROUND
    assert not session.is_over
    do(session, Command.BACK)
    assert session.is_over


def test_quit_ends_whatever_is_open(session):
    do(session, Command.HELP)
    do(session, Command.QUIT)
    assert session.is_over


def test_the_help_opens_and_closes_with_the_same_key(session):
    do(session, Command.HELP)
    assert session.scene().help
    do(session, Command.HELP)
    assert not session.scene().help


def test_picking_beyond_the_list_keeps_the_gate(session):
    before = session.stage.snapshot.gate
    do(session, Command.PICK_GATE, 1000)
    assert session.stage.snapshot.gate is before


def test_what_is_picked_is_marked_and_in_sight(session):
    session.gate_list.fit(3)
    for _ in range(5):
        do(session, Command.NEXT_GATE)
        scene = session.scene()
        assert scene.gates[scene.picked].gate is session.stage.snapshot.gate
        assert scene.first_gate <= scene.picked < scene.first_gate + 3


def test_training_goes_on_through_what_does_not_concern_it(session):
    do(session, Command.TOGGLE_RUN)
    for command in (Command.NEXT_PANEL, Command.NEXT_THEME, Command.HELP, Command.TOGGLE_LOG_AXES):
        before = session.stage.snapshot.epoch
        do(session, command)
        session.advance(0.1)
        session.advance(0.1)
        assert session.stage.snapshot.epoch > before


def test_time_stands_still_on_the_page_that_is_not_shown(session):
    do(session, Command.TOGGLE_RUN)
    do(session, Command.ALL_GATES)
    before = session.stage.snapshot.epoch
    session.advance(0.1)
    session.advance(0.1)
    assert session.stage.snapshot.epoch == before
