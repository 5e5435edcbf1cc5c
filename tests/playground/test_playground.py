import numpy as np
import pytest

from game.core.training import Optimizer, train
from game.gates import Gate, Init, TrainingOverrides
from game.playground.controls import L2, LEARNING_RATE, THRESHOLD, WEIGHT, Action, Knob
from game.playground.playground import Playground
from game.playground.run import Setup
from game.record import replace
from tests.support.gates import AND, MAJORITY, OR, XOR, XOR_WITH_PRODUCT

ZERO_START = Setup(init=Init.ZERO, learning_rate=1.0)

FLIPS = {
    Action.FLIP_INPUT_1,
    Action.FLIP_INPUT_2,
    Action.FLIP_INPUT_3,
    Action.FLIP_INPUT_4,
    Action.FLIP_INPUT_5,
    Action.FLIP_INPUT_6,
}


def state(snapshot):
    """All that an action can change, as comparable values."""
    return (
        snapshot.run.settings,
        snapshot.run.seed,
        snapshot.run.init,
        snapshot.run.given_weights,
        snapshot.threshold,
        snapshot.epoch,
        snapshot.latest_epoch,
        snapshot.weights.tobytes(),
        snapshot.live_inputs,
        snapshot.focus,
        snapshot.learned_at,
        snapshot.curve.loss_low.tobytes(),
        snapshot.segments,
    )


def moves(seed, count):
    return [Action(int(a)) for a in np.random.default_rng(seed).choice(list(Action), count)]


def midway(gate=MAJORITY):
    playground = Playground(gate)
    playground.forward(300)
    playground.seek(150)
    return playground


@pytest.mark.parametrize("optimizer", Optimizer)
@pytest.mark.parametrize("seed", range(4))
def test_the_same_actions_give_the_same_bits(optimizer, seed):
    setup = Setup(seed=seed, optimizer=optimizer)
    first, second = Playground(MAJORITY, setup), Playground(MAJORITY, setup)
    for action in moves(seed, 120):
        assert state(first.step(action)) == state(second.step(action))


@pytest.mark.parametrize("seed", range(4))
def test_no_sequence_of_actions_makes_anything_infinite(seed):
    playground = Playground(XOR_WITH_PRODUCT)
    for action in moves(100 + seed, 150):
        snapshot = playground.step(action)
        assert 0 <= snapshot.epoch <= snapshot.latest_epoch
        for numbers in (snapshot.weights, snapshot.logits, snapshot.probabilities, snapshot.loss):
            assert np.isfinite(numbers).all()


def test_a_snapshot_stays_what_it_was():
    playground = midway()
    snapshot = playground.snapshot
    before = state(snapshot)
    for action in moves(7, 60):
        playground.step(action)
    assert state(snapshot) == before


@pytest.mark.parametrize(
    "action", [a for a in Action if a is not Action.WAIT], ids=lambda a: a.name
)
def test_every_action_has_an_effect(action):
    gate = MAJORITY
    playground = midway(gate)
    before = state(playground.snapshot)
    after = state(playground.step(action))
    does_not_apply = action in FLIPS and int(action.name[-1]) > gate.n_inputs
    assert (after == before) == does_not_apply


def test_waiting_changes_nothing():
    playground = midway()
    before = state(playground.snapshot)
    assert state(playground.step(Action.WAIT)) == before


@pytest.mark.parametrize(
    ("action", "epoch"),
    [
        (Action.FORWARD, 151),
        (Action.FORWARD_10, 160),
        (Action.FORWARD_100, 250),
        (Action.BACK, 149),
        (Action.BACK_10, 140),
        (Action.BACK_100, 50),
        (Action.TO_START, 0),
        (Action.TO_END, 300),
    ],
)
def test_time_goes_where_it_is_sent(action, epoch):
    snapshot = midway().step(action)
    assert (snapshot.epoch, snapshot.latest_epoch) == (epoch, 300)


