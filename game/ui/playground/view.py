"""The playground's view: the stage, or that for a projector, as the theme asks."""

from ..kit.panel import Hotspot
from ..kit.pen import Pen
from ..kit.picture import Part
from ..kit.theme import Theme
from .large_bulbs import GRIDS
from .projector import (
    N_CHARTS,
    ProjectorLayout,
    projector_hotspots,
    projector_layout,
    projector_parts,
)
from .scene import PlaygroundHandler, Scene
from .side_panels import SIDE_PANELS
from .stage import StageLayout, stage_hotspots, stage_layout, stage_parts
from .table_geometry import table_geometry

ViewLayout = StageLayout | ProjectorLayout


def view_layout(size: tuple[int, int], theme: Theme, n_rows: int, column_width: int) -> ViewLayout:
    """Return the layout in a window of `size` pixels, for `n_rows` bulbs.

    The stage leaves `column_width` pixels at the left to the window's column; the projector's view
    has none.
    """
    if theme.is_projector:
        return projector_layout(size, theme.type_scale)
    return stage_layout(size, theme.type_scale, n_rows, column_width)


def view_parts(pen: Pen, layout: ViewLayout, scene: Scene) -> list[Part]:
    """Return all panels and open cards, the lowest first; `pen` measures texts."""
    if isinstance(layout, ProjectorLayout):
        return projector_parts(pen, layout, scene)
    return stage_parts(pen, layout, scene)


def view_hotspots(
    pen: Pen, layout: ViewLayout, scene: Scene, handler: PlaygroundHandler
) -> list[Hotspot]:
    """Return the hotspots, the lowest first."""
    if isinstance(layout, ProjectorLayout):
        return projector_hotspots(pen, layout, scene, handler)
    return stage_hotspots(pen, layout, scene, handler)


def bulbs_across(layout: ViewLayout, n_rows: int) -> int:
    """Return how many bulbs stand in a line."""
    if isinstance(layout, ProjectorLayout):
        return GRIDS[n_rows][0]
    return table_geometry(layout.truth_table, layout.unit, n_rows).across


def n_charts(theme: Theme) -> int:
    """Return the number of views that the key V turns."""
    return N_CHARTS if theme.is_projector else len(SIDE_PANELS)
