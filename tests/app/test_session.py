"""What keys and mouse do to the app as a whole."""

import numpy as np
import pytest

from game.app.bindings import bindings_on, help_on
from game.app.gate_files import GUEST
from game.app.page import ALL_GATES, PLAYGROUND
from game.app.preferences import Settings
from game.app.screen import NOTICE_S
from game.core.training import Optimizer
from game.playground.controls import Action
from game.ui.kit.binding import NEURON, TIME
from tests.support.sessions import notice, press, session_of


@pytest.fixture
def session():
    session = session_of()
    session.screen.drawn()
    return session


@pytest.mark.parametrize("action", Action)
def test_an_action_goes_to_the_page_that_is_open(session, action):
    session.turn_to(ALL_GATES)
    before = session.stage.snapshot
    session.page.step(action)
    assert session.stage.snapshot is before


def test_nothing_is_drawn_until_something_changes(session):
    assert not session.screen.is_dirty
    session.advance(1.0)
    session.screen.drawn()
    session.advance(0.016)
    assert not session.screen.is_dirty
    press(session, "V")
    assert session.screen.is_dirty


def test_a_notice_goes_after_a_while(session):
    session.say("Something.")
    assert notice(session) == "Something."
    session.screen.drawn()
    session.advance(NOTICE_S - 0.1)
    assert notice(session) == "Something."
    session.advance(0.2)
    assert notice(session) == ""
    assert session.screen.is_dirty


def test_a_new_notice_stays_as_long_as_the_first(session):
    session.say("One.")
    session.advance(NOTICE_S - 0.1)
    session.say("Another.")
    session.advance(NOTICE_S - 0.1)
    assert notice(session) == "Another."


def test_the_theme_turns_to_light_and_back_and_is_named(session):
    for name in ("light", "dark"):
        press(session, "T")
        assert session.screen.theme.name == name
        assert name in notice(session)


def test_back_closes_what_is_open_and_then_ends(session):
    press(session, "F3")
    press(session, "F1")
    press(session, "Esc")
    assert not session.is_help_open
    press(session, "Esc")
    assert session.page is session.stage
    assert not session.is_over
    press(session, "Esc")
    assert not session.is_over
    assert notice(session) == "Esc again quits."
    press(session, "Esc")
    assert session.is_over


def test_quit_ends_whatever_is_open(session):
    press(session, "F1")
    press(session, "Ctrl+Q")
    assert session.is_over


def test_the_help_opens_and_closes_with_the_same_key(session):
    press(session, "F1")
    assert session.screen.help
    press(session, "F1")
    assert not session.screen.help


def test_picking_beyond_the_list_keeps_the_gate(session):
    before = session.stage.snapshot.gate
    session.pick(session.gate_list.at(1000))
    assert session.stage.snapshot.gate is before


def test_what_is_picked_is_marked_and_in_sight(session):
    session.gate_list.fit(3)
    for _ in range(5):
        press(session, "PageDown")
        scene = session.stage.column.scene()
        assert scene.gates[scene.picked].gate is session.stage.snapshot.gate
        assert scene.first <= scene.picked < scene.first + 3


def test_training_goes_on_through_what_does_not_concern_it(session):
    press(session, "Space")
    for key in ("V", "T", "F1", "L"):
        before = session.stage.snapshot.epoch
        press(session, key)
        session.advance(0.1)
        session.advance(0.1)
        assert session.stage.snapshot.epoch > before


def test_time_stands_still_on_the_page_that_is_not_shown(session):
    press(session, "Space")
    press(session, "F3")
    before = session.stage.snapshot.epoch
    session.advance(0.1)
    session.advance(0.1)
    assert session.stage.snapshot.epoch == before


@pytest.mark.parametrize("n_inputs", [2, 3, 4])
def test_a_gate_opens_as_its_tile_showed_it_and_esc_leads_back(n_inputs):
    session = session_of("and")
    session.turn_to(ALL_GATES)
    page = session.all_gates
    page.show(n_inputs)
    page.gates.population.forward(40)
    page.gates.population.travel(1e9)
    page.point(6 if n_inputs == 2 else 8)
    [weights] = page.gates.population.weights_of([page.gates.number])
    session.open_gate()
    snapshot = session.stage.snapshot
    assert snapshot.epoch == 40
    np.testing.assert_allclose(snapshot.weights, weights, atol=1e-4)  # the population's are float32
    assert not session.gate_list.drafts
    scene = session.stage.column.scene()
    assert scene.gates[scene.picked].gate is snapshot.gate
    session.back()
    assert session.page is session.all_gates
    assert not session.is_over


