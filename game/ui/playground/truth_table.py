"""The truth table: a bulb for each row, with as much detail as fits."""

from math import log

from pygame import Rect

from ...core.assessment import Mark
from ...playground.hidden import Hidden, Implied
from ..kit import figures
from ..kit.bulb import BELOW, draw_bulbs, draw_mark
from ..kit.pen import ALL, Align, Layers, Pen, Point
from ..kit.text import Face, width_of
from .scene import Scene
from .table_geometry import (
    HEADED_ROWS,
    MARGIN_HEIGHT,
    MARGIN_WIDTH,
    Cell,
    Line,
    TableGeometry,
    table_geometry,
)
from .target_chip import bare_chip, draw_bare_chip, draw_judgement, draw_target

TITLE = "TRUTH TABLE"
BLOCK_GAP = 3  # between the edge of the raised block and the cell, in points
BAR_WIDTH = 104  # points


def draw_truth_table(pen: Pen, rect: Rect, scene: Scene, layers: Layers = ALL) -> None:
    """Draw every row of the truth table; the inputs, and which row is fed in, are static."""
    place = table_geometry(rect, pen.unit, scene.snapshot.gate.n_rows)
    if layers.still:
        _draw_block(pen, place, scene.snapshot.live_row)
    centres = [cell.bulb for cell in place.cells]
    draw_bulbs(pen, centres, place.radius, scene.glow.tolist(), layers)
    if layers.still:
        if scene.snapshot.gate.n_rows < HEADED_ROWS:
            for row, cell in enumerate(place.cells):
                _draw_inputs(pen, cell, place, scene, row)
        else:
            _draw_margins(pen, place, scene)
    if layers.moving:
        _draw_words(pen, place, scene)


def _draw_block(pen: Pen, place: TableGeometry, row: int) -> None:
    """Draw the raised block on which the row stands that is fed to the neuron."""
    gap = pen.px(BLOCK_GAP)
    block = place.cells[row].box.inflate(-2 * pen.px(2), 2 * gap)
    pen.rounded(block.clip(place.box.inflate(0, 2 * gap)), pen.theme.stage.raised, 10)


def _draw_words(pen: Pen, place: TableGeometry, scene: Scene) -> None:
    """Draw the content below the bulbs, and the targets."""
    detail = place.detail
    for row, cell in enumerate(place.cells):
        foot = cell.bulb[1] + place.radius * BELOW
        if detail.number is not None:
            _draw_number(pen, _box(pen, cell, foot, detail.number), scene, row, detail.number)
        if detail.says is None:
            if not scene.hides(Hidden.MARKS):
                mark = Mark(int(scene.snapshot.marks[row]))
                draw_mark(pen, cell.bulb, place.radius, mark)
        elif detail.says is not detail.target:
            draw_judgement(pen, _box(pen, cell, foot, detail.says), scene, row, detail.says.size)
        target = scene.snapshot.gate.targets[row]
        if target is not None:
            _draw_own_loss(pen, cell, foot, place, scene, row)
            if detail.target is None and scene.edited_row is None:
                _draw_target_dot(pen, cell, place.radius, target)
    _draw_targets(pen, place, scene)


def _draw_targets(pen: Pen, place: TableGeometry, scene: Scene) -> None:
    detail = place.detail
    for row, line in target_rects(place, pen.unit, scene).items():
        if detail.target is None:
            draw_bare_chip(pen, line, scene, row)
        else:
            says = detail.says is detail.target
            draw_target(pen, line, scene, row, detail.target.size, says=says)


def _draw_own_loss(
    pen: Pen, cell: Cell, foot: float, place: TableGeometry, scene: Scene, row: int
) -> None:
    detail = place.detail
    if scene.hides(Implied.ROW_LOSSES):
        return
    if detail.bar is not None:
        _draw_bar(pen, cell, round(foot + detail.bar * pen.unit), scene, row)
    if detail.loss is not None:
        _draw_loss(pen, _box(pen, cell, foot, detail.loss), scene, row, detail.loss.size)


def _box(pen: Pen, cell: Cell, foot: float, line: Line) -> Rect:
    """Return the rectangle of a line below the bulb, with some room at its sides."""
    top, height = round(foot + line.top * pen.unit), round(line.height * pen.unit)
    return Rect(cell.box.x, top, cell.box.width, height).inflate(-pen.px(5), 0)


def _draw_target_dot(pen: Pen, cell: Cell, radius: int, target: int) -> None:
    """Draw the target as a dot at the lower left of the bulb, if words do not fit."""
    size = max(pen.px(3.5), round(radius * 0.22))
    spot = (cell.bulb[0] - radius * 0.9, cell.bulb[1] + radius * 0.74)
    edge = size + pen.px(1.5)
    pen.stamp(spot, edge + 1, pen.theme.stage.card, _draw_dot, edge, size, target)


