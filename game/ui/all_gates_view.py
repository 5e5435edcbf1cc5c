"""The all-gates page: every panel in its place."""

from dataclasses import dataclass, field
from functools import lru_cache

from pygame import Rect, Surface

from game.playground.explanation import explain
from game.ui.all_gates_header import draw_all_gates_header
from game.ui.all_gates_layout import AllGatesLayout, all_gates_layout
from game.ui.all_gates_scene import AllGatesScene
from game.ui.gate_cards import draw_gate_card
from game.ui.help_page import draw_help
from game.ui.hint_bar import draw_hint_bar
from game.ui.mosaic import draw_lens, draw_mosaic
from game.ui.mosaic_side import draw_gate_details, draw_legend
from game.ui.pen import Pen, Placed
from game.ui.scene import Hint
from game.ui.theme import THEMES, Theme
from game.ui.timeline import Time, draw_time


@dataclass(frozen=True)
class Backdrop:
    """All that the still parts of the picture depend on; equal ones look the same."""

    size: tuple[int, int]
    theme_name: str
    n_inputs: int
    hints: tuple[Hint, ...]
    notice: str
    scene: AllGatesScene = field(compare=False)


def draw_all_gates(
    surface: Surface, scene: AllGatesScene, theme: Theme, placed: list[Placed] | None = None
) -> None:
    """Draw the whole page over `surface`; `placed` gathers the texts for tests."""
    size = surface.get_size()
    layout = all_gates_layout(size, theme.type_scale, scene.n_inputs)
    backdrop = Backdrop(size, theme.name, scene.n_inputs, scene.hints, scene.notice, scene)
    surface.blit(_drawn(backdrop), (0, 0))
    pen = Pen(surface, theme, layout.unit, placed)
    draw_all_gates_header(pen, layout.header, scene)
    if layout.cards:
        _draw_cards(pen, layout, scene)
    else:
        draw_mosaic(pen, layout.mosaic, scene)
        draw_legend(pen, layout.legend, scene)
        if layout.lens.width:
            draw_lens(pen, layout.lens, scene)
        draw_gate_details(pen, layout.gate, scene)
    time = Time(scene.epoch, scene.latest_epoch, None, scene.is_running, scene.speed)
    draw_time(pen, layout.timeline, time)
    if placed is not None:
        draw_hint_bar(pen, layout.hints, scene)
    if scene.help:
        draw_help(pen, surface, scene)


def _draw_cards(pen: Pen, layout: AllGatesLayout, scene: AllGatesScene) -> None:
    for number, card in enumerate(layout.cards):
        draw_gate_card(pen, card, scene, number)
    words = f"{scene.gate.name}: {explain(scene.gate, scene.verdict)}"
    box = layout.caption.inflate(-2 * pen.px(8), -pen.px(4))
    pen.paragraph(words, box, pen.theme.cards.text, (13, 12.5, 12, 11.5, 11, 10.5, 10))


@lru_cache(maxsize=2)
def _drawn(backdrop: Backdrop) -> Surface:
    """Return the page with its cards and the hint bar, which stand still."""
    picture = Surface(backdrop.size)
    theme = THEMES[backdrop.theme_name]
    layout = all_gates_layout(backdrop.size, theme.type_scale, backdrop.n_inputs)
    picture.fill(theme.page)
    pen = Pen(picture, theme, layout.unit)
    pen.card(layout.timeline, theme.cards)
    for rect in _stage_cards(layout):
        pen.card(rect, theme.stage)
    draw_hint_bar(pen, layout.hints, backdrop.scene)
    return picture


def _stage_cards(layout: AllGatesLayout) -> list[Rect]:
    rects = (layout.mosaic, layout.legend, layout.lens, layout.gate)
    return [rect for rect in rects if rect.width]
