"""The projector's view: sentence, bulbs and one chart, readable from the last row of a class."""

from pygame import Rect

from ...playground.hidden import Hidden
from ...record import fields_of
from ..kit import figures
from ..kit.layout import GAP, Flex, PageLayout, columns, page_layout, rows
from ..kit.panel import TITLE_TYPE, Hotspot, Panel, panel_hotspots, title_box
from ..kit.pen import ALL, Align, Layers, Pen
from ..kit.picture import Part
from ..kit.text import Face
from .large_bulbs import draw_large_bulbs, large_bulb_hotspots, large_bulbs_show, large_bulbs_stand
from .loss import LOSS
from .scene import PlaygroundHandler, Scene
from .sentence import SENTENCE
from .side_panels import SIDE, SIDE_PANELS
from .stage import TIMELINE, card_hotspots, card_parts, scene_parts

HEAD, SENTENCE_HEIGHT = 52, 92  # in points
SENTENCE_LINE = 44  # points of the stage's sentence, which is enlarged to the height above
BULBS_SHARE = 0.54  # of the width
CHART_SIZE = (330, 230)  # the points for which a chart is drawn, however large it is
HEAD_TYPES = (34, 28, 22, 17, 13)
N_CHARTS = len(SIDE_PANELS) + 1
"""The number of views that the key V turns; the last is the loss."""


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
    heights = (round(HEAD * unit), round(SENTENCE_HEIGHT * unit))
    head, sentence, body = rows(whole, 0, *heights, Flex())
    body.height -= gap
    cut = columns if body.width >= body.height else rows
    bulbs, chart = cut(body, gap, Flex(BULBS_SHARE), Flex(1 - BULBS_SHARE))
    own = {"header": Rect(head.topleft, (0, 0)), "sentence": sentence, "body": body}
    return ProjectorLayout(**{**fields_of(page), **own}, head=head, bulbs=bulbs, chart=chart)


def _enlarged(pen: Pen, rect: Rect, size: tuple[float, float]) -> Pen:
    """Return a pen with which `size`, in points, fills `rect`."""
    unit = min(rect.width / size[0], rect.height / size[1])
    return Pen(pen.surface, pen.theme, max(unit, pen.unit), pen.placed)


def _draw_sentence(pen: Pen, rect: Rect, scene: Scene) -> None:
    SENTENCE.draw(_enlarged(pen, rect, (1, SENTENCE_LINE)), rect, scene)


def _chart(scene: Scene) -> Panel[Scene, PlaygroundHandler]:
    return LOSS if scene.side_panel == len(SIDE_PANELS) else SIDE


def _title(scene: Scene) -> str:
    title = _chart(scene).title
    return title if isinstance(title, str) else title(scene)


def _draw_chart(pen: Pen, rect: Rect, scene: Scene, layers: Layers = ALL) -> None:
    large = _enlarged(pen, rect, CHART_SIZE)
    if layers.still:
        muted = pen.theme.cards.muted
        large.text(_title(scene), title_box(large, rect), muted, TITLE_TYPE, Face.STRONG)
    _chart(scene).draw(large, rect, scene, layers)


def _chart_hotspots(
    pen: Pen, rect: Rect, scene: Scene, handler: PlaygroundHandler
) -> list[Hotspot]:
    chart, large = _chart(scene), _enlarged(pen, rect, CHART_SIZE)
    return chart.hotspots(large, rect, scene, handler) if chart.hotspots else []


def _chart_shows(scene: Scene) -> object:
    chart = _chart(scene)
    return chart.place, chart.shows(scene) if chart.shows else scene


def _chart_stands(scene: Scene) -> object:
    still = _chart(scene).still_shows
    return _title(scene), still(scene) if still else None


def _draw_head(pen: Pen, rect: Rect, scene: Scene) -> None:
    """Draw the gate, and its epoch, threshold and right rows."""
    palette, now = pen.theme.cards, scene.snapshot
    name, numbers = columns(rect.inflate(-pen.px(16), 0), pen.px(20), Flex(0.36), Flex(0.64))
    pen.paragraph(now.gate.name, name, palette.accent, HEAD_TYPES, Face.STRONG)
    words = f"epoch {figures.epoch(now.epoch)} · θ {figures.threshold(now.threshold)}"
    if not scene.hides(Hidden.MARKS):
        words += f" · right {now.n_right}/{now.n_examples}"
    pen.paragraph(words, numbers, palette.text, HEAD_TYPES, Face.MONO, Align.RIGHT)


def _head_shows(scene: Scene) -> object:
    now = scene.snapshot
    return now.run, now.epoch, now.n_right


PROJECTED: tuple[Panel[Scene, PlaygroundHandler], ...] = (
    Panel("head", _draw_head, shows=_head_shows, has_card=False),
    Panel(
        "sentence",
        _draw_sentence,
        hotspots=SENTENCE.hotspots,
        shows=SENTENCE.shows,
        has_card=False,
    ),
    Panel(
        "bulbs",
        draw_large_bulbs,
        hotspots=large_bulb_hotspots,
        shows=large_bulbs_show,
        still_shows=large_bulbs_stand,
        is_stage=True,
    ),
    Panel(
        "chart",
        _draw_chart,
        hotspots=_chart_hotspots,
        shows=_chart_shows,
        still_shows=_chart_stands,
    ),
    TIMELINE,
)


def projector_parts(pen: Pen, layout: ProjectorLayout, scene: Scene) -> list[Part]:
    """Return all panels, and above them the cards that are open; `pen` measures texts."""
    parts = scene_parts(pen, PROJECTED, layout.places, scene)
    return parts + card_parts(pen, (layout.bulbs, layout.chart), layout.chart, scene)


def projector_hotspots(
    pen: Pen, layout: ProjectorLayout, scene: Scene, handler: PlaygroundHandler
) -> list[Hotspot]:
    """Return the hotspots of the panels, the lowest first."""
    spots = panel_hotspots(pen, PROJECTED, layout.places, scene, handler)
    cards = card_hotspots(pen, (layout.bulbs, layout.chart), layout.chart, scene, handler)
    return spots + cards
