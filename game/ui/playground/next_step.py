"""The card of the next step: what the next epoch does to the weights, row by row."""

from collections.abc import Sequence
from functools import partial

from pygame import Rect

from ...core.training import Optimizer
from ...playground.controls import Action
from ...record import Record
from ..kit import figures
from ..kit.layout import Flex, columns
from ..kit.panel import TITLE_TYPE, Hotspot, title_box
from ..kit.pen import Align, Pen
from ..kit.picture import Part
from ..kit.text import Face, width_of
from ..kit.theme import Colour, mix
from .scene import NextStep, PlaygroundHandler, Scene
from .step_lines import COARSE, FINE, NOW, ROUNDING, Line, lines_of, step_number

INTRO = "Each row pushes the weights by its error times its inputs."
SGD_INTRO = "Row after row: each weight changes by minus the rate × error × input."
DO, CLOSE = "→ do this step", "Esc: close"
DO_TIP = "Do just this step (→)."
CLOSE_TIP = "Close this card (W or Esc)."
HEADS = (("", "row"), ("p", "says"), ("t", "target"), ("p − t", "error"))
TITLE_HEIGHT, INTRO_HEIGHT, HEAD, FOOT = 36, 22, 21, 10  # in points
LINES = (36, 32, 28, 24, 21)  # heights of a line, the first at which all rows fit
NUMBER_SIZES = (15, 13, 12, 11)
LEAST_SIZE = 11
LETTERS = 7.6  # in a column: +0.123, an arrow and a gap


class CardGeometry(Record, eq=False):
    """The rectangles of the card and what it holds, the type of its numbers, and its lines."""

    card: Rect
    do: Rect
    close: Rect
    columns: tuple[Rect, ...]
    names_height: int
    line: int
    size: float
    places: int
    lines: tuple[Line, ...]


