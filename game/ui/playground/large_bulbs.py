"""The truth table for the last row of a class: large bulbs, each with its words beside it."""

from functools import lru_cache, partial

from pygame import Rect

from ...gates.gate import Gate
from ...playground.hidden import Hidden
from ...playground.judgement import SIGNS
from ...record import Record
from ..kit import figures
from ..kit.bulb import BELOW, draw_bulbs
from ..kit.layout import Flex, columns, rows
from ..kit.panel import Hotspot
from ..kit.pen import ALL, Layers, Pen, Point
from ..kit.picture import shown
from ..kit.text import Face, width_of
from ..kit.theme import Colour
from .neuron_words import row_words
from .scene import PlaygroundHandler, Scene

LARGE = 3.0  # times the size of the stage's type
NUMBER_TYPE, WORD_TYPE, INPUT_TYPE = 18 * LARGE, 13 * LARGE, 11 * LARGE
GRIDS = {2: (1, 2), 4: (2, 2), 8: (2, 4), 16: (4, 4), 32: (4, 8), 64: (8, 8)}
"""Columns and lines of the bulbs, by the number of rows."""
INSET = 14
BAR_SHARE = 0.8  # of the words' width, for the bar of p with the threshold
TYPE_SHARE = 0.8  # of a line's height
ROOM_FOR_WORDS = 60  # points of height: lower cells have the number and the mark only
ROOM_FOR_NUMBER = 100  # points of width: narrower cells have the mark only


class LargeCell(Record):
    """The places of one row: the bulb at the left, words at the right.

    Attributes:
        box: All of it.
        bulb: The centre of the glass.
        radius: Its radius in pixels.
        words: What is beside the bulb.
    """

    box: Rect
    bulb: Point
    radius: int
    words: Rect


def large_cells(rect: Rect, unit: float, n_rows: int) -> tuple[LargeCell, ...]:
    """Return the places of all rows in `rect`, in counting order."""
    return _cells((*rect.topleft, *rect.size), unit, n_rows)


@lru_cache(maxsize=8)
def _cells(panel: tuple[int, int, int, int], unit: float, n_rows: int) -> tuple[LargeCell, ...]:
    n_columns, n_lines = GRIDS[n_rows]
    inset, gap = round(INSET * unit), round(4 * unit)
    box = Rect(panel).inflate(-2 * inset, -2 * inset)
    lines = rows(box, gap, *[Flex()] * n_lines)
    boxes = [cell for line in lines for cell in columns(line, gap, *[Flex()] * n_columns)]
    return tuple(_cell(box, unit) for box in boxes)


def _cell(box: Rect, unit: float) -> LargeCell:
    radius = max(3, round(min(box.height / (1.4 + BELOW), box.width * 0.19)))
    bulb = (box.x + radius * 1.35, box.centery - radius * (BELOW - 1) / 2)
    words = Rect(box.x + round(radius * 2.7), box.y, 0, box.height)
    words.width = max(1, box.right - words.x - round(4 * unit))
    return LargeCell(box, bulb, radius, words)


def draw_large_bulbs(pen: Pen, rect: Rect, scene: Scene, layers: Layers = ALL) -> None:
    """Draw a bulb and its words for every row; sockets and inputs stand still."""
    now = scene.snapshot
    cells = large_cells(rect, pen.unit, now.gate.n_rows)
    if layers.still:
        pen.rounded(cells[now.live_row].box, pen.theme.stage.raised, 10)
    draw_bulbs(pen, [cell.bulb for cell in cells], cells[0].radius, scene.glow.tolist(), layers)
    for row, cell in enumerate(cells):
        if cell.words.height >= ROOM_FOR_WORDS * pen.unit:
            _draw_words(pen, cell.words, scene, row, layers)
        elif layers.moving:
            _draw_number(pen, cell.words, scene, row)


