"""The page of all gates, driven by keys and mouse as the window drives it, without a window."""

import pytest

from game.app.all_gates_page import AllGatesPage
from game.app.bindings import bindings_on
from game.app.clock import EpochClock
from game.app.mouse import DOUBLE_CLICK_S, Mouse
from game.app.page import ALL_GATES
from game.core.census import cell_of, gate_grid
from game.gates import Init
from game.gates.numbered import SIXTEEN
from game.playground.controls import L2, LEARNING_RATE, THRESHOLD, Action
from game.playground.run import Setup
from game.ui.all_gates.all_gates_scene import State
from game.ui.all_gates.mosaic import picture_rect
from game.ui.all_gates.overview import card_rects, learned_words
from game.ui.kit.timeline import timeline_geometry
from tests.support import sessions
from tests.support.gates import AND
from tests.support.sessions import session_of

SIZE = (1280, 720)
XOR, AND_NUMBER, FRAME_S = 6, 8, 1 / 60


def make_session(**setup):
    session = session_of("and", Setup(**{"init": Init.ZERO, **setup}))
    press(session, "F3")
    session.screen.fit(SIZE)
    return session


def press(session, *keys):
    for key in keys:
        sessions.press(session, key)
        session.advance(0.0)


def train(session, epochs):
    session.all_gates.gates.population.forward(epochs)
    gates = session.all_gates.gates
    while gates.epoch < gates.requested_epoch:
        session.advance(0.0)
    return session.all_gates.scene()


def layout_of(session):
    return session.all_gates.layout


def place_of(session, name, index=0):
    """The middle of a hotspot."""
    found = (s for s in session.hotspots() if (s.name, s.index) == (name, index))
    return next(found).rect.center


def test_keys_lead_to_the_page_and_back():
    session = make_session()
    assert session.page is session.all_gates
    for key in ("F2", "Esc"):
        press(session, key)
        assert session.page is session.stage
        assert not session.is_over
        press(session, "F3")
    press(session, "F1", "Esc")
    assert session.page is session.all_gates
    press(session, "F1", "F2", "Esc", "Esc")
    assert session.is_over


def test_arrows_move_the_cursor_and_stop_at_the_edge():
    session = make_session()
    assert session.all_gates.gates.number == AND_NUMBER, "as the gate on stage"
    session.all_gates.point(XOR)
    press(session, "Right", "Down")
    assert session.all_gates.gates.gate.name == "IMPLY"
    press(session, "Down", "Down", "Down", "Right")
    assert session.all_gates.gates.gate.name == "TRUE"
    press(session, "Up", "Left", *["Left"] * 9)
    assert session.all_gates.gates.gate.name == "AND"
    press(session, "4", "PageDown")
    there = session.all_gates.gates.number
    press(session, "PageUp")
    start = session.all_gates.gates.number
    (row, column), (lower, same) = cell_of(4, start), cell_of(4, there)
    assert (lower, same) == (row + 16, column)


@pytest.mark.parametrize("number", range(16), ids=[function.name for function in SIXTEEN])
def test_enter_opens_each_of_the_sixteen_on_the_main_stage(number):
    session = make_session()
    session.all_gates.point(number)
    press(session, "Enter")
    assert session.page is session.stage
    gate = session.stage.snapshot.gate
    assert gate.name == SIXTEEN[number].name
    assert [gate.targets[row] for row in range(4)] == [number >> row & 1 for row in range(4)]


def test_an_opened_gate_is_trained_as_all_were():
    session = make_session()
    focus = session.stage.snapshot.focus
    session.all_gates.set(LEARNING_RATE, 5.0)
    session.all_gates.set(L2, 0.01)
    session.all_gates.set(THRESHOLD, 0.7)
    press(session, "3", "Enter")
    snapshot = session.stage.snapshot
    assert snapshot.gate.n_inputs == 3
    assert [snapshot.value_of(knob) for knob in (LEARNING_RATE, L2, THRESHOLD)] == [5.0, 0.01, 0.7]
    assert (snapshot.epoch, snapshot.focus) == (0, focus)


