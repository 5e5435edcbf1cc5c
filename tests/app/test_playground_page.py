"""The playground's page: what trains, what moves, and when it must be drawn anew."""

import numpy as np
import pytest
from pygame import Surface

from game.app.clock import EpochClock
from game.app.gate_list import GateList
from game.app.playground_page import PlaygroundPage
from game.files import shipped
from game.gates import Library
from game.playground import history
from game.playground.controls import THRESHOLD, WEIGHT, Action, Knob, Step
from game.playground.playground import Playground
from game.playground.recipe import Recipe
from game.playground.run import Setup
from game.ui.kit.layout import DESIGN_SIZE
from game.ui.kit.timeline import INVITATION
from game.ui.playground.side_panels import SIDE_PANELS
from tests.support.gates import AND, MAJORITY, OR
from tests.support.sessions import is_replaying, press, session_of

FRAME_S = 1 / 60


@pytest.fixture
def stage():
    gate_list = GateList(Library([shipped("gates")]))
    return PlaygroundPage(Playground(AND), EpochClock(60), gate_list)


def rest(stage):
    """Let all that moves come to rest, and count as drawn."""
    for _ in range(200):
        stage.is_dirty = False
        stage.advance(FRAME_S)
    assert not stage.is_dirty


def test_it_trains_only_while_it_runs(stage):
    stage.advance(0.1)
    assert stage.snapshot.epoch == 0
    stage.toggle_run()
    for _ in range(60):
        stage.advance(FRAME_S)
    assert stage.snapshot.epoch == pytest.approx(60, abs=1)
    stage.toggle_run()
    epoch = stage.snapshot.epoch
    stage.advance(0.1)
    assert stage.snapshot.epoch == epoch


def test_running_it_goes_through_the_known_future_first(stage):
    stage.step(Action.FORWARD_10)
    known = stage.snapshot.weights
    stage.seek(0)
    stage.toggle_run()
    while stage.snapshot.epoch < 10:
        stage.advance(FRAME_S)
    assert stage.snapshot.latest_epoch == 10
    np.testing.assert_array_equal(stage.snapshot.weights, known)


def test_nothing_moving_means_nothing_drawn(stage):
    rest(stage)


@pytest.mark.parametrize(
    "act",
    [
        lambda stage: stage.step(Action.FORWARD),
        lambda stage: stage.set(THRESHOLD, 0.3),
        lambda stage: stage.turn(THRESHOLD, +1, Step.FINE),
        lambda stage: stage.focus(Knob(WEIGHT, 1)),
        lambda stage: stage.flip(0),
        lambda stage: stage.feed(1),
        lambda stage: stage.seek(0),
        lambda stage: stage.pick(OR),
        lambda stage: stage.toggle_run(),
        lambda stage: stage.change_speed(1),
        lambda stage: stage.next_panel(),
        lambda stage: stage.toggle_log_axes(),
    ],
)
def test_whatever_is_done_is_drawn(stage, act):
    rest(stage)
    act(stage)
    assert stage.is_dirty


def test_bulbs_glide_to_where_the_probabilities_are(stage):
    rest(stage)
    before = stage.scene().glow
    stage.step(Action.FORWARD_100)
    np.testing.assert_array_equal(stage.scene().glow, before)
    rest(stage)
    np.testing.assert_allclose(stage.scene().glow, stage.snapshot.probabilities, atol=1e-3)


def test_the_neuron_s_own_bulb_follows_the_row_that_it_is_fed(stage):
    stage.feed(2)
    rest(stage)
    assert stage.scene().live_glow == pytest.approx(stage.snapshot.probabilities[2], abs=1e-3)


def test_the_needle_slides_to_the_threshold(stage):
    stage.set(THRESHOLD, 0.9)
    stage.advance(FRAME_S)
    assert 0.5 < stage.scene().threshold_shown < 0.9
    rest(stage)
    assert stage.scene().threshold_shown == 0.9


@pytest.mark.parametrize("put", ["pick", "revise"])
def test_there_is_a_glow_for_every_bulb_from_the_first_moment(stage, put):
    getattr(stage, put)(MAJORITY)
    assert stage.scene().glow.shape == (8,)
    stage.enter(Playground(AND))
    assert stage.scene().glow.shape == (4,)


def test_a_run_that_comes_late_can_be_drawn_in_that_very_frame(monkeypatch):
    monkeypatch.setattr("game.app.run_loader.AT_ONCE_S", 0.0)
    session, surface = session_of("and"), Surface((800, 500))
    session.perform(Recipe(session.library.find("majority"), epochs=30_000))
    assert is_replaying(session)
    while is_replaying(session):
        session.advance(FRAME_S)
        session.render(surface)
    assert session.stage.snapshot.gate.n_rows == 8


def test_signals_travel_only_while_it_runs(stage):
    assert stage.scene().pulse is None
    stage.toggle_run()
    phases = set()
    for _ in range(300):
        stage.advance(FRAME_S)
        assert 0 <= stage.scene().pulse < 1
        phases.add(round(stage.scene().pulse, 6))
    assert len(phases) > 20


def test_the_panels_go_round(stage):
    seen = []
    for _ in SIDE_PANELS:
        stage.next_panel()
        seen.append(stage.side_panel)
    assert sorted(seen) == list(range(len(SIDE_PANELS)))
    assert seen[-1] == 0


def test_calm_bulbs_change_at_once_and_nothing_travels():
    session = session_of()
    press(session, "K")
    press(session, "Space")
    session.advance(0.05)
    assert session.stage.scene().pulse is None
    press(session, "Space")
    session.stage.step(Action.FORWARD_100)
    session.advance(1e-6)
    scene = session.stage.scene()
    assert abs(scene.glow - scene.snapshot.probabilities).max() < 1e-3


def test_without_calm_bulbs_glide():
    session = session_of()
    session.advance(1.0)
    session.stage.step(Action.FORWARD_100)
    session.advance(0.016)
    scene = session.stage.scene()
    assert abs(scene.glow - scene.snapshot.probabilities).max() > 0.01


def test_a_long_search_for_the_epoch_of_learning_goes_on_in_later_frames(monkeypatch):
    session = session_of("and", Setup(learning_rate=10.0, l2=0.03))
    stage = session.stage
    stage.playground.forward(16_384)
    monkeypatch.setattr(history, "holds_cell", lambda cells, _: np.ones(cells.shape[1], bool))
    stage.set(THRESHOLD, 0.3)
    shares = [stage.snapshot.searched]
    while shares[-1] < 1:
        session.advance(0.016)
        shares.append(stage.snapshot.searched)
    assert len(shares) > 2
    assert stage.snapshot.learned_at is None
    assert stage.playground.epoch == 16_384


def test_the_run_button_invites_until_it_is_used():
    session = session_of("and")

    def invites():
        session.render(Surface(DESIGN_SIZE))
        placed = []
        session.screen.render(Surface(DESIGN_SIZE), placed)
        return any(text.text == INVITATION for text in placed)

    assert invites()
    press(session, "Space")
    assert not invites()
    session.advance(1.0)
    press(session, "Space", "R")
    assert session.stage.latest_epoch == 0
    assert not invites()
    press(session, "2")
    assert not invites()
    session = session_of("and")
    press(session, "Right")
    assert not invites(), "there is a run to travel in"
