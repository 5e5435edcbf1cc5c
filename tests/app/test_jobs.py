import errno
from threading import Event

import pytest

from game.app.jobs import BackgroundJobs


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


def test_a_bug_of_ours_comes_out_in_the_window(jobs):
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
