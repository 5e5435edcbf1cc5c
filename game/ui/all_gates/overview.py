"""The all-gates page: a header, and sixteen cards or a mosaic with its panels."""

from collections.abc import Mapping
from functools import partial

from pygame import Rect

from ...core.census import IN_READING_ORDER
from ...gates.settings import SETTINGS, training_settings
from ...gates.verdict_words import explain
from ...playground.controls import Knob
from ...playground.hidden import Hidden
from ...record import fields_of, replace
from ..kit import figures
from ..kit.layout import GAP, Flex, PageLayout, columns, page_layout, rows
from ..kit.panel import Hotspot, Panel, Pixel
from ..kit.pen import Pen
from ..kit.picture import Same
from ..kit.readings import (
    STAT_WIDTH,
    draw_cell,
    knob_hotspots,
    knob_note,
    knob_tip,
    knob_value,
    reading_cells,
)
from ..kit.sentence_line import draw_sentence_line
from ..kit.text import Face
from ..kit.timeline import Time, draw_time, timeline_hotspots
from ..playground.header import BRAND
from .all_gates_scene import AllGatesHandler, AllGatesScene, State
from .cards import draw_gate_card, loss_tip
from .mosaic import (
    QUESTION,
    draw_gate_details,
    draw_legend,
    draw_lens,
    draw_mosaic,
    gate_at,
    picture_rect,
)

LENS_FROM = 4  # inputs; with fewer, cells are large enough
WIDEST_MOSAIC = 0.55  # share of the page; the rest is for the panels beside it
NOTHING = Rect(0, 0, 0, 0)
"""The rectangle of missing parts; never modified."""

EPOCH, LEARNED = "EPOCH", "LEARNED"
WIDTHS = {EPOCH: STAT_WIDTH, LEARNED: 150}
INPUTS_IN_WORDS: Mapping[int, str] = {2: "two", 3: "three", 4: "four"}


class AllGatesLayout(PageLayout):
    """The rectangles of the page, in pixels; those of missing parts are empty."""

    cards: Rect = NOTHING
    caption: Rect = NOTHING
    mosaic: Rect = NOTHING
    legend: Rect = NOTHING
    lens: Rect = NOTHING
    gate: Rect = NOTHING


def all_gates_layout(
    size: tuple[int, int], type_scale: float, n_inputs: int, column_width: int = 0
) -> AllGatesLayout:
    """Return the layout of a window of `size` pixels for the gates of 2, 3 or 4 inputs."""
    page = page_layout(size, type_scale, column_width)
    gap, body = round(GAP * page.unit), page.body.copy()
    if n_inputs == IN_READING_ORDER:
        cards, caption = rows(body, 0, Flex(), round(34 * page.unit))
        return AllGatesLayout(**fields_of(page), cards=cards, caption=caption)
    body.height -= gap
    side = min(body.height, round(body.width * WIDEST_MOSAIC))
    mosaic, beside = columns(body, gap, side, Flex())
    mosaic.height = side
    above, gate = rows(beside, gap, Flex(0.42), Flex(0.58))
    legend, lens = above, NOTHING
    if n_inputs >= LENS_FROM:
        lens_side = min(above.height, round(above.width * 0.4))
        legend, lens = columns(above, gap, Flex(), lens_side)
    return AllGatesLayout(**fields_of(page), mosaic=mosaic, legend=legend, lens=lens, gate=gate)


def card_rects(rect: Rect, unit: float) -> list[Rect]:
    """Return the rectangles of the sixteen cards, by gate number."""
    gap = round(8 * unit)
    lines = rows(rect, gap, *[Flex()] * 4)
    return [card for line in lines for card in columns(line, gap, *[Flex()] * 4)]


def learned_words(scene: AllGatesScene) -> str:
    """Return how many gates have been learned: "14 of 16"."""
    if scene.hides(Hidden.CENSUS) or scene.hides(Hidden.MARKS):
        return figures.NOT_TOLD
    return f"{figures.epoch(scene.counts[State.LEARNED])} of {figures.epoch(scene.n_gates)}"


def _draw_header(pen: Pen, rect: Rect, scene: AllGatesScene) -> None:
    cells = reading_cells(rect, pen.unit, WIDTHS)
    left = min(cell.left for cell in cells.values()) - pen.px(12)
    _draw_title(pen, Rect(rect.x, rect.y, left - rect.x, rect.height), scene)
    readings = {EPOCH: figures.epoch(scene.epoch), LEARNED: learned_words(scene)}
    for key, cell in cells.items():
        if isinstance(key, Knob):
            title, value = SETTINGS[key.name].label, knob_value(key, scene.value_of(key))
            note, has_focus = knob_note(key, scene.optimizer), scene.focus == key
            # The arrow keys move the cursor on this page, so the knobs show none.
            draw_cell(pen, cell, title, value, has_focus, has_arrows=False, note=note)
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


