"""The all-gates page: sixteen cards, or a mosaic with what explains it, under one header."""

from collections.abc import Mapping
from functools import lru_cache

from pygame import Rect, Surface

from ...core.gate_numbers import IN_READING_ORDER
from ...gates.verdict_words import explain
from ...playground.controls import L2, LEARNING_RATE, THRESHOLD, Knob
from ...record import Record, Values
from ..kit import figures
from ..kit.help import draw_help
from ..kit.hint_bar import draw_hint_bar
from ..kit.layout import Flex, columns, rows, unit_for
from ..kit.pen import Pen, Placed
from ..kit.text import Face
from ..kit.theme import THEMES, Theme
from ..kit.timeline import Time, draw_time
from ..playground.header import BRAND, STAT_WIDTH, arrows, draw_cell, knob_title
from ..playground.hotspots import Hotspot, Part, of_arrows, of_help, of_hints, of_timeline
from ..playground.scene import Hint
from .all_gates_scene import AllGatesScene, State
from .cards import draw_gate_card
from .mosaic import draw_gate_details, draw_legend, draw_lens, draw_mosaic, gate_at, picture_rect

LENS_FROM = 4  # inputs; the cells of fewer are large enough
WIDEST_MOSAIC = 0.55  # of the page; what is left explains it


NOTHING = Rect(0, 0, 0, 0)
"""The place of what a page does not have; never changed."""


class AllGatesLayout(Record):
    """The rectangles of the page, in pixels; those that the page does not have are empty."""

    unit: float
    header: Rect
    timeline: Rect
    hints: Rect
    cards: tuple[Rect, ...] = ()
    caption: Rect = NOTHING
    mosaic: Rect = NOTHING
    legend: Rect = NOTHING
    lens: Rect = NOTHING
    gate: Rect = NOTHING


def all_gates_layout(size: tuple[int, int], type_scale: float, n_inputs: int) -> AllGatesLayout:
    """Return the layout of a window of `size` pixels for the gates of 2, 3 or 4 inputs."""
    unit = unit_for(size, type_scale)

    def px(points: float) -> int:
        return round(points * unit)

    page = Rect(0, 0, *size).inflate(-2 * px(16), 0)
    header, body, timeline, hints, _ = rows(page, 0, px(62), Flex(), px(50), px(48), px(6))
    if n_inputs == IN_READING_ORDER:
        body, caption = rows(body, 0, Flex(), px(34))
        lines = rows(body, px(8), *[Flex()] * 4)
        cards = tuple(card for line in lines for card in columns(line, px(8), *[Flex()] * 4))
        return AllGatesLayout(unit, header, timeline, hints, cards=cards, caption=caption)
    body.height -= px(14)
    side = min(body.height, round(body.width * WIDEST_MOSAIC))
    mosaic, beside = columns(body, px(14), side, Flex())
    mosaic.height = side
    above, gate = rows(beside, px(14), Flex(0.42), Flex(0.58))
    legend, lens = above, NOTHING
    if n_inputs >= LENS_FROM:
        lens_side = min(above.height, round(above.width * 0.4))
        legend, lens = columns(above, px(14), Flex(), lens_side)
    return AllGatesLayout(
        unit, header, timeline, hints, mosaic=mosaic, legend=legend, lens=lens, gate=gate
    )


EPOCH, LEARNED = "EPOCH", "LEARNED"
LEARNED_WIDTH = 150
INPUTS_IN_WORDS: Mapping[int, str] = {2: "two", 3: "three", 4: "four"}


def all_gates_cells(rect: Rect, unit: float) -> dict[str | Knob, Rect]:
    """Return the cells of the header's numbers: readings by name, knobs by themselves."""
    names: list[str | Knob] = [EPOCH, LEARNED, THRESHOLD, LEARNING_RATE, L2]
    widths = [round((LEARNED_WIDTH if name == LEARNED else STAT_WIDTH) * unit) for name in names]
    area = Rect(rect.right - sum(widths), rect.y, sum(widths), rect.height)
    cells = columns(area.inflate(0, -round(14 * unit)), 0, *widths)
    return dict(zip(names, cells, strict=True))


