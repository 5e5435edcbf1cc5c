import pytest
from pygame import K_UP, K_l, Surface

from game.app import undo as undo_module
from game.app.bindings import UNDO
from game.app.keyboard import Keyboard
from game.app.mouse import Mouse
from game.app.undo import DEPTH, MEMORY, OFFER_S
from game.playground.controls import L2, THRESHOLD, WEIGHT, Knob
from game.ui.kit.layout import DESIGN_SIZE
from tests.support.sessions import notice, press, session_of

FRAME_S = 1 / 60


def stage_of(session):
    """All that a learner could miss on the stage, to the bit."""
    stage, snapshot = session.stage, session.stage.snapshot
    assert snapshot.weights.tobytes() == stage.playground.snapshot.weights.tobytes()
    values = (
        snapshot.run,
        snapshot.gate.source,
        snapshot.epoch,
        snapshot.latest_epoch,
        snapshot.live_inputs,
        snapshot.focus,
        snapshot.segments,
        snapshot.learned_at,
    )
    arrays = (snapshot.weights, snapshot.curve.loss_low, snapshot.curve.weights)
    drafts = tuple(draft.gate for draft in session.gate_list.drafts)
    return values, [array.tobytes() for array in arrays], drafts


def all_gates_of(session):
    page = session.all_gates
    while page.gates.requested_epoch != page.gates.epoch:
        session.advance(FRAME_S)
    gates = page.gates
    weights = gates.population.weights_of(range(16)).tobytes()
    return weights, gates.epoch, gates.latest_epoch, gates.overrides


