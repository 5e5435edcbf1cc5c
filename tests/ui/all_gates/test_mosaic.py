"""The mosaic: every cell has its gate's colour, and every point of it is some gate's cell."""

import numpy as np
import pytest
from pygame import Rect

from game.core.census import cell_of, gate_grid
from game.ui.all_gates.all_gates_scene import State
from game.ui.all_gates.mosaic import (
    BAND,
    LENS_CELLS,
    MEANINGS,
    STARTS,
    cell_levels,
    draw_gate_details,
    draw_legend,
    draw_lens,
    draw_mosaic,
    gate_at,
    picture_rect,
    state_ramp,
)
from game.ui.all_gates.overview import all_gates_layout
from game.ui.kit import figures
from game.ui.kit.theme import THEMES
from tests.support.all_gates import HD, drawn, page_at
from tests.support.colour import SIGHTS, distance, lab
from tests.support.panels import Paper

EPOCHS = (0, 50, 300)


def nearest_state(colour, theme):
    """Whose ramp comes nearest to a colour."""

    def gap(state):
        dark, bright = (np.array(end, float) for end in state_ramp(theme, state))
        share = np.clip((colour - dark) @ (bright - dark) / np.sum((bright - dark) ** 2), 0, 1)
        return float(np.linalg.norm(dark + share * (bright - dark) - colour))

    return min(State, key=gap)


@pytest.mark.slow
@pytest.mark.parametrize("theme", THEMES.values(), ids=THEMES)
@pytest.mark.parametrize("epoch", EPOCHS)
@pytest.mark.parametrize("n_inputs", [3, 4])
def test_every_cell_has_the_colour_of_its_gate_s_state(n_inputs, epoch, theme):
    page = page_at(n_inputs, epoch, 0)
    scene = page.scene()
    window = (1280, 800) if theme.is_projector else HD  # where cells are whole pixels
    surface, _ = drawn(page, window, theme)
    layout = all_gates_layout(window, theme.type_scale, n_inputs)
    square = picture_rect(layout.mosaic, layout.unit, n_inputs)
    size = square.width // len(gate_grid(n_inputs))
    assert size * len(gate_grid(n_inputs)) == square.width
    for number in np.random.default_rng(1).integers(64, scene.n_gates, 300).tolist():
        row, column = cell_of(n_inputs, number)
        if row + column < 12 * (n_inputs - 3) + 3:  # under the cursor
            continue
        spot = (round(square.x + (column + 0.5) * size), round(square.y + (row + 0.5) * size))
        colour = np.array(surface.get_at(spot)[:3], float)
        assert nearest_state(colour, theme) is scene.state_of(number)


def test_levels_keep_the_states_apart_and_grow_with_certainty():
    loss = np.array([5.0, np.log(2), 0.3, 0.0], np.float32)
    for state, learnable, learned in (
        (State.CANNOT, False, False),
        (State.LEARNING, True, False),
        (State.LEARNED, True, True),
    ):
        levels = cell_levels(loss, np.full(4, learnable), np.full(4, learned)).astype(int)
        assert levels[0] == levels[1] == STARTS[state]
        assert STARTS[state] < levels[2] < levels[3] == STARTS[state] + BAND - 1


@pytest.mark.parametrize("sight", SIGHTS)
@pytest.mark.parametrize("theme", list(THEMES.values()), ids=lambda theme: theme.name)
def test_the_states_are_told_apart_by_every_sight(theme, sight):
    """What is learned is brighter than before, and what cannot be is never near what can.

    On a dark card it is the brightest of all; a light card itself is brighter.
    """
    cannot, learning, learned = (
        state_ramp(theme, state) for state in (State.CANNOT, State.LEARNING, State.LEARNED)
    )
    for other in (*(cannot if theme.halo is None else ()), *learning):
        assert lab(learned[0], sight)[0] > lab(other, sight)[0] + 10
    for dark in cannot:
        for bright in learning:
            assert distance(dark, bright, sight) > 10
        for bright in learned:
            assert distance(dark, bright, sight) > 20


