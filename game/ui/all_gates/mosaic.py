"""The mosaic: one cell per gate, coloured by its training state; and the panels beside it.

The hue says whether the gate is learned, can be, or cannot be; the brightness is the geometric mean
of the probabilities that the neuron gives to the right answers, exp(-loss).
"""

from collections.abc import Mapping
from functools import lru_cache

import numpy as np
import pygame
from pygame import Rect, Surface

from ...core.assessment import Mark, marks
from ...core.census import cell_of, gate_grid
from ...core.neuron import Bools, Floats, Ints, logits, sigmoid
from ...playground.hidden import Hidden
from ..kit import figures
from ..kit.bulb import draw_bulbs, draw_mark
from ..kit.layout import Flex, columns, rows
from ..kit.pen import Align, Pen
from ..kit.plot import Levels, ramp
from ..kit.text import Face
from ..kit.theme import THEMES, Colour, Theme, lamp, mix
from ..playground.proof import draw_dot
from ..playground.verdict import draw_verdict
from .all_gates_scene import AllGatesScene, State
from .cards import state_colour, state_words

BAND = 85  # levels of brightness per state: three bands make a palette
STARTS: Mapping[State, int] = {State.CANNOT: 0, State.LEARNING: BAND, State.LEARNED: 2 * BAND}
GUESSING = 0.5  # exp(-ln 2), the value for p = 0.5 on every row: the darkest level
INSET = 8
QUESTION = "Can one neuron learn this gate? V tells."
LINES_FROM_PX = 8  # from this size on, cells are separated by lines
WHOLE_CELLS = 0.9  # cells get a whole number of pixels if that uses at least this share
LENS_CELLS = 13
WHITE: Colour = (255, 255, 255)
BLACK: Colour = (0, 0, 0)


def state_ramp(theme: Theme, state: State) -> tuple[Colour, Colour]:
    """Return the colours of a state from the darkest to the brightest."""
    stage, is_dark = theme.stage, theme.halo is None
    blues = (0.1, 0.62) if is_dark else (0.5, 0.12)
    dark_blue, bright_blue = (mix(stage.card, stage.negative, share) for share in blues)
    ramps = {
        State.CANNOT: (dark_blue, bright_blue),
        State.LEARNING: (lamp(theme, 0.15), lamp(theme, 0.45)),
        State.LEARNED: (lamp(theme, 0.8), lamp(theme, 1.0) if is_dark else theme.one),
    }
    return ramps[state]


@lru_cache(maxsize=8)
def _palette(theme_name: str) -> list[Colour]:
    colours: list[Colour] = [BLACK] * 256
    for state, start in STARTS.items():
        dark, bright = state_ramp(THEMES[theme_name], state)
        colours[start : start + BAND] = [mix(dark, bright, n / (BAND - 1)) for n in range(BAND)]
    return colours


def cell_levels(loss: Floats, learnable: Bools, learned: Bools) -> Levels:
    """Return the palette index of cells; all arrays have the same shape."""
    light = np.exp(-loss)
    light -= GUESSING
    light *= (BAND - 1) / (1 - GUESSING)
    np.maximum(light, 0, out=light)
    return light.astype(np.uint8) + (learnable * np.uint8(BAND) + learned * np.uint8(BAND))


def picture_rect(rect: Rect, unit: float, n_inputs: int) -> Rect:
    """Return the square of cells in the card `rect`."""
    side = min(rect.size) - 2 * round(INSET * unit)
    n_cells = len(gate_grid(n_inputs))
    whole = side // n_cells * n_cells
    square = Rect(0, 0, whole, whole) if whole >= WHOLE_CELLS * side else Rect(0, 0, side, side)
    square.center = rect.center
    return square