def test_time_stops_at_the_start_and_goes_on_at_the_end():
    playground = Playground(AND)
    assert playground.step(Action.BACK).epoch == 0
    assert playground.seek(10**9).epoch == 0
    assert playground.forward(5).latest_epoch == 5


def test_learns_and_as_the_reference_figures_say():
    playground = Playground(AND, ZERO_START)
    assert playground.forward(16).learned_at is None
    assert playground.snapshot.probabilities[3] == pytest.approx(0.5005, abs=5e-5)
    snapshot = playground.forward(984)
    assert snapshot.learned_at == 17
    assert snapshot.loss == pytest.approx(0.01741, abs=5e-6)
    assert snapshot.accuracy == 1.0
    np.testing.assert_allclose(snapshot.probabilities, [0, 0.0202, 0.0202, 0.9717], atol=5e-5)


def test_the_past_is_replayed_rather_than_trained_anew():
    playground = Playground(AND)
    playground.forward(50)
    late = playground.snapshot.weights
    playground.seek(10)
    assert playground.forward(40).weights.tobytes() == late.tobytes()
    assert playground.latest_epoch == 50


@pytest.mark.parametrize("optimizer", Optimizer)
def test_a_changed_learning_rate_in_the_past_begins_a_branch(optimizer):
    playground = Playground(AND, Setup(optimizer=optimizer))
    playground.forward(100)
    at_40 = playground.seek(40).weights
    playground.set(LEARNING_RATE, 5.0)
    assert playground.latest_epoch == 100  # until training goes on
    snapshot = playground.forward(10)
    assert snapshot.latest_epoch == 50
    expected = train(at_40[None], AND.examples, snapshot.run.settings, 10, 40)[-1, 0]
    np.testing.assert_array_equal(snapshot.weights, expected)
    np.testing.assert_array_equal(playground.seek(40).weights, at_40)


def test_reset_returns_to_the_very_same_weights():
    playground = Playground(AND, Setup(seed=3))
    start = playground.snapshot.weights.tobytes()
    playground.forward(123)
    assert playground.step(Action.RESET).weights.tobytes() == start
    assert playground.latest_epoch == 0


def test_reset_with_a_seed_draws_its_weights():
    snapshot = Playground(AND, Setup(weights=(1.0, 2.0, 3.0))).reset(seed=11)
    np.testing.assert_array_equal(snapshot.weights, np.random.default_rng(11).normal(0, 1, 3))


def test_new_weights_are_other_ones_every_time():
    playground = Playground(AND)
    starts = {playground.step(Action.NEW_WEIGHTS).weights.tobytes() for _ in range(5)}
    assert len(starts) == 5


def test_the_seed_after_the_last_is_the_first():
    playground = Playground(AND, Setup(seed=2**32 - 1))
    assert playground.new_weights().run.seed == 0


def test_zero_weights_and_back_by_reset():
    playground = Playground(AND, Setup(seed=1))
    playground.forward(9)
    assert not playground.step(Action.ZERO_WEIGHTS).weights.any()
    playground.forward(3)
    assert not playground.step(Action.RESET).weights.any()


def test_the_threshold_moves_marks_and_not_the_probabilities():
    playground = Playground(AND, Setup(weights=(2.5, 2.5, -4.0)))
    before = playground.snapshot
    lit = {}
    for threshold in (0.01, 0.1, 0.5, 0.75):
        snapshot = playground.set(THRESHOLD, threshold)
        lit[threshold] = snapshot.outputs.astype(int).tolist()
        assert snapshot.probabilities.tobytes() == before.probabilities.tobytes()
    assert lit == {
        0.01: [1, 1, 1, 1],
        0.1: [0, 1, 1, 1],
        0.5: [0, 0, 0, 1],
        0.75: [0, 0, 0, 0],
    }


