"""No panel draws outside its own rectangle; only light may fall beyond, so the bulbs are dark."""

from itertools import product

import numpy as np
import pygame
import pytest

from game.record import replace
from game.ui.kit.layout import stage_layout
from game.ui.kit.pen import Pen
from game.ui.kit.theme import DARK, PROJECTOR
from game.ui.playground.stage import PANELS, SIDE_VIEWS
from tests.support.scenes import BY_NAME, LONGEST_OF_ALL, LONGEST_WORDS, ONE, scene_of, worst_case

PAPER = (1, 2, 3)  # drawn by nobody
SIZES = ((800, 500), (1000, 900))
GATES = (BY_NAME["AND"], ONE, LONGEST_WORDS, LONGEST_OF_ALL)
VIEWS = {panel.place: panel.draw for panel in PANELS if panel.place != "map"}
CASES = [*VIEWS.items(), *(("map", view) for view in SIDE_VIEWS.values())]


def in_the_dark(scene):
    dark = replace(scene.snapshot, live_inputs=(0,) * scene.snapshot.gate.n_inputs)
    return replace(scene, snapshot=dark, glow=np.zeros(scene.glow.shape), live_glow=0.0)


@pytest.mark.slow
@pytest.mark.parametrize(("place", "view"), CASES)
@pytest.mark.parametrize("gate", GATES, ids=lambda gate: gate.name[:12])
def test_a_panel_stays_in_its_rectangle(gate, place, view):
    scenes = [in_the_dark(scene) for scene in (scene_of(gate, 40, pulse=0.5), worst_case(gate))]
    for size, theme, scene in product(SIZES, (DARK, PROJECTOR), scenes):
        layout = stage_layout(size, theme.type_scale, gate.n_rows)
        rect = getattr(layout, place)
        if rect.width:
            surface = pygame.Surface(size)
            surface.fill(PAPER)
            view(Pen(surface, theme, layout.unit), rect, scene)
            surface.fill(PAPER, rect)
            stray = np.argwhere((pygame.surfarray.pixels3d(surface) != PAPER).any(axis=2))
            assert len(stray) == 0, f"{size}, {theme.name}: {len(stray)} pixels, {stray[0]} first"