def learned_words(scene: AllGatesScene) -> str:
    """Return how many gates have been learned: "14 of 16"."""
    return f"{figures.epoch(scene.counts[State.LEARNED])} of {figures.epoch(scene.n_gates)}"


def draw_all_gates_header(pen: Pen, rect: Rect, scene: AllGatesScene) -> None:
    """Draw brand, title and numbers."""
    cells = all_gates_cells(rect, pen.unit)
    left = min(cell.left for cell in cells.values()) - pen.px(12)
    _draw_title(pen, Rect(rect.x, rect.y, left - rect.x, rect.height), scene)
    readings = {EPOCH: figures.epoch(scene.epoch), LEARNED: learned_words(scene)}
    for key, cell in cells.items():
        if isinstance(key, Knob):
            value = figures.short(scene.value_of(key))
            title = knob_title(key, scene.settings.optimizer)
            # The plain arrow keys move the cursor here, so none are shown.
            draw_cell(pen, cell, title, value, has_focus=scene.focus == key, has_arrows=False)
        else:
            draw_cell(pen, cell, key, readings[key])


def _draw_title(pen: Pen, rect: Rect, scene: AllGatesScene) -> None:
    palette = pen.theme.cards
    brand, words = columns(rect, pen.px(14), pen.px(116), Flex())
    pen.text(BRAND, brand.move(pen.px(8), 0), palette.accent, 21, Face.STRONG)
    title, subtitle = rows(words, 0, Flex(0.58), Flex(0.42))
    inputs = INPUTS_IN_WORDS[scene.n_inputs]
    name = f"All {figures.epoch(scene.n_gates)} gates of {inputs} inputs"
    pen.text(name, title.move(0, pen.px(3)), palette.text, 21, Face.STRONG)
    pen.text(
        "one neuron each, trained side by side",
        subtitle.move(0, -pen.px(5)),
        palette.muted,
        13,
    )


class Backdrop(Record):
    """All that the still parts of the picture depend on; equal ones look the same."""

    size: tuple[int, int]
    theme_name: str
    n_inputs: int
    hints: tuple[Hint, ...]
    notice: str
    scene: AllGatesScene

    def _values(self) -> Values:
        return super()._values()[:-1]


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


Point = tuple[int, int]


def all_gates_hotspot_at(
    point: Point, scene: AllGatesScene, size: Point, theme: Theme
) -> Hotspot | None:
    """Return what lies at `point` in a window of `size`, the topmost first, or None."""
    layout = all_gates_layout(size, theme.type_scale, scene.n_inputs)
    pen = Pen(Surface((1, 1)), theme, layout.unit)
    spots = of_help(pen, scene, size) if scene.help else _spots(pen, layout, scene, point)
    return next((spot for spot in reversed(spots) if spot.rect.collidepoint(point)), None)


def _spots(pen: Pen, layout: AllGatesLayout, scene: AllGatesScene, point: Point) -> list[Hotspot]:
    return [
        *_of_header(layout, scene),
        *_of_gates(layout, scene, point),
        *of_timeline(layout.timeline, layout.unit),
        *of_hints(pen, layout.hints, scene),
    ]


def _of_header(layout: AllGatesLayout, scene: AllGatesScene) -> list[Hotspot]:
    spots = []
    for key, cell in all_gates_cells(layout.header, layout.unit).items():
        if isinstance(key, Knob):
            spots.append(Hotspot(Part.KNOB, cell, name=key.name))
            if scene.focus == key:
                spots += of_arrows(arrows(cell, layout.unit))
    return spots


def _of_gates(layout: AllGatesLayout, scene: AllGatesScene, point: Point) -> list[Hotspot]:
    """Return the cards, or the mosaic as the one cell that `point` is in."""
    if layout.cards:
        return [Hotspot(Part.CELL, card, number) for number, card in enumerate(layout.cards)]
    square: Rect = picture_rect(layout.mosaic, layout.unit, scene.n_inputs)
    return [Hotspot(Part.CELL, square, gate_at(square, scene.n_inputs, point))]
