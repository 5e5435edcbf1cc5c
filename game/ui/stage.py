"""The main stage: every panel of the playground in its place."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from pygame import Rect, Surface

from game.ui.decision_map import draw_decision_map
from game.ui.gate_list import draw_gate_list, draw_gates_title, gates_in_sight
from game.ui.header import draw_header
from game.ui.help_page import draw_help
from game.ui.hint_bar import draw_hint_bar
from game.ui.hotspots import hotspot_at
from game.ui.landscape import draw_landscape
from game.ui.layout import StageLayout, stage_layout
from game.ui.loss_panel import draw_loss_panel
from game.ui.neuron_view import draw_neuron
from game.ui.pen import Align, Pen, Placed
from game.ui.scene import GateEntry, Hint, Scene, Search, SidePanel
from game.ui.sigmoid_panel import draw_sigmoid_panel
from game.ui.target_chip import draw_edit_words
from game.ui.text import Face
from game.ui.theme import THEMES, Palette, Theme
from game.ui.timeline import draw_timeline
from game.ui.tip import draw_tip
from game.ui.titles import TABLE_TITLE, TITLE_TYPE, aside_box, title_box
from game.ui.trouble_card import draw_trouble
from game.ui.truth_table import draw_truth_table
from game.ui.verdict_line import draw_status, draw_verdict_line
from game.ui.verdict_panel import draw_verdict_panel

View = Callable[[Pen, Rect, Scene], None]


@dataclass(frozen=True, slots=True)
class Panel:
    """One panel.

    Attributes:
        place: The name of its rectangle in the layout.
        title: Its heading.
        draw: What draws it.
        is_stage: Whether bulbs stand on it.
        has_card: Whether it lies on a card.
        is_still: Whether it shows only what `Backdrop` compares, and so is seldom drawn anew.
        aside: What draws the right half of its heading.
    """

    place: str
    title: str
    draw: View
    is_stage: bool = False
    has_card: bool = True
    is_still: bool = False
    aside: View | None = None


SIDE_VIEWS: Mapping[SidePanel, View] = {
    SidePanel.DECISION_MAP: draw_decision_map,
    SidePanel.LOSS_LANDSCAPE: draw_landscape,
    SidePanel.VERDICT: draw_verdict_panel,
}


def _draw_side(pen: Pen, rect: Rect, scene: Scene) -> None:
    SIDE_VIEWS[scene.side_panel](pen, rect, scene)


def _draw_side_title(pen: Pen, box: Rect, scene: Scene) -> None:
    order = list(SidePanel)
    following = order[(order.index(scene.side_panel) + 1) % len(order)]
    pen.text(f"V: {following}", box, pen.theme.cards.muted, 12, align=Align.RIGHT)


def _draw_loss_title(pen: Pen, box: Rect, scene: Scene) -> None:
    axes = "L: straight axes" if scene.log_axes else "L: log axes"
    pen.text(axes, box, pen.theme.cards.muted, 12, align=Align.RIGHT)


def _draw_table_title(pen: Pen, box: Rect, scene: Scene) -> None:
    draw_status(pen, draw_edit_words(pen, box, scene), scene)


PANELS = (
    Panel("header", "", draw_header, has_card=False),
    Panel("gates", "GATES", draw_gate_list, is_still=True, aside=draw_gates_title),
    Panel("neuron", "NEURON", draw_neuron, is_stage=True, aside=draw_verdict_line),
    Panel("truth_table", TABLE_TITLE, draw_truth_table, is_stage=True, aside=_draw_table_title),
    Panel("map", "", _draw_side, aside=_draw_side_title),
    Panel("sigmoid", "SIGMOID", draw_sigmoid_panel),
    Panel("loss", "CROSS-ENTROPY LOSS", draw_loss_panel, aside=_draw_loss_title),
    Panel("timeline", "", draw_timeline),
    Panel("hints", "", draw_hint_bar, has_card=False, is_still=True),
)


@dataclass(frozen=True)
class Backdrop:
    """All that the still parts of the picture depend on; equal ones look the same."""

    size: tuple[int, int]
    theme_name: str
    n_rows: int
    gates_in_sight: tuple[GateEntry, ...]
    n_gates: int
    picked: int
    first_gate: int
    search: Search | None
    note: str
    hints: tuple[Hint, ...]
    notice: str
    scene: Scene = field(compare=False)


def draw_stage(
    surface: Surface, scene: Scene, theme: Theme, placed: list[Placed] | None = None
) -> None:
    """Draw the whole main view over `surface`; `placed` gathers the texts for tests."""
    layout = stage_layout(surface.get_size(), theme.type_scale, scene.snapshot.gate.n_rows)
    surface.blit(_drawn(_backdrop(surface.get_size(), theme, layout, scene)), (0, 0))
    pen = Pen(surface, theme, layout.unit, placed)
    for panel in PANELS:
        rect: Rect = getattr(layout, panel.place)
        if rect.width and rect.height and (not panel.is_still or placed is not None):
            _draw_panel(pen, rect, panel, scene)
    if scene.trouble is not None:
        draw_trouble(pen, layout, scene.trouble)
    if scene.help:
        draw_help(pen, surface, scene)
    elif scene.pointer is not None:
        spot = hotspot_at(scene.pointer, scene, surface.get_size(), theme)
        if spot is not None:
            draw_tip(pen, scene, spot, surface.get_rect())


def _backdrop(size: tuple[int, int], theme: Theme, layout: StageLayout, scene: Scene) -> Backdrop:
    last = scene.first_gate + gates_in_sight(layout.gates, layout.unit)
    return Backdrop(
        size,
        theme.name,
        scene.snapshot.gate.n_rows,
        scene.gates[scene.first_gate : last],
        len(scene.gates),
        scene.picked,
        scene.first_gate,
        scene.search,
        scene.note,
        scene.hints,
        scene.notice,
        scene,
    )


def _draw_panel(pen: Pen, rect: Rect, panel: Panel, scene: Scene) -> None:
    palette = _palette(pen.theme, panel)
    title = panel.title or (scene.side_panel.value.upper() if panel.place == "map" else "")
    if title:
        pen.text(title, title_box(pen, rect), palette.muted, TITLE_TYPE, Face.STRONG)
    panel.draw(pen, rect, scene)
    if panel.aside is not None:
        panel.aside(pen, aside_box(pen, rect, title), scene)


def _palette(theme: Theme, panel: Panel) -> Palette:
    return theme.stage if panel.is_stage else theme.cards


@lru_cache(maxsize=2)
def _drawn(backdrop: Backdrop) -> Surface:
    """Return the page with its cards and the panels that stand still."""
    picture = Surface(backdrop.size)
    theme = THEMES[backdrop.theme_name]
    layout = stage_layout(backdrop.size, theme.type_scale, backdrop.n_rows)
    picture.fill(theme.page)
    pen = Pen(picture, theme, layout.unit)
    for panel in PANELS:
        rect: Rect = getattr(layout, panel.place)
        if panel.has_card and rect.width and rect.height:
            pen.card(rect, _palette(theme, panel))
        if panel.is_still:
            _draw_panel(pen, rect, panel, backdrop.scene)
    return picture
