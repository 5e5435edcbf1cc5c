import numpy as np
import pytest
from sklearn.metrics import log_loss

from game.core import ensemble as ensemble_module
from game.core.assessment import Mark, is_learned, marks, separation
from game.core.census import all_gates
from game.core.ensemble import Checkpoints, Ensemble
from game.core.neuron import probabilities
from game.core.training import Optimizer, TrainingSettings, train

GATES = all_gates(3)
START = np.random.default_rng(2).normal(size=(256, 4)).astype(np.float32)


@pytest.fixture(autouse=True)
def small_blocks(monkeypatch):
    """Blocks of 100, so that 256 gates fill two and a part of a third."""
    monkeypatch.setattr(ensemble_module, "BLOCK", 100)


def make_ensemble(**settings):
    return Ensemble(START, GATES, TrainingSettings(**settings))


@pytest.mark.parametrize("optimizer", Optimizer)
def test_it_trains_as_the_single_neuron_does(optimizer):
    settings = {"learning_rate": 0.8, "l2": 0.01, "optimizer": optimizer}
    ensemble = make_ensemble(**settings)
    ensemble.advance(30)
    ensemble.advance(10)
    wanted = train(START, GATES, TrainingSettings(**settings), 40)[-1]
    assert ensemble.epoch == 40
    np.testing.assert_allclose(ensemble.weights, wanted, rtol=1e-4, atol=1e-5)


@pytest.mark.parametrize("optimizer", Optimizer)
def test_going_back_and_on_again_gives_the_same_bits(optimizer):
    ensemble = make_ensemble(optimizer=optimizer)
    past = {}
    for epochs in (1, 2, 4, 8, 16, 32, 300):
        ensemble.advance(epochs)
        past[ensemble.epoch] = ensemble.weights
    ensemble.rewind(40)
    assert ensemble.epoch == 31
    np.testing.assert_array_equal(ensemble.weights, past[31])
    ensemble.advance(32)
    np.testing.assert_array_equal(ensemble.weights, past[63])
    ensemble.rewind(0)
    np.testing.assert_array_equal(ensemble.weights, START)


def test_other_settings_after_a_rewind_make_another_future():
    ensemble = make_ensemble()
    ensemble.advance(10)
    ensemble.advance(10)
    ensemble.rewind(10)
    ensemble.retune(TrainingSettings(learning_rate=0.1))
    assert ensemble.checkpoints.epochs == (0, 10)
    start = ensemble.weights
    ensemble.advance(1)
    wanted = train(start, GATES, TrainingSettings(learning_rate=0.1), 1)[-1]
    np.testing.assert_allclose(ensemble.weights, wanted, rtol=1e-5, atol=1e-6)


@pytest.mark.slow
def test_the_standing_is_what_scikit_learn_and_the_single_neuron_say():
    ensemble = make_ensemble()
    ensemble.advance(60)
    glow = probabilities(ensemble.weights.astype(float), GATES.inputs)
    for threshold in (0.5, 0.3):
        standing = ensemble.standing(threshold)
        losses = [log_loss(t, p, labels=[0, 1]) for t, p in zip(GATES.targets, glow, strict=True)]
        np.testing.assert_allclose(standing.loss, losses, rtol=1e-4, atol=1e-6)
        learned = is_learned(*separation(glow, GATES.targets), threshold)
        np.testing.assert_array_equal(standing.learned, learned)
        assert 0 < learned.sum() < 256
        lit = (GATES.targets == 1) & (glow >= threshold + 0.005)
        dark = (GATES.targets == 0) & (glow <= threshold - 0.005)
        np.testing.assert_array_equal(standing.rows_right, (lit | dark).sum(axis=1))


def test_confidently_wrong_neurons_have_finite_losses():
    wild = np.array([[1e6, -1e6, 1e6, -1e6]], np.float32).repeat(256, axis=0)
    standing = Ensemble(wild, GATES, TrainingSettings(1e6, 1e3)).standing(0.5)
    assert np.isfinite(standing.loss).all()
    assert standing.loss.max() > 1e5


def test_wild_settings_leave_everything_finite():
    ensemble = Ensemble(START * 1e6, GATES, TrainingSettings(1e6, 1e3))
    ensemble.advance(20)
    assert np.isfinite(ensemble.weights).all()
    assert np.isfinite(ensemble.standing(0.5).loss).all()


def test_every_learnable_gate_of_two_inputs_is_learned():
    ensemble = Ensemble(np.zeros((16, 3)), all_gates(2), TrainingSettings())
    ensemble.advance(500)
    unlearned = np.flatnonzero(~ensemble.standing(0.5).learned)
    np.testing.assert_array_equal(unlearned, [0b0110, 0b1001])  # XOR and XNOR


