"""What the window must show: a session that is told directly what keys and mouse tell the app."""

from collections.abc import Iterator

import numpy as np
import pygame

from game.app.canvas import Size
from game.app.page import Page
from game.app.stage import Stage
from game.playground.run import Setup
from game.playground.snapshot import Snapshot
from game.ui.all_gates.overview import draw_all_gates
from game.ui.kit.layout import DESIGN_SIZE, StageLayout, stage_layout
from game.ui.kit.timeline import TimelineGeometry, timeline_geometry
from game.ui.playground.gate_column import gates_in_sight
from game.ui.playground.hotspots import Part, hotspot_at, hotspots
from game.ui.playground.neuron import NeuronGeometry, neuron_geometry
from game.ui.playground.stage import draw_stage
from game.ui.playground.truth_table import TableGeometry, table_geometry
from tests.support.colour import Pixels
from tests.support.real_window import RealWindow
from tests.support.sessions import session_of

LONG_S = 10.0  # by then all easing is over
GRID_PX = 5


def grid(rect: pygame.Rect) -> Iterator[Size]:
    for y in range(rect.top, rect.bottom, GRID_PX):
        yield from ((x, y) for x in range(rect.left, rect.right, GRID_PX))


class Twin:
    """The session and where its parts lie in a window of `size`."""

    def __init__(
        self, gate: str = "and", setup: Setup | None = None, size: Size = DESIGN_SIZE
    ) -> None:
        self.session = session_of(gate, setup)
        self.size = size

    @property
    def stage(self) -> Stage:
        return self.session.stage

    @property
    def snapshot(self) -> Snapshot:
        return self.session.stage.snapshot

    @property
    def layout(self) -> StageLayout:
        theme, gate = self.session.theme, self.snapshot.gate
        return stage_layout(self.size, theme.type_scale, gate.n_rows)

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

    def spot(self, part: Part, index: int = 0, name: str = "", line: int = 0) -> Size:
        """A point of a hotspot at which nothing else lies upon it, in its middle if need not be."""
        scene, theme = self.session.scene(), self.session.theme
        wanted = (part, index, name, line)
        spots = hotspots(scene, self.size, theme)
        spot = next(s for s in spots if (s.part, s.index, s.name, s.line) == wanted)
        points = (spot.rect.center, *grid(spot.rect))
        return next(p for p in points if hotspot_at(p, scene, self.size, theme) == spot)

    def picture(self) -> Pixels:
        """The picture at rest, shape (height, width, 3)."""
        layout = self.layout
        self.session.gate_list.fit(gates_in_sight(layout.gates, layout.unit))
        for _ in range(3):
            self.session.current.advance(LONG_S)
        surface = pygame.Surface(self.size)
        if self.session.page is Page.ALL_GATES:
            draw_all_gates(surface, self.session.all_gates_scene(), self.session.theme)
        else:
            draw_stage(surface, self.session.scene(), self.session.theme)
        return pygame.surfarray.array3d(surface).swapaxes(0, 1)

    def is_seen_in(self, window: RealWindow, what: str) -> Pixels:
        """Wait until the window shows just this; return the picture.

        The last lines, where notices come and go, do not count.
        """
        wanted, bottom = self.picture(), self.layout.hints.top

        def is_shown(picture: Pixels) -> bool:
            return np.array_equal(picture[:bottom], wanted[:bottom])

        return window.wait_for(is_shown, what)
