"""The main stage: every panel in its place, and every place with a panel."""

import pytest

from game.ui.kit.panel import topmost
from game.ui.kit.picture import draw_parts
from game.ui.kit.theme import DARK, LIGHT
from game.ui.playground.scene import FileProblems, PlaygroundHandler
from game.ui.playground.stage import (
    PANELS,
    stage_hotspots,
    stage_layout,
    stage_parts,
)
from tests.support.gates import AND
from tests.support.panels import Noting, Paper, by_name
from tests.support.problems import BAD, problems_in
from tests.support.scenes import GATES, ONE, SIX, SIZES, scene_of, worst_case

DESIGN = (1280, 720)


def draw(paper, place, scene):
    draw_parts(paper.pen, stage_parts(paper.pen, place, scene))


def layout(size=DESIGN, n_rows=4, column=200, scale=1.0):
    return stage_layout(size, scale, n_rows, column)


def test_every_panel_has_a_place_and_every_place_a_panel():
    places = set(layout((2560, 1080)).places) - {"body", "column", "hints"}
    assert places == {panel.place for panel in PANELS}


@pytest.mark.parametrize("column", [0, 150, 240])
@pytest.mark.parametrize("size", SIZES, ids=str)
def test_the_stage_leaves_the_column_its_width(size, column):
    place = layout(size.pair, column=column)
    assert place.column.width == column
    inside = [place.neuron, place.truth_table, place.side, place.loss]
    assert all(part.left >= place.column.right for part in inside)
    assert place.neuron.left == place.truth_table.left
    assert place.side.left == place.loss.left > place.neuron.right


def test_more_rows_get_more_of_the_height():
    few, many = layout(n_rows=4), layout(n_rows=64)
    assert many.truth_table.height > few.truth_table.height


@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize("gate", [ONE, AND, SIX], ids=lambda gate: gate.name)
def test_each_hotspot_lies_in_the_window_and_no_two_have_one_name(gate, size):
    place = layout(size.pair, gate.n_rows)
    spots = stage_hotspots(
        Paper((9, 9), DARK, place.unit).pen, place, scene_of(gate).scene, Noting(PlaygroundHandler)
    )
    by_name(spots)
    window = Paper(size.pair).surface.get_rect()
    for spot in spots:
        assert spot.rect.width > 0
        assert window.contains(spot.rect.clip(window))
        assert spot.rect.colliderect(window)


def test_problems_lie_over_the_side_column_and_take_its_clicks():
    file_problems = FileProblems(problems_in(BAD))
    scene, place = scene_of(AND, 5, file_problems=file_problems).scene, layout()
    paper = Paper(DESIGN)
    draw(paper, place, scene)
    assert any("mistakes in" in word for word in paper.words)
    spots = stage_hotspots(paper.pen, place, scene, Noting(PlaygroundHandler))
    assert topmost(spots, (place.loss.centerx, place.loss.bottom - 5)).name == "problems"
    neuron = by_name(spots)["neuron", 0]
    assert topmost(spots, neuron.rect.center) is neuron


@pytest.mark.parametrize("theme", [DARK, LIGHT], ids=lambda theme: theme.name)
def test_cards_lie_under_all_panels_that_have_one(theme):
    paper, place = Paper(DESIGN, theme), layout()
    draw(paper, place, scene_of(AND).scene)
    on_the_card_of_another = {panel.above for panel in PANELS}
    for panel in PANELS:
        if panel.place not in place.places or panel.place in on_the_card_of_another:
            continue
        corner = place.places[panel.place].topleft
        colour = tuple(paper.surface.get_at((corner[0] + 20, corner[1] + 4)))[:3]
        assert (colour == panel.palette(theme).card) == panel.has_card


def test_drawing_changes_nothing_and_is_the_same_again():
    scene = worst_case(GATES[0]).scene
    before = scene.snapshot.weights.tobytes()
    pictures = []
    for _ in range(2):
        paper = Paper(DESIGN)
        draw(paper, layout(), scene)
        pictures.append(paper.pixels.tobytes())
    assert pictures[0] == pictures[1]
    assert scene.snapshot.weights.tobytes() == before
