"""What lies where: the parts of the picture that the mouse can point at, click and drag."""

from enum import Enum, auto
from itertools import pairwise

from pygame import Rect, Surface

from ...playground.controls import WEIGHT, Knob
from ...record import Record
from ..kit.help import help_chords
from ..kit.hint_bar import cap_edges, hint_places
from ..kit.layout import TABLE_TITLE, StageLayout, aside_box, stage_layout
from ..kit.pen import Pen
from ..kit.theme import Theme
from ..kit.timeline import timeline_geometry
from .gate_column import gate_rows, gates_in_sight, list_foot, scroll_track, search_field
from .header import arrows, header_cells
from .neuron import chip_arrows, neuron_geometry
from .problem_card import problem_card_geometry
from .scene import Framed, Scene
from .target_chip import edit_box
from .truth_table import table_geometry, target_rects


class Part(Enum):
    """A kind of thing in the picture."""

    GATES = auto()
    SEARCH = auto()
    SCROLL_BAR = auto()
    NOTE = auto()
    GATE = auto()
    INPUT = auto()
    PRODUCT = auto()
    BIAS = auto()
    WEIGHT = auto()
    KNOB = auto()
    READING = auto()
    LOWER = auto()
    RAISE = auto()
    NEURON_BODY = auto()
    OUTPUT = auto()
    GAUGE = auto()
    ROW = auto()
    TARGET = auto()
    EDIT_TARGETS = auto()
    SIDE_PANEL = auto()
    SIGMOID = auto()
    LOSS = auto()
    RUN = auto()
    TIMELINE = auto()
    SLOWER = auto()
    FASTER = auto()
    HINT = auto()
    PROBLEMS = auto()
    CLOSE_PROBLEMS = auto()
    HELP_CHORD = auto()
    HELP = auto()
    CELL = auto()


class Hotspot(Record):
    """One thing in the picture, where it lies, and which of its kind it is."""

    part: Part
    rect: Rect
    index: int = 0
    name: str = ""
    line: int = 0


def hotspot_at(
    point: tuple[int, int], scene: Scene, size: tuple[int, int], theme: Theme
) -> Hotspot | None:
    """Return what lies at `point`, the topmost first, or None."""
    found = (
        spot for spot in reversed(hotspots(scene, size, theme)) if spot.rect.collidepoint(point)
    )
    return next(found, None)


def hotspots(scene: Scene, size: tuple[int, int], theme: Theme) -> list[Hotspot]:
    """Return all hotspots of a window of `size`, the lowest first."""
    layout = stage_layout(size, theme.type_scale, scene.snapshot.gate.n_rows)
    pen = Pen(Surface((1, 1)), theme, layout.unit)
    if scene.help:
        return of_help(pen, scene, size)
    return [
        *_of_header(layout, scene),
        *_of_gates(layout, scene),
        *_of_neuron(layout, scene),
        *_of_table(layout, scene, theme),
        Hotspot(Part.SIDE_PANEL, layout.map),
        Hotspot(Part.SIGMOID, layout.sigmoid),
        Hotspot(Part.LOSS, layout.loss),
        *of_timeline(layout.timeline, layout.unit),
        *of_hints(pen, layout.hints, scene),
        *_of_problem_card(layout, scene, theme),
    ]


def of_help(pen: Pen, scene: Framed, size: tuple[int, int]) -> list[Hotspot]:
    """Return the hotspots of the open help, which cover the page."""
    chords = help_chords(pen, scene, size)
    return [
        Hotspot(Part.HELP, Rect((0, 0), size)),
        *(Hotspot(Part.HELP_CHORD, rect, place, line=line) for line, place, rect in chords),
    ]


def _of_header(layout: StageLayout, scene: Scene) -> list[Hotspot]:
    spots = []
    for key, cell in header_cells(layout.header, layout.unit).items():
        if isinstance(key, Knob):
            spots.append(Hotspot(Part.KNOB, cell, name=key.name))
            if scene.snapshot.focus == key:
                spots += of_arrows(arrows(cell, layout.unit))
        else:
            spots.append(Hotspot(Part.READING, cell, name=key))
    return spots


def of_arrows(boxes: tuple[Rect, Rect]) -> list[Hotspot]:
    """Return the arrows beside what has the focus."""
    return [Hotspot(Part.LOWER, boxes[0]), Hotspot(Part.RAISE, boxes[1])]