def test_setting_a_weight_begins_a_run_from_what_is_on_stage():
    playground = Playground(AND, ZERO_START)
    playground.forward(20)
    weights = playground.snapshot.weights
    snapshot = playground.set(Knob(WEIGHT, 2), -9.0)
    assert snapshot.epoch == snapshot.latest_epoch == 0
    assert snapshot.weights.tolist() == [weights[0], weights[1], -9.0]
    playground.forward(5)
    assert playground.step(Action.RESET).weights.tolist() == [weights[0], weights[1], -9.0]


@pytest.mark.parametrize(
    ("knob", "low", "high"),
    [
        (THRESHOLD, 0.01, 0.99),
        (LEARNING_RATE, 1e-4, 1e6),
        (L2, 0.0, 1e3),
        (Knob(WEIGHT, 0), -1e6, 1e6),
    ],
)
def test_knobs_are_kept_in_their_range(knob, low, high):
    playground = Playground(AND)
    assert playground.set(knob, -1e9).value_of(knob) == low
    assert playground.set(knob, 1e9).value_of(knob) == high


def test_tab_goes_round_all_knobs_and_back():
    playground = Playground(XOR_WITH_PRODUCT)
    seen = [playground.snapshot.focus]
    seen += [playground.step(Action.FOCUS_NEXT).focus for _ in playground.knobs[1:]]
    assert set(seen) == set(playground.knobs)
    assert playground.step(Action.FOCUS_NEXT).focus == seen[0]
    assert playground.step(Action.FOCUS_PREVIOUS).focus == seen[-1]


def test_picking_another_gate_keeps_the_settings_but_not_the_weights():
    playground = Playground(AND, Setup(weights=(1.0, 2.0, 3.0), threshold=0.7, seed=4))
    playground.forward(10)
    snapshot = playground.pick(MAJORITY)
    assert (snapshot.gate, snapshot.epoch, snapshot.threshold) == (MAJORITY, 0, 0.7)
    np.testing.assert_array_equal(snapshot.weights, np.random.default_rng(4).normal(0, 1, 4))
    assert snapshot.live_inputs == (1, 1, 1)


def test_a_focus_that_the_next_gate_does_not_have_goes_to_the_threshold():
    playground = Playground(MAJORITY)
    playground.focus(Knob(WEIGHT, 3))
    assert playground.pick(AND).focus == THRESHOLD
    playground.focus(Knob(WEIGHT, 2))
    assert playground.pick(OR).focus == Knob(WEIGHT, 2)


def test_flipping_the_live_inputs():
    playground = Playground(XOR)
    assert playground.snapshot.live_row == 3
    assert playground.step(Action.FLIP_INPUT_1).live_row == 1
    assert playground.step(Action.FLIP_INPUT_2).live_row == 0
    assert playground.snapshot.live_features.tolist() == [0, 0, 1]


def test_xor_stands_still_at_log_2():
    snapshot = Playground(XOR, Setup(seed=0)).forward(1000)
    assert snapshot.loss == pytest.approx(np.log(2), abs=1e-9)
    assert snapshot.n_right == 0
    assert snapshot.learned_at is None


@pytest.mark.parametrize("optimizer", Optimizer)
@pytest.mark.parametrize(
    "setup",
    [
        Setup(learning_rate=1e6),
        Setup(weights=(1e6, 1e6, -1e6)),
        Setup(learning_rate=1e6, l2=1e3, weights=(1e6, -1e6, 1e6)),
    ],
)
@pytest.mark.parametrize("gate", [AND, XOR], ids=lambda gate: gate.name)
def test_the_wildest_settings_stay_finite(optimizer, setup, gate):
    playground = Playground(gate, setup)
    if playground.snapshot.run.settings.optimizer is not optimizer:
        playground.switch_optimizer()
    for _ in range(5):
        snapshot = playground.forward(400)
        curve = snapshot.curve
        for numbers in (snapshot.weights, snapshot.loss, curve.loss_high, snapshot.weight_norm):
            assert np.isfinite(numbers).all()


