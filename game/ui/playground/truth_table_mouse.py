"""The hotspots of the truth table: rows can be fed to the neuron, targets changed."""

from functools import partial

from pygame import Rect

from ...gates.gate import Gate, flipped_target
from ...playground.hidden import Implied
from ..kit.panel import Hotspot, Panel, aside_box
from ..kit.pen import ALL, Layers, Pen
from ..kit.picture import shown
from ..kit.text import Face, width_of
from .neuron_words import row_words
from .scene import PlaygroundHandler, Scene
from .table_geometry import has_bars, table_geometry
from .target_chip import draw_edit_words, edit_box
from .truth_table import TITLE, draw_truth_table, target_rects
from .verdict import draw_status, status_width, status_words

CAPTIONS = ("bar: the row's own loss, tick at ln 2", "bar: own loss, tick at ln 2", "bar: own loss")
CAPTION_TYPE = 12
FLIPPING = "target {}: that makes a gate of your own. (G, then X: no target.)"
EDIT_TIP = "Change the targets: make a gate of your own (G)."


def draw_table(pen: Pen, rect: Rect, scene: Scene, layers: Layers = ALL) -> None:
    """Draw the truth table, and beside its heading what one can do and how training goes."""
    draw_truth_table(pen, rect, scene, layers)
    if layers.moving:
        box = draw_edit_words(pen, aside_box(pen, rect, TITLE), scene)
        has_losses = not scene.hides(Implied.ROW_LOSSES)
        if has_losses and has_bars(rect, pen.unit, scene.snapshot.gate.n_rows):
            box = _draw_caption(pen, box, scene)
        draw_status(pen, box, scene)


def _draw_caption(pen: Pen, box: Rect, scene: Scene) -> Rect:
    """Draw what the bars mean, as fully as fits; return the free space to the right."""
    left = box.width - status_width(pen, scene) - pen.px(12)
    for words in CAPTIONS:
        width = width_of(words, Face.REGULAR, pen.px(CAPTION_TYPE))
        if width <= left:
            place = Rect(box.x, box.y, width, box.height)
            pen.text(words, place, pen.theme.stage.muted, CAPTION_TYPE)
            taken = width + pen.px(12)
            return Rect(box.x + taken, box.y, box.width - taken, box.height)
    return box


def table_hotspots(pen: Pen, rect: Rect, scene: Scene, handler: PlaygroundHandler) -> list[Hotspot]:
    """Return the hotspots of all rows (a click feeds one), targets, and the words on editing."""
    place = table_geometry(rect, pen.unit, scene.snapshot.gate.n_rows)
    return [
        *(
            Hotspot(
                "row",
                cell.box,
                row,
                partial(row_words, scene.snapshot, row, scene.hidden),
                partial(handler.feed, row),
            )
            for row, cell in enumerate(place.cells)
        ),
        *(
            Hotspot(
                "target",
                chip,
                row,
                tip=partial(_target_tip, scene.snapshot.gate, row),
                click=partial(handler.turn_target, row),
            )
            for row, chip in target_rects(place, pen.unit, scene).items()
        ),
        Hotspot(
            "edit targets",
            edit_box(pen, aside_box(pen, rect, TITLE), scene),
            tip=lambda: EDIT_TIP,
            click=handler.toggle_editing,
        ),
    ]


def _target_tip(gate: Gate, row: int) -> str:
    bits = "".join(map(str, gate.rows[row]))
    return f"Click to give row {bits} {FLIPPING.format(flipped_target(gate, row))}"


def _shows(scene: Scene) -> object:
    now = scene.snapshot
    rows = shown(scene.glow, now.answers, now.marks)
    return rows, scene.figures, scene.neuron, scene.edited_row, status_words(scene)


def _still_shows(scene: Scene) -> object:
    return scene.snapshot.gate, scene.snapshot.live_inputs


TRUTH_TABLE = Panel(
    "truth_table",
    draw_table,
    TITLE,
    hotspots=table_hotspots,
    shows=_shows,
    still_shows=_still_shows,
    is_stage=True,
)
