"""The page of all gates: at any size, in any theme, at any time."""

import numpy as np
import pygame
import pytest
from pygame import Rect, Surface

from game.app.all_gates_page import AllGatesPage
from game.app.bindings import help_on
from game.app.clock import EpochClock
from game.app.page import ALL_GATES
from game.core.census import gate_grid
from game.playground.controls import LEARNING_RATE
from game.playground.run import Setup
from game.ui.all_gates.all_gates_scene import AllGatesHandler
from game.ui.all_gates.mosaic import picture_rect
from game.ui.all_gates.overview import (
    ALL_GATES_PANELS,
    all_gates_layout,
    card_rects,
    learned_words,
)
from game.ui.kit.panel import panel_hotspots, topmost
from game.ui.kit.readings import KNOBS
from game.ui.kit.theme import DARK, PROJECTOR, THEMES
from tests.support.all_gates import HD, draw_page, drawn, page_at, panels_of
from tests.support.gates import AND
from tests.support.panels import Noting, Paper, by_name
from tests.support.scenes import SIZES
from tests.support.texts import assert_all_fit

TYPE_SIZES = (DARK, PROJECTOR)
EACH_TYPE_SIZE = pytest.mark.parametrize("theme", TYPE_SIZES, ids=lambda theme: theme.name)


@EACH_TYPE_SIZE
@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize("n_inputs", [2, 3, 4])
def test_every_text_fits(n_inputs, size, theme):
    panels = panels_of(all_gates_layout(size.pair, theme.type_scale, n_inputs))
    last = 2**2**n_inputs - 1
    for number in (None, last, last // 3 * 2 - 1):
        _, placed = drawn(page_at(n_inputs, 50, number), size.pair, theme)
        assert_all_fit(placed, panels)


@EACH_TYPE_SIZE
@pytest.mark.parametrize("size", SIZES, ids=str)
def test_every_text_of_the_help_fits(size, theme):
    _, closed = drawn(page_at(2, 0), size.pair, theme)
    _, opened = drawn(page_at(2, 0), size.pair, theme, sections=help_on(ALL_GATES))
    assert_all_fit(opened[len(closed) :], [Rect((0, 0), size.pair)])


@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize("n_inputs", [2, 3, 4])
def test_panels_do_not_overlap_and_stay_in_the_window(n_inputs, size):
    for theme in TYPE_SIZES:
        panels = panels_of(all_gates_layout(size.pair, theme.type_scale, n_inputs))
        for place, panel in enumerate(panels):
            assert Rect((0, 0), size.pair).contains(panel)
            assert min(panel.size) > 20
            assert panel.collidelist(panels[place + 1 :]) < 0


@pytest.mark.parametrize("theme", THEMES.values(), ids=THEMES)
@pytest.mark.parametrize("n_inputs", [2, 3, 4])
def test_views_change_nothing_and_draw_the_same_again(n_inputs, theme):
    page = page_at(n_inputs, 50)
    scene = page.scene()
    loss = scene.standing.loss.copy()
    one, other = (pygame.image.tobytes(drawn(page, HD, theme)[0], "RGB") for _ in range(2))
    assert one == other
    np.testing.assert_array_equal(scene.standing.loss, loss)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("n_inputs", "epoch"), [(2, 0), (2, 50), (2, 1000), (3, 0), (3, 1000), (4, 0), (4, 50)]
)
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
        for theme in TYPE_SIZES:
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
    for theme in TYPE_SIZES:
        _, placed = drawn(page, (800, 500), theme, notice="A notice in place of the hints")
        panels = panels_of(all_gates_layout((800, 500), theme.type_scale, 2))
        assert_all_fit(placed, panels)


@pytest.fixture
def handler():
    return Noting(AllGatesHandler)


def spots_of(n_inputs, handler, number=6):
    layout = all_gates_layout(HD, 1.0, n_inputs)
    scene = page_at(n_inputs, 50, number).scene()
    pen = Paper(HD, DARK, layout.unit).pen
    return panel_hotspots(pen, ALL_GATES_PANELS, layout.places, scene, handler), layout


def test_a_card_is_pointed_at_and_opened(handler):
    spots, layout = spots_of(2, handler)
    for number, card in enumerate(card_rects(layout.cards, layout.unit)):
        spot = topmost(spots, card.center)
        spot.hover()
        spot.click()
        spot.double_click()
        assert handler.taken() == [("point", number), ("point", number), ("open_gate",)]


@pytest.mark.parametrize("n_inputs", [3, 4])
def test_a_cell_is_pointed_at_and_opened(n_inputs, handler):
    spots, layout = spots_of(n_inputs, handler)
    square, grid = picture_rect(layout.mosaic, layout.unit, n_inputs), gate_grid(n_inputs)
    for row, column in ((0, 0), (5, 9), (len(grid) - 1, 0)):
        size = square.width / len(grid)
        point = (int(square.x + (column + 0.5) * size), int(square.y + (row + 0.5) * size))
        spot = topmost(spots, point)
        spot.click()
        spot.double_click()
        assert handler.taken() == [("point", grid[row, column]), ("open_gate",)]


@pytest.mark.parametrize("n_inputs", [2, 3, 4])
def test_knobs_and_timeline_are_those_of_any_page(n_inputs, handler):
    spots, _ = spots_of(n_inputs, handler)
    found = by_name(spot for spot in spots if spot.name not in ("cell", "mosaic"))
    for knob in KNOBS:
        found[f"knob {knob.name}", 0].click()
        assert handler.taken() == [("focus", knob)]
    found["run", 0].click()
    found["faster", 0].click()
    assert handler.taken() == [("toggle_run",), ("change_speed", 1)]


@pytest.mark.parametrize("n_inputs", [2, 3, 4])
def test_every_place_of_the_page_has_a_panel(n_inputs):
    places = all_gates_layout(HD, 1.0, n_inputs).places
    titles = {panel.place for panel in ALL_GATES_PANELS}
    assert set(places) - {"body", "hints", "column", "sentence"} <= titles
    assert titles <= {*all_gates_layout(HD, 1.0, 2).places, *all_gates_layout(HD, 1.0, 4).places}


def test_the_words_of_what_is_learned_group_their_digits():
    assert learned_words(page_at(2, 1000).scene()) == "14 of 16"
    assert learned_words(page_at(4, 0).scene()).endswith(" of 65\u00a0536")
