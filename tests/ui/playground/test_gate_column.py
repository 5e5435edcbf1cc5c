"""The gate list: what is in sight of it, how it is scrolled and searched, and what it says."""

from itertools import pairwise

import pygame
import pytest
from pygame import Rect, Surface

from game.app.bindings import hints_on
from game.app.modes import SEARCHING
from game.app.page import PLAYGROUND
from game.ui.kit.panel import topmost
from game.ui.kit.theme import DARK
from game.ui.playground.gate_column import (
    FOOT,
    NARROWEST,
    NOTHING,
    WIDEST,
    GateColumnHandler,
    GateColumnScene,
    GateEntry,
    Search,
    column_width,
    gate_hotspots,
    gate_rows,
    gates_in_sight,
    list_foot,
    search_field,
)
from game.ui.playground.gate_column import (
    GATES as COLUMN,
)
from tests.support.panels import Noting, Paper, by_name
from tests.support.scenes import (
    EACH_TYPE_SIZE,
    GATES,
    LONGEST_WORDS,
    SIZES,
    draw_view,
    hotspots_of,
    layout_of,
    scene_of,
)
from tests.support.texts import assert_all_fit, texts

DESIGN = (1280, 720)
RECT = Rect(10, 20, 200, 500)


def strange_list(count):
    gates = [GATES[number % len(GATES)] for number in range(count)]
    return tuple(
        GateEntry(gate.name, gate, is_broken=place % 3 == 0, is_draft=place % 3 == 1)
        for place, gate in enumerate(gates)
    )


def picture(scene, size=DESIGN):
    surface = Surface(size)
    draw_view(surface, scene, DARK)
    return pygame.surfarray.array3d(surface)


def places(scene, name, size=DESIGN):
    return [spot for spot in hotspots_of(scene, size, DARK) if spot.name == name]


@EACH_TYPE_SIZE
@pytest.mark.parametrize("size", SIZES, ids=str)
def test_every_text_of_a_long_list_fits_while_it_is_searched(size, theme):
    scene = scene_of(
        LONGEST_WORDS,
        gates=strange_list(1000),
        first=500,
        search=Search("wwww", 501),
        hints=hints_on(PLAYGROUND, SEARCHING, 2),
    )
    gates = layout_of(size.pair, theme, 4).column
    inside = [text for text in texts(scene, size.pair, theme) if gates.colliderect(text.rect)]
    title = [text for text in inside if text.requested != "GATES"]  # the field lies over it
    assert_all_fit(title, [gates])


def test_a_list_that_fits_has_no_scroll_bar_and_a_longer_one_shows_where_it_is():
    layout = layout_of(DESIGN, DARK, 4)
    room = gates_in_sight(layout.column, layout.unit)
    assert places(scene_of(GATES[0], gates=strange_list(room)), "scroll bar") == []
    top, end = (
        picture(scene_of(GATES[0], gates=strange_list(1000), first=first))
        for first in (0, 1000 - room)
    )
    track = places(scene_of(GATES[0], gates=strange_list(1000)), "scroll bar")[0].rect
    x, high, low = track.centerx, track.y + 8, track.bottom - 8
    assert top[x, high].sum() > end[x, high].sum()
    assert end[x, low].sum() > top[x, low].sum()


@pytest.mark.parametrize("unit", [0.72, 1.0, 2.5])
@pytest.mark.parametrize("width", [300, 800, 1280, 4000])
def test_it_is_never_too_narrow_to_read_nor_wider_than_it_needs(width, unit):
    assert round(NARROWEST * unit) <= column_width(width, unit) <= round(WIDEST * unit)


@pytest.mark.parametrize("unit", [0.72, 1.0, 1.6])
@pytest.mark.parametrize("first", [0, 7, 39])
def test_the_gates_in_sight_lie_between_heading_and_foot_one_below_the_other(first, unit):
    scene = GateColumnScene(strange_list(40), first=first)
    rows = gate_rows(RECT, unit, scene)
    assert list(rows) == list(range(first, first + len(rows)))
    assert len(rows) == min(gates_in_sight(RECT, unit), 40 - first)
    field, foot = search_field(RECT, unit), list_foot(RECT, unit)
    parts = [field, *rows.values(), foot]
    for upper, lower in pairwise(parts):
        assert upper.bottom <= lower.top
    assert all(RECT.contains(part) for part in parts)


def spots_of(scene, handler):
    return by_name(gate_hotspots(Paper(DESIGN).pen, RECT, scene, handler))


def test_a_click_picks_the_gate_that_is_drawn_there():
    handler = Noting(GateColumnHandler)
    spots = spots_of(GateColumnScene(strange_list(40), first=5, note="not saved"), handler)
    for index, row in gate_rows(RECT, 1.0, GateColumnScene(strange_list(40), first=5)).items():
        spot = topmost(list(spots.values()), row.center)
        assert (spot.name, spot.index) == ("gate", index)
        spot.click()
        assert handler.taken() == [("pick", index)]
    spots["search", 0].click()
    spots["note", 0].click()
    assert handler.taken() == [("open_search",), ("save",)]


def test_the_wheel_scrolls_up_and_down_wherever_the_mouse_is():
    handler = Noting(GateColumnHandler)
    for spot in spots_of(GateColumnScene(strange_list(40)), handler).values():
        spot.wheel(2, False)
        assert handler.taken() == [("scroll", -2)]


def test_the_scroll_bar_goes_from_the_first_gate_to_the_last():
    handler = Noting(GateColumnHandler)
    bar = spots_of(GateColumnScene(strange_list(40)), handler)["scroll bar", 0]
    hidden = 40 - gates_in_sight(RECT, 1.0)
    for y, first in ((bar.rect.top, 0), (bar.rect.centery, hidden / 2), (bar.rect.bottom, hidden)):
        bar.drag((0, 0), (0, y))
        [(name, place)] = handler.taken()
        assert name == "scroll_to"
        assert place == pytest.approx(first, abs=1)


def drawn(scene):
    paper = Paper(DESIGN)
    COLUMN.draw_whole(paper.pen, RECT, scene)
    assert paper.is_blank_outside(RECT)
    return paper


def test_only_nine_gates_have_a_number_key_and_none_while_searched():
    listed = strange_list(11)
    digits = [word for word in drawn(GateColumnScene(listed)).words if word.isdigit()]
    assert digits == [str(number) for number in range(1, 10)]
    searched = drawn(GateColumnScene(listed, search=Search("a"))).words
    assert [word for word in searched if word.isdigit()] == []


@pytest.mark.parametrize(
    ("scene", "foot"),
    [
        (GateColumnScene(()), FOOT),
        (GateColumnScene((), note="not saved: Ctrl+S"), "not saved: Ctrl+S"),
    ],
)
def test_the_foot_says_what_matters_most(scene, foot):
    assert foot in drawn(scene).words


@pytest.mark.parametrize("text", ["zzz", "a much longer text than any", "ÄÖ ‘x’"])
def test_a_search_that_finds_nothing_says_so_where_gates_would_be(text):
    words = " ".join(drawn(GateColumnScene((), search=Search(text))).words)
    assert NOTHING.format(text) in words
    assert NOTHING[:10] not in " ".join(drawn(GateColumnScene((), search=Search(""))).words)


def test_a_broken_file_and_a_draft_have_a_sign():
    words = drawn(GateColumnScene((GateEntry("A", GATES[0], is_broken=True),))).words
    assert "!" in words
    assert "*" not in words
    words = drawn(GateColumnScene((GateEntry("A", GATES[0], is_draft=True),))).words
    assert "*" in words
    assert "!" not in words
