"""The stage: the layout and the table of the playground's panels."""

from collections.abc import Sequence
from functools import lru_cache

from pygame import Rect

from ...playground.hidden import Hidden
from ...record import fields_of, replace
from ..kit.layout import GAP, Flex, PageLayout, columns, page_layout, rows
from ..kit.panel import Hotspot, Panel, panel_hotspots, panel_parts
from ..kit.pen import Pen
from ..kit.picture import Part
from ..kit.timeline import Time, draw_time, timeline_hotspots
from .header import HEADER
from .loss import LOSS
from .neuron_geometry import sum_rect
from .neuron_mouse import NEURON
from .problem_card import problem_card_part, problem_hotspots
from .scene import PlaygroundHandler, Scene
from .sentence import SENTENCE, pointed_parts
from .side_panels import BESIDE, SIDE
from .sum_view import SUM
from .truth_table_mouse import TRUTH_TABLE

RIGHT_SHARE, LEAST_RIGHT, MOST_RIGHT = 0.316, 330, 460  # of the width, and limits in points
MANY_ROWS = 16  # more than two lines of bulbs
TWO_VIEWS_FROM = 1560  # points; in a window of this width there is room for two side panels


class StageLayout(PageLayout):
    """The rectangles of the stage, in pixels; `beside` is empty if there is no room.

    Attributes:
        sum: The foot of the neuron's card.
        side: The view that the key V turns.
        beside: In a wide window, the view that follows it.
    """

    neuron: Rect
    sum: Rect
    truth_table: Rect
    side: Rect
    beside: Rect
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
    width = size[0] / unit
    right = round(min(max(width * RIGHT_SHARE, LEAST_RIGHT), MOST_RIGHT) * unit)
    beside = Rect(0, 0, 0, 0)
    if width >= TWO_VIEWS_FROM:
        middle, right_side = columns(body, gap, Flex(), 2 * right + gap)
    else:
        middle, right_side = columns(body, gap, Flex(), right)
    # In a tall window, panels that do not benefit from more height leave it to the others.
    share = 0.47 if n_rows > MANY_ROWS else 0.5
    neuron_height = min(round(share * (body.height - gap)), round(middle.width * 0.62))
    neuron, truth_table = rows(middle, gap, neuron_height, Flex())
    upper, loss = rows(right_side, gap, min(round(0.51 * (body.height - gap)), right), Flex())
    if width >= TWO_VIEWS_FROM:
        upper, beside = columns(upper, gap, Flex(), Flex())
    return StageLayout(
        **fields_of(page),
        neuron=neuron,
        sum=sum_rect(neuron, unit),
        truth_table=truth_table,
        side=upper,
        beside=beside,
        loss=loss,
    )


def _time(scene: Scene) -> Time:
    snapshot = scene.snapshot
    epoch, latest = snapshot.epoch, snapshot.latest_epoch
    learned_at = None if scene.hides(Hidden.MARKS) else snapshot.learned_at
    invites = latest == 0 and not scene.has_run and not scene.is_running
    return Time(epoch, latest, learned_at, scene.is_running, scene.speed, scene.reached, invites)


def _draw_timeline(pen: Pen, rect: Rect, scene: Scene) -> None:
    draw_time(pen, rect, _time(scene))


def _timeline_hotspots(
    pen: Pen, rect: Rect, scene: Scene, handler: PlaygroundHandler
) -> list[Hotspot]:
    return timeline_hotspots(rect, pen.unit, _time(scene), handler)


TIMELINE: Panel[Scene, PlaygroundHandler] = Panel(
    "timeline", _draw_timeline, hotspots=_timeline_hotspots, shows=_time, has_card=False
)
PANELS: tuple[Panel[Scene, PlaygroundHandler], ...] = (
    HEADER,
    SENTENCE,
    NEURON,
    SUM,
    TRUTH_TABLE,
    SIDE,
    BESIDE,
    LOSS,
    TIMELINE,
)


def stage_parts(pen: Pen, layout: StageLayout, scene: Scene) -> list[Part]:
    """Return all panels, and above them the cards that are open; `pen` measures texts."""
    parts = scene_parts(pen, PANELS, layout.places, scene)
    return parts + card_parts(pen, _body_panels(layout), _side_column(layout), scene)


def scene_parts(
    pen: Pen,
    panels: Sequence[Panel[Scene, PlaygroundHandler]],
    places: dict[str, Rect],
    scene: Scene,
) -> list[Part]:
    """Return the panels that have a place, and what is pointed out; `pen` measures texts."""
    parts = panel_parts(panels, places, scene, pen.theme)
    if scene.hidden:
        parts = [_with_hidden(part, scene) for part in parts]
    return parts + pointed_parts(pen, places, scene)


def card_parts(pen: Pen, panels: tuple[Rect, ...], column: Rect, scene: Scene) -> list[Part]:
    """Return the cards that are open, over `panels` and over the column of charts."""
    parts = []
    if scene.next_step is not None:
        from .next_step import next_step_part  # noqa: PLC0415 - not needed for the first frame

        step = replace(scene.next_step, hidden=scene.hidden)
        parts.append(next_step_part(pen, panels, step))
    if scene.file_problems is not None:
        parts.append(problem_card_part(pen, column, scene.file_problems))
    return parts


def _with_hidden(part: Part, scene: Scene) -> Part:
    """Return a part whose picture depends on what is hidden as well."""
    still = None if part.still_shows is None else (scene.hidden, part.still_shows)
    return replace(part, shows=(scene.hidden, part.shows), still_shows=still)


def stage_hotspots(
    pen: Pen, layout: StageLayout, scene: Scene, handler: PlaygroundHandler
) -> list[Hotspot]:
    """Return the hotspots of the panels, the lowest first."""
    spots = panel_hotspots(pen, PANELS, layout.places, scene, handler)
    return spots + card_hotspots(pen, _body_panels(layout), _side_column(layout), scene, handler)


def card_hotspots(
    pen: Pen,
    panels: tuple[Rect, ...],
    column: Rect,
    scene: Scene,
    handler: PlaygroundHandler,
) -> list[Hotspot]:
    """Return the hotspots of the cards that are open, the lowest first."""
    spots: list[Hotspot] = []
    if scene.next_step is not None:
        from .next_step import next_step_hotspots  # noqa: PLC0415 - as above

        spots += next_step_hotspots(pen, panels, scene, handler)
    if scene.file_problems is not None:
        spots += problem_hotspots(pen, column, scene.file_problems, handler)
    return spots


def _body_panels(layout: StageLayout) -> tuple[Rect, ...]:
    """Return the rectangles of neuron and truth table, then those beside them."""
    beside = (layout.side, layout.loss, layout.beside)
    return (layout.neuron, layout.truth_table, *(rect for rect in beside if rect.width))


def _side_column(layout: StageLayout) -> Rect:
    return layout.side.union(layout.loss)