def _of_gates(layout: StageLayout, scene: Scene) -> list[Hotspot]:
    rows = gate_rows(layout.gates, layout.unit, scene)
    foot, unit = list_foot(layout.gates, layout.unit), layout.unit
    return [
        Hotspot(Part.GATES, layout.gates),
        Hotspot(Part.SEARCH, search_field(layout.gates, unit)),
        *([Hotspot(Part.NOTE, foot)] if scene.note else []),
        *(Hotspot(Part.GATE, rect, index) for index, rect in rows.items()),
        *(
            [Hotspot(Part.SCROLL_BAR, scroll_track(layout.gates, unit).inflate(round(8 * unit), 0))]
            if len(scene.gates) > gates_in_sight(layout.gates, unit)
            else []
        ),
    ]


def _of_neuron(layout: StageLayout, scene: Scene) -> list[Hotspot]:
    snapshot = scene.snapshot
    place = neuron_geometry(layout.neuron, layout.unit, snapshot.gate)
    n_inputs = snapshot.gate.n_inputs
    spots = [
        Hotspot(Part.NEURON_BODY, _around(place.body, place.body_radius)),
        Hotspot(Part.OUTPUT, _around(place.bulb, place.bulb_radius)),
        Hotspot(Part.GAUGE, place.gauge.inflate(round(30 * layout.unit), round(8 * layout.unit))),
    ]
    for index, (centre, name) in enumerate(zip(place.inputs, place.names, strict=True)):
        is_bias = index == len(snapshot.weights) - 1
        rect = _around(centre, place.input_radius).union(name)
        part = Part.INPUT if index < n_inputs else Part.PRODUCT
        spots.append(Hotspot(Part.BIAS if is_bias else part, rect, index))
    for index, chip in enumerate(place.chips):
        spots.append(Hotspot(Part.WEIGHT, chip, index))
        if snapshot.focus == Knob(WEIGHT, index):
            spots += of_arrows(chip_arrows(chip, layout.unit))
    return spots


def _of_table(layout: StageLayout, scene: Scene, theme: Theme) -> list[Hotspot]:
    place = table_geometry(layout.truth_table, layout.unit, scene.snapshot.gate.n_rows)
    targets = target_rects(place, layout.unit, scene)
    pen = Pen(Surface((1, 1)), theme, layout.unit)
    heading = aside_box(pen, layout.truth_table, TABLE_TITLE)
    return [
        *(Hotspot(Part.ROW, cell.box, row) for row, cell in enumerate(place.cells)),
        *(Hotspot(Part.TARGET, rect, row) for row, rect in targets.items()),
        Hotspot(Part.EDIT_TARGETS, edit_box(pen, heading, scene)),
    ]


def _of_problem_card(layout: StageLayout, scene: Scene, theme: Theme) -> list[Hotspot]:
    if scene.file_problems is None:
        return []
    place = problem_card_geometry(
        Pen(Surface((1, 1)), theme, layout.unit), layout, scene.file_problems
    )
    return [Hotspot(Part.PROBLEMS, place.card), Hotspot(Part.CLOSE_PROBLEMS, place.close)]


def of_timeline(rect: Rect, unit: float) -> list[Hotspot]:
    """Return the parts of the timeline in the panel `rect`."""
    place = timeline_geometry(rect, unit)
    bar = place.bar.inflate(round(16 * unit), 0)
    parts = (
        (Part.RUN, place.button),
        (Part.TIMELINE, bar),
        (Part.SLOWER, place.slower),
        (Part.FASTER, place.faster),
    )
    return [Hotspot(part, rect) for part, rect in parts]


def of_hints(pen: Pen, bar: Rect, scene: Framed) -> list[Hotspot]:
    """Return the keycaps in the hint bar."""
    spots = []
    for hint, rect in hint_places(pen, bar, scene):
        edges = [*cap_edges(pen, rect, hint.keys), rect.right]  # the label belongs to the last
        for index, (start, end) in enumerate(pairwise(edges)):
            cap = Rect(start, rect.y, end - start, rect.height)
            spots.append(Hotspot(Part.HINT, cap, index, hint.label))
    return spots


def _around(centre: tuple[float, float], radius: int) -> Rect:
    rect = Rect(0, 0, 2 * radius, 2 * radius)
    rect.center = (round(centre[0]), round(centre[1]))
    return rect
