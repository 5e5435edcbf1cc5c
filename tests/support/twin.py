"""What the window must show: a session that is asked directly, without keys and mouse."""

from collections.abc import Iterator

import numpy as np
import pygame
from pygame import Rect

from game.app.playground_page import PlaygroundPage
from game.playground.run import Setup
from game.playground.snapshot import Snapshot
from game.ui.kit.layout import DESIGN_SIZE
from game.ui.kit.panel import Hotspot, Pixel, topmost
from game.ui.kit.timeline import TimelineGeometry, timeline_geometry
from game.ui.playground.neuron_geometry import NeuronGeometry, neuron_geometry
from game.ui.playground.stage import StageLayout
from game.ui.playground.table_geometry import TableGeometry, table_geometry
from tests.support.colour import Pixels
from tests.support.real_window import RealWindow
from tests.support.sessions import session_of

LONG_S = 10.0  # by then all easing is over
GRID_PX = 5


def grid(rect: Rect) -> Iterator[Pixel]:
    for y in range(rect.top, rect.bottom, GRID_PX):
        yield from ((x, y) for x in range(rect.left, rect.right, GRID_PX))


class Twin:
    """The session and where its parts lie in a window of `size`."""

    def __init__(
        self, gate: str = "and", setup: Setup | None = None, size: tuple[int, int] = DESIGN_SIZE
    ) -> None:
        self.session = session_of(gate, setup)
        self.size = size

    @property
    def stage(self) -> PlaygroundPage:
        return self.session.stage

    @property
    def snapshot(self) -> Snapshot:
        return self.session.stage.snapshot

    @property
    def layout(self) -> StageLayout:
        """That of the playground, whichever page is open."""
        self.stage.fit(self.size, self.session.screen.theme)
        layout = self.stage.layout
        assert isinstance(layout, StageLayout), "not on the projector"
        return layout

    @property
    def table(self) -> TableGeometry:
        layout = self.layout
        return table_geometry(layout.truth_table, layout.unit, self.snapshot.gate.n_rows)

    @property
    def neuron(self) -> NeuronGeometry:
        return neuron_geometry(self.layout.neuron, self.layout.unit, self.snapshot.gate)

    @property
    def timeline(self) -> TimelineGeometry:
        return timeline_geometry(self.layout.timeline, self.layout.unit)

    def train(self, epochs: int) -> None:
        self.stage.playground.forward(epochs)
        self.stage.seek(self.stage.playground.epoch)

    def hotspots(self) -> list[Hotspot]:
        """What the mouse can do in a window of this size, the lowest first."""
        self.session.screen.fit(self.size)
        return self.session.hotspots()

    def spot(self, name: str, index: int = 0) -> Pixel:
        """A point of a hotspot at which nothing else lies upon it, in its middle if need not be."""
        spots = self.hotspots()
        spot = next(s for s in spots if (s.name, s.index) == (name, index))
        points = (spot.rect.center, *grid(spot.rect))
        return next(p for p in points if topmost(spots, p) is spot)

    def picture(self) -> Pixels:
        """The picture at rest, shape (height, width, 3)."""
        for _ in range(3):
            self.session.page.advance(LONG_S)
        surface = pygame.Surface(self.size)
        self.session.render(surface)
        return pygame.surfarray.array3d(surface).swapaxes(0, 1)

    def is_seen_in(self, window: RealWindow, what: str) -> Pixels:
        """Wait until the window shows just this; return the picture.

        The last lines, where notices come and go, do not count.
        """
        wanted, bottom = self.picture(), self.layout.hints.top

        def is_shown(picture: Pixels) -> bool:
            return np.array_equal(picture[:bottom], wanted[:bottom])

        return window.wait_for(is_shown, what)