def trained(name="and", epochs=120):
    session = session_of(name)
    for _ in range(epochs // 10):
        press(session, "Shift+Right")
    return session


def paste(session, text, monkeypatch):
    monkeypatch.setattr("game.app.sharing.clipboard_text", lambda: text)
    press(session, "Ctrl+V")


TAKE_AWAY = {
    "the same start": ("R",),
    "a new start": ("N",),
    "zero weights": ("Z",),
    "threshold": ("Up",),
    "threshold, coarse": ("Shift+Up",),
    "learning rate": ("Tab", "Up"),
    "a weight": ("Tab", "Tab", "Tab", "Down"),
    "the gate's knobs": ("Tab", "Up", "Shift+R"),
    "the optimiser": ("O",),
    "another gate": ("4",),
    "the next gate": ("PageDown",),
    "training that branches off": ("Home", "O", "Right"),
}


@pytest.mark.parametrize("keys", TAKE_AWAY.values(), ids=TAKE_AWAY)
def test_whatever_a_key_takes_away_comes_back_and_goes_again(keys):
    session = trained()
    press(session, *keys[:-1])
    before = stage_of(session)
    press(session, keys[-1])
    after = stage_of(session)
    assert after != before
    press(session, "Ctrl+Z")
    assert stage_of(session) == before
    assert notice(session).startswith("Undone: AND, epoch ")
    press(session, "Ctrl+Y")
    assert stage_of(session) == after
    assert notice(session).startswith("Done again: ")
    press(session, "Ctrl+Z")
    assert stage_of(session) == before


@pytest.mark.parametrize(
    "text",
    [
        "main.py play or --epochs=30",
        "main.py play and --init=zero --epochs=30",
        "name: MINE\ninputs: [A]\noutputs: [1, 0]\n",
    ],
)
def test_what_is_pasted_can_be_taken_back(text, monkeypatch):
    session = trained()
    before = stage_of(session)
    paste(session, text, monkeypatch)
    after = stage_of(session)
    assert after != before
    press(session, "Ctrl+Z")
    assert stage_of(session) == before
    press(session, "Ctrl+Y")
    assert stage_of(session) == after


def test_edited_targets_come_back_with_the_run_that_they_ended():
    session = trained()
    states = [stage_of(session)]
    for row in (0, 1, 1, 3):
        with session.undo.watching():
            session.stage.turn_target(row)
        press(session, "Right")
        states.append(stage_of(session))
    for state in states[-2::-1]:
        press(session, "Ctrl+Z")
        if state is states[0]:
            assert stage_of(session) == state
        else:
            assert session.stage.snapshot.gate == state[0][0].gate
    assert session.gate_list.drafts == ()
    for state in states[1:]:
        press(session, "Ctrl+Y")
        assert session.stage.snapshot.gate == state[0][0].gate


def test_training_on_flipping_inputs_and_time_travel_are_no_steps():
    session = trained()
    press(session, "O", "Right", "Home", "End", "Left", "A", "B", "Tab", "V", "L", "Space")
    session.advance(1.0)
    press(session, "Space", "Ctrl+Z")
    assert session.stage.snapshot.run.settings.optimizer.value != "sgd"
    assert session.stage.snapshot.latest_epoch == 120
    press(session, "Ctrl+Z")
    assert notice(session) == "There is nothing to undo."
    press(session, "Ctrl+Y", "Ctrl+Y")
    assert notice(session) == "There is nothing to do again."


def test_a_new_step_ends_what_could_be_done_again():
    session = trained()
    press(session, "N", "Ctrl+Z", "Z", "Ctrl+Y")
    assert notice(session) == "There is nothing to do again."
    assert not session.stage.snapshot.weights.any()


def test_it_reaches_far_back():
    session, states = session_of("and"), []
    for _ in range(DEPTH + 20):
        states.append(stage_of(session))
        press(session, "N", "Right")
    assert DEPTH >= 50
    for state in states[:19:-1]:
        press(session, "Ctrl+Z")
        assert stage_of(session)[0][0] == state[0][0]
    assert stage_of(session) == states[20]
    press(session, "Ctrl+Z")
    assert notice(session) == "There is nothing to undo."


def spot_of(session, name):
    session.screen.fit(DESIGN_SIZE)
    return next(spot for spot in session.hotspots() if spot.name == name and spot.drag)


def drag(session, name, far=-60):
    mouse, spot = Mouse(session), spot_of(session, name)
    mouse.press(spot.rect.center)
    for step in range(1, 7):
        mouse.move((spot.rect.centerx, spot.rect.centery + far * step // 6))
        session.advance(FRAME_S)
    mouse.release()


def test_a_drag_is_one_step():
    session = trained()
    names = {spot.name for spot in session.hotspots() if spot.drag}
    before = stage_of(session)
    weight = next(name for name in names if "chip" in name or "weight" in name)
    drag(session, weight)
    middle = stage_of(session)
    assert middle[0][2] == 0, "weights by hand begin a new run"
    drag(session, weight, +60)
    press(session, "Ctrl+Z")
    assert stage_of(session)[1][0] == middle[1][0]
    press(session, "Ctrl+Z")
    assert stage_of(session)[1:] == before[1:]


def test_a_held_key_is_one_step_and_each_press_its_own():
    session = trained()
    keyboard = Keyboard(session)
    for _ in range(5):
        keyboard.press(K_UP, 0, "")
    keyboard.release(K_UP)
    once = session.stage.snapshot.threshold
    keyboard.press(K_UP, 0, "")
    press(session, "Ctrl+Z")
    assert session.stage.snapshot.threshold == once
    press(session, "Ctrl+Z")
    assert session.stage.snapshot.threshold == 0.5


def test_another_key_ends_the_step_of_a_held_one():
    session = trained()
    keyboard = Keyboard(session)
    for code in (K_UP, K_UP, K_l, K_UP, K_UP):
        keyboard.press(code, 0, "l" if code == K_l else "")
    press(session, "Ctrl+Z")
    assert session.stage.snapshot.threshold == pytest.approx(0.6)


def test_turns_of_the_wheel_that_follow_each_other_are_one_step():
    session = trained()
    session.screen.fit(DESIGN_SIZE)
    spot = next(spot for spot in session.hotspots() if spot.wheel and "knob" in spot.name)
    mouse = Mouse(session)
    mouse.move(spot.rect.center)
    values = [stage_of(session)]
    for _ in range(2):
        for _ in range(3):
            mouse.wheel(1, False)
            mouse.rest(0.1)
        mouse.rest(5.0)
        values.append(stage_of(session))
    press(session, "Ctrl+Z")
    assert stage_of(session) == values[1]
    press(session, "Ctrl+Z")
    assert stage_of(session)[1:] == values[0][1:]


@pytest.mark.parametrize(
    "keys", [("R",), ("N",), ("Z",), ("O",), ("Shift+Up",), ("Tab", "Ctrl+Up")]
)
@pytest.mark.parametrize("inputs", ["2", "3"])
def test_all_gates_have_undo_as_well(keys, inputs):
    session = trained()
    stage = stage_of(session)
    press(session, "F3", inputs, "Ctrl+Right")
    all_gates_of(session)
    press(session, *keys[:-1])
    before = all_gates_of(session)
    press(session, keys[-1])
    after = all_gates_of(session)
    assert before != after
    press(session, "Ctrl+Z")
    assert all_gates_of(session) == before
    assert "all gates of" in notice(session)
    press(session, "Ctrl+Y")
    assert all_gates_of(session) == after
    assert stage_of(session) == stage


@pytest.mark.parametrize("travel", [(), ("Home",), ("Shift+Left",)])
@pytest.mark.parametrize("keys", [("O",), ("Tab", "Ctrl+Up"), ("Shift+Down",), ("R",)])
def test_a_setting_of_all_gates_is_one_step_whatever_the_frames_after_it_do(keys, travel):
    session = session_of()
    press(session, "F3", "Ctrl+Right")
    all_gates_in_frames(session)
    press(session, *travel, *keys[:-1])
    before = all_gates_in_frames(session)
    press(session, keys[-1])
    after = all_gates_in_frames(session)
    assert before != after
    press(session, "Ctrl+Z")
    assert all_gates_in_frames(session) == before
    press(session, "Ctrl+Y")
    assert all_gates_in_frames(session) == after


def all_gates_in_frames(session):
    """What the page shows once its neurons have arrived, frame by frame as in the window."""
    gates, was_on_its_way = session.all_gates.gates, True
    while was_on_its_way:
        session.advance(FRAME_S)
        session.render(Surface(DESIGN_SIZE))
        was_on_its_way = gates.epoch != gates.requested_epoch
    weights = gates.population.weights_of(range(16)).tobytes()
    return gates.n_inputs, gates.overrides, gates.epoch, gates.latest_epoch, weights


def test_a_gate_opened_from_all_gates_gives_its_place_back():
    session = trained()
    before = stage_of(session)
    press(session, "F3", "Ctrl+Right")
    all_gates_of(session)
    session.all_gates.point(8)
    press(session, "Enter")
    assert session.page is session.stage
    assert stage_of(session) != before
    press(session, "Ctrl+Z")
    assert stage_of(session) == before


def offered(session):
    return UNDO in session.offers.bindings


@pytest.mark.parametrize("key", ["R", "N", "Z"])
def test_undo_is_offered_where_a_run_was_lost(key):
    session = trained()
    press(session, key)
    assert offered(session)
    session.render(Surface(DESIGN_SIZE))
    assert UNDO in session.screen.offer.bindings
    session.screen.drawn()
    session.advance(OFFER_S + 1)
    assert not offered(session)
    assert session.screen.is_dirty, "the hint bar has to be drawn anew"


@pytest.mark.parametrize("keys", [("Up",), ("2",), ("O",), ("Right",), ("N", "Ctrl+Z")])
def test_undo_is_not_offered_where_nothing_was_lost(keys):
    session = trained()
    press(session, *keys)
    assert not offered(session)


def test_memory_is_bounded_and_nothing_is_lost_for_it(monkeypatch):
    monkeypatch.setattr(undo_module, "MEMORY", 300_000)
    session, states = session_of("and"), []
    for _ in range(12):
        session.stage._show(session.stage.playground.forward(6_000))
        states.append(stage_of(session))
        press(session, "N")
    moments = list(session.undo._of(session.stage).moments)
    histories = {history for moment in moments for history in moment.histories}
    assert len(histories) == 12
    assert sum(history.n_bytes for history in histories) <= 300_000
    for state in reversed(states):
        press(session, "Ctrl+Z")
        values, arrays, _ = stage_of(session)
        assert (values, arrays[0]) == (state[0], state[1][0])
    assert MEMORY <= 128 * 2**20


def test_what_is_being_loaded_is_stopped_first(monkeypatch):
    monkeypatch.setattr("game.app.run_loader.AT_ONCE_S", 0.0)
    session = trained()
    before = stage_of(session)
    paste(session, "main.py play or --epochs=3000000", monkeypatch)
    press(session, "Ctrl+Z")
    session.advance(FRAME_S)
    assert stage_of(session) == before


def test_the_knobs_have_undo_by_any_route():
    session = trained()
    for knob, value in ((THRESHOLD, 0.7), (L2, 0.5), (Knob(WEIGHT, 0), 3.0)):
        before = stage_of(session)
        with session.undo.watching():
            session.stage.set(knob, value)
        press(session, "Ctrl+Z")
        assert stage_of(session) == before