def test_a_gate_of_all_gates_is_listed_as_long_as_it_is_on_stage():
    session = session_of("and")
    before = len(session.gate_list.entries)
    for number in (3, 5):
        session.turn_to(ALL_GATES)
        session.all_gates.show(3)
        session.all_gates.point(number)
        session.open_gate()
        assert len(session.gate_list.entries) == before + 1
        assert session.stage.column.scene().picked == before
    assert session.files.note == GUEST
    press(session, "2")
    assert len(session.gate_list.entries) == before
    assert session.stage.column.scene().picked == 1
    press(session, "Ctrl+Z")
    scene = session.stage.column.scene()
    assert scene.gates[scene.picked].gate is session.stage.snapshot.gate


def test_a_gate_that_is_in_the_list_opens_as_that_one():
    session = session_of("and")
    session.turn_to(ALL_GATES)
    session.all_gates.point(14)
    session.open_gate()
    assert session.stage.snapshot.gate.name == "OR"
    assert session.gate_list.place_of(session.stage.snapshot.gate) == 1


def test_nothing_unsaved_is_lost_without_a_word():
    session = session_of("and")
    session.open_text("name: MINE\ninputs: [A]\noutputs: [1, 0]\n")
    press(session, "Esc")
    assert not session.is_over
    assert "MINE is not saved" in notice(session)
    press(session, "Esc")
    assert session.is_over


@pytest.mark.parametrize("key", ["T", "Space", "F1", "Ctrl+Z", "Ctrl+Q"])
def test_esc_quits_only_if_it_is_pressed_again_at_once(key):
    session = session_of("and")
    session.open_text("name: MINE\ninputs: [A]\noutputs: [1, 0]\n")
    press(session, "Esc", key)
    session.open_help(False)
    press(session, "Esc")
    assert not session.is_over
    session.advance(60.0)
    press(session, "Esc")
    assert not session.is_over, "the question is no longer there to be read"
    press(session, "Esc")
    assert session.is_over


def test_ctrl_q_asks_once_more_only_where_something_would_be_lost():
    session = session_of("and")
    press(session, "Right", "Ctrl+Q")
    assert session.is_over, "the run on stage is offered at the next start"
    session = session_of("and")
    press(session, "Right", "2", "Right", "3", "Right", "4", "Ctrl+Q")
    assert not session.is_over
    assert notice(session) == "Quitting loses the runs of AND and OR. Ctrl+Q again quits."
    press(session, "Ctrl+Q")
    assert session.is_over


def test_the_other_optimiser_says_which_it_is():
    session = session_of("and")
    press(session, "O")
    assert session.stage.optimizer is Optimizer.SGD
    assert notice(session).startswith("Stochastic")
    press(session, "Shift+R")
    assert session.stage.optimizer is Optimizer.GRADIENT_DESCENT


def test_calm_and_sound_are_kept():
    session = session_of()
    assert session.settings((1280, 720)) == Settings()
    press(session, "K")
    press(session, "M")
    assert session.settings((900, 600)) == Settings(window=(900, 600), sound=True, calm=True)


PAGE_KEYS = [
    pytest.param(title, binding, id=f"{title}, {binding.keys}")
    for title in (PLAYGROUND, ALL_GATES)
    for binding in bindings_on(title)
    if binding.group in (TIME, NEURON)
]


@pytest.mark.parametrize(("title", "binding"), PAGE_KEYS)
def test_keys_of_time_and_neuron_go_to_the_page_that_is_open(session, title, binding):
    session.turn_to(title)
    [other] = {session.stage, session.all_gates} - {session.page}
    before = other.recipe, other.is_running, other.clock.speed
    session.follow(binding)
    assert (other.recipe, other.is_running, other.clock.speed) == before


def test_what_is_dropped_on_the_open_help_has_the_help_of_its_own_page(session):
    press(session, "F3", "F1")
    session.open_text("name: MINE\ninputs: [A]\noutputs: [1, 0]\n")
    assert session.page is session.stage
    assert session.screen.help.sections == help_on(PLAYGROUND)


def test_p_turns_to_the_projector_and_t_to_white_there(session):
    names = []
    for key in ("P", "T", "P", "P", "T", "P"):
        press(session, key)
        names.append(session.screen.theme.name)
    stage = ["projector-light", "light", "projector-light", "projector", "dark"]
    assert names == ["projector", *stage]


def test_on_the_projector_the_loss_is_one_of_the_charts_and_not_on_the_stage(session):
    press(session, "P")
    session.screen.fit((1280, 720))
    for _ in range(4):
        press(session, "V")
    assert session.stage.scene().side_panel == 4
    press(session, "P")
    session.screen.fit((1280, 720))
    assert session.stage.scene().side_panel == 0
    assert {spot.name for spot in session.hotspots()} >= {"gates", "loss"}
