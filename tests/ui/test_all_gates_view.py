"""The pictures of the all-gates page: at any size, in any theme, at any time."""

from functools import cache

import numpy as np
import pygame
import pytest
from pygame import Rect, Surface

from game.app.all_gates_page import AllGatesPage
from game.app.bindings import help_on, hints_on
from game.app.clock import EpochClock
from game.app.page import ALL_GATES
from game.app.screen import Screen
from game.core.census import cell_of, gate_grid
from game.gates import Init
from game.gates.numbered import SIXTEEN
from game.playground.controls import LEARNING_RATE
from game.playground.run import Setup
from game.ui.all_gates.all_gates_scene import State
from game.ui.all_gates.mosaic import BAND, STARTS, cell_levels, picture_rect, state_ramp
from game.ui.all_gates.overview import all_gates_layout, card_rects
from game.ui.kit.panel import topmost
from game.ui.kit.theme import THEMES
from tests.support.colour import SIGHTS, distance, lab
from tests.support.gates import AND
from tests.support.scenes import SIZES
from tests.ui.test_text_fits import assert_all_fit

THEME_NAMES = tuple(THEMES)
HD = (1280, 720)
EPOCHS = (0, 50, 1000)


@cache
def trained(n_inputs, epoch, init):
    page = AllGatesPage(Setup(init=init).for_gate(AND), EpochClock())
    page.show(n_inputs)
    page.gates.population.forward(epoch)
    page.gates.population.travel(1e9)
    return page


def page_at(n_inputs, epoch, number=None, init=Init.ZERO):
    page = trained(n_inputs, epoch, init)
    if number is not None:
        page.point(number)
    return page


def scene_at(*what):
    return page_at(*what).scene()


def draw_page(surface, page, theme, placed=None, notice="", sections=()):
    screen = Screen(page, theme)
    screen.hints, screen.notice = hints_on(ALL_GATES, (), page.n_inputs), notice
    screen.help = sections
    screen.render(surface, placed)
    return screen


def drawn(page, size=HD, theme="dark", **framed):
    surface, placed = Surface(size), []
    draw_page(surface, page, THEMES[theme], placed, **framed)
    return surface, placed


def panels_of(layout):
    names = ("header", "timeline", "hints", "caption", "mosaic", "legend", "lens", "gate")
    cards = card_rects(layout.cards, layout.unit) if layout.cards.width else []
    return [*cards, *(rect for name in names if (rect := getattr(layout, name)).width)]


@pytest.mark.parametrize("theme", THEME_NAMES)
@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize("n_inputs", [2, 3, 4])
def test_every_text_fits(n_inputs, size, theme):
    panels = panels_of(all_gates_layout(size.pair, THEMES[theme].type_scale, n_inputs))
    last = 2**2**n_inputs - 1
    for number in (None, last, last // 3 * 2 - 1):
        _, placed = drawn(page_at(n_inputs, 50, number), size.pair, theme)
        assert_all_fit(placed, panels)


@pytest.mark.parametrize("theme", THEME_NAMES)
@pytest.mark.parametrize("size", SIZES, ids=str)
def test_every_text_of_the_help_fits(size, theme):
    _, closed = drawn(page_at(2, 0), size.pair, theme)
    _, opened = drawn(page_at(2, 0), size.pair, theme, sections=help_on(ALL_GATES))
    assert_all_fit(opened[len(closed) :], [Rect((0, 0), size.pair)])


@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize("n_inputs", [2, 3, 4])
def test_panels_do_not_overlap_and_stay_in_the_window(n_inputs, size):
    for theme in THEMES.values():
        panels = panels_of(all_gates_layout(size.pair, theme.type_scale, n_inputs))
        for place, panel in enumerate(panels):
            assert Rect((0, 0), size.pair).contains(panel)
            assert min(panel.size) > 20
            assert panel.collidelist(panels[place + 1 :]) < 0


@pytest.mark.parametrize("number", range(16), ids=[function.name for function in SIXTEEN])
def test_each_of_the_sixteen_has_a_card_with_its_name_and_state(number):
    _, placed = drawn(page_at(2, 1000, number))
    layout = all_gates_layout(HD, 1.0, 2)
    card = card_rects(layout.cards, layout.unit)[number]
    words = [text.text for text in placed if card.contains(text.rect)]
    assert SIXTEEN[number].name in words
    assert ("✗ cannot" if number in (6, 9) else "✓ learned") in words
    assert any(word.startswith("loss ") for word in words)


@pytest.mark.parametrize("theme", THEME_NAMES)
@pytest.mark.parametrize("n_inputs", [2, 3, 4])
def test_views_change_nothing_and_draw_the_same_again(n_inputs, theme):
    page = page_at(n_inputs, 50)
    scene = page.scene()
    loss = scene.standing.loss.copy()
    one, other = (pygame.image.tobytes(drawn(page, HD, theme)[0], "RGB") for _ in range(2))
    assert one == other
    np.testing.assert_array_equal(scene.standing.loss, loss)


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


@pytest.mark.slow
@pytest.mark.parametrize("n_inputs", [2, 3, 4])
@pytest.mark.parametrize("epoch", EPOCHS)
def test_the_header_counts_what_is_learned(n_inputs, epoch):
    page = page_at(n_inputs, epoch)
    scene = page.scene()
    _, placed = drawn(page)
    words = {text.text.replace("\u00a0", "") for text in placed}
    assert f"{int(scene.standing.learned.sum())} of {2**2**n_inputs}" in words
    assert str(epoch) in words


@pytest.mark.parametrize("size", SIZES, ids=str)
def test_cards_and_cells_are_where_the_mouse_finds_them(size):
    for n_inputs in (2, 3, 4):
        page = page_at(n_inputs, 0)
        for theme in THEMES.values():
            layout = all_gates_layout(size.pair, theme.type_scale, n_inputs)
            cards = card_rects(layout.cards, layout.unit) if layout.cards.width else []
            places = cards or [picture_rect(layout.mosaic, layout.unit, n_inputs)]
            spots = draw_page(Surface(size.pair), page, theme).hotspots(print, print)
            corner = topmost(spots, places[0].topleft)
            last = topmost(spots, (places[-1].right - 1, places[-1].bottom - 1))
            assert (corner.name, last.name) == ("cell", "cell")
            grid = gate_grid(n_inputs)
            assert (corner.index, last.index) == (grid[0, 0], grid[-1, -1])


def test_the_page_draws_with_the_wildest_settings():
    page = AllGatesPage(Setup(seed=1).for_gate(AND), EpochClock(10_000))
    page.set(LEARNING_RATE, 1e6)
    page.gates.population.forward(12_345)
    page.gates.population.travel(1e9)
    for theme in THEMES:
        _, placed = drawn(page, (800, 500), theme, notice="A notice in place of the hints")
        panels = panels_of(all_gates_layout((800, 500), THEMES[theme].type_scale, 2))
        assert_all_fit(placed, panels)