def test_neurons_may_share_their_targets():
    shared = all_gates(2)
    examples = type(shared)(shared.inputs, shared.targets[8])
    ensemble = Ensemble(np.zeros((3, 3)), examples, TrainingSettings())
    ensemble.advance(100)
    assert ensemble.standing(0.5).learned.all()


def test_memory_for_checkpoints_is_bounded(monkeypatch):
    monkeypatch.setattr(ensemble_module, "CHECKPOINT_BYTES", 6 * START.nbytes - 1)
    ensemble = make_ensemble()
    for _ in range(40):
        ensemble.advance(1)
    assert len(ensemble.checkpoints.epochs) == 5
    assert ensemble.checkpoints.epochs[0] == 0
    assert ensemble.checkpoints.epochs[-1] == 40


def test_what_was_trained_before_a_change_runs_the_same_way_again():
    ensemble = make_ensemble(learning_rate=1.0)
    ensemble.advance(10)
    ensemble.retune(TrainingSettings(learning_rate=0.1, l2=0.02))
    ensemble.advance(5)
    ensemble.retune(TrainingSettings(learning_rate=3.0))
    ensemble.advance(5)
    end = ensemble.weights
    for epoch in (0, 10, 15):
        ensemble.rewind(epoch)
        ensemble.advance(20 - ensemble.epoch)
        assert ensemble.epoch == 20
        np.testing.assert_array_equal(ensemble.weights, end)
    wanted = START
    for rate, l2, epochs in ((1.0, 0.0, 10), (0.1, 0.02, 5), (3.0, 0.0, 5)):
        wanted = train(wanted, GATES, TrainingSettings(rate, l2), epochs)[-1]
    np.testing.assert_allclose(end, wanted, rtol=1e-4, atol=1e-5)


def test_retraced_it_keeps_what_both_have_trained_and_trains_the_rest_anew():
    slow, fast = TrainingSettings(learning_rate=0.1), TrainingSettings(learning_rate=3.0)
    ensemble = make_ensemble(learning_rate=1.0)
    [first] = ensemble.tunings
    ensemble.advance(10)
    ensemble.retune(slow)
    ensemble.advance(5)
    ensemble.retrace([first, (12, fast)])
    assert ensemble.epoch == 10
    assert ensemble.checkpoints.epochs == (0, 10)
    ensemble.advance(5)
    wanted = make_ensemble(learning_rate=1.0)
    wanted.advance(12)
    wanted.retune(fast)
    wanted.advance(3)
    np.testing.assert_array_equal(ensemble.weights, wanted.weights)
    ensemble.retrace([first])
    assert ensemble.epoch <= 12
    ensemble.retrace([first])
    assert ensemble.epoch > 0, "nothing has changed"


def test_the_weights_of_some_neurons_are_those_among_all():
    ensemble = make_ensemble()
    ensemble.advance(3)
    np.testing.assert_array_equal(
        ensemble.weights_of([200, 7]), ensemble.weights[[200, 7]].astype(float)
    )


def test_what_was_kept_comes_back_as_it_was():
    checkpoints, weights = Checkpoints(4), np.zeros(3)
    for epoch in range(3):
        checkpoints.keep(epoch, weights)
        weights += 1
    epoch, found = checkpoints.at_or_before(1)
    assert epoch == 1
    np.testing.assert_array_equal(found, [1, 1, 1])


def test_gaps_grow_in_proportion_to_the_epoch():
    checkpoints = Checkpoints(64)
    for epoch in range(20_001):
        checkpoints.keep(epoch, np.zeros(1))
    epochs = np.array(checkpoints.epochs)
    assert len(epochs) == 64
    assert epochs[0] == 0
    assert epochs[-1] == 20_000
    assert ((epochs[1:] + 1) / (epochs[:-1] + 1)).max() <= 2.0
    assert (epochs[epochs >= 16][1:] / epochs[epochs >= 16][:-1]).max() < 1.6


def test_going_back_finds_the_nearest_one_before():
    checkpoints = Checkpoints(10)
    for epoch in (0, 10, 20):
        checkpoints.keep(epoch, np.array([float(epoch)]))
    assert checkpoints.at_or_before(19)[0] == 10
    assert checkpoints.at_or_before(20)[0] == 20
    assert checkpoints.at_or_before(10**9)[0] == 20
    with pytest.raises(LookupError, match="none at or before epoch -1"):
        checkpoints.at_or_before(-1)


