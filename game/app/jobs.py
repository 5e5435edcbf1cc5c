"""Jobs: work that takes long, in threads beside the window."""

from collections.abc import Callable
from pathlib import Path
from queue import SimpleQueue
from threading import Event, Thread

from .preferences import shown

STOP_WITHIN_S = 2.0

Check = Callable[[], None]
"""Called by a job now and then; raises `StoppedError` when it is to stop."""
Job = Callable[[Check], str]
"""Does the work and returns what to say of it."""


class StoppedError(Exception):
    """The window closes; a job lets this pass and leaves nothing half done behind."""


class BackgroundJobs:
    """Jobs under way, each in a thread of its own."""

    def __init__(self) -> None:
        self._outcomes: SimpleQueue[str | Exception] = SimpleQueue()
        self._stop = Event()
        self._threads: list[Thread] = []

    def start(self, job: Job) -> None:
        """Begin `job`; an `OSError` in it becomes a sentence."""
        thread = Thread(target=self._run, args=(job,), daemon=True)
        self._threads = [*(other for other in self._threads if other.is_alive()), thread]
        thread.start()

    def news(self) -> str | None:
        """Return what is to be said of a job that has ended since the last call, or None.

        Raises:
            Exception: What a job raised that no job should.
        """
        if self._outcomes.empty():
            return None
        outcome = self._outcomes.get()
        if isinstance(outcome, Exception):
            raise outcome
        return outcome

    def wait(self) -> None:
        """Wait for all jobs."""
        for thread in self._threads:
            thread.join()

    def close(self) -> None:
        """Have all jobs stop, and wait until they have."""
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
        except Exception as error:  # noqa: BLE001 - handed to the window's thread, which raises it
            self._outcomes.put(error)

    def _check(self) -> None:
        if self._stop.is_set():
            raise StoppedError
