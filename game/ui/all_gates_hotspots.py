"""What lies where on the all-gates page."""

from pygame import Rect, Surface

from game.playground.knob import Knob
from game.ui.all_gates_header import all_gates_cells
from game.ui.all_gates_layout import AllGatesLayout, all_gates_layout
from game.ui.all_gates_scene import AllGatesScene
from game.ui.header import arrows
from game.ui.hotspots import Hotspot, Part, of_arrows, of_help, of_hints, of_timeline
from game.ui.mosaic import gate_at, picture_rect
from game.ui.pen import Pen
from game.ui.theme import Theme

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
            spots.append(Hotspot(Part.KNOB, cell, name=key.quantity.value))
            if scene.focus == key:
                spots += of_arrows(arrows(cell, layout.unit))
    return spots


def _of_gates(layout: AllGatesLayout, scene: AllGatesScene, point: Point) -> list[Hotspot]:
    """Return the cards, or the mosaic as the one cell that `point` is in."""
    if layout.cards:
        return [Hotspot(Part.CELL, card, number) for number, card in enumerate(layout.cards)]
    square: Rect = picture_rect(layout.mosaic, layout.unit, scene.n_inputs)
    return [Hotspot(Part.CELL, square, gate_at(square, scene.n_inputs, point))]