def test_the_counts_are_those_of_what_was_learned():
    session = make_session()
    assert learned_words(session.all_gates.scene()) == "0 of 16"
    first = session.all_gates.scene().sentence
    assert first == "16 neurons learn at once: none has learned its gate so far."
    scene = train(session, 1000)
    assert learned_words(scene) == "14 of 16"
    assert scene.sentence == "16 neurons learn at once: 14 have learned their gates so far."
    assert State.CANNOT not in map(scene.state_of, range(16)), "told before it was asked"
    press(session, "V")
    scene = session.all_gates.scene()
    assert scene.sentence.endswith("so far; 2 never can.")
    assert scene.counts == {State.LEARNED: 14, State.LEARNING: 0, State.CANNOT: 2}
    assert [n for n in range(16) if scene.state_of(n) is State.CANNOT] == [6, 9]
    press(session, "3")
    assert session.all_gates.scene().counts[State.LEARNING] == 104


@pytest.mark.parametrize("epochs", [0, 50, 1000])
@pytest.mark.parametrize("n_inputs", [2, 3])
def test_every_state_is_what_verdict_and_standing_say(n_inputs, epochs):
    session = make_session()
    session.all_gates.show(n_inputs)
    session.all_gates.ask()
    scene = train(session, epochs)
    census = session.all_gates.gates.population.census
    for number in range(scene.n_gates):
        state = scene.state_of(number)
        assert (state is State.CANNOT) == (not census.learnable[number])
        assert (state is State.LEARNED) == (scene.standing.rows_right[number] == 2**n_inputs)


def test_time_goes_by_steps_portions_and_the_clock():
    session = make_session()
    page = session.all_gates
    press(session, ".", "Shift+Right", "Ctrl+Right")
    assert page.gates.population.epoch == 111
    press(session, ",", "Shift+Left")
    assert page.gates.population.epoch == 100
    press(session, "Home")
    assert page.gates.population.epoch == 0
    press(session, "End")
    assert page.gates.population.epoch == 111
    press(session, "Space")
    for _ in range(60):
        session.advance(FRAME_S)
    assert page.gates.population.epoch == pytest.approx(111 + page.clock.speed, abs=1)


def test_at_rest_nothing_is_drawn_and_a_frame_without_an_epoch_is_none():
    session = make_session()
    session.screen.drawn()
    for _ in range(10):
        session.advance(FRAME_S)
        assert not session.screen.is_dirty
    press(session, "Space")
    session.screen.drawn()
    session.advance(FRAME_S)  # a sixth of an epoch at ten a second
    assert not session.screen.is_dirty
    for _ in range(10):
        session.advance(FRAME_S)
    assert session.screen.is_dirty


def test_time_stands_still_on_the_other_page():
    session = make_session()
    press(session, "Space", "F2", "Space")
    for _ in range(60):
        session.advance(FRAME_S)
    assert session.all_gates.gates.population.epoch == 0
    assert session.stage.snapshot.epoch > 0


def test_starts_are_the_same_another_or_zero():
    session = make_session(init=Init.RANDOM, seed=4)
    page = session.all_gates

    def start():
        return page.gates.population.weights_of(range(16)).tobytes()

    first = start()
    press(session, "Ctrl+Right", "R")
    assert page.gates.population.epoch == 0
    assert start() == first
    press(session, "N")
    second = start()
    assert second != first
    press(session, "R")
    assert start() == second
    press(session, "Z")
    assert not page.gates.population.weights_of(range(16)).any()


def test_threshold_and_learning_rate_are_turned_and_shared_by_all_sizes():
    session = make_session()
    press(session, "Shift+Up", "Tab", "Shift+Down", "Ctrl+Right", "3")
    scene = session.all_gates.scene()
    assert (scene.threshold, scene.overrides.learning_rate) == (0.55, 0.5)
    assert session.all_gates.gates.population.settings.learning_rate == 0.5
    press(session, "Shift+Tab", *["Shift+Up"] * 20)
    assert session.all_gates.gates.threshold == 0.99


