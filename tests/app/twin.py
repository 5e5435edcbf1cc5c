"""What the window must show: a session that is told directly what keys and mouse tell the app."""

from dataclasses import replace

import numpy as np
import pygame

from game.ui.hotspots import hotspots
from game.ui.layout import DESIGN_SIZE, stage_layout
from game.ui.neuron_view import neuron_geometry
from game.ui.stage import draw_stage
from game.ui.timeline import timeline_geometry
from game.ui.truth_table import table_geometry
from tests.app.sessions import session_of

LONG_S = 10.0  # by then all easing is over


class Twin:
    """The session and where its parts lie in a window of `size`."""

    def __init__(self, gate="and", setup=None, size=DESIGN_SIZE):
        self.session = session_of(gate, setup)
        self.size = size

    @property
    def stage(self):
        return self.session.stage

    @property
    def snapshot(self):
        return self.session.stage.snapshot

    @property
    def layout(self):
        theme, gate = self.session.theme, self.snapshot.gate
        return stage_layout(self.size, theme.type_scale, gate.n_rows)

    @property
    def table(self):
        layout = self.layout
        return table_geometry(layout.truth_table, layout.unit, self.snapshot.gate.n_rows)

    @property
    def neuron(self):
        return neuron_geometry(self.layout.neuron, self.layout.unit, self.snapshot.gate)

    @property
    def timeline(self):
        return timeline_geometry(self.layout.timeline, self.layout.unit)

    def spot(self, part, index=0, name="", line=0):
        """The middle of a hotspot."""
        wanted = (part, index, name, line)
        spots = hotspots(self.session.scene(), self.size, self.session.theme)
        return next(s.rect.center for s in spots if (s.part, s.index, s.name, s.line) == wanted)

    def picture(self, with_notice=True):
        """The picture at rest, shape (height, width, 3)."""
        for _ in range(3):
            self.stage.advance(LONG_S)
        scene = self.session.scene()
        surface = pygame.Surface(self.size)
        draw_stage(surface, scene if with_notice else replace(scene, notice=""), self.session.theme)
        return pygame.surfarray.array3d(surface).swapaxes(0, 1)

    def is_seen_in(self, window, what):
        """Wait until the window shows just this, its notice gone or not yet; return the picture."""
        wanted = [self.picture(), self.picture(with_notice=False)]
        return window.wait_for(
            lambda picture: any(np.array_equal(picture, each) for each in wanted), what
        )