def _draw_words(pen: Pen, box: Rect, scene: Scene, row: int, layers: Layers) -> None:
    """Draw inputs, probability with the threshold below it, and the judgement."""
    inputs, number, bar, words = rows(box, 0, Flex(1.0), Flex(1.5), Flex(0.16), Flex(1.2))
    stage, now = pen.theme.stage, scene.snapshot
    if layers.still:
        colour = stage.accent if row == now.live_row else stage.muted
        _fitted(pen, input_words(now.gate, row), inputs, colour, INPUT_TYPE)
    if not layers.moving:
        return
    if not scene.hides(Hidden.PROBABILITIES):
        colour = stage.accent if now.answers[row].is_one else stage.text
        _fitted(pen, _number(scene, row), number, colour, NUMBER_TYPE)
        _draw_threshold(pen, bar, scene, row)
    said = scene.judgement(row)
    _fitted(pen, said.text, words, stage.marks[said.mark], WORD_TYPE)


def _number(scene: Scene, row: int) -> str:
    now = scene.snapshot
    return figures.row_probability(float(now.probabilities[row]), now.threshold)


def _draw_number(pen: Pen, box: Rect, scene: Scene, row: int) -> None:
    """Draw the number and the sign of the mark, or the sign alone if there is no room."""
    mark, words = scene.judgement(row).mark, []
    if box.width >= ROOM_FOR_NUMBER * pen.unit and not scene.hides(Hidden.PROBABILITIES):
        words.append(_number(scene, row))
    if not scene.hides(Hidden.MARKS):
        words.append(SIGNS[mark])
    if words:
        _fitted(pen, " ".join(words), box, pen.theme.stage.marks[mark], NUMBER_TYPE)


def _draw_threshold(pen: Pen, bar: Rect, scene: Scene, row: int) -> None:
    """Draw p as a bar from 0 to 1, and the threshold across it."""
    stage, high = pen.theme.stage, max(2, bar.height)
    track = Rect(bar.x, bar.centery - high // 2, round(bar.width * BAR_SHARE), high)
    pen.rounded(track, stage.track, 3)
    filled = Rect(track.x, track.y, round(track.width * float(scene.glow[row])), track.height)
    if filled.width > 1:
        pen.rounded(filled, stage.accent, 3)
    x = round(track.x + track.width * scene.threshold_shown)
    pen.surface.fill(stage.text, (x - pen.px(1), track.y - high, pen.px(2.5), 3 * high))


def _fitted(pen: Pen, text: str, box: Rect, colour: Colour, most: float) -> None:
    """Draw `text` as large as its line allows, at most `most` points, whatever its digits are."""
    size = min(most, box.height * TYPE_SHARE / pen.unit)
    width = width_of(text.translate(WIDEST), Face.STRONG, pen.px(size))
    size *= min(1.0, 0.98 * box.width / max(width, 1))
    pen.text(text, box, colour, size, Face.STRONG)


WIDEST = str.maketrans("123456789", "000000000")


def input_words(gate: Gate, row: int) -> str:
    """Return the inputs of a row: "A=0 B=1", or "011" if there are more than two."""
    bits = gate.rows[row]
    if len(bits) > len("AB") or max(map(len, gate.inputs)) > 1:
        return "".join(map(str, bits))
    return " ".join(f"{name}={bit}" for name, bit in zip(gate.inputs, bits, strict=True))


def large_bulb_hotspots(
    pen: Pen, rect: Rect, scene: Scene, handler: PlaygroundHandler
) -> list[Hotspot]:
    """Return the hotspots: a click on a bulb or its words feeds the row to the neuron."""
    cells = large_cells(rect, pen.unit, scene.snapshot.gate.n_rows)
    return [
        Hotspot(
            "row",
            cell.box,
            row,
            partial(row_words, scene.snapshot, row, scene.hidden),
            partial(handler.feed, row),
        )
        for row, cell in enumerate(cells)
    ]


def large_bulbs_show(scene: Scene) -> object:
    """Return what the moving picture depends on (see `picture.Part.shows`)."""
    now = scene.snapshot
    return shown(scene.glow, now.marks), now.answers, scene.figures, scene.neuron


def large_bulbs_stand(scene: Scene) -> object:
    """Return what stands still depends on."""
    return scene.snapshot.gate, scene.snapshot.live_row
