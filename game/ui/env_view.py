"""An environment's frame: the neuron, its map and its truth table, in any size from 1 × 1 up."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

from pygame import Rect, Surface, transform

from game.ui import figures
from game.ui.decision_map import draw_decision_map
from game.ui.layout import Flex, columns, rows
from game.ui.neuron_view import draw_neuron
from game.ui.pen import Align, Pen
from game.ui.scene import Scene
from game.ui.symbol import draw_symbol
from game.ui.text import Face
from game.ui.theme import THEMES, Theme
from game.ui.truth_table import draw_truth_table
from game.ui.verdict_line import draw_verdict_line

DESIGN_SIZE = (760, 500)  # of this size, a point is a pixel
SMALLEST_SIZE = (420, 280)  # a smaller frame is drawn in this size and scaled down
MANY_ROWS = 16  # more than these need the height
TITLE_BOX = (14, 6, 24)  # inset, top, height in points


@dataclass(frozen=True, slots=True)
class EnvLayout:
    """Where the parts of the frame lie, in pixels."""

    unit: float
    header: Rect
    neuron: Rect
    map: Rect
    truth_table: Rect


@dataclass(frozen=True, slots=True)
class Card:
    """One card: where it lies, its title, what draws it."""

    place: str
    title: str
    draw: Callable[[Pen, Rect, Scene], None]
    is_stage: bool


CARDS = (
    Card("neuron", "NEURON", draw_neuron, is_stage=True),
    Card("map", "DECISION MAP", draw_decision_map, is_stage=False),
    Card("truth_table", "TRUTH TABLE", draw_truth_table, is_stage=True),
)


def drawn_size(size: tuple[int, int]) -> tuple[int, int]:
    """Return the size in which a frame of `size` is drawn, before it is scaled down to it."""
    (width, height), (least_width, least_height) = size, SMALLEST_SIZE
    growth = max(1.0, min(least_width / width, least_height / height))
    return (
        max(round(width * growth), least_width),
        max(round(height * growth), least_height),
    )


def env_layout(size: tuple[int, int], n_rows: int) -> EnvLayout:
    """Return the layout in a frame of `size`, at least SMALLEST_SIZE, for `n_rows` bulbs."""
    unit = min(size[0] / DESIGN_SIZE[0], size[1] / DESIGN_SIZE[1])

    def px(points: float) -> int:
        return round(points * unit)

    page = Rect(0, 0, *size).inflate(-2 * px(12), 0)
    gap = px(10)
    lower = 0.56 if n_rows > MANY_ROWS else 0.44
    header, top, bottom, _ = rows(page, 0, px(58), Flex(1 - lower), Flex(lower), px(12))
    top.height -= gap
    neuron, map_ = columns(top, gap, Flex(0.62), Flex(0.38))
    return EnvLayout(unit, header, neuron, map_, bottom)


def draw_env_view(surface: Surface, scene: Scene, theme: Theme) -> None:
    """Draw the frame over `surface`, of any size."""
    size = surface.get_size()
    large = drawn_size(size)
    if large == size:
        _draw(surface, scene, theme)
        return
    canvas = Surface(large, 0, surface)
    _draw(canvas, scene, theme)
    surface.blit(transform.smoothscale(canvas, size), (0, 0))


def _draw(surface: Surface, scene: Scene, theme: Theme) -> None:
    n_rows = scene.snapshot.gate.n_rows
    layout = env_layout(surface.get_size(), n_rows)
    pen = Pen(surface, theme, layout.unit)
    surface.blit(_background(surface.get_size(), theme.name, n_rows), (0, 0))
    _draw_header(pen, layout.header, scene)
    for card in CARDS:
        rect: Rect = getattr(layout, card.place)
        _draw_title(pen, rect, card)
        card.draw(pen, rect, scene)
    inset, top, height = (pen.px(points) for points in TITLE_BOX)
    table = layout.truth_table
    aside = Rect(table.x + pen.px(120), table.y + top, table.width - pen.px(120) - inset, height)
    draw_verdict_line(pen, aside, scene)


def _draw_title(pen: Pen, rect: Rect, card: Card) -> None:
    palette = pen.theme.stage if card.is_stage else pen.theme.cards
    inset, top, height = (pen.px(points) for points in TITLE_BOX)
    box = Rect(rect.x + inset, rect.y + top, rect.width - 2 * inset, height)
    pen.text(card.title, box, palette.muted, 11.5, Face.STRONG)


def _draw_header(pen: Pen, rect: Rect, scene: Scene) -> None:
    """Draw the gate and the numbers of the moment."""
    palette, snapshot = pen.theme.cards, scene.snapshot
    readings = {
        "EPOCH": figures.epoch(snapshot.epoch),
        "LOSS": figures.loss(snapshot.loss),
        "RIGHT": f"{snapshot.n_right}/{snapshot.n_examples}",
        "THRESHOLD θ": figures.short(snapshot.threshold),
    }
    widths = [pen.px(100)] * len(readings)
    symbol, name, *cells = columns(rect, pen.px(10), pen.px(46), Flex(), *widths)
    symbol.inflate_ip(0, -round(rect.height * 0.5))
    draw_symbol(pen, symbol, snapshot.gate.symbol, snapshot.gate.name, palette.text)
    pen.text(snapshot.gate.name, name, palette.text, 20, Face.STRONG)
    for (title, reading), cell in zip(readings.items(), cells, strict=True):
        top, bottom = rows(cell.inflate(0, -pen.px(14)), 0, Flex(0.4), Flex(0.6))
        pen.text(title, top, palette.muted, 10.5, align=Align.RIGHT)
        pen.text(reading, bottom, palette.text, 17, Face.MONO, Align.RIGHT)


@lru_cache(maxsize=8)
def _background(size: tuple[int, int], theme_name: str, n_rows: int) -> Surface:
    """Return the page with its empty cards, drawn once a size and theme."""
    background = Surface(size, 0, 32)
    theme, layout = THEMES[theme_name], env_layout(size, n_rows)
    background.fill(theme.page)
    pen = Pen(background, theme, layout.unit)
    for card in CARDS:
        pen.card(getattr(layout, card.place), theme.stage if card.is_stage else theme.cards)
    return background
