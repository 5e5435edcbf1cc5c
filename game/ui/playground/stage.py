"""The stage: the layout and the table of the playground's panels."""

from functools import lru_cache

from pygame import Rect

from ...record import fields_of
from ..kit.layout import GAP, Flex, PageLayout, columns, page_layout, rows
from ..kit.panel import Hotspot, Panel, panel_hotspots, panel_parts
from ..kit.pen import Align, Pen
from ..kit.picture import Part
from ..kit.timeline import Time, draw_time, timeline_hotspots
from .decision_map import DECISION_MAP
from .header import HEADER
from .landscape import LANDSCAPE
from .loss import LOSS
from .neuron_mouse import NEURON
from .problem_card import problem_card_part, problem_hotspots
from .scene import NEXT, PlaygroundHandler, Scene
from .sigmoid import SIGMOID
from .truth_table_mouse import TRUTH_TABLE
from .verdict import VERDICT

SIGMOID_FROM = 448  # points; a body of less height has no room for the sigmoid panel
SIDE_PANELS = (DECISION_MAP, LANDSCAPE, VERDICT)
"""The views of the first panel on the right, in the order of the key V."""


class StageLayout(PageLayout):
    """The rectangles of the stage, in pixels; `sigmoid` is empty if there is no room."""

    neuron: Rect
    truth_table: Rect
    map: Rect
    sigmoid: Rect
    loss: Rect


@lru_cache(maxsize=8)
def stage_layout(
    size: tuple[int, int], type_scale: float, n_rows: int, column_width: int
) -> StageLayout:
    """Return the layout of the stage in a window of `size` pixels, for `n_rows` bulbs.

    The column at the left belongs to the window and takes `column_width` pixels.
    """
    page = page_layout(size, type_scale, column_width)
    unit, gap, body = page.unit, round(GAP * page.unit), page.body.copy()
    body.height -= gap
    right = round(min(max(size[0] / unit * 0.288, 280), 460) * unit)
    middle, side = columns(body, gap, Flex(), right)
    # In a tall window, panels that do not benefit from more height leave it to the others.
    share = 0.44 if n_rows > 16 else 0.52  # noqa: PLR2004 - more than two lines of bulbs
    neuron_height = min(round(share * body.height), round(middle.width * 0.62))
    neuron, truth_table = rows(middle, gap, neuron_height, Flex())
    map_height = round(side.width * 0.95)
    if body.height / unit >= SIGMOID_FROM:
        sigmoid_height = min(round(body.height * 0.24), round(side.width * 0.6))
        map_height = min(round(body.height * 0.445), map_height)
        map_, sigmoid, loss = rows(side, gap, map_height, sigmoid_height, Flex())
    else:
        map_, loss = rows(side, gap, min(round(body.height * 0.56), map_height), Flex())
        sigmoid = Rect(0, 0, 0, 0)
    return StageLayout(
        **fields_of(page),
        neuron=neuron,
        truth_table=truth_table,
        map=map_,
        sigmoid=sigmoid,
        loss=loss,
    )


def _draw_side(pen: Pen, rect: Rect, scene: Scene) -> None:
    SIDE_PANELS[scene.side_panel].draw(pen, rect, scene)


def _draw_side_hint(pen: Pen, box: Rect, scene: Scene) -> None:
    following = SIDE_PANELS[(scene.side_panel + 1) % len(SIDE_PANELS)].title.lower()
    pen.text(f"V: {following}", box, pen.theme.cards.muted, 12, align=Align.RIGHT)


def _side_hotspots(pen: Pen, rect: Rect, scene: Scene, handler: PlaygroundHandler) -> list[Hotspot]:
    panel = SIDE_PANELS[scene.side_panel]
    tip = panel.tip + NEXT
    own = panel.hotspots(pen, rect, scene, handler) if panel.hotspots else []
    return [Hotspot("side panel", rect, tip=lambda: tip, click=handler.next_panel), *own]


def _side_shows(scene: Scene) -> object:
    panel = SIDE_PANELS[scene.side_panel]
    return scene.side_panel, panel.shows(scene) if panel.shows else scene


def _time(scene: Scene) -> Time:
    snapshot = scene.snapshot
    epoch, latest, learned_at = snapshot.epoch, snapshot.latest_epoch, snapshot.learned_at
    return Time(epoch, latest, learned_at, scene.is_running, scene.speed)


def _draw_timeline(pen: Pen, rect: Rect, scene: Scene) -> None:
    draw_time(pen, rect, _time(scene))


def _timeline_hotspots(
    pen: Pen, rect: Rect, _scene: Scene, handler: PlaygroundHandler
) -> list[Hotspot]:
    return timeline_hotspots(rect, pen.unit, handler)


PANELS: tuple[Panel[Scene, PlaygroundHandler], ...] = (
    HEADER,
    NEURON,
    TRUTH_TABLE,
    Panel(
        "map",
        _draw_side,
        lambda scene: SIDE_PANELS[scene.side_panel].title,
        _draw_side_hint,
        _side_hotspots,
        _side_shows,
    ),
    SIGMOID,
    LOSS,
    Panel("timeline", _draw_timeline, hotspots=_timeline_hotspots, shows=_time),
)


def stage_parts(pen: Pen, layout: StageLayout, scene: Scene) -> list[Part]:
    """Return all panels, and above them the problems of a gate file; `pen` measures texts."""
    parts = panel_parts(PANELS, layout.places, scene)
    if scene.file_problems is not None:
        parts.append(problem_card_part(pen, _side_column(layout), scene.file_problems))
    return parts


def stage_hotspots(
    pen: Pen, layout: StageLayout, scene: Scene, handler: PlaygroundHandler
) -> list[Hotspot]:
    """Return the hotspots of the panels, the lowest first."""
    spots = panel_hotspots(pen, PANELS, layout.places, scene, handler)
    if scene.file_problems is not None:
        spots += problem_hotspots(pen, _side_column(layout), scene.file_problems, handler)
    return spots


def _side_column(layout: StageLayout) -> Rect:
    return layout.map.union(layout.loss)
