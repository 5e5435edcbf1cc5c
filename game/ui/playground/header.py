"""The header: the gate and the current numbers."""

from functools import partial

from pygame import Rect

from ...gates.settings import SETTINGS
from ...playground.controls import Knob, number_of
from ...playground.hidden import Hidden, HiddenThings, Implied, hides
from ...playground.run import Setup
from ...playground.snapshot import Snapshot
from ..kit import figures
from ..kit.layout import Flex, columns, rows
from ..kit.panel import Hotspot, Panel
from ..kit.pen import ALL, Layers, Pen
from ..kit.picture import shown
from ..kit.readings import (
    STAT_WIDTH,
    draw_cell,
    knob_hotspots,
    knob_note,
    knob_tip,
    knob_value,
    reading_cells,
)
from ..kit.symbol import draw_symbol
from ..kit.text import Face
from .scene import PlaygroundHandler, Scene

BRAND = "Glowgate"
EPOCH, LOSS, CROSS_ENTROPY, RIGHT = "EPOCH", "LOSS", "CROSS-ENTROPY", "RIGHT"
CHANGED = " *"  # after the title of a setting that is not the gate's own
NOT_AS_ITS_FILE = "Not trained as its file says: Shift+R goes back."


def readings_of(snapshot: Snapshot) -> dict[str, str]:
    """Return the numbers that are only read, by title: the cross-entropy where it is not the loss.

    An environment's frame shows the same.
    """
    readings = {EPOCH: figures.epoch(snapshot.epoch), LOSS: figures.loss(snapshot.loss)}
    if snapshot.has_penalty:
        readings[CROSS_ENTROPY] = figures.loss(snapshot.cross_entropy)
    return readings | {RIGHT: f"{snapshot.n_right}/{snapshot.n_examples}"}


def _cells(rect: Rect, unit: float, snapshot: Snapshot) -> dict[str | Knob, Rect]:
    names = (EPOCH, LOSS, *((CROSS_ENTROPY,) if snapshot.has_penalty else ()), RIGHT)
    return reading_cells(rect, unit, dict.fromkeys(names, STAT_WIDTH))


def draw_header(pen: Pen, rect: Rect, scene: Scene, layers: Layers = ALL) -> None:
    """Draw brand, gate and the titles of the numbers, which are static, and the numbers."""
    snapshot = scene.snapshot
    cells, readings = _cells(rect, pen.unit, snapshot), readings_of(snapshot)
    left = min(cell.left for cell in cells.values()) - pen.px(12)
    if layers.still:
        _draw_title(pen, Rect(rect.x, rect.y, left - rect.x, rect.height), scene)
    readings |= dict.fromkeys(_hidden(scene), figures.NOT_TOLD)
    for key, cell in cells.items():
        if isinstance(key, Knob):
            value = knob_value(key, snapshot.value_of(key))
            changed = CHANGED if key.name in snapshot.run.changed else ""
            title = f"{SETTINGS[key.name].label}{changed}"
            note = knob_note(key, snapshot.run.settings.optimizer)
            has_focus = snapshot.focus == key
            draw_cell(pen, cell, title, value, has_focus, layers=layers, note=note)
        else:
            draw_cell(pen, cell, key, readings[key], layers=layers)


def _hidden(scene: Scene) -> list[str]:
    """Return the names of the readings that are hidden."""
    names = {LOSS: Hidden.LOSS, CROSS_ENTROPY: Hidden.LOSS, RIGHT: Hidden.MARKS}
    return [name for name, thing in names.items() if scene.hides(thing)]


def _draw_title(pen: Pen, rect: Rect, scene: Scene) -> None:
    palette, gate = pen.theme.cards, scene.snapshot.gate
    brand, symbol, title = columns(rect, pen.px(14), pen.px(108), pen.px(46), Flex())
    pen.text(BRAND, brand.move(pen.px(8), 0), palette.accent, 21, Face.STRONG)
    symbol.inflate_ip(0, -round(rect.height * 0.52))
    draw_symbol(pen, symbol, gate.symbol, gate.name, palette.text)
    changed = bool(scene.snapshot.run.changed)
    name, below = title, NOT_AS_ITS_FILE if changed else gate.expression
    if below:
        name, below_box = rows(title, 0, Flex(0.6), Flex(0.4))
        colour = palette.accent if changed else palette.muted
        pen.text(below, below_box.move(0, -pen.px(5)), colour, 13)
        name = name.move(0, pen.px(3))
    pen.paragraph(gate.name, name, palette.text, (21, 16, 12, 10), Face.STRONG)


def header_hotspots(
    pen: Pen, rect: Rect, scene: Scene, handler: PlaygroundHandler
) -> list[Hotspot]:
    """Return the hotspots of all numbers: readings with a tip, knobs that can be turned."""
    cells = _cells(rect, pen.unit, scene.snapshot)
    readings = [
        Hotspot(f"reading {name}", cell, tip=partial(_reading_tip, name, scene))
        for name, cell in cells.items()
        if isinstance(name, str)
    ]
    tip = partial(_knob_tip, scene)
    return readings + knob_hotspots(cells, pen.unit, scene.snapshot.focus, tip, handler)


def _knob_tip(scene: Scene, knob: Knob) -> str:
    run = scene.snapshot.run
    tip = knob_tip(knob, run.settings.optimizer)
    if knob.name not in run.changed:
        return tip
    own = number_of(Setup().for_gate(run.gate).overrides, knob)
    return f"{tip} The gate's own is {knob_value(knob, own)}."


def _reading_tip(name: str, scene: Scene) -> str:
    if name in _hidden(scene):
        return ""
    snapshot = scene.snapshot
    if name in (LOSS, CROSS_ENTROPY):
        return _loss_tip(snapshot, scene.hidden)
    if name == EPOCH:
        return "An epoch is one update from all rows of the truth table."
    return (
        f"{snapshot.n_right} of {snapshot.n_examples} rows are right at the threshold; an undecided"
        " row is not."
    )


def _loss_tip(snapshot: Snapshot, hidden: HiddenThings) -> str:
    """Return what the loss is made of, each part with its number."""
    mean = "the mean of −(t·log p + (1 − t)·log(1 − p)) over the rows, in nats: "
    guess = "Guessing p = 0.5 costs ln 2 = 0.6931."
    cross_entropy, whole = figures.loss(snapshot.cross_entropy), figures.loss(snapshot.loss)
    if not snapshot.has_penalty:
        return f"Loss: {mean}{cross_entropy} now. {guess}"
    penalty = f", {figures.penalty(snapshot.penalty)}"
    if hides(hidden, Implied.PENALTY):
        penalty = ""
    return (
        f"Loss: {whole} now, made of two parts. Cross-entropy: {mean}{cross_entropy}. {guess}"
        f" Penalty: (L2 / 2)·‖w‖²{penalty}."
    )


def _shows(scene: Scene) -> object:
    now = scene.snapshot
    return shown(now.run, *readings_of(now).values(), now.focus)


def _still_shows(scene: Scene) -> object:
    return scene.snapshot.run, scene.snapshot.focus


HEADER = Panel(
    "header",
    draw_header,
    hotspots=header_hotspots,
    shows=_shows,
    still_shows=_still_shows,
    has_card=False,
)