def test_the_threshold_decides_what_is_learned_and_retrains_nothing():
    session = make_session()
    page = session.all_gates
    train(session, 60)
    weights = page.gates.population.weights_of(range(16)).tobytes()
    page.set(THRESHOLD, 0.99)
    assert session.all_gates.scene().counts[State.LEARNED] < 14
    assert page.gates.population.weights_of(range(16)).tobytes() == weights


@pytest.mark.parametrize("rate", [1e6, 1e-4])
def test_no_settings_make_anything_infinite(rate):
    session = make_session(init=Init.RANDOM)
    page = session.all_gates
    page.set(LEARNING_RATE, rate)
    page.set(L2, 1e3)
    scene = train(session, 300)
    assert (scene.standing.loss < float("inf")).all()
    assert (abs(page.gates.population.weights_of(range(16))) < float("inf")).all()


def test_every_action_and_every_key_of_the_page_can_be_done_at_any_time():
    session = make_session()
    for binding in bindings_on(ALL_GATES):
        session.turn_to(ALL_GATES)
        session.follow(binding)
        session.is_over = False
        session.advance(FRAME_S)
    session.turn_to(ALL_GATES)
    for action in Action:
        session.page.step(action)
        session.advance(FRAME_S)
    assert session.all_gates.scene().epoch >= 0


def test_the_mouse_points_by_hovering_and_opens_by_a_double_click():
    session = make_session()
    mouse = Mouse(session)
    layout = layout_of(session)
    cards = card_rects(layout.cards, layout.unit)
    mouse.move(cards[3].center)
    assert session.all_gates.gates.gate.name == "NOT A"
    mouse.press(cards[AND_NUMBER].center)
    assert session.all_gates.gates.number == AND_NUMBER
    mouse.rest(DOUBLE_CLICK_S + FRAME_S)
    mouse.press(cards[AND_NUMBER].center)
    assert session.page is session.all_gates
    mouse.press(cards[2].center)
    assert session.page is session.all_gates
    mouse.press(cards[2].center)
    assert session.page is session.stage
    assert session.stage.snapshot.gate.name == "B AND NOT A"


@pytest.mark.parametrize("n_inputs", [3, 4])
def test_the_mouse_finds_the_cell_under_it(n_inputs):
    session = make_session()
    session.all_gates.show(n_inputs)
    layout = layout_of(session)
    square = picture_rect(layout.mosaic, layout.unit, n_inputs)
    grid = gate_grid(n_inputs)
    size = square.width // len(grid)
    mouse = Mouse(session)
    for row, column in ((0, 0), (3, 9), (len(grid) - 1, len(grid) - 1)):
        mouse.move((square.x + column * size + size // 2, square.y + row * size + size // 2))
        assert session.all_gates.gates.number == grid[row, column]
    mouse.move((2, 2))
    assert session.all_gates.gates.number == grid[-1, -1]


def test_the_mouse_drags_time_and_turns_knobs():
    session = make_session()
    train(session, 100)
    layout = layout_of(session)
    bar = timeline_geometry(layout.timeline, layout.unit).bar
    mouse = Mouse(session)
    mouse.press((bar.x + bar.width // 4, bar.centery))
    session.advance(0.0)
    assert session.all_gates.gates.population.epoch == 25
    mouse.move((bar.right + 500, 3))
    session.advance(0.0)
    assert session.all_gates.gates.population.epoch == 100
    mouse.release()
    mouse.move(place_of(session, "knob learning_rate"))
    mouse.wheel(1, False)
    assert session.all_gates.gates.value_of(LEARNING_RATE) == 2.0
    mouse.press(place_of(session, "knob l2"))
    assert session.all_gates.gates.focused == L2


def test_a_page_can_be_made_without_a_session():
    page = AllGatesPage(Setup().for_gate(AND), EpochClock())
    assert page.scene().gate.name == "XOR"