def test_the_mosaic_is_no_dark_square_on_a_light_page():
    """Most gates of four inputs cannot be learned."""
    assert all(lab(colour)[0] > 65 for colour in state_ramp(THEMES["light"], State.CANNOT))


@pytest.mark.parametrize("unit", [0.72, 1.0, 1.5])
@pytest.mark.parametrize("size", [(300, 300), (420, 300), (637, 700)], ids=str)
@pytest.mark.parametrize("n_inputs", [3, 4])
def test_the_square_lies_in_its_card_and_wastes_little_of_it(n_inputs, size, unit):
    rect = Rect((7, 9), size)
    square = picture_rect(rect, unit, n_inputs)
    assert rect.contains(square)
    assert square.width == square.height >= 0.85 * (min(size) - 17 * unit)


@pytest.mark.parametrize("side", [256, 512, 601])
@pytest.mark.parametrize("n_inputs", [3, 4])
def test_every_point_of_the_square_is_its_gate_s_cell_and_the_edge_holds(n_inputs, side):
    square, grid = Rect(30, 40, side, side), gate_grid(n_inputs)
    for row, column in ((0, 0), (3, 7), (len(grid) - 1, len(grid) - 1), (5, 0)):
        middle = (
            square.x + int((column + 0.5) * side / len(grid)),
            square.y + int((row + 0.5) * side / len(grid)),
        )
        assert cell_of(n_inputs, gate_at(square, n_inputs, middle)) == (row, column)
    assert gate_at(square, n_inputs, (-9, -9)) == grid[0, 0]
    assert gate_at(square, n_inputs, (9999, 9999)) == grid[-1, -1]


PARTS = {
    "mosaic": draw_mosaic,
    "lens": draw_lens,
    "legend": draw_legend,
    "gate": draw_gate_details,
}


@pytest.mark.parametrize("theme", THEMES.values(), ids=THEMES)
@pytest.mark.parametrize("draw", PARTS.values(), ids=PARTS)
@pytest.mark.parametrize("number", [0, 27_030, 65_535])
def test_each_part_writes_within_its_rectangle_wherever_the_cursor_is(number, draw, theme):
    paper, rect = Paper((520, 420), theme), Rect(20, 20, 480, 380)
    draw(paper.pen, rect, page_at(4, 50, number).scene())
    assert paper.has_drawing_in(rect)
    assert all(rect.contains(text.rect.inflate(0, -6)) for text in paper.placed)


def test_the_legend_counts_the_gates_of_each_state():
    scene, paper = page_at(3, 50).scene(), Paper((520, 420))
    draw_legend(paper.pen, Rect(20, 20, 480, 380), scene)
    for state, meaning in MEANINGS.items():
        place = paper.words.index(meaning)
        assert paper.words[place - 1] == figures.epoch(scene.counts[state])


def test_the_details_are_those_of_the_gate_under_the_cursor():
    scene, paper = page_at(3, 1000, 150).scene(), Paper((520, 420))
    draw_gate_details(paper.pen, Rect(20, 20, 480, 380), scene)
    assert scene.gate.name in paper.words
    right = int(scene.standing.rows_right[150])
    assert f"{right} of 8 right" in paper.words
    assert "✗ cannot" in paper.words


def test_the_lens_moves_with_the_cursor_and_stays_within_the_square():
    grid = gate_grid(4)
    pictures = []
    for row, column in ((0, 0), (LENS_CELLS // 2, LENS_CELLS // 2), (100, 100)):
        paper = Paper((240, 240))
        draw_lens(paper.pen, Rect(10, 10, 220, 220), page_at(4, 50, int(grid[row, column])).scene())
        pictures.append(paper.pixels)
    assert (pictures[0] != pictures[1]).any()  # the same cells, another cursor
    assert (pictures[1] != pictures[2]).any()
