import errno
from threading import Event

import pytest

from game.app.errands import Errands


@pytest.fixture
def errands():
    errands = Errands()
    yield errands
    errands.close()


def outcome(errands):
    errands.wait()
    return errands.news()


def test_what_a_job_says_is_news_once(errands):
    errands.start(lambda _check: "done")
    assert outcome(errands) == "done"
    assert errands.news() is None


def test_a_full_disk_is_a_sentence(errands):
    def job(_check):
        raise OSError(errno.ENOSPC, "No space left on device", "/x/a.png")

    errands.start(job)
    assert outcome(errands) == "Not saved: No space left on device (/x/a.png)."


def test_a_mistake_of_ours_comes_out_in_the_window(errands):
    def job(_check):
        raise ZeroDivisionError("ours")

    errands.start(job)
    errands.wait()
    with pytest.raises(ZeroDivisionError, match="ours"):
        errands.news()


def test_closing_stops_a_job_and_lets_it_clean_up():
    errands, begun, cleaned = Errands(), Event(), Event()

    def job(check):
        try:
            while True:
                begun.set()
                check()
        finally:
            cleaned.set()

    errands.start(job)
    begun.wait()
    errands.close()
    assert cleaned.is_set()
    assert errands.news() is None
