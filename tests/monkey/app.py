"""The whole app without a window: its own loop, fed with events and checked after each frame."""

import os
import warnings
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from time import process_time
from traceback import extract_tb, format_exc
from unittest.mock import patch

import pygame

from game.app import window
from game.app.endings import DEBUG
from game.app.session import Session
from game.core.training import Optimizer
from game.files import shipped
from game.gates import Library
from game.playground.recipe import Recipe
from game.playground.run import Setup
from game.record import Record
from tests.support.scenes import BY_NAME, LONGEST_OF_ALL, ONE, SIX

from . import checks
from .events import Event
from .hand import Hand
from .work import Work
from .world import World

STARTS = (
    Recipe(BY_NAME["AND"]),
    Recipe(BY_NAME["XOR"], Setup(learning_rate=1e6, weights=(1e6, -1e6, 1e6)), 5),
    Recipe(BY_NAME["OR"], Setup(learning_rate=1e-4, l2=1e3), 1000),
    Recipe(SIX, Setup(optimizer=Optimizer.SGD, learning_rate=1e6), 20),
    Recipe(LONGEST_OF_ALL, Setup(learning_rate=1e6), 50),
    Recipe(ONE, Setup(threshold=0.99, learning_rate=1e6, l2=1.0), 3),
)
"""Where episodes begin, in turn: as the app opens, and at the edges of what is allowed."""
PICTURE_EVERY = 25  # frames between two comparisons of the whole picture
HOTSPOTS_EVERY = 3
SLOW_S = 0.1


class Failure(Record, eq=False):
    """What went wrong: the index of the event, what names the fault, its words, its traceback."""

    index: int
    fault: str
    words: str
    trace: str


class Slow(Record):
    """An event whose frame took long, in seconds of this processor."""

    event: Event
    seconds: float


class Outcome(Record, eq=False):
    """What came of a run."""

    n_events: int
    n_frames: int
    failure: Failure | None
    slow: tuple[Slow, ...]
    most_work: tuple[float, Event, Counter[str]]


class Driver:
    """Plays events on the app's own loop, in place of its clock."""

    def __init__(self, events: Sequence[Event], world: World) -> None:
        self._hand = Hand(world)
        self._events = events
        self._frames = self._play()
        self._work = Work()
        self._began_s = 0.0
        self._elapsed_ms = 0
        self.index = -1
        self.n_frames = 0
        self.is_done = False
        self.slow: list[Slow] = []
        self.most_work: tuple[float, Event, Counter[str]] = (0.0, (), Counter())
        self.window: window.Window

    @property
    def session(self) -> Session:
        return self.window._session

    def watch(self, opened: window.Window) -> None:
        """Take note of the window that is open now."""
        self.window = opened
        self._hand.session = self.session
        self._work.begin()
        self._began_s = process_time()

    def tick(self, _fps: int) -> int:
        """Check the frame that was drawn, bring about the next, and return its milliseconds."""
        seconds = process_time() - self._began_s
        self._check()
        if self.session.is_over:
            return 0
        self._note(seconds)
        elapsed_ms = next(self._frames, None)
        if elapsed_ms is None:
            self.is_done = self.session.is_over = True
        self.n_frames += 1
        self._work.begin()
        self._began_s = process_time()
        return elapsed_ms or 0

    def run(self, recipe: Recipe, gates: Path) -> None:
        """Open the window, and again whenever an event has closed it, until all is done."""
        try:
            with self._work.counted():
                while not self.is_done:
                    library = Library([shipped("gates"), gates])
                    library.refresh(budget=None)
                    window.open_window(library, recipe, offers_last_run=self.index >= 0)
        finally:
            self._hand.close()

    @property
    def event(self) -> Event:
        """The event that is done at present."""
        return self._events[self.index] if 0 <= self.index < len(self._events) else ("open",)

    def _play(self) -> Iterator[int]:
        for event in self._events:
            self.index += 1
            for elapsed_ms in self._hand.do(event):
                if elapsed_ms is not None:
                    yield elapsed_ms
                else:
                    yield from self._without_a_frame()

    def _without_a_frame(self) -> Iterator[int]:
        """Have the window handle what was posted; a frame is due only if that closes it."""
        for event in pygame.event.get():
            self.window._handle(event)
        checks.check_state(self.session)
        checks.check_pages(self.session)
        if self.session.is_over:
            yield 0

    def _note(self, seconds: float) -> None:
        if seconds > SLOW_S:
            self.slow.append(Slow(self.event, seconds))
        if self._work.seconds > self.most_work[0]:
            self.most_work = (self._work.seconds, self.event, Counter(self._work.done))

    def _check(self) -> None:
        session, canvas = self.session, self.window._canvas
        if session._jobs is not None:
            session._jobs.wait()
        checks.check_state(session)
        checks.check_all_gates(session)
        checks.check_pages(session)
        checks.check_lesson(session)
        if self.n_frames % HOTSPOTS_EVERY == 0:
            checks.check_hotspots(session, pygame.display.get_window_size())
        checks.check_texts(self._work.texts)
        self._work.texts.clear()
        checks.require(not session.screen.is_dirty, "a picture that is due is drawn")
        work_s, done = self._work.seconds, dict(self._work.done)
        checks.require(work_s <= checks.MOST_WORK_S, "a frame is not long", (work_s, done))
        if self.n_frames % PICTURE_EVERY == 0 and session.screen._size != (0, 0):
            shown = canvas._larger or canvas._window
            if shown is not None and shown.get_size() == session.screen._size:
                checks.check_picture(session, shown)