@pytest.mark.slow
def test_a_million_epochs_stay_finite_and_can_be_gone_back_in():
    playground = Playground(AND, ZERO_START)
    snapshot = playground.forward(1_000_000)
    assert np.isfinite(snapshot.weights).all()
    # loss · epoch falls to 17, the squared norm of the widest margin; it is 17.02 at 100,000
    assert 17 < snapshot.loss * 1e6 < 17.02
    assert playground.seek(100_000).loss == pytest.approx(0.000170, abs=5e-7)
    assert playground.seek(17).learned_at == 17


def test_given_weights_of_the_wrong_number_are_refused():
    with pytest.raises(ValueError, match="XOR needs 3 weights"):
        Playground(XOR, Setup(weights=(1.0,)))


def test_going_back_in_time_turns_the_knobs_back():
    playground = Playground(AND)
    playground.forward(100)
    playground.set(LEARNING_RATE, 0.1)
    playground.forward(100)
    assert playground.seek(50).run.settings.learning_rate == 1.0
    assert playground.forward(49).run.settings.learning_rate == 1.0
    assert playground.forward(1).run.settings.learning_rate == 0.1
    assert playground.forward(100).latest_epoch == 200


def test_a_changed_learning_rate_waits_for_training_wherever_time_goes():
    playground = Playground(AND)
    playground.forward(100)
    playground.set(LEARNING_RATE, 0.1)
    assert playground.seek(0).run.settings.learning_rate == 0.1
    assert playground.latest_epoch == 100
    fresh = Playground(AND, Setup(learning_rate=0.1))
    np.testing.assert_array_equal(playground.forward(30).weights, fresh.forward(30).weights)
    assert playground.latest_epoch == 30


def test_a_gate_that_is_only_described_anew_keeps_its_run():
    playground = midway()
    before = state(playground.snapshot)
    after = playground.revise(replace(MAJORITY, name="VOTE", description="Two of three."))
    assert after.gate.name == "VOTE"
    assert state(after) == before


def test_a_revised_target_begins_a_new_run_from_the_same_start_and_settings():
    playground = Playground(AND, Setup(seed=5, learning_rate=0.3))
    start = playground.snapshot.weights.copy()
    playground.forward(40)
    after = playground.revise(replace(AND, targets=(0, 1, 1, 1)))
    assert (after.epoch, after.latest_epoch) == (0, 0)
    assert after.weights.tolist() == start.tolist()
    assert after.run.settings.learning_rate == 0.3
    expected = Playground(replace(AND, targets=(0, 1, 1, 1)), Setup(seed=5, learning_rate=0.3))
    assert state(playground.forward(30)) == state(expected.forward(30))


def test_a_revised_learning_rate_counts_from_here_on():
    playground = Playground(AND)
    playground.forward(10)
    hints = TrainingOverrides(learning_rate=0.25)
    playground.revise(replace(AND, training=hints))
    after = playground.forward(10)
    assert [segment.first_epoch for segment in after.segments] == [0, 10]
    assert [segment.settings.learning_rate for segment in after.segments] == [1.0, 0.25]


@pytest.mark.parametrize(
    "revision",
    [
        {"initial_weights": (1.0, 2.0, 3.0)},
        {"training": TrainingOverrides(seed=9)},
        {"training": TrainingOverrides(init=Init.ZERO)},
        {"features": ((0, 1),)},
        {"inputs": ("A", "B", "C"), "targets": (0, 0, 0, 1) * 2},
    ],
)
def test_a_revision_that_would_have_begun_differently_begins_anew(revision):
    playground = Playground(AND)
    playground.forward(10)
    revised = replace(AND, **revision)
    assert state(playground.revise(revised)) == state(Playground(revised).snapshot)


def test_given_weights_stay_while_they_fit_the_revision():
    playground = Playground(AND, Setup(weights=(2.5, 2.5, -4.0)))
    playground.focus(Knob(WEIGHT, 2))
    kept = playground.revise(replace(AND, targets=(0, 1, 1, 1)))
    assert kept.weights.tolist() == [2.5, 2.5, -4.0]
    smaller = playground.revise(Gate("NOT", ("A",), (1, 0)))
    assert smaller.weights.shape == (2,)
    assert smaller.focus == THRESHOLD
    assert smaller.live_inputs == (1,)


