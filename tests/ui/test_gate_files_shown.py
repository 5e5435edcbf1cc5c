"""What is shown of gate files: the search, drafts, targets that can be turned, mistakes."""

from itertools import pairwise
from pathlib import Path

import numpy as np
import pygame
import pytest
from pygame import Surface

from game.app.bindings import EDITING, SEARCHING, hints_on
from game.app.clock import EpochClock
from game.app.gate_list import GateColumn, GateList
from game.app.page import PLAYGROUND
from game.app.playground_page import PlaygroundPage
from game.app.screen import Screen
from game.gates import Gate, GateFileError, Library, load_gate, parse_gate
from game.playground.playground import Playground
from game.ui.kit.pen import Pen
from game.ui.kit.theme import DARK, THEMES
from game.ui.playground.gate_column import GateEntry, Search, gates_in_sight
from game.ui.playground.problem_card import problem_card_geometry
from game.ui.playground.scene import FileProblems
from tests.support.scenes import (
    GATES,
    LONGEST_WORDS,
    SIX,
    SIZES,
    TELLING,
    THREE,
    draw_view,
    hotspots_of,
    layout_of,
    scene_of,
)
from tests.ui.test_text_fits import assert_all_fit, panels_of, texts

DESIGN = (1280, 720)
LONG_PATH = Path("/home/someone/.local/share/glowgate/" + "deeper/" * 20 + "and.yaml")
BAD = "name: AND\ninputs: [A, B]\nexpresion: A and C\nlearning: 3\nwhat: 4\n"
WIDE = "name: AND\ninputs: [A, B]\nexpression: " + "A and B or " * 30 + "Q\n"
FIT = pytest.mark.parametrize("size", SIZES, ids=str)
EVERY_THEME = pytest.mark.parametrize("theme", THEMES.values(), ids=THEMES)


def mistakes(text, path=LONG_PATH):
    with pytest.raises(GateFileError) as caught:
        parse_gate(text, path)
    return caught.value.problems


def card_of(layout, file_problems):
    column = layout.map.union(layout.loss)
    return problem_card_geometry(Pen(Surface((1, 1)), DARK, layout.unit), column, file_problems)


def places(scene, name, size=DESIGN):
    return [spot for spot in hotspots_of(scene, size, DARK) if spot.name == name]


def picture(scene, size=DESIGN):
    surface = Surface(size)
    draw_view(surface, scene, DARK)
    return pygame.surfarray.array3d(surface)


def strange_list(count):
    gates = [GATES[number % len(GATES)] for number in range(count)]
    return tuple(
        GateEntry(gate.name, gate, is_broken=place % 3 == 0, is_draft=place % 3 == 1)
        for place, gate in enumerate(gates)
    )


@EVERY_THEME
@FIT
@pytest.mark.parametrize("gate", TELLING, ids=lambda gate: gate.name)
def test_every_text_fits_while_targets_are_edited(gate, size, theme):
    scene = scene_of(
        gate,
        3,
        edited_row=gate.n_rows - 1,
        hints=hints_on(PLAYGROUND, EDITING, 2),
        note="not saved: Ctrl+S",
    )
    panels = panels_of(layout_of(size.pair, theme, gate.n_rows)).values()
    assert_all_fit(texts(scene, size.pair, theme), panels)


@EVERY_THEME
@FIT
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


@EVERY_THEME
@FIT
@pytest.mark.parametrize("text", [BAD, WIDE, "", "name: [", "\x00", "a: b\n" * 40])
def test_every_text_of_the_card_of_mistakes_fits(text, size, theme):
    scene = scene_of(GATES[0])
    file_problems = FileProblems(mistakes(text), kept="M" * 40, n_others=3)
    without = texts(scene, size.pair, theme)
    shown = texts(scene_of(GATES[0], file_problems=file_problems), size.pair, theme)[len(without) :]
    layout = layout_of(size.pair, theme, 4)
    card = problem_card_geometry(
        Pen(Surface((1, 1)), theme, layout.unit), layout.map.union(layout.loss), file_problems
    ).card
    assert_all_fit(shown, [card])
    assert layout.map.union(layout.loss).contains(card)
    assert not card.colliderect(layout.truth_table)
    assert not card.colliderect(layout.neuron)


