"""The hotspots of the truth table: rows can be fed to the neuron, targets changed."""

from functools import partial

from pygame import Rect

from ...gates.gate import Gate, flipped_target
from ..kit import figures
from ..kit.panel import Hotspot, Panel, aside_box
from ..kit.pen import Pen
from ..kit.picture import shown
from .scene import PlaygroundHandler, Scene
from .target_chip import draw_edit_words, edit_box
from .truth_table import TITLE, draw_truth_table, table_geometry, target_rects
from .verdict import draw_status, status_words

FLIPPING = "target {}: that makes a gate of your own. (G, then X: no target.)"
EDIT_TIP = "Change the targets: make a gate of your own (G)."


def _draw_aside(pen: Pen, box: Rect, scene: Scene) -> None:
    draw_status(pen, draw_edit_words(pen, box, scene), scene)


def table_hotspots(pen: Pen, rect: Rect, scene: Scene, handler: PlaygroundHandler) -> list[Hotspot]:
    """Return the hotspots of all rows (a click feeds one), targets, and the words on editing."""
    place = table_geometry(rect, pen.unit, scene.snapshot.gate.n_rows)
    return [
        *(
            Hotspot("row", cell.box, row, partial(_row_tip, scene, row), partial(handler.feed, row))
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


def _row_tip(scene: Scene, row: int) -> str:
    snapshot = scene.snapshot
    p, z = float(snapshot.probabilities[row]), float(snapshot.logits[row])
    target = snapshot.gate.targets[row]
    words = "it has no target" if target is None else f"its target is {target}"
    bits = "".join(map(str, snapshot.gate.rows[row]))
    return (
        f"Row {bits}: z = {figures.signed(z)}, p = {figures.probability(p)}; {words}."
        " Click to feed it to the neuron."
    )


def _target_tip(gate: Gate, row: int) -> str:
    bits = "".join(map(str, gate.rows[row]))
    return f"Click to give row {bits} {FLIPPING.format(flipped_target(gate, row))}"


def _shows(scene: Scene) -> object:
    now = scene.snapshot
    rows = shown(scene.glow, now.outputs, now.marks)
    return rows, scene.figures, scene.neuron, scene.edited_row, status_words(scene)


def _still_shows(scene: Scene) -> object:
    return scene.snapshot.gate, scene.snapshot.live_inputs


TRUTH_TABLE = Panel(
    "truth_table",
    draw_truth_table,
    TITLE,
    _draw_aside,
    table_hotspots,
    _shows,
    _still_shows,
    is_stage=True,
)