def _header_hotspots(
    pen: Pen, rect: Rect, scene: AllGatesScene, handler: AllGatesHandler
) -> list[Hotspot]:
    cells = reading_cells(rect, pen.unit, WIDTHS)
    tip = partial(knob_tip, optimizer=scene.optimizer, keys="Shift+↑ ↓")
    return knob_hotspots(cells, pen.unit, scene.focus, tip, handler)


def _draw_gate_cards(pen: Pen, rect: Rect, scene: AllGatesScene) -> None:
    for number, card in enumerate(card_rects(rect, pen.unit)):
        draw_gate_card(pen, card, scene, number)


def _card_hotspots(
    pen: Pen, rect: Rect, scene: AllGatesScene, handler: AllGatesHandler
) -> list[Hotspot]:
    cards = enumerate(card_rects(rect, pen.unit))
    spots = [_gate_hotspot(card, number, handler) for number, card in cards]
    if not training_settings(scene.overrides).has_penalty:
        return spots
    return [replace(spot, tip=partial(loss_tip, scene, spot.index)) for spot in spots]


def _draw_caption(pen: Pen, rect: Rect, scene: AllGatesScene) -> None:
    if scene.hides(Hidden.VERDICT):
        return
    words = explain(scene.gate, scene.verdict) if scene.tells_verdict else QUESTION
    words = f"{scene.gate.name}: {words}"
    box = rect.inflate(-2 * pen.px(8), -pen.px(4))
    pen.paragraph(words, box, pen.theme.cards.text, (13, 12.5, 12, 11.5, 11, 10.5, 10))


def _mosaic_hotspots(
    pen: Pen, rect: Rect, scene: AllGatesScene, handler: AllGatesHandler
) -> list[Hotspot]:
    square = picture_rect(rect, pen.unit, scene.n_inputs)

    def gate_under(point: Pixel) -> Hotspot:
        return _gate_hotspot(square, gate_at(square, scene.n_inputs, point), handler)

    return [Hotspot("mosaic", square, part_at=gate_under)]


def _gate_hotspot(rect: Rect, number: int, handler: AllGatesHandler) -> Hotspot:
    """Return the hotspot of a gate: a click moves the cursor there, a double click opens it."""
    point = partial(handler.point, number)
    return Hotspot("cell", rect, number, click=point, hover=point, double_click=handler.open_gate)


def _time(scene: AllGatesScene) -> Time:
    return Time(scene.epoch, scene.latest_epoch, None, scene.is_running, scene.speed, scene.reached)


def _draw_timeline(pen: Pen, rect: Rect, scene: AllGatesScene) -> None:
    draw_time(pen, rect, _time(scene))


def _timeline_hotspots(
    pen: Pen, rect: Rect, scene: AllGatesScene, handler: AllGatesHandler
) -> list[Hotspot]:
    return timeline_hotspots(rect, pen.unit, _time(scene), handler)


def _header_shows(scene: AllGatesScene) -> object:
    return scene.n_inputs, scene.epoch, scene.overrides, scene.focus, learned_words(scene)


def _gate_shows(scene: AllGatesScene) -> object:
    return scene.n_inputs, scene.number, scene.hidden, scene.is_asked


def _draw_sentence(pen: Pen, rect: Rect, scene: AllGatesScene) -> None:
    if not scene.hides(Hidden.SENTENCE):
        draw_sentence_line(pen, rect, (scene.sentence, "", ""))


def _neurons_show(scene: AllGatesScene) -> object:
    return _gate_shows(scene), Same(scene.standing), scene.overrides


ALL_GATES_PANELS: tuple[Panel[AllGatesScene, AllGatesHandler], ...] = (
    Panel("header", _draw_header, hotspots=_header_hotspots, shows=_header_shows, has_card=False),
    Panel(
        "sentence",
        _draw_sentence,
        shows=lambda scene: (scene.sentence, scene.hidden),
        has_card=False,
    ),
    Panel("cards", _draw_gate_cards, hotspots=_card_hotspots, shows=_neurons_show, has_card=False),
    Panel("caption", _draw_caption, shows=_gate_shows, has_card=False),
    Panel("mosaic", draw_mosaic, hotspots=_mosaic_hotspots, shows=_neurons_show, is_stage=True),
    Panel(
        "legend",
        draw_legend,
        shows=lambda scene: (scene.n_inputs, scene.hidden, *scene.counts.values()),
        is_stage=True,
    ),
    Panel("lens", draw_lens, shows=_neurons_show, is_stage=True),
    Panel("gate", draw_gate_details, shows=_neurons_show, is_stage=True),
    Panel("timeline", _draw_timeline, hotspots=_timeline_hotspots, shows=_time, has_card=False),
)
