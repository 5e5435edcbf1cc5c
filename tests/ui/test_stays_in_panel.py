"""No panel draws outside its own rectangle; only light may fall beyond, so the bulbs are dark."""

from itertools import product

import numpy as np
import pygame
import pytest

from game.record import replace
from game.ui.kit.hint_bar import draw_hint_bar
from game.ui.kit.pen import Pen
from game.ui.kit.theme import DARK, PROJECTOR
from game.ui.playground.gate_column import GATES as COLUMN
from game.ui.playground.side_panels import BESIDE, SIDE, SIDE_PANELS
from game.ui.playground.stage import PANELS
from tests.support.scenes import (
    BY_NAME,
    LONGEST_OF_ALL,
    LONGEST_WORDS,
    ONE,
    changed,
    layout_of,
    scene_of,
    worst_case,
)

PAPER = (1, 2, 3)  # drawn by nobody
SIZES = ((800, 500), (1000, 900))
GATES = (BY_NAME["AND"], ONE, LONGEST_WORDS, LONGEST_OF_ALL)
VIEWS = {panel.place: panel.draw for panel in PANELS if panel not in (SIDE, BESIDE)}


def draw_hints(pen, rect, view):
    draw_hint_bar(pen, rect, view.hints, view.notice)


CASES = [
    *VIEWS.items(),
    *(("side", view.draw) for view in SIDE_PANELS),
    ("column", COLUMN.draw),
    ("hints", draw_hints),
]


def in_the_dark(view):
    dark = replace(view.snapshot, live_inputs=(0,) * view.snapshot.gate.n_inputs)
    return changed(view, snapshot=dark, glow=np.zeros(view.scene.glow.shape), live_glow=0.0)


def shown(place, view):
    """What the panel at `place` draws of a view."""
    return {"column": view.column, "hints": view}.get(place, view.scene)


@pytest.mark.slow
@pytest.mark.parametrize(("place", "view"), CASES)
@pytest.mark.parametrize("gate", GATES, ids=lambda gate: gate.name[:12])
def test_a_panel_stays_in_its_rectangle(gate, place, view):
    scenes = [in_the_dark(scene) for scene in (scene_of(gate, 40, pulse=0.5), worst_case(gate))]
    for size, theme, scene in product(SIZES, (DARK, PROJECTOR), scenes):
        layout = layout_of(size, theme, gate.n_rows)
        rect = getattr(layout, place)
        if rect.width:
            surface = pygame.Surface(size)
            surface.fill(PAPER)
            view(Pen(surface, theme, layout.unit), rect, shown(place, scene))
            surface.fill(PAPER, rect)
            stray = np.argwhere((pygame.surfarray.pixels3d(surface) != PAPER).any(axis=2))
            assert len(stray) == 0, f"{size}, {theme.name}: {len(stray)} pixels, {stray[0]} first"
