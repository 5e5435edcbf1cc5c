"""The main stage: every panel of the playground in its place."""

from collections.abc import Callable, Mapping
from functools import lru_cache

from pygame import Rect, Surface

from ...record import Record, Values
from ..kit.help import draw_help
from ..kit.hint_bar import draw_hint_bar
from ..kit.layout import TABLE_TITLE, TITLE_TYPE, StageLayout, aside_box, stage_layout, title_box
from ..kit.pen import Align, Pen, Placed
from ..kit.text import Face
from ..kit.theme import THEMES, Palette, Theme
from ..kit.timeline import draw_timeline
from .decision_map import draw_decision_map
from .gate_column import draw_gate_list, draw_gates_title, gates_in_sight
from .header import draw_header
from .hotspots import hotspot_at
from .landscape import draw_landscape
from .loss import draw_loss_panel
from .neuron import draw_neuron
from .problem_card import draw_problem_card
from .scene import GateEntry, Hint, Scene, Search, SidePanel
from .sigmoid import draw_sigmoid_panel
from .target_chip import draw_edit_words
from .tip import draw_tip
from .truth_table import draw_truth_table
from .verdict import draw_status, draw_verdict_line, draw_verdict_panel

View = Callable[[Pen, Rect, Scene], None]


class Panel(Record):
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


class Backdrop(Record):
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
    scene: Scene

    def _values(self) -> Values:
        return super()._values()[:-1]


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
    if scene.file_problems is not None:
        draw_problem_card(pen, layout, scene.file_problems)
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
