"""An environment's frame: the app's panels in a small frame of any size from 1 × 1 up.

Agents request thousands of frames: static parts are drawn once per gate, and changing parts with a
pen that caches its pictures.
"""

from collections.abc import Sequence
from functools import partial

from pygame import Rect, Surface, transform

from ...gates.gate import Gate
from ...gates.settings import SETTINGS
from ...playground.controls import THRESHOLD
from ...record import Record
from ..kit import figures
from ..kit.kept_pen import KeptPen
from ..kit.panel import TITLE_TYPE, title_box
from ..kit.pen import MOVING, STILL, Layers, Pen, Placed
from ..kit.readings import draw_cell
from ..kit.symbol import draw_symbol
from ..kit.text import Face
from ..kit.theme import Palette, Theme
from ..playground.decision_map import DECISION_MAP, draw_decision_map
from ..playground.header import readings_of
from ..playground.neuron_view import draw_neuron
from ..playground.scene import Scene
from ..playground.truth_table import TITLE as TABLE_TITLE
from ..playground.truth_table import draw_truth_table
from .env_layout import EnvLayout, drawn_size, env_layout

NAME_SIZES = (20, 16, 13, 11, 9)


class Ground(Record, eq=False):
    """The static background of the frames of a gate.

    Attributes:
        size: The size of the frames.
        theme: The colours.
        gate: The gate.
        live_inputs: The live inputs.
        has_penalty: Whether the loss has a penalty.
        layout: The layout of the panels.
        still: The picture of the static parts.
        large: The surface for small frames before they are scaled down, else None.
    """

    size: tuple[int, int]
    theme: Theme
    gate: Gate
    live_inputs: tuple[int, ...]
    has_penalty: bool
    layout: EnvLayout
    still: Surface
    large: Surface | None

    @property
    def changing(self) -> Sequence[Rect]:
        """The parts that differ between frames on this background."""
        return self.layout.changing if self.large is None else (Rect(0, 0, *self.size),)

    def suits(self, size: tuple[int, int], scene: Scene, theme: Theme) -> bool:
        """Return whether this is the background for `scene`."""
        return (
            size == self.size
            and theme is self.theme
            and scene.snapshot.live_inputs == self.live_inputs
            and scene.snapshot.has_penalty == self.has_penalty
            and (scene.snapshot.gate is self.gate or scene.snapshot.gate == self.gate)
        )


def draw_env_view(
    surface: Surface,
    scene: Scene,
    theme: Theme,
    ground: Ground | None = None,
    placed: list[Placed] | None = None,
) -> Ground:
    """Draw the frame over `surface`, of any size.

    Args:
        surface: The target.
        scene: The scene to draw.
        theme: The colours.
        ground: The return value for the previous frame, if `surface` still contains it.
        placed: Collects the texts for tests.

    Returns:
        The background; frames on the same one differ only in its changing parts.
    """
    size = surface.get_size()
    areas: Sequence[Rect]
    if ground is not None and ground.suits(size, scene, theme):
        areas = ground.layout.restored
    else:
        ground = _ground(size, scene, theme, placed)
        areas = (ground.still.get_rect(),)
    canvas = surface if ground.large is None else ground.large
    for area in areas:
        canvas.blit(ground.still, area, area)
    _draw(KeptPen(canvas, theme, ground.layout.unit, placed), ground.layout, scene, MOVING)
    if ground.large is not None:
        surface.blit(transform.smoothscale(canvas, size), (0, 0))
    return ground


def _ground(
    size: tuple[int, int], scene: Scene, theme: Theme, placed: list[Placed] | None
) -> Ground:
    snapshot, large = scene.snapshot, drawn_size(size)
    live, has_penalty = snapshot.live_inputs, snapshot.has_penalty
    layout = env_layout(large, snapshot.gate, has_penalty=has_penalty)
    still = Surface(large, 0, 32)
    _draw_still(Pen(still, theme, layout.unit, placed), layout, scene)
    canvas = None if large == size else Surface(large, 0, 32)
    return Ground(size, theme, snapshot.gate, live, has_penalty, layout, still, canvas)


def _draw_still(pen: Pen, layout: EnvLayout, scene: Scene) -> None:
    """Draw background, cards with titles, and the parts that depend only on the gate."""
    theme, gate = pen.theme, scene.snapshot.gate
    pen.surface.fill(theme.page)
    draw_symbol(pen, layout.symbol, gate.symbol, gate.name, theme.cards.text)
    pen.paragraph(gate.name, layout.name, theme.cards.text, NAME_SIZES, Face.STRONG)
    _draw_card(pen, layout.neuron, "NEURON", theme.stage)
    _draw_card(pen, layout.map, DECISION_MAP.title, theme.cards)
    _draw_card(pen, layout.truth_table, TABLE_TITLE, theme.stage)
    _draw(pen, layout, scene, STILL)


def _draw_card(pen: Pen, card: Rect, title: str, palette: Palette) -> None:
    pen.card(card, palette)
    pen.text(title, title_box(pen, card), palette.muted, TITLE_TYPE, Face.STRONG)


def _draw(pen: Pen, layout: EnvLayout, scene: Scene, layers: Layers) -> None:
    snapshot = scene.snapshot
    readings = readings_of(snapshot)
    readings[SETTINGS[THRESHOLD.name].label] = figures.threshold(snapshot.threshold)
    for cell, (title, value) in zip(layout.cells, readings.items(), strict=True):
        draw_cell(pen, cell, title, value, layers=layers)
    _draw_in_cards(pen, layout, scene, layers)


def _draw_in_cards(pen: Pen, layout: EnvLayout, scene: Scene, layers: Layers) -> None:
    """Draw the panels, with the bulbs' light clipped to the cards: nothing else changes."""
    try:
        for card, draw in (
            (layout.neuron, partial(draw_neuron, has_gauge=True)),
            (layout.map, draw_decision_map),
            (layout.truth_table, draw_truth_table),
        ):
            pen.surface.set_clip(card)
            draw(pen, card, scene, layers)
    finally:
        pen.surface.set_clip(None)
