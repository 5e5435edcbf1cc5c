import errno
from threading import Event

import pytest

from game.app.jobs import PIECE, BackgroundJobs, Replay
from game.playground.controls import LEARNING_RATE
from game.playground.recipe import Recipe, recipe_of
from game.playground.run import Setup
from tests.support.gates import AND, MAJORITY


@pytest.fixture
def jobs():
    jobs = BackgroundJobs()
    yield jobs
    jobs.close()


def outcome(jobs):
    jobs.wait()
    return jobs.news()


def test_what_a_job_says_is_news_once(jobs):
    jobs.start(lambda _check: "done")
    assert outcome(jobs) == "done"
    assert jobs.news() is None


def test_a_full_disk_is_a_sentence(jobs):
    def job(_check):
        raise OSError(errno.ENOSPC, "No space left on device", "/x/a.png")

    jobs.start(job)
    assert outcome(jobs) == "Not saved: No space left on device (/x/a.png)."


def test_a_mistake_of_ours_comes_out_in_the_window(jobs):
    def job(_check):
        raise ZeroDivisionError("ours")

    jobs.start(job)
    jobs.wait()
    with pytest.raises(ZeroDivisionError, match="ours"):
        jobs.news()


def test_closing_stops_a_job_and_lets_it_clean_up():
    jobs, begun, cleaned = BackgroundJobs(), Event(), Event()

    def job(check):
        try:
            while True:
                begun.set()
                check()
        finally:
            cleaned.set()

    jobs.start(job)
    begun.wait()
    jobs.close()
    assert cleaned.is_set()
    assert jobs.news() is None


def replayed(recipe):
    replay = Replay(recipe)
    while not replay.is_over:
        replay.work(0.001)
    return replay.playground.snapshot


def test_a_replay_comes_to_the_very_same_whatever_changed_on_the_way():
    there = Recipe(MAJORITY, Setup(seed=5)).begin()
    there.forward(2 * PIECE + 30)
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
    assert replay.progress == "Training to epoch 1,000,000,000: 0 %. Esc stops."


def test_the_progress_of_a_replay_goes_up_to_a_hundred():
    replay, told = Replay(Recipe(AND, epochs=4 * PIECE)), []
    while not replay.is_over:
        replay.work(1e-6)  # hardly more than a piece
        told.append(int(replay.progress.split(": ")[1].split(" %")[0]))
    assert told == sorted(told)
    assert told[0] < told[-1] == 100
