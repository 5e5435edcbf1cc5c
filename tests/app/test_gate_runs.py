import pytest

from game.app import gate_runs
from game.app.gate_runs import GateRuns, key_of
from game.gates import Library
from game.playground.controls import L2, LEARNING_RATE, THRESHOLD, WEIGHT, Knob
from game.playground.playground import Playground
from game.playground.recipe import Recipe
from game.playground.run import Setup
from game.record import replace
from tests.support.gates import AND, MAJORITY, OR
from tests.support.sessions import press, session_of


def place_in_time(session):
    snapshot = session.stage.snapshot
    return (
        snapshot.run,
        snapshot.epoch,
        snapshot.latest_epoch,
        snapshot.focus,
        snapshot.live_inputs,
        snapshot.weights.tobytes(),
    )


@pytest.mark.parametrize("back", [("1",), ("PageUp",)])
def test_each_gate_keeps_its_run_its_place_in_time_its_settings_and_its_focus(back):
    session = session_of("and")
    press(session, "Ctrl+Right", "Shift+Left", "Tab", "Up", "Tab", "A")
    left = place_in_time(session)
    press(session, "2")
    other = session.stage.snapshot
    assert (other.gate.name, other.epoch, other.latest_epoch) == ("OR", 0, 0)
    press(session, "Right", "Up")
    of_or = place_in_time(session)
    press(session, *back)
    assert place_in_time(session) == left
    press(session, "2")
    assert place_in_time(session) == of_or
    press(session, "1", "End")
    assert session.stage.snapshot.latest_epoch == 100


def test_picking_the_gate_on_stage_changes_nothing_and_r_starts_it_over():
    session = session_of("and")
    press(session, "Ctrl+Right")
    before = place_in_time(session)
    press(session, "1")
    assert place_in_time(session) == before
    press(session, "R")
    assert session.stage.snapshot.latest_epoch == 0


def test_a_gate_begins_as_its_file_has_it_whatever_was_turned_before():
    session = session_of("and")
    press(session, "Up", "Tab", "Up", "Up", "O", "Tab", "Up", "5")
    run = session.stage.snapshot.run
    assert run == Setup().for_gate(run.gate)


def test_what_the_command_line_says_holds_for_every_gate():
    session = session_of("and", Setup(learning_rate=0.5, seed=3, weights=(1.0, 2.0, 3.0)))
    press(session, "5")
    run = session.stage.snapshot.run
    assert (run.settings.learning_rate, run.seed, run.given_weights) == (0.5, 3, None)


def test_a_run_is_revised_where_its_file_has_changed_meanwhile(tmp_path):
    path = tmp_path / "mine.yaml"
    path.write_text("name: MINE\ninputs: [A, B]\noutputs: [0, 0, 0, 1]\n")
    library = Library([tmp_path])
    gate = library.find("mine")
    runs = GateRuns(Playground(gate), Setup())
    runs.playground.forward(50)
    weights = runs.playground.snapshot.weights
    runs.pick(OR)
    assert runs.pick(replace(gate, description="better told")) is None
    assert runs.playground.snapshot.gate.description == "better told"
    assert runs.playground.snapshot.weights.tobytes() == weights.tobytes()
    runs.pick(OR)
    ended = runs.pick(replace(gate, targets=(1, 0, 0, 0)))
    assert runs.playground.latest_epoch == 0, "other targets begin a new run"
    assert (ended.latest_epoch, ended.run.gate.targets) == (50, gate.targets)
    assert key_of(gate) == path


def test_another_run_of_the_gate_on_stage_takes_its_place():
    runs = GateRuns(Playground(AND), Setup())
    runs.playground.forward(9)
    runs.enter(Recipe(AND, Setup(seed=7)).begin())
    runs.playground.forward(5)
    runs.pick(OR)
    runs.pick(AND)
    assert (runs.playground.epoch, runs.playground.snapshot.run.seed) == (5, 7)


def test_a_run_that_went_on_is_not_lost_by_undoing_the_way_to_it():
    session = session_of("and")
    press(session, "Ctrl+Right", "2", "Ctrl+Right", "Shift+Right", "Ctrl+Z")
    assert session.stage.snapshot.gate.name == "AND"
    press(session, "2")
    assert session.stage.snapshot.latest_epoch == 110


def test_no_more_runs_are_kept_than_is_good_and_the_oldest_goes_first(monkeypatch):
    monkeypatch.setattr(gate_runs, "MOST_RUNS", 2)
    runs = GateRuns(Playground(AND), Setup())
    for gate in (OR, MAJORITY, replace(AND, name="LAST")):
        runs.playground.forward(3)
        runs.pick(gate)
    assert [gate.name for gate in runs.trained_elsewhere] == ["OR", "MAJORITY"]
    runs.pick(AND)
    assert runs.playground.latest_epoch == 0


def test_time_travel_is_no_step_but_a_turned_knob_is():
    runs = GateRuns(Playground(AND), Setup())
    playground = runs.playground
    playground.forward(10)
    playground.set(L2, 0.1)
    playground.forward(10)
    before = runs.moment(())
    playground.seek(3)
    assert not before.differs(runs.moment(()))
    for knob in (THRESHOLD, LEARNING_RATE, Knob(WEIGHT, 1)):
        before = runs.moment(())
        playground.set(knob, 0.25)
        assert before.differs(runs.moment(()))


def test_the_run_that_trained_last_is_that_on_stage_or_else_the_one_that_left_last():
    runs = GateRuns(Playground(AND), Setup())
    assert runs.trained_last is runs.playground, "none has trained"
    runs.playground.forward(9)
    runs.playground.seek(4)
    weights = runs.playground.snapshot.weights
    runs.pick(OR)
    runs.pick(MAJORITY)
    last = runs.trained_last
    assert (last.snapshot.gate, last.epoch, last.latest_epoch) == (AND, 4, 9)
    assert last.snapshot.weights.tobytes() == weights.tobytes()
    runs.playground.forward(1)
    assert runs.trained_last is runs.playground
