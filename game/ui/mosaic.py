"""The mosaic: one cell a gate, its light the state of its learning.

The hue says whether the gate is learned, can be, or cannot be; the brightness is the geometric mean
of the probabilities that the neuron gives to the right answers, exp(-loss).
"""

from collections.abc import Mapping
from functools import lru_cache

import numpy as np
import pygame
from pygame import Rect, Surface

from game.core.gate_grid import cell_of, gate_grid
from game.core.types import Bools, Floats, Ints
from game.ui.all_gates_scene import AllGatesScene, State
from game.ui.heat import Levels
from game.ui.pen import Pen
from game.ui.theme import THEMES, Colour, Theme, mix

BAND = 85  # levels of brightness for each state: three bands make a palette
STARTS: Mapping[State, int] = {State.CANNOT: 0, State.LEARNING: BAND, State.LEARNED: 2 * BAND}
GUESSING = 0.5  # exp(-ln 2): what p = 0.5 on every row is worth; the darkest level
INSET = 8
LINES_FROM_PX = 8  # a cell of so many pixels is set off from its neighbours by a line
WHOLE_CELLS = 0.9  # cells are a whole number of pixels where that wastes no more than a tenth
LENS_CELLS = 13
EMBER: Colour = (216, 96, 28)
WHITE: Colour = (255, 255, 255)
BLACK: Colour = (0, 0, 0)


def state_ramp(theme: Theme, state: State) -> tuple[Colour, Colour]:
    """Return the colours of a state from the darkest to the brightest."""
    stage = theme.stage
    ramps = {
        State.CANNOT: (mix(stage.card, stage.negative, 0.1), mix(stage.card, stage.negative, 0.62)),
        State.LEARNING: (mix(stage.card, EMBER, 0.5), EMBER),
        State.LEARNED: (mix(stage.accent, theme.one, 0.4), mix(stage.accent, WHITE, 0.4)),
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
    """Return the place of cells in the palette, all arrays of the same shape."""
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
    """Return the number of the gate whose cell lies at `point`; the edge holds."""
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
    """Return the first cell that the lens shows: `place` in its middle, save at the edges."""
    return min(max(place - LENS_CELLS // 2, 0), n_cells - LENS_CELLS)


def _levels(scene: AllGatesScene, numbers: Ints) -> Levels:
    standing = scene.standing
    return cell_levels(standing.loss[numbers], scene.learnable[numbers], standing.learned[numbers])


def _picture(levels: Levels, theme: Theme) -> Surface:
    """Return cells, shape (n_columns, n_rows), a pixel each."""
    picture = Surface(levels.shape[:2], depth=8)
    picture.set_palette(_palette(theme.name))
    pygame.surfarray.blit_array(picture, levels)
    return picture


def _scaled(picture: Surface, side: int) -> Surface:
    """Return `picture` as a square of `side` pixels, cells alike in size or smoothly mixed."""
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
