"""Background jobs: long work in threads, so that the window stays responsive."""

from collections.abc import Callable
from pathlib import Path
from queue import SimpleQueue
from threading import Event, Thread

from ..ui.kit.save_cards import Saved
from .folders import shown

STOP_WITHIN_S = 2.0

Check = Callable[[], None]
"""Called regularly by a job; raises `StoppedError` if it should stop."""
Job = Callable[[Check], str | Saved]
"""Does the work and returns a message for the user."""


class StoppedError(Exception):
    """The window closes; jobs do not catch this and leave no partial results."""


class BackgroundJobs:
    """The running jobs, each in its own thread."""

    def __init__(self) -> None:
        self._outcomes: SimpleQueue[str | Saved | Exception] = SimpleQueue()
        self._stop = Event()
        self._threads: list[Thread] = []

    def start(self, job: Job) -> None:
        """Start `job`; an `OSError` in it becomes a message."""
        thread = Thread(target=self._run, args=(job,), daemon=True)
        self._threads = [*(other for other in self._threads if other.is_alive()), thread]
        thread.start()

    def news(self) -> str | Saved | None:
        """Return the message of a job that has ended since the last call, or None.

        Raises:
            Exception: A job raised an unexpected exception.
        """
        if self._outcomes.empty():
            return None
        outcome = self._outcomes.get()
        if isinstance(outcome, Exception):
            raise outcome
        return outcome

    @property
    def is_busy(self) -> bool:
        """Whether a job has not ended yet."""
        return any(thread.is_alive() for thread in self._threads)

    def wait(self) -> None:
        """Wait for all jobs."""
        for thread in self._threads:
            thread.join()

    def close(self) -> None:
        """Stop all jobs, and wait for them."""
        self._stop.set()
        for thread in self._threads:
            thread.join(STOP_WITHIN_S)

    def _run(self, job: Job) -> None:
        try:
            self._outcomes.put(job(self._check))
        except StoppedError:
            pass
        except OSError as error:
            where = f" ({shown(Path(error.filename))})" if error.filename else ""
            self._outcomes.put(f"Not saved: {error.strerror or error}{where}.")
        except Exception as error:  # noqa: BLE001 - raised again in the window's thread
            self._outcomes.put(error)

    def _check(self) -> None:
        if self._stop.is_set():
            raise StoppedError
