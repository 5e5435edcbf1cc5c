"""Esc goes one step back, and out only when nothing would be lost."""

import numpy as np
import pytest

from game.app.bindings import BINDINGS
from game.app.dispatch import follow
from game.app.page import Page
from game.core.training import Optimizer
from tests.support.sessions import session_of


def press(session, keys):
    follow(session, next(binding for binding in BINDINGS if binding.keys == keys))


@pytest.mark.parametrize("n_inputs", [2, 3, 4])
def test_a_gate_opens_as_its_tile_showed_it_and_esc_leads_back(n_inputs):
    session = session_of("and")
    session.turn_to(Page.ALL_GATES)
    page = session.all_gates
    page.show(n_inputs)
    page.population.forward(40)
    page.population.travel(1e9)
    page.point(6 if n_inputs == 2 else 8)
    [weights] = page.population.weights_of([page.number])
    session.open_gate()
    snapshot = session.stage.snapshot
    assert snapshot.epoch == 40
    np.testing.assert_allclose(snapshot.weights, weights, atol=1e-4)  # the crowd's are float32
    assert not session.gate_list.drafts
    session.back()
    assert session.page is Page.ALL_GATES
    assert not session.is_over


def test_a_gate_that_is_in_the_list_opens_as_that_one():
    session = session_of("and")
    session.turn_to(Page.ALL_GATES)
    session.all_gates.point(14)
    session.open_gate()
    assert session.stage.snapshot.gate.name == "OR"
    assert session.gate_list.place_of(session.stage.snapshot.gate) == 1


def test_nothing_unsaved_is_lost_without_a_word():
    session = session_of("and")
    session.open_text("name: MINE\ninputs: [A]\noutputs: [1, 0]\n")
    session.back()
    assert not session.is_over
    assert "MINE is not saved" in session.scene().notice
    session.back()
    assert session.is_over


def test_esc_leaves_at_once_where_nothing_would_be_lost():
    session = session_of("and")
    session.back()
    assert session.is_over


def test_the_other_optimiser_says_which_it_is():
    session = session_of("and")
    press(session, "O")
    assert session.stage.optimizer is Optimizer.SGD
    assert session.scene().notice.startswith("Stochastic")
    press(session, "Shift+R")
    assert session.stage.optimizer is Optimizer.GRADIENT_DESCENT