def run(events: Sequence[Event], start: int = 0) -> Outcome:
    """Play `events` in a world of their own, from one of the `STARTS`."""
    failure = None
    with TemporaryDirectory(prefix="glowgate-monkey-") as root, prepared(Path(root)) as driver_of:
        world = World(Path(root))
        driver = driver_of(events, world)
        try:
            driver.run(STARTS[start % len(STARTS)], world.gates)
            checks.require(not world.drafts(), "no draft stays behind", world.drafts())
        except Exception as error:  # noqa: BLE001 - whatever it is, it is what we look for
            words = f"{type(error).__name__}: {error}"
            failure = Failure(driver.index, fault_of(error), words, format_exc())
    return Outcome(
        sum(event[0] != "wait" for event in events[: driver.index + 1]),
        driver.n_frames,
        failure,
        tuple(driver.slow),
        driver.most_work,
    )


def fault_of(error: BaseException) -> str:
    """Return what two runs with the same fault have in common."""
    if isinstance(error, checks.BrokenError):
        return error.rule
    ours = [frame for frame in extract_tb(error.__traceback__) if "/game/" in frame.filename]
    last = ours[-1] if ours else extract_tb(error.__traceback__)[-1]
    return f"{type(error).__name__} in {Path(last.filename).name}, {last.name}"


class _CountedFlip:
    """Counts the frames that are shown."""

    def __init__(self) -> None:
        self.calls = 0
        self._flip = pygame.display.flip

    def __call__(self) -> None:
        self.calls += 1
        self._flip()


@contextmanager
def prepared(root: Path) -> Iterator[type[Driver]]:
    """Keep the user's things out of reach, SDL without a window, and warnings errors."""
    home = root / "home"
    environment = {
        "SDL_VIDEODRIVER": "dummy",
        "SDL_AUDIODRIVER": "dummy",
        "HOME": str(home),
        "XDG_DATA_HOME": str(home / "data"),
        "XDG_CONFIG_HOME": str(home / "config"),
        "XDG_DOCUMENTS_DIR": str(home / "documents"),
        DEBUG: "1",
    }
    drivers: list[Driver] = []

    class WatchedDriver(Driver):
        def __init__(self, events: Sequence[Event], world: World) -> None:
            super().__init__(events, world)
            drivers.append(self)

    class WatchedWindow(window.Window):
        def run(self) -> None:
            drivers[-1].watch(self)
            super().run()

    class WatchedClock:
        def tick(self, fps: int) -> int:
            return drivers[-1].tick(fps)

    with ExitStack() as stack:
        stack.enter_context(patch.dict(os.environ, environment))
        stack.enter_context(patch.object(window, "Window", WatchedWindow))
        stack.enter_context(patch.object(pygame, "Clock", WatchedClock))
        stack.enter_context(patch.object(pygame, "quit", lambda: None))
        # It would have the collector pass over the garbage of the windows before.
        stack.enter_context(patch.object(window, "release_collector", lambda: None))
        stack.enter_context(patch.object(pygame.display, "flip", _CountedFlip()))
        stack.enter_context(warnings.catch_warnings())
        warnings.simplefilter("error")
        pygame.display.init()
        pygame.font.init()
        pygame.event.clear()
        yield WatchedDriver