def _draw_dot(pen: Pen, spot: Point, edge: int, size: int, target: int) -> None:
    stage = pen.theme.stage
    pen.disc(spot, edge, stage.card)
    pen.disc(spot, size, stage.muted)
    pen.disc(spot, size - pen.px(1), pen.theme.one if target else stage.card)


def target_rects(place: TableGeometry, unit: float, scene: Scene) -> dict[int, Rect]:
    """Return the rectangle of each row's shown target; while editing, all are shown."""
    if place.detail.target is not None:
        top, height = (
            round(x * unit) for x in (place.detail.target.top, place.detail.target.height)
        )
        feet = [(cell, cell.bulb[1] + place.radius * BELOW) for cell in place.cells]
        lines = [Rect(cell.box.x, round(y) + top, cell.box.width, height) for cell, y in feet]
        return {row: line.inflate(-round(6 * unit), 0) for row, line in enumerate(lines)}
    if scene.edited_row is None:
        return {}
    return {row: bare_chip(cell.box, cell.bulb, unit) for row, cell in enumerate(place.cells)}


def _draw_margins(pen: Pen, place: TableGeometry, scene: Scene) -> None:
    """Draw the bits of the last inputs above the columns, and of the first before the lines."""
    gate, stage = scene.snapshot.gate, pen.theme.stage
    n_high = gate.n_inputs - (place.across.bit_length() - 1)
    height, live = pen.px(MARGIN_HEIGHT), scene.snapshot.live_row
    for row, cell in enumerate(place.cells):
        bits = "".join(map(str, gate.rows[row]))
        if row < place.across:
            box = Rect(cell.box.x, place.box.y - height, cell.box.width, height)
            box.inflate_ip(-pen.px(6), 0)
            colour = stage.accent if row == live % place.across else stage.muted
            pen.text(bits[n_high:], box, colour, 10.5, Face.MONO, Align.CENTRE)
        if row % place.across == 0:
            width = pen.px(MARGIN_WIDTH)
            box = Rect(place.box.x - width, 0, width, height)
            box.centery = round(cell.bulb[1])
            colour = stage.accent if row // place.across == live // place.across else stage.muted
            pen.text(bits[:n_high], box, colour, 10.5, Face.MONO, Align.CENTRE)


def _draw_inputs(pen: Pen, cell: Cell, place: TableGeometry, scene: Scene, row: int) -> None:
    gate, stage = scene.snapshot.gate, pen.theme.stage
    bits = gate.rows[row]
    box = Rect(cell.box.x, cell.box.y, cell.box.width, pen.px(place.detail.above))
    box.inflate_ip(-pen.px(4), 0)
    size = min(13, place.detail.above * 0.8)
    text = "  ".join(f"{name}={bit}" for name, bit in zip(gate.inputs, bits, strict=True))
    if width_of(text, Face.MONO, pen.px(size)) > box.width:
        text = "".join(map(str, bits))
    is_live = row == scene.snapshot.live_row
    colour = stage.accent if is_live else stage.muted
    pen.text(text, box, colour, size, Face.MONO, Align.CENTRE)


def _draw_number(pen: Pen, box: Rect, scene: Scene, row: int, line: Line) -> None:
    stage = pen.theme.stage
    colour = stage.accent if row == scene.snapshot.live_row else stage.text
    write = figures.brief_row_probability if line.is_brief else figures.row_probability
    words = write(float(scene.snapshot.probabilities[row]), scene.snapshot.threshold)
    if scene.hides(Hidden.PROBABILITIES):
        words = figures.NOT_TOLD
    pen.text(words, box, colour, line.size, Face.MONO, Align.CENTRE)


def _draw_loss(pen: Pen, box: Rect, scene: Scene, row: int, size: float) -> None:
    stage = pen.theme.stage
    colour = stage.accent if row == scene.snapshot.live_row else stage.muted
    words = f"loss {figures.brief_loss(float(scene.snapshot.row_losses[row]))}"
    pen.text(words, box, colour, size, Face.MONO, Align.CENTRE)


def _draw_bar(pen: Pen, cell: Cell, top: int, scene: Scene, row: int) -> None:
    """Draw the row's own loss as a bar from 0 to 2·ln 2, with a tick at ln 2."""
    stage = pen.theme.stage
    track = Rect(0, top, min(pen.px(BAR_WIDTH), cell.box.width - pen.px(16)), pen.px(4))
    track.centerx = round(cell.bulb[0])
    pen.rounded(track, stage.track, 2)
    share = min(float(scene.row_losses[row]) / (2 * log(2)), 1.0)
    filled = Rect(track.x, track.y, round(track.width * share), track.height)
    if filled.width > 1:
        is_live = row == scene.snapshot.live_row
        pen.rounded(filled, stage.accent if is_live else stage.muted, 2)
    tick = Rect(track.centerx, track.y - pen.px(3), pen.px(1.2), track.height + 2 * pen.px(3))
    pen.surface.fill(stage.muted, tick)