def test_the_caret_stands_under_what_is_meant():
    problem = mistakes(WIDE)[0]
    layout = layout_of(DESIGN, DARK, 4)
    place = card_of(layout, FileProblems((problem,)))
    assert place.problems[0].code[place.problems[0].caret] == "Q"
    assert place.problems[0].place.endswith("and.yaml:3:343")


def test_mistakes_that_do_not_fit_are_counted():
    problems = mistakes("a: b\n" * 40)
    layout = layout_of((800, 500), DARK, 4)
    place = card_of(layout, FileProblems(problems))
    assert place.problems
    assert len(place.problems) + place.n_more == len(problems)


@FIT
@pytest.mark.parametrize("gate", TELLING, ids=lambda gate: gate.name)
def test_every_target_can_be_clicked_while_targets_are_edited(gate, size):
    scene = scene_of(gate, edited_row=0)
    targets = places(scene, "target", size.pair)
    assert [spot.index for spot in targets] == list(range(gate.n_rows))
    for one, other in pairwise(targets):
        assert not one.rect.colliderect(other.rect)
    table = layout_of(size.pair, DARK, gate.n_rows).truth_table
    assert all(table.contains(spot.rect) for spot in targets)


def test_a_click_on_the_bulb_is_not_one_on_the_target():
    for gate in (GATES[0], THREE):
        scene = scene_of(gate)
        rows, targets = places(scene, "row"), places(scene, "target")
        for row, target in zip(rows, targets, strict=True):
            assert row.rect.contains(target.rect)
            assert not target.rect.collidepoint(row.rect.center)


def test_the_row_that_the_keys_turn_is_seen():
    first, second = (picture(scene_of(SIX, edited_row=row)) for row in (0, 63))
    changed = np.argwhere((first != second).any(axis=2))
    cells = [places(scene_of(SIX, edited_row=0), "row")[row].rect for row in (0, 63)]
    for cell in cells:
        assert any(cell.inflate(8, 8).collidepoint(point) for point in changed.tolist())


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


def test_a_thousand_gates_are_not_all_compared_at_every_frame():
    compared = []

    class Watched(Gate):
        def __hash__(self):
            return 1

        def __eq__(self, other):
            compared.append(self)
            return self is other

    gate_list = GateList(Library([]))
    stage = PlaygroundPage(Playground(GATES[0]), EpochClock(), gate_list)
    stage.column = GateColumn(gate_list, stage)
    gates = [Watched(str(number), ("A", "B"), (0, 0, 0, 1)) for number in range(1000)]
    gate_list.entries = tuple(GateEntry(gate.name, gate) for gate in gates)
    screen = Screen(stage, DARK)
    screen.render(Surface(DESIGN))
    compared.clear()
    screen.render(Surface(DESIGN))
    assert len(compared) < 50


def test_a_gate_with_a_product_shows_it_as_an_input_of_the_neuron():
    gate = load_gate(Path(__file__).parents[2] / "gates" / "xor-product.yaml")
    scene = scene_of(gate, 500)
    assert scene.snapshot.learned_at is not None
    assert [spot.index for spot in places(scene, "input")] == [0, 1]
    assert [spot.index for spot in places(scene, "product")] == [2]
    assert "A*B" in {text.text for text in texts(scene, DESIGN, DARK)}


def test_a_row_without_a_target_tells_what_the_neuron_guesses():
    gate = parse_gate("name: P\ninputs: [A, B]\noutputs: [0, 0, x, 1]\n")
    scene = scene_of(gate, 100)
    told = [text.text for text in texts(scene, DESIGN, DARK)]
    assert "no target" in told
    assert f"→ guess {int(scene.snapshot.outputs[2])}" in told