def next_step_geometry(pen: Pen, stage: Sequence[Rect], step: NextStep) -> CardGeometry:
    """Return the geometry: over neuron and truth table, or if that is too narrow, the stage.

    Args:
        pen: Measures texts.
        stage: The rectangles of neuron and truth table, then those of all other panels.
        step: What it tells.
    """
    card, size, places = _room(pen, stage, len(HEADS) + len(step.before.weights))
    inside = card.inflate(-2 * pen.px(16), 0)
    heading = title_box(pen, card)
    close_width, do_width = (width_of(w, Face.REGULAR, pen.px(12)) + pen.px(8) for w in (CLOSE, DO))
    close = Rect(heading.right - close_width, heading.y, close_width, heading.height)
    do = Rect(close.x - do_width - pen.px(8), heading.y, do_width, heading.height)
    boxes = columns(inside, 0, *[Flex()] * (len(HEADS) + len(step.before.weights)))
    names = step.before.gate.feature_names
    widest = max(width_of(name, Face.REGULAR, pen.px(12)) for name in names)
    n_lines = min(4, -(-widest // max(1, boxes[0].width - pen.px(6))))
    names_height = pen.px(HEAD if n_lines <= 1 else 13 * n_lines)
    room = card.height - pen.px(TITLE_HEIGHT + INTRO_HEIGHT + HEAD + FOOT + 8) - names_height
    for height in LINES:
        lines = lines_of(step, room // pen.px(height))
        if not any(line.label.startswith("…") for line in lines):
            break
    line = pen.px(height)
    return CardGeometry(card, do, close, tuple(boxes), names_height, line, size, places, lines)


def _room(pen: Pen, stage: Sequence[Rect], n_columns: int) -> tuple[Rect, float, int]:
    """Return the card, the size of numbers, and their decimals, so that the columns fit."""
    small, large = stage[0].unionall(stage[1:2]), stage[0].unionall(list(stage[1:]))
    for card in (small, large):
        for size in NUMBER_SIZES:
            letter = width_of("0", Face.MONO, pen.px(size))
            if card.width - 2 * pen.px(16) >= n_columns * LETTERS * letter:
                return card, size, FINE
    return large, LEAST_SIZE, COARSE


def draw_next_step(pen: Pen, stage: Sequence[Rect], step: NextStep) -> None:
    """Draw the card."""
    place, palette = next_step_geometry(pen, stage, step), pen.theme.stage
    card, epoch = place.card, step.before.epoch
    pen.rounded(card, palette.accent, 12)
    pen.rounded(card.inflate(-2, -2), palette.card, 11)
    heading = title_box(pen, card)
    heading.width = place.do.x - heading.x
    word = "NEXT STEP" if step.done is None else "DONE"
    title = f"{word}: EPOCH {figures.epoch(epoch)} → {figures.epoch(epoch + 1)}"
    pen.text(title, heading, palette.text, TITLE_TYPE, Face.STRONG)
    pen.text(DO, place.do, palette.accent, 12, align=Align.RIGHT)
    pen.text(CLOSE, place.close, palette.muted, 12, align=Align.RIGHT)
    top = card.y + pen.px(TITLE_HEIGHT)
    intro = Rect(heading.x, top, card.width - 2 * pen.px(16), pen.px(INTRO_HEIGHT))
    is_batch = step.before.run.settings.optimizer is Optimizer.GRADIENT_DESCENT
    pen.text(INTRO if is_batch else SGD_INTRO, intro, palette.text, 13)
    top = _draw_heads(pen, intro.bottom + pen.px(4), place, step)
    pen.line((intro.x, top), (intro.right - 1, top), palette.border, 1)
    tops = [top + pen.px(2) + number * place.line for number in range(len(place.lines))]
    for line, y in zip(place.lines, tops, strict=True):
        _draw_line(pen, y, place, line, step, tops)


def _draw_heads(pen: Pen, top: int, place: CardGeometry, step: NextStep) -> int:
    """Draw the names of the columns, and return where they end."""
    palette, line = pen.theme.stage, pen.px(HEAD)
    lower = Rect(0, top + line, 0, place.names_height)
    for (above, below), column in zip(HEADS, place.columns, strict=False):
        pen.text(above, Rect(column.x, top, column.width, line), palette.muted, 12)
        pen.text(below, Rect(column.x, lower.y, column.width, lower.height), palette.muted, 12)
    own = place.columns[len(HEADS) :]
    is_batch = step.before.run.settings.optimizer is Optimizer.GRADIENT_DESCENT
    over = Rect(own[0].x, top, own[-1].right - own[0].x, line)
    pen.text("push on" if is_batch else "weights after the row", over, palette.muted, 12)
    for name, column in zip((*step.before.gate.feature_names, "bias"), own, strict=True):
        box = Rect(column.x, lower.y, column.width - pen.px(6), lower.height)
        pen.paragraph(name, box, palette.text, (12, 11, 10, 9, 8), Face.STRONG)
    return lower.bottom


def _draw_line(
    pen: Pen, y: int, place: CardGeometry, line: Line, step: NextStep, tops: Sequence[int]
) -> None:
    palette, height = pen.theme.stage, place.line
    if line.is_ruled:
        ends = (place.columns[0].x, y), (place.columns[-1].right - 1, y)
        pen.line(*ends, palette.border, 1)
    heads, own = place.columns[: len(HEADS)], place.columns[len(HEADS) :]
    colour = palette.accent if line.is_live else palette.text
    if line.cells:
        for text, column in zip((line.label, *line.cells), heads, strict=True):
            box = Rect(column.x, y, column.width - pen.px(4), height)
            pen.text(text, box, colour, place.size, Face.MONO)
    else:
        wide = heads if line.numbers is not None else place.columns
        box = Rect(wide[0].x, y, wide[-1].right - wide[0].x - pen.px(6), height)
        pen.text(line.label, box, palette.text if line.is_new else palette.muted, 12)
    if line.numbers is None:
        return
    done, target = _eased(step.done or 0.0), place.lines.index(_now(place))
    for number, old, column in zip(line.numbers, step.before.weights.tolist(), own, strict=True):
        box = Rect(column.x, y, column.width - pen.px(3), height)
        text = figures.NOT_TOLD if line.is_hidden else step_number(number, place.places)
        shade = colour
        if line.is_new:
            text, shade = _with_arrow(text, number - old), _arrow_colour(pen, number - old)
            box.y += round((tops[target] - y) * done)
        elif line is place.lines[target]:
            shade = mix(palette.text, palette.card, min(1.0, 2 * done))
        pen.text(text, box, shade, place.size, Face.MONO)


def _now(place: CardGeometry) -> Line:
    return next(line for line in place.lines if line.label == NOW)


def _eased(share: float) -> float:
    return share * share * (3 - 2 * share)


def _with_arrow(text: str, change: float) -> str:
    arrow = "" if abs(change) < ROUNDING else "↑" if change > 0 else "↓"
    return f"{text}{arrow}"


def _arrow_colour(pen: Pen, change: float) -> Colour:
    stage = pen.theme.stage
    if abs(change) < ROUNDING:
        return stage.text
    return stage.positive if change > 0 else stage.negative


def next_step_part(pen: Pen, stage: Sequence[Rect], step: NextStep) -> Part:
    """Return the card as a part of the picture."""
    now = step.before
    shows = now.run, now.epoch, now.weights.tobytes(), now.live_inputs, step.done, step.hidden
    draw = partial(draw_next_step, stage=stage, step=step)
    return Part("next step", next_step_geometry(pen, stage, step).card, shows, draw)


def next_step_hotspots(
    pen: Pen, stage: Sequence[Rect], scene: Scene, handler: PlaygroundHandler
) -> list[Hotspot]:
    """Return the hotspots of the card; a click beside it closes it."""
    assert scene.next_step is not None
    place, close = next_step_geometry(pen, stage, scene.next_step), handler.toggle_next_step
    do = partial(handler.step, Action.FORWARD)
    return [
        Hotspot("beside next step", stage[0].unionall(list(stage[1:])), click=close),
        Hotspot("next step", place.card),
        Hotspot("do step", place.do, tip=lambda: DO_TIP, click=do),
        Hotspot("close next step", place.close, tip=lambda: CLOSE_TIP, click=close),
    ]
