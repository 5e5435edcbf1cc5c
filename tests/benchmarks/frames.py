"""A frame of the main view while it trains, drawn whole."""

from functools import partial

from pygame import Surface

from game.app.session import Session
from game.files import shipped
from game.gates import Library
from game.playground.recipe import Recipe
from game.ui.kit.layout import DESIGN_SIZE
from game.ui.playground.stage import SIDE_PANELS
from tests.benchmarks.benchmark import Benchmark
from tests.benchmarks.matplotlib_dashboard import dashboard
from tests.benchmarks.timing import measure
from tests.support.scenes import FIVE, FOUR, ONE, SIX, THREE, TWO

FRAME_S = 1 / 60
LARGE = (1920, 1080)


def frame(epochs=1_000, gate=TWO, size=DESIGN_SIZE, speed=60, panel=0):
    """A frame without the flip, after so many epochs of a run that goes on at `speed`."""
    session = Session(Library([shipped("gates")]), Recipe(gate), speed=speed)
    session.stage.playground.forward(epochs)
    session.stage.seek(epochs)
    session.stage.side_panel = panel
    session.stage.toggle_run()
    surface = Surface(size)

    def work() -> None:
        session.advance(FRAME_S)
        session.render(surface)

    return measure(work)


at_1_000, at_1_000_000 = partial(frame, 1_000), partial(frame, 1_000_000)

BENCHMARKS = (
    Benchmark("a frame of the main view, training", at_1_000, target="3 ms"),
    Benchmark(
        "the same frame", at_1_000, "the same dashboard in matplotlib", dashboard, "50 times faster"
    ),
    Benchmark(
        "the same frame after 1,000,000 epochs",
        at_1_000_000,
        "after 1,000",
        at_1_000,
        "at most 1.1 times its time",
        is_cost=True,
    ),
    Benchmark(
        "the same frame at 10,000 epochs a second",
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
