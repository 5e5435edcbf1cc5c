"""The written sum below the neuron, in the wires' colours, in as many words as fit."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from pygame import Rect

from ..kit.kept_pen import KeptPen
from ..kit.panel import Panel
from ..kit.pen import Align, Pen
from ..kit.text import Face, width_of
from .neuron_sum import (
    MORE_PLACES,
    PLACES,
    Part,
    answer_parts,
    only_lit,
    sum_parts,
    terms_of_row,
)
from .scene import PlaygroundHandler, Scene

SIZES = (15, 14, 13, 12, 11)  # in points
CAPTIONED = SIZES[:3]
CAPTION_SIZE = 11
LINE = 20  # its height in points
LEAST_GAP, MOST_GAP = 4, 10  # between parts, in points

Line = list[Part]


def _choices(scene: Scene, has_two_lines: bool) -> Iterator[tuple[list[Line], Sequence[int]]]:
    """Yield the lines and sizes in which the sum can be written, the best first."""
    snapshot = scene.snapshot
    decimals = (PLACES,) if scene.is_running else (PLACES, *MORE_PLACES)
    terms, z = terms_of_row(snapshot, snapshot.live_row), float(snapshot.logits[snapshot.live_row])
    hidden = scene.hidden
    answer = answer_parts(snapshot, hidden)
    parts = sum_parts(terms, z, decimals, hidden)
    yield [[*parts, *answer]], CAPTIONED
    lit = only_lit(terms)
    fewer = (only_lit(terms, most) for most in range(len(lit) - 2, -1, -1))
    for chosen in (terms, lit, *fewer):
        parts = sum_parts(chosen, z, decimals, hidden)
        yield ([parts, answer] if has_two_lines else [[*parts, *answer]]), SIZES


def _chosen(pen: Pen, box: Rect, scene: Scene) -> tuple[list[Line], float]:
    """Return the best lines that fit, and their size."""
    lines: list[Line] = []
    for lines, sizes in _choices(scene, has_two_lines=box.height > pen.px(2 * LINE)):
        if _width(pen, lines, sizes[-1]) <= box.width:
            return lines, next(size for size in sizes if _width(pen, lines, size) <= box.width)
    return lines, SIZES[-1]  # squeezed


def draw_sum(pen: Pen, box: Rect, scene: Scene) -> None:
    """Draw the sum in `box` below a hairline, in one line with captions or in two without."""
    pen = KeptPen(pen.surface, pen.theme, pen.unit, pen.placed)  # many numbers change at once
    pen.line(box.topleft, (box.right - 1, box.y), pen.theme.stage.border, 1)
    lines, size = _chosen(pen, box, scene)
    height = pen.px(LINE)
    if len(lines) == 1:
        has_captions = box.height > 2 * height
        top = box.y + (pen.px(8) if has_captions else (box.height - height) // 2)
        rects = _draw_line(pen, Rect(box.x, top, box.width, height), lines[0], size)
        if not has_captions:
            return
        _draw_captions(pen, Rect(box.x, box.y + pen.px(29), box.width, pen.px(15)), lines[0], rects)
        return
    for place, line in enumerate(lines):
        row = Rect(box.x, box.y + pen.px(4 + 22 * place), box.width, height)
        _draw_line(pen, row, line, size)


def _part_width(pen: Pen, part: Part, size: float) -> int:
    return width_of(part.text, part.face, pen.px(size))


def _width(pen: Pen, lines: Sequence[Line], size: float) -> int:
    """Return the least width in which all lines fit."""
    gap = pen.px(LEAST_GAP)
    return max(
        sum(_part_width(pen, part, size) for part in line) + (len(line) - 1) * gap for line in lines
    )


def _draw_line(pen: Pen, row: Rect, line: Line, size: float) -> list[Rect]:
    """Draw the parts of a line as far apart as there is room, and return where they are."""
    n_gaps, widths = len(line) - 1, [_part_width(pen, part, size) for part in line]
    gap = min(max(pen.px(LEAST_GAP), (row.width - sum(widths)) // n_gaps), pen.px(MOST_GAP))
    squeeze = min(1.0, (row.width - gap * n_gaps) / sum(widths))
    rects, x = [], row.x
    for part, full in zip(line, widths, strict=True):
        width = int(full * squeeze)
        box = Rect(x, row.y, width, row.height)
        rects.append(pen.text(part.text, box, part.colour(pen.theme.stage), size, part.face))
        x += width + gap
    return rects


def _draw_captions(pen: Pen, row: Rect, line: Line, rects: Sequence[Rect]) -> None:
    """Draw the words below the parts, unless two would touch."""
    boxes, px = [], pen.px(CAPTION_SIZE)
    for part, rect in zip(line, rects, strict=True):
        box = Rect(
            0, row.y, width_of(part.caption, Face.REGULAR, px) if part.caption else 0, row.height
        )
        box.centerx = rect.centerx
        box.clamp_ip(row)
        boxes.append((part, box))
    named = [(part, box) for part, box in boxes if part.caption]
    apart = pen.px(LEAST_GAP)
    if any(box.right + apart > after.x for (_, box), (_, after) in pairwise(named)):
        return
    for part, box in named:
        is_wire = part.tone in {"positive", "negative"}
        colour = part.colour(pen.theme.stage) if is_wire else pen.theme.stage.muted
        pen.text(part.caption, box, colour, CAPTION_SIZE, align=Align.CENTRE)


def _shows(scene: Scene) -> object:
    now = scene.snapshot
    said = int(now.marks[now.live_row]), bool(now.outputs[now.live_row])
    more_digits = None if scene.is_running else now.weights.tobytes()
    return scene.neuron, scene.figures, said, more_digits


SUM: Panel[Scene, PlaygroundHandler] = Panel(
    "sum", draw_sum, shows=_shows, is_stage=True, has_card=False
)
