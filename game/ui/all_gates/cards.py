"""Sixteen cards, one for each gate of two inputs: decision map, bulbs, loss, state."""

from collections.abc import Mapping

import numpy as np
from pygame import Rect

from ...core.assessment import UNDECIDED_MARGIN, Mark, marks
from ...core.census import targets_of_gates
from ...core.neuron import Floats, logit, logits, sigmoid, with_bias_column
from ...gates.numbered import SIXTEEN
from ...playground.hidden import Hidden, Implied
from ..kit import figures
from ..kit.bulb import draw_bulbs, draw_mark
from ..kit.layout import Flex, columns, rows
from ..kit.pen import Align, Pen
from ..kit.plot import contour, heat
from ..kit.text import Face
from ..kit.theme import Colour, mix
from ..playground.map_line import MARGIN, shade
from .all_gates_scene import AllGatesScene, State

GRID = 33  # points along a side of a small map
ROWS = np.array([(0.0, 0.0), (0.0, 1.0), (1.0, 0.0), (1.0, 1.0)])
TARGETS = targets_of_gates(2)
SIGNS: Mapping[State, str] = {State.LEARNED: "✓", State.LEARNING: "…", State.CANNOT: "✗"}
MARKS: Mapping[State, Mark] = {
    State.LEARNED: Mark.RIGHT,
    State.LEARNING: Mark.UNDECIDED,
    State.CANNOT: Mark.WRONG,
}


def _square_points() -> Floats:
    """Return the points of a map and a column of ones, shape (GRID², 3), second input upwards."""
    axis = np.linspace(-MARGIN, 1 + MARGIN, GRID)
    points = np.stack(np.meshgrid(axis, axis[::-1], indexing="ij"), axis=-1)
    return with_bias_column(points.reshape(-1, 2))


POINTS = _square_points()


def state_words(state: State) -> str:
    """Return the words for a state, with its sign."""
    return f"{SIGNS[state]} {state.value}"


def state_colour(pen: Pen, state: State) -> Colour:
    """Return the colour of the words on a dark card."""
    return pen.theme.stage.marks[MARKS[state]]


def draw_gate_card(pen: Pen, rect: Rect, scene: AllGatesScene, number: int) -> None:
    """Draw the card of gate `number`."""
    stage, state = pen.theme.stage, scene.state_of(number)
    _draw_edge(pen, rect, state, is_here=number == scene.number)
    box = rect.inflate(-2 * pen.px(13), -2 * pen.px(11))
    side = min(box.height, round(box.width * 0.38))
    square = Rect(box.x, box.centery - side // 2, side, side)
    words = Rect(square.right + pen.px(14), square.y, 0, side)
    words.width = box.right - words.x
    title, bulbs, foot = rows(words, 0, pen.px(22), Flex(), pen.px(20))
    weights = scene.neurons[number]
    if not scene.hides(Hidden.MAP):
        _draw_map(pen, square, weights, scene.threshold, number)
    pen.text(SIXTEEN[number].name, title, stage.text, 14, Face.STRONG)
    _draw_bulbs(pen, bulbs, weights, scene, number)
    loss, learned = columns(foot, pen.px(6), Flex(), Flex(0.9))
    text = f"loss {figures.brief_loss(scene.loss_of(number))}"
    if not scene.hides(Hidden.LOSS):
        pen.text(text, loss, stage.muted, 11.5, Face.MONO)
    if scene.hides(Hidden.MARKS):
        return
    pen.text(state_words(state), learned, state_colour(pen, state), 12, Face.STRONG, Align.RIGHT)


def loss_tip(scene: AllGatesScene, number: int) -> str:
    """Return the loss of a gate and its two parts, where a penalty is on."""
    if scene.hides(Hidden.LOSS):
        return ""
    whole, mean = figures.loss(scene.loss_of(number)), float(scene.standing.loss[number])
    if scene.hides(Implied.PENALTY):
        return f"{SIXTEEN[number].name}: loss {whole}, cross-entropy {figures.loss(mean)}."
    penalty = figures.penalty(scene.penalty_of(number) or 0.0)
    parts = f"cross-entropy {figures.loss(mean)} and penalty {penalty}"
    return f"{SIXTEEN[number].name}: loss {whole}, made of {parts}."


def _draw_edge(pen: Pen, rect: Rect, state: State, is_here: bool) -> None:
    stage = pen.theme.stage
    edge = mix(stage.card, stage.marks[Mark.WRONG], 0.65) if state is State.CANNOT else stage.border
    pen.rounded(rect, stage.accent if is_here else edge, 12)
    width = pen.px(2.5) if is_here else pen.px(1)
    pen.rounded(rect.inflate(-2 * width, -2 * width), stage.card, 11)


def _draw_map(pen: Pen, square: Rect, weights: Floats, threshold: float, number: int) -> None:
    """Draw p over the square, the line p = threshold, and the corners by their targets."""
    theme = pen.theme
    z = logits(weights, POINTS).reshape(GRID, GRID)
    stops = (theme.zero, theme.half, theme.one)
    pen.surface.blit(heat(shade(sigmoid(z), threshold), stops, square.size), square)
    corners = z[:: GRID - 1, :: GRID - 1]  # z is linear: its corners give the exact line
    is_undecided = np.all(np.abs(sigmoid(corners) - threshold) < UNDECIDED_MARGIN)
    for (x1, y1), (x2, y2) in () if is_undecided else contour(corners, logit(threshold)):
        start = (square.x + x1 * (square.width - 1), square.y + y1 * (square.height - 1))
        end = (square.x + x2 * (square.width - 1), square.y + y2 * (square.height - 1))
        pen.line(start, end, theme.line, 1.6)
    for (across, up), target in zip(ROWS, TARGETS[number], strict=True):
        x = square.x + square.width * (across + MARGIN) / (1 + 2 * MARGIN)
        y = square.bottom - square.height * (up + MARGIN) / (1 + 2 * MARGIN)
        pen.disc((x, y), pen.px(6.5), (10, 12, 18))
        pen.disc((x, y), pen.px(4.8), theme.one if target else theme.stage.track)


def _draw_bulbs(pen: Pen, box: Rect, weights: Floats, scene: AllGatesScene, number: int) -> None:
    p = sigmoid(logits(weights, with_bias_column(ROWS)))
    row_marks = marks(p, TARGETS[number], scene.threshold)
    radius = max(3, round(min(box.width / 4 / 2.6, box.height / 3.0, pen.unit * 20)))
    cells = columns(box, 0, *[Flex()] * 4)
    spots = [(cell.centerx, box.centery - radius * 0.2) for cell in cells]
    draw_bulbs(pen, spots, radius, p.tolist())
    if scene.hides(Hidden.MARKS):
        return
    for spot, mark in zip(spots, row_marks.tolist(), strict=True):
        draw_mark(pen, spot, radius, Mark(mark))