def gate_at(square: Rect, n_inputs: int, point: tuple[int, int]) -> int:
    """Return the number of the gate whose cell is at `point`, or the nearest one."""
    grid = gate_grid(n_inputs)
    n_cells = len(grid)
    column, row = (
        min(max((at - start) * n_cells // length, 0), n_cells - 1)
        for at, start, length in zip(point, square.topleft, square.size, strict=True)
    )
    return int(grid[row, column])


def draw_mosaic(pen: Pen, rect: Rect, scene: AllGatesScene) -> None:
    """Draw every gate's cell, and the cursor."""
    square = picture_rect(rect, pen.unit, scene.n_inputs)
    grid = gate_grid(scene.n_inputs)
    picture = _picture(_levels(scene, grid.T), pen.theme)
    pen.surface.blit(_scaled(picture, square.width), square)
    _draw_lines(pen, square, len(grid))
    size = square.width / len(grid)
    row, column = cell_of(scene.n_inputs, scene.number)
    cell = Rect(0, 0, round(size), round(size))
    cell.topleft = (round(square.x + column * size), round(square.y + row * size))
    _draw_cursor(pen, cell.inflate(2 * pen.px(3), 2 * pen.px(3)))


def draw_lens(pen: Pen, rect: Rect, scene: AllGatesScene) -> None:
    """Draw the cells around the cursor, enlarged."""
    grid = gate_grid(scene.n_inputs)
    row, column = cell_of(scene.n_inputs, scene.number)
    top, left = (_window(place, len(grid)) for place in (row, column))
    around = grid[top : top + LENS_CELLS, left : left + LENS_CELLS]
    side = (min(rect.size) - 2 * pen.px(INSET)) // LENS_CELLS * LENS_CELLS
    square = Rect(0, 0, side, side)
    square.center = rect.center
    picture = _picture(_levels(scene, around.T), pen.theme)
    pen.surface.blit(_scaled(picture, side), square)
    _draw_lines(pen, square, LENS_CELLS)
    size = side // LENS_CELLS
    cell = Rect(square.x + (column - left) * size, square.y + (row - top) * size, size, size)
    _draw_cursor(pen, cell.inflate(2 * pen.px(1), 2 * pen.px(1)))


def _window(place: int, n_cells: int) -> int:
    """Return the first cell that the lens shows, with `place` in the middle except at edges."""
    return min(max(place - LENS_CELLS // 2, 0), n_cells - LENS_CELLS)


def _levels(scene: AllGatesScene, numbers: Ints) -> Levels:
    standing = scene.standing
    learnable, learned = scene.told_learnable[numbers], scene.told_learned[numbers]
    loss = standing.loss[numbers]
    if scene.hides(Hidden.LOSS):
        loss = np.zeros_like(loss)
    return cell_levels(loss, learnable, learned)


def _picture(levels: Levels, theme: Theme) -> Surface:
    """Return the picture of cells, shape (n_columns, n_rows), with one pixel for each."""
    picture = Surface(levels.shape[:2], depth=8)
    picture.set_palette(_palette(theme.name))
    pygame.surfarray.blit_array(picture, levels)
    return picture


def _scaled(picture: Surface, side: int) -> Surface:
    """Return `picture` scaled to `side` pixels, with cells of equal size or interpolated."""
    n_cells = picture.get_width()
    if side % n_cells == 0:
        return pygame.transform.scale(picture, (side, side))
    larger = (side // n_cells + 1) * n_cells
    plain = Surface((larger, larger))
    plain.blit(pygame.transform.scale(picture, (larger, larger)), (0, 0))
    return pygame.transform.smoothscale(plain, (side, side))


def _draw_lines(pen: Pen, square: Rect, n_cells: int) -> None:
    if square.width < LINES_FROM_PX * n_cells:
        return
    card = pen.theme.stage.card
    for line in range(1, n_cells):
        at = round(square.width * line / n_cells)
        pen.surface.fill(card, (square.x + at, square.y, pen.px(1), square.height))
        pen.surface.fill(card, (square.x, square.y + at, square.width, pen.px(1)))


def _draw_cursor(pen: Pen, rect: Rect) -> None:
    width = pen.px(2)
    pygame.draw.rect(pen.surface, BLACK, rect.inflate(2 * width, 2 * width), width)
    pygame.draw.rect(pen.surface, WHITE, rect, width)


MEANINGS: Mapping[State, str] = {
    State.LEARNED: "learned: every row right",
    State.LEARNING: "can be learned, not yet",
    State.CANNOT: "one neuron cannot learn it",
}
EXPLANATION = (
    "One cell a gate. The brighter, the surer the neuron is of the right answers. Neighbours differ"
    " in one row of the truth table: sideways where A = 0, up and down where A = 1."
)
BULBS_ACROSS = 4


def draw_legend(pen: Pen, rect: Rect, scene: AllGatesScene) -> None:
    """Draw the meaning of the colours, the number of gates of each, and the order of cells."""
    stage = pen.theme.stage
    box = rect.inflate(-2 * pen.px(16), -2 * pen.px(10))
    title, *lines, words = rows(box, 0, pen.px(22), *[Flex()] * len(MEANINGS), Flex(2.4))
    pen.text("WHAT THE COLOURS MEAN", title, stage.muted, 11.5, Face.STRONG)
    for (state, meaning), line in zip(MEANINGS.items(), lines, strict=True):
        swatch, count, label = columns(line, pen.px(10), pen.px(44), pen.px(62), Flex())
        bar = Rect(swatch.x, 0, swatch.width, pen.px(14))
        bar.centery = swatch.centery
        _draw_swatch(pen, bar, state)
        number = figures.epoch(scene.counts[state])
        if scene.hides(Hidden.CENSUS) or scene.hides(Hidden.MARKS):
            number = figures.NOT_TOLD
        pen.text(number, count, stage.text, 13, Face.MONO, Align.RIGHT)
        pen.text(meaning, label, stage.text, 13)
    sizes = (12.5, 12, 11.5, 11, 10.5, 10, 9.5, 9)
    pen.paragraph(EXPLANATION, words, stage.muted, sizes)


def _draw_swatch(pen: Pen, rect: Rect, state: State) -> None:
    colours = ramp(state_ramp(pen.theme, state))
    for x in range(rect.width):
        colour = colours[x * len(colours) // rect.width]
        pen.surface.fill(tuple(colour.tolist()), (rect.x + x, rect.y, 1, rect.height))


def draw_gate_details(pen: Pen, rect: Rect, scene: AllGatesScene) -> None:
    """Draw the gate under the cursor: name, state, truth table as bulbs, verdict."""
    stage, state = pen.theme.stage, scene.state_of(scene.number)
    box = rect.inflate(-2 * pen.px(16), -2 * pen.px(10))
    title, body = rows(box, pen.px(6), pen.px(24), Flex())
    share = Flex(1) if scene.penalty_of(scene.number) is None else Flex(2.4)
    name, loss, right, status = columns(title, pen.px(8), Flex(1.5), share, Flex(1.1), Flex(0.8))
    pen.text(scene.gate.name, name, stage.text, 15, Face.STRONG)
    if not scene.hides(Hidden.LOSS):
        pen.text(_losses(scene), loss, stage.muted, 12, Face.MONO)
    rows_right = int(scene.standing.rows_right[scene.number])
    words = "" if scene.hides(Hidden.MARKS) else f"{rows_right} of {scene.gate.n_rows} right"
    pen.text(words, right, stage.muted, 12, Face.MONO)
    if not scene.hides(Hidden.MARKS):
        colour = state_colour(pen, state)
        pen.text(state_words(state), status, colour, 13, Face.STRONG, Align.RIGHT)
    table, proof = columns(body, pen.px(16), Flex(0.44), Flex(0.56))
    _draw_table(pen, table, scene)
    if scene.tells_verdict:
        draw_verdict(pen, proof, scene.gate, scene.verdict, stage)
    elif not scene.hides(Hidden.VERDICT):
        pen.paragraph(QUESTION, proof, stage.muted, (13, 12, 11, 10))


def _losses(scene: AllGatesScene) -> str:
    """Return the loss of the gate under the cursor, and under a penalty its cross-entropy."""
    text = f"loss {figures.brief_loss(scene.loss_of(scene.number))}"
    if scene.penalty_of(scene.number) is None:
        return text
    mean = figures.brief_loss(float(scene.standing.loss[scene.number]))
    return f"{text} cross-entropy {mean}"


def _draw_table(pen: Pen, box: Rect, scene: AllGatesScene) -> None:
    """Draw the truth table: a bulb for each row, with its bits above and its target below."""
    gate, stage = scene.gate, pen.theme.stage
    p = sigmoid(logits(scene.neurons[scene.number], gate.design))
    row_marks = marks(p, gate.target_column, scene.threshold)
    caption, grid = rows(box, 0, pen.px(18), Flex())
    pen.text("bulb: what it says · dot: what it should", caption, stage.muted, 11)
    lines = rows(grid, 0, *[Flex()] * (gate.n_rows // BULBS_ACROSS))
    cells = [cell for line in lines for cell in columns(line, 0, *[Flex()] * BULBS_ACROSS)]
    label_height = pen.px(14)
    width, height = cells[0].width, cells[0].height - label_height
    radius = max(3, round(min(width * 0.24, height / 3.0, pen.unit * 24)))
    spots = [(cell.centerx - radius * 0.3, cell.bottom - height * 0.56) for cell in cells]
    draw_bulbs(pen, spots, radius, p.tolist())
    for row, (cell, spot) in enumerate(zip(cells, spots, strict=True)):
        if not scene.hides(Hidden.MARKS):
            draw_mark(pen, spot, radius, Mark(int(row_marks[row])))
        bits = "".join(map(str, gate.rows[row]))
        above = Rect(cell.x, round(spot[1] - radius * 1.3) - label_height, 0, label_height)
        above.width = round(2 * (spot[0] - cell.x))
        pen.text(bits, above, stage.muted, 11, Face.MONO, Align.CENTRE)
        place = (spot[0] + radius * 1.75, spot[1] + radius * 0.9)
        draw_dot(pen, place, max(3, radius * 0.3), bool(gate.targets[row]), stage)