TAKE_AWAY = {
    "reset": lambda p: p.reset(),
    "new weights": lambda p: p.new_weights(),
    "zero weights": lambda p: p.zero_weights(),
    "a weight": lambda p: p.set(Knob(WEIGHT, 1), 3.0),
    "another gate": lambda p: p.pick(MAJORITY),
    "other targets": lambda p: p.revise(OR),
    "a knob, then training": lambda p: p.set(L2, 0.3),
    "the optimiser, then training": lambda p: p.switch_optimizer(),
    "the gate's knobs": lambda p: p.set_defaults(),
}


def all_of(playground):
    s = playground.snapshot
    values = (s.run, s.epoch, s.latest_epoch, s.live_inputs, s.focus, s.learned_at, s.segments)
    arrays = (s.weights, s.curve.epochs, s.curve.loss_low, s.curve.loss_high, s.curve.weights)
    return values, [array.tobytes() for array in arrays]


@pytest.mark.parametrize("epochs", [0, 40, 9_000])
@pytest.mark.parametrize("back", [0, 25])
@pytest.mark.parametrize("take_away", TAKE_AWAY.values(), ids=TAKE_AWAY)
def test_what_was_taken_away_comes_back_to_the_bit(take_away, back, epochs):
    playground = Playground(AND, Setup(seed=4, l2=0.01))
    playground.forward(epochs)
    playground.set(THRESHOLD, 0.6)
    playground.set(L2, 0.1)
    playground.forward(epochs)
    playground.seek(2 * epochs - back)
    playground.feed((0, 1))
    playground.focus(L2)
    before, state = all_of(playground), playground.state
    take_away(playground)
    playground.forward(33)
    after, later = all_of(playground), playground.state
    playground.restore(state)
    assert all_of(playground) == before
    playground.forward(50)
    playground.restore(later)
    assert all_of(playground) == after
    playground.restore(state)
    assert all_of(playground) == before


def test_a_state_that_was_left_by_training_on_shares_its_history():
    playground = Playground(AND)
    playground.forward(100)
    state = playground.state
    playground.forward(100)
    assert playground.state.history is state.history
    playground.restore(state)
    assert playground.latest_epoch == 100
    assert playground.state.history is not state.history, "which has epochs that are to come back"


@pytest.mark.parametrize(
    ("move", "given", "words"),
    [
        (Playground.step, "forward", "'forward' is not a valid Action"),
        (Playground.step, None, "not a valid Action"),
        (Playground.step, 99, "not a valid Action"),
        (Playground.forward, "5", "cannot be interpreted as an integer"),
        (Playground.forward, 1.5, "cannot be interpreted as an integer"),
        (Playground.forward, -1, "epochs: need at least 0, got -1"),
        (Playground.seek, 1.5, "cannot be interpreted as an integer"),
        (Playground.seek, float("nan"), "cannot be interpreted as an integer"),
        (lambda playground, seed: playground.reset(seed=seed), -1, "seed: need at least 0"),
        (lambda playground, seed: playground.reset(seed=seed), 2**32, "below 4,294,967,296"),
        (lambda playground, seed: playground.reset(seed=seed), "5", "as an integer"),
    ],
)
def test_a_move_that_is_none_is_refused_and_changes_nothing(move, given, words):
    playground = Playground(AND)
    before = playground.forward(5)
    with pytest.raises((TypeError, ValueError), match=words):
        move(playground, given)
    after = playground.snapshot
    assert (after.epoch, after.run) == (5, before.run)
    assert after.weights.tobytes() == before.weights.tobytes()


def test_whole_numbers_of_numpy_are_numbers():
    playground = Playground(AND)
    assert playground.forward(np.int64(5)).epoch == 5
    assert playground.seek(np.int32(3)).epoch == 3
    assert type(playground.reset(seed=np.uint32(7)).run.seed) is int
