"""The projector's view: sentence, bulbs and one chart, readable from the last row of a class."""

from pygame import Rect

from ...record import fields_of
from ..kit import figures
from ..kit.layout import GAP, Flex, PageLayout, columns, page_layout, rows
from ..kit.panel import Hotspot, Panel
from ..kit.pen import Align, Pen
from ..kit.text import Face
from .large_bulbs import (
    draw_large_bulbs,
    large_bulb_hotspots,
    large_bulbs_show,
    large_bulbs_stand,
)
from .loss import LOSS
from .scene import PlaygroundHandler, Scene, SidePanel
from .side_panels import SIDE_PANELS

HEAD, SENTENCE = 56, 100  # heights in points
BULBS_SHARE = 0.56  # of the width
CHART_SIZE = (300, 210)  # the points for which a chart is drawn, however large it is
HEAD_TYPE = 34


class ProjectorLayout(PageLayout):
    """The rectangles of the projector's view, in pixels.

    Attributes:
        head: The gate, and how far it has come.
        bulbs: The truth table.
        chart: The view that the key V turns.
    """

    head: Rect
    bulbs: Rect
    chart: Rect


def projector_layout(size: tuple[int, int], type_scale: float) -> ProjectorLayout:
    """Return the layout in a window of `size` pixels; there is no column."""
    page = page_layout(size, type_scale)
    unit, gap = page.unit, round(GAP * page.unit)
    whole = page.header.union(page.body)
    head, sentence, body = rows(whole, 0, round(HEAD * unit), round(SENTENCE * unit), Flex())
    body.height -= gap
    cut = columns if body.width >= body.height else rows
    bulbs, chart = cut(body, gap, Flex(BULBS_SHARE), Flex(1 - BULBS_SHARE))
    own = {"header": Rect(head.topleft, (0, 0)), "sentence": sentence, "body": body}
    return ProjectorLayout(**{**fields_of(page), **own}, head=head, bulbs=bulbs, chart=chart)


CHARTS = (*SIDE_PANELS, SidePanel("LOSS", draw_loss, LOSS_TIP, shows=LOSS.shows))
"""The charts, in the order of the key V."""


def _chart(scene: Scene) -> SidePanel:
    return CHARTS[scene.side_panel % len(CHARTS)]


def _chart_pen(pen: Pen, rect: Rect) -> Pen:
    """Return a pen with which a chart fills `rect`, so that its type is large."""
    unit = min(rect.width / CHART_SIZE[0], rect.height / CHART_SIZE[1])
    return Pen(pen.surface, pen.theme, max(unit, pen.unit), pen.placed)


def _draw_chart(pen: Pen, rect: Rect, scene: Scene) -> None:
    large, chart = _chart_pen(pen, rect), _chart(scene)
    large.text(chart.title, title_box(large, rect), pen.theme.cards.muted, TITLE_TYPE, Face.STRONG)
    chart.draw(large, rect, scene)


def _chart_hotspots(
    pen: Pen, rect: Rect, scene: Scene, handler: PlaygroundHandler
) -> list[Hotspot]:
    chart = _chart(scene)
    tip = chart.tip + NEXT
    own = chart.hotspots(_chart_pen(pen, rect), rect, scene, handler) if chart.hotspots else []
    return [Hotspot("side panel", rect, tip=lambda: tip, click=handler.next_panel), *own]


def _chart_shows(scene: Scene) -> object:
    chart = _chart(scene)
    return chart.title, chart.shows(scene) if chart.shows else scene


def _draw_head(pen: Pen, rect: Rect, scene: Scene) -> None:
    """Draw the gate, and its epoch, right rows and threshold."""
    palette, now = pen.theme.cards, scene.snapshot
    name, numbers = columns(rect, pen.px(20), Flex(0.4), Flex(0.6))
    pen.paragraph(now.gate.name, name, palette.accent, HEAD_TYPES, Face.STRONG)
    words = (
        f"epoch {figures.epoch(now.epoch)}   right {now.n_right}/{now.n_examples}"
        f"   θ {figures.threshold(now.threshold)}"
    )
    pen.paragraph(words, numbers, palette.text, HEAD_TYPES, Face.MONO, Align.RIGHT)


def _head_shows(scene: Scene) -> object:
    now = scene.snapshot
    return now.run, now.epoch, now.n_right


PROJECTED: tuple[Panel[Scene, PlaygroundHandler], ...] = (
    Panel("head", _draw_head, shows=_head_shows, has_card=False),
    SENTENCE,
    Panel(
        "bulbs",
        draw_large_bulbs,
        hotspots=large_bulb_hotspots,
        shows=large_bulbs_show,
        still_shows=large_bulbs_stand,
        is_stage=True,
    ),
    Panel("chart", _draw_chart, hotspots=_chart_hotspots, shows=_chart_shows),
    TIMELINE,
)
