import tracemalloc

import pytest

from game.core.training import Optimizer
from game.gates import TrainingOverrides
from game.playground.controls import LEARNING_RATE
from game.playground.playground import Playground
from game.playground.recipe import PIECE_IN_A_FRAME, Change, Recipe, Replay, recipe_of
from game.playground.run import Setup
from game.record import replace
from tests.support.gates import AND, MAJORITY
from tests.support.recipes import prepared

LATE = Change(11, TrainingOverrides(l2=0.1))


def test_a_run_without_changes_is_its_own_recipe():
    setup = Setup(seed=3, learning_rate=0.5)
    recipe = recipe_of(Playground(AND, setup).forward(7))
    assert (recipe.gate, recipe.epochs, recipe.changes) == (AND, 7, ())
    assert (recipe.setup.seed, recipe.setup.learning_rate) == (3, 0.5)


def test_what_changed_is_listed_with_its_epoch():
    playground = Playground(AND)
    playground.forward(30)
    playground.retune(TrainingOverrides(learning_rate=7.0))
    playground.forward(5)
    playground.switch_optimizer()
    recipe = recipe_of(playground.snapshot)
    assert recipe.setup.learning_rate == 1.0
    assert recipe.changes == (
        Change(30, TrainingOverrides(learning_rate=7.0)),
        Change(35, TrainingOverrides(optimizer=Optimizer.SGD)),
    )


def test_the_past_of_a_changed_run_does_not_know_of_the_change():
    playground = Playground(AND)
    playground.forward(30)
    playground.set(LEARNING_RATE, 9.0)
    playground.forward(30)
    assert recipe_of(playground.seek(20)).changes == ()


def test_following_looks_up_every_piece():
    recipe = Recipe(AND, Setup(), 25, (Change(12, TrainingOverrides(l2=0.1)),))
    playground = recipe.begin()
    assert list(recipe.follow(playground, piece=10)) == [10, 20, 25]
    assert playground.snapshot.run.settings.l2 == 0.1


def test_pieces_do_not_change_a_bit():
    recipe = Recipe(
        AND,
        Setup(optimizer=Optimizer.SGD),
        700,
        (Change(300, TrainingOverrides(learning_rate=0.1)),),
    )
    whole, parts = prepared(recipe), recipe.begin()
    for _ in recipe.follow(parts, piece=7):
        pass
    assert parts.snapshot.weights.tobytes() == whole.snapshot.weights.tobytes()


@pytest.mark.parametrize(
    ("setup", "changes", "words"),
    [
        (Setup(weights=(1.0,)), (), "AND needs 3 weights"),
        (
            Setup(),
            (Change(11, TrainingOverrides(l2=0.1)),),
            "epoch 11 is never reached: the run ends at 10",
        ),
    ],
)
def test_what_cannot_be_followed_is_refused(setup, changes, words):
    with pytest.raises(ValueError, match=words):
        Recipe(AND, setup, 10, changes)


def replayed(recipe):
    replay = Replay(recipe)
    while not replay.is_over:
        replay.work(0.001)
    return replay.playground.snapshot


def test_a_replay_comes_to_the_very_same_whatever_changed_on_the_way():
    there = Recipe(MAJORITY, Setup(seed=5)).begin()
    there.forward(2 * PIECE_IN_A_FRAME + 30)
    there.set(LEARNING_RATE, 0.2)
    snapshot = there.forward(7)
    back = replayed(recipe_of(snapshot))
    assert back.weights.tobytes() == snapshot.weights.tobytes()
    assert (back.epoch, back.run) == (snapshot.epoch, snapshot.run)


def test_a_replay_without_epochs_is_soon_over():
    replay = Replay(Recipe(AND))
    assert not replay.is_over
    replay.work(1.0)
    assert replay.is_over
    assert replay.playground.snapshot.epoch == 0


def test_a_replay_keeps_to_its_time_and_says_how_far_it_is():
    replay = Replay(Recipe(AND, epochs=10**9))
    replay.work(0.0)
    assert replay.playground.epoch == 0
    while replay.playground.epoch == 0:
        replay.work(0.005)
    assert replay.playground.epoch < 10**7
    assert not replay.is_over
    assert replay.progress == "Training to epoch 1\u00a0000\u00a0000\u00a0000: 0 %. Esc stops."


def test_the_progress_of_a_replay_goes_up_to_a_hundred():
    replay, shares = Replay(Recipe(AND, epochs=4 * PIECE_IN_A_FRAME)), []
    while not replay.is_over:
        replay.work(1e-6)  # hardly more than a piece
        shares.append(int(replay.progress.split(": ")[1].split(" %")[0]))
    assert shares == sorted(shares)
    assert shares[0] < shares[-1] == 100


def test_following_a_recipe_of_any_length_begins_at_once():
    recipe = Recipe(AND, epochs=1_000_000_000)
    tracemalloc.start()
    steps = recipe.follow(recipe.begin(), PIECE_IN_A_FRAME)
    assert [next(steps), next(steps)] == [PIECE_IN_A_FRAME, 2 * PIECE_IN_A_FRAME]
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert most < 10**6


def test_following_a_recipe_with_very_many_changes_takes_each_once():
    rates = [TrainingOverrides(learning_rate=0.5 + step / 10_000) for step in range(500)]
    changes = tuple(Change(epoch, rate) for epoch, rate in enumerate(rates, 1))
    recipe = Recipe(AND, epochs=500, changes=changes)
    playground = recipe.begin()
    assert list(recipe.follow(playground, 200)) == [200, 400, 500]
    assert recipe_of(playground.snapshot).changes[-1].epoch == 500


def test_given_weights_are_told_in_it_and_drawn_ones_are_not():
    assert not Recipe(AND, Setup(seed=3)).tells_weights
    assert Recipe(AND, Setup(weights=(1.0, 1.0, -1.5))).tells_weights
    own = replace(AND, initial_weights=(1.0, 1.0, -1.5))
    assert Recipe(own).tells_weights, "without a file the line holds the gate, and its weights"
