"""The header: which gate, and the numbers of the moment."""

from functools import lru_cache

from pygame import Rect

from ...core.training import Optimizer
from ...playground.controls import L2, LEARNING_RATE, THRESHOLD, Knob
from ..kit import figures
from ..kit.layout import Flex, columns, rows
from ..kit.pen import ALL, Align, Layers, Pen
from ..kit.symbol import draw_symbol
from ..kit.text import Face
from .scene import Scene

BRAND = "Glowgate"
STAT_WIDTH = 96


def header_cells(rect: Rect, unit: float) -> dict[str | Knob, Rect]:
    """Return the cells of the header's numbers: readings by name, knobs by themselves."""
    names: list[str | Knob] = ["EPOCH", "LOSS", "ACCURACY", THRESHOLD, LEARNING_RATE, L2]
    width = round(STAT_WIDTH * unit)
    area = Rect(rect.right - width * len(names), rect.y, width * len(names), rect.height)
    cells = columns(area.inflate(0, -round(14 * unit)), 0, *[width] * len(names))
    return dict(zip(names, cells, strict=True))


def arrows(cell: Rect, unit: float) -> tuple[Rect, Rect]:
    """Return where a focused knob's arrows for lower and raise lie."""
    width = round(13 * unit)
    box = Rect(cell.right - round(10 * unit) - 2 * width, cell.centery, width, cell.height // 2)
    return box, box.move(width, 0)


KNOB_LABELS = {THRESHOLD: "THRESHOLD θ", LEARNING_RATE: "LEARNING RATE", L2: "L2"}


def knob_title(knob: Knob, optimizer: Optimizer) -> str:
    """Return a knob's title; the learning rate's tells if it is not plain gradient descent's."""
    if knob == LEARNING_RATE and optimizer is not Optimizer.GRADIENT_DESCENT:
        return f"RATE, {optimizer.upper()}"
    return KNOB_LABELS[knob]


def draw_header(pen: Pen, rect: Rect, scene: Scene) -> None:
    """Draw brand, gate and numbers."""
    cells = header_cells(rect, pen.unit)
    left = min(cell.left for cell in cells.values()) - pen.px(12)
    _draw_title(pen, Rect(rect.x, rect.y, left - rect.x, rect.height), scene)
    snapshot = scene.snapshot
    readings = {
        "EPOCH": figures.epoch(snapshot.epoch),
        "LOSS": figures.loss(snapshot.loss),
        "ACCURACY": f"{snapshot.n_right}/{snapshot.n_examples}",
    }
    for key, cell in cells.items():
        if isinstance(key, Knob):
            value = figures.short(snapshot.value_of(key))
            title = knob_title(key, snapshot.run.settings.optimizer)
            draw_cell(pen, cell, title, value, has_focus=snapshot.focus == key)
        else:
            draw_cell(pen, cell, key, readings[key])


def _draw_title(pen: Pen, rect: Rect, scene: Scene) -> None:
    palette, gate = pen.theme.cards, scene.snapshot.gate
    brand, symbol, title = columns(rect, pen.px(14), pen.px(108), pen.px(46), Flex())
    pen.text(BRAND, brand.move(pen.px(8), 0), palette.accent, 21, Face.STRONG)
    symbol.inflate_ip(0, -round(rect.height * 0.52))
    draw_symbol(pen, symbol, gate.symbol, gate.name, palette.text)
    name, formula = title, ""
    if gate.expression:
        name, formula_box = rows(title, 0, Flex(0.6), Flex(0.4))
        formula = gate.expression
        pen.text(formula, formula_box.move(0, -pen.px(5)), palette.muted, 13)
        name = name.move(0, pen.px(3))
    pen.paragraph(gate.name, name, palette.text, (21, 16, 12, 10), Face.STRONG)


@lru_cache(maxsize=16)
def _cell_lines(size: tuple[int, int], across: int, down: int) -> list[Rect]:
    """Return the lines of title and number in a cell of `size` with room around them."""
    return rows(Rect((0, 0), size).inflate(-across, -down), 0, Flex(0.4), Flex(0.6))


def draw_cell(
    pen: Pen,
    cell: Rect,
    title: str,
    value: str,
    has_focus: bool = False,
    has_arrows: bool = True,
    layers: Layers = ALL,
) -> None:
    """Draw one number under its title, which stands still; with the focus lit, arrows to click."""
    palette = pen.theme.cards
    if has_focus:
        pen.outlined(cell.inflate(-pen.px(4), 0), palette.accent, palette.keycap, 8)
    top, bottom = (
        line.move(cell.topleft) for line in _cell_lines(cell.size, pen.px(18), pen.px(6))
    )
    if layers.still:
        pen.text(title, top, palette.muted, 10)
    if not layers.moving:
        return
    if has_focus and has_arrows:
        bottom.width = arrows(cell, pen.unit)[0].x - bottom.x
    pen.text(value, bottom, palette.accent if has_focus else palette.text, 17, Face.MONO)
    if has_focus and has_arrows:
        for sign, box in zip("↓↑", arrows(cell, pen.unit), strict=True):
            pen.text(sign, box, palette.muted, 12, Face.MONO, Align.CENTRE)