def test_another_future_replaces_the_old_one():
    checkpoints = Checkpoints(10)
    for epoch in (0, 10, 20):
        checkpoints.keep(epoch, np.array([1.0]))
    checkpoints.forget_after(10)
    assert checkpoints.epochs == (0, 10)
    checkpoints.keep(20, np.array([2.0]))
    np.testing.assert_array_equal(checkpoints.at_or_before(20)[1], [2.0])


@pytest.mark.parametrize(
    ("epochs", "dropped"),
    [
        ((0, 2, 5, 18), 2),  # 2 stands between 0 and 5: 6 times as far; 5 between 2 and 18: 6.3
        ((0, 2, 5, 14), 5),  # here 5 stands between 2 and 14: 5 times as far
    ],
)
def test_the_one_that_is_dropped_has_neighbours_nearest_in_proportion(epochs, dropped):
    checkpoints = Checkpoints(3)
    for epoch in epochs:
        checkpoints.keep(epoch, np.zeros(1))
    assert checkpoints.epochs == tuple(epoch for epoch in epochs if epoch != dropped)


def test_the_first_and_the_latest_are_kept_at_least(monkeypatch):
    monkeypatch.setattr(ensemble_module, "CHECKPOINT_BYTES", 0)
    ensemble = make_ensemble()
    for _ in range(3):
        ensemble.advance(1)
    assert ensemble.checkpoints.epochs == (0, 3)


def test_few_neurons_keep_256_epochs_at_most():
    ensemble = Ensemble(
        np.zeros((1, 4)), type(GATES)(GATES.inputs, GATES.targets[:1]), TrainingSettings()
    )
    for _ in range(300):
        ensemble.advance(1)
    assert len(ensemble.checkpoints.epochs) == 256


class NotingOptimizer:
    """Makes epochs that do nothing but note what they get."""

    def __init__(self):
        self.made = []

    def epoch_of(self, examples, settings, n_neurons):
        self.made.append((settings.learning_rate, n_neurons))
        types = {examples.inputs.dtype, examples.targets.dtype}

        def epoch(_number, weights, out):
            assert {*types, weights.dtype, out.dtype} == {np.dtype(np.float32)}
            assert out.shape == (4, n_neurons)

        return epoch


def test_epochs_compute_in_single_precision_and_are_made_once_for_the_same_settings():
    optimizer = NotingOptimizer()
    gates = type(GATES)(GATES.inputs.astype(float), GATES.targets.astype(float))
    ensemble = Ensemble(START, gates, TrainingSettings(1.0, optimizer=optimizer))
    for _ in range(3):
        ensemble.advance(2)
    assert optimizer.made == [(1.0, 100), (1.0, 100), (1.0, 56)]
    ensemble.retune(TrainingSettings(0.5, optimizer=optimizer))
    for _ in range(3):
        ensemble.advance(2)
    assert optimizer.made[3:] == [(0.5, 100), (0.5, 100), (0.5, 56)]


@pytest.mark.parametrize(("n_cores", "n_threads"), [(None, 1), (1, 1), (2, 2), (3, 3), (8, 3)])
def test_as_many_threads_share_the_work_as_there_are_cores_and_blocks(
    monkeypatch, n_cores, n_threads
):
    handed_out = []

    class Pool(ensemble_module.ThreadPoolExecutor):
        def submit(self, work):
            handed_out.append(work)
            return super().submit(work)

    monkeypatch.setattr(ensemble_module.os, "cpu_count", lambda: n_cores)
    monkeypatch.setattr(ensemble_module, "ThreadPoolExecutor", Pool)
    ensemble = make_ensemble()
    ensemble.advance(1)
    assert len(handed_out) == n_threads - 1  # the caller is one of them
    ensemble.standing(0.5)
    assert len(handed_out) == 2 * (n_threads - 1)


def test_a_standing_measures_the_rows_of_every_block():
    ensemble = make_ensemble()
    ensemble.advance(20)
    glow = probabilities(ensemble.weights.astype(float), GATES.inputs)
    wanted = (marks(glow, GATES.targets, 0.4) == Mark.RIGHT).sum(axis=1)
    np.testing.assert_array_equal(ensemble.standing(0.4).rows_right, wanted)
    losses = -np.log(np.where(GATES.targets == 1, glow, 1 - glow)).mean(axis=1)
    np.testing.assert_allclose(ensemble.standing(0.4).loss, losses, rtol=1e-5)


def test_too_small_a_capacity_is_refused():
    with pytest.raises(ValueError, match="capacity must be at least 2, got 1"):
        Checkpoints(1)
