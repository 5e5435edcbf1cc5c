"""A frame of the main view while it trains, drawn whole."""

from functools import partial

from pygame import Surface

from game.app.session import Session
from game.files import shipped
from game.gates import Library
from game.playground.recipe import Recipe
from game.ui.kit.layout import DESIGN_SIZE
from game.ui.playground.side_panels import SIDE_PANELS
from tests.benchmarks.benchmark import Benchmark
from tests.benchmarks.matplotlib_dashboard import dashboard
from tests.benchmarks.timing import Timing, measure
from tests.support.scenes import FIVE, FOUR, ONE, SIX, THREE, TWO

FRAME_S = 1 / 30  # at which pictures of training follow each other
LARGE = (1920, 1080)
LATE = 1_000_000


def frame(epochs=1_000, gate=TWO, size=DESIGN_SIZE, speed=60, panel=0, whole=False):
    """A frame without the flip, after so many epochs of a run that goes on at `speed`."""
    session = Session(Library([shipped("gates")]), Recipe(gate), speed=speed)
    session.stage.playground.forward(epochs)
    session.stage.seek(epochs)
    session.stage.side_panel = panel
    session.stage.is_calm = epochs >= LATE  # signals would travel, and not only numbers change
    session.stage.toggle_run()
    surface = Surface(size)

    def work() -> None:
        session.advance(FRAME_S)
        if whole:
            session.screen.forget()
        session.update(surface)
        session.screen.drawn()

    return measure(work)


def at_rest():
    """What a frame costs where nothing changes, and so nothing is drawn."""
    session = Session(Library([shipped("gates")]), Recipe(TWO))
    surface = Surface(DESIGN_SIZE)

    def work() -> None:
        session.advance(FRAME_S)
        if session.screen.is_dirty:
            session.update(surface)
            session.screen.drawn()

    return measure(work)


def epochs_late(late: bool) -> Timing:
    """The same frame with motion after 100,000 epochs, or 900,000 later."""
    session = Session(Library([shipped("gates")]), Recipe(TWO), speed=60)
    epochs = LATE if late else LATE // 10
    session.stage.playground.forward(epochs)
    session.stage.seek(epochs)
    session.stage.toggle_run()
    surface = Surface(DESIGN_SIZE)

    def work() -> None:
        session.advance(FRAME_S)
        session.update(surface)
        session.screen.drawn()

    return measure(work)


training = partial(frame, 1_000)
late, early = partial(epochs_late, late=True), partial(epochs_late, late=False)

BENCHMARKS = (
    Benchmark("a frame of the main view, training, 1280×720", training, target="2 ms"),
    Benchmark(
        "the same frame", training, "the same dashboard in matplotlib", dashboard, "50 times faster"
    ),
    Benchmark("a frame, nothing changes", at_rest),
    Benchmark("a frame, only numbers change", partial(frame, LATE), target="0.5 ms"),
    Benchmark("a frame, everything is drawn", partial(frame, whole=True)),
    Benchmark(
        "a frame with motion after 1,000,000 epochs",
        late,
        "after 100,000",
        early,
        "at most 1.1 times its time",
        is_cost=True,
    ),
    Benchmark(
        "a frame at 10,000 epochs a second",
        partial(frame, speed=10_000),
        target="16.7 ms, 60 frames a second",
    ),
)

GROWTH = (
    *(
        Benchmark(f"a frame after epochs: {epochs:,}", partial(frame, epochs))
        for epochs in (1, 100, 10_000, 100_000)
    ),
    *(
        Benchmark(f"a frame, inputs: {gate.n_inputs}", partial(frame, gate=gate))
        for gate in (ONE, TWO, THREE, FOUR, FIVE, SIX)
    ),
    *(
        Benchmark(f"a frame with the {panel.title.lower()}", partial(frame, panel=place))
        for place, panel in enumerate(SIDE_PANELS)
    ),
    Benchmark("a frame of 1920×1080", partial(frame, size=LARGE)),
)
