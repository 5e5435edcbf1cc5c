"""The mosaic: every cell has its gate's colour, and every point of it is some gate's cell."""

import numpy as np
import pytest

from game.core.gate_numbers import cell_of, gate_grid
from game.ui.all_gates.all_gates_scene import State
from game.ui.all_gates.mosaic import BAND, STARTS, cell_levels, picture_rect, state_ramp
from game.ui.all_gates.overview import all_gates_layout
from game.ui.kit.theme import THEMES
from tests.support.all_gates import HD, drawn, page_at
from tests.support.colour import SIGHTS, distance, lab

THEME_NAMES = tuple(THEMES)
EPOCHS = (0, 50, 1000)


def nearest_state(colour, theme):
    """Whose ramp comes nearest to a colour."""

    def gap(state):
        dark, bright = (np.array(end, float) for end in state_ramp(theme, state))
        share = np.clip((colour - dark) @ (bright - dark) / np.sum((bright - dark) ** 2), 0, 1)
        return float(np.linalg.norm(dark + share * (bright - dark) - colour))

    return min(State, key=gap)


@pytest.mark.slow
@pytest.mark.parametrize("theme", THEME_NAMES)
@pytest.mark.parametrize("epoch", EPOCHS)
@pytest.mark.parametrize("n_inputs", [3, 4])
def test_every_cell_has_the_colour_of_its_gate_s_state(n_inputs, epoch, theme):
    page = page_at(n_inputs, epoch, 0)
    scene = page.scene()
    window = (1280, 800) if theme == "projector" else HD  # where cells are whole pixels
    surface, _ = drawn(page, window, theme)
    layout = all_gates_layout(window, THEMES[theme].type_scale, n_inputs)
    square = picture_rect(layout.mosaic, layout.unit, n_inputs)
    size = square.width // len(gate_grid(n_inputs))
    assert size * len(gate_grid(n_inputs)) == square.width
    for number in np.random.default_rng(1).integers(64, scene.n_gates, 300).tolist():
        row, column = cell_of(n_inputs, number)
        if row + column < 12 * (n_inputs - 3) + 3:  # under the cursor
            continue
        spot = (round(square.x + (column + 0.5) * size), round(square.y + (row + 0.5) * size))
        colour = np.array(surface.get_at(spot)[:3], float)
        assert nearest_state(colour, THEMES[theme]) is scene.state_of(number)


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
    """What is learned is the brightest of all, and what cannot be is never near what can."""
    cannot, learning, learned = (
        state_ramp(theme, state) for state in (State.CANNOT, State.LEARNING, State.LEARNED)
    )
    for other in (*cannot, *learning):
        assert lab(learned[0], sight)[0] > lab(other, sight)[0] + 10
    for dark in cannot:
        for bright in learning:
            assert distance(dark, bright, sight) > 10
