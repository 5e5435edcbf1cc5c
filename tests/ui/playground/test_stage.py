"""The main stage: every panel in its place, and every place with a panel."""

import pytest

from game.record import replace
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


def told(scene):
    """Return what each part of the stage shows, without and with motion."""
    parts = stage_parts(Paper(DESIGN).pen, layout(), scene)
    return {part.name: part.shows for part in parts}, {p.name: p.still_shows for p in parts}


def test_signals_on_the_wires_draw_the_neuron_alone():
    scene = scene_of(AND, 19, pulse=0.2, is_running=True).scene
    later = replace(scene, pulse=0.4)
    (moving, still), (moving_later, still_later) = told(scene), told(later)
    assert {name for name in moving if moving[name] != moving_later[name]} == {"neuron"}
    assert still == still_later
    parts = stage_parts(Paper(DESIGN).pen, layout(), scene)
    rects = {part.name: part.rect for part in parts}

    assert not rects["neuron"].colliderect(rects["sum"])


@pytest.mark.parametrize("side_panel", [0, 1, 2])
def test_an_epoch_of_training_redraws_no_axes_and_no_charted_curve(side_panel):
    scene = scene_of(AND, 1_000, side_panel=side_panel).scene
    ahead = scene_of(AND, 1_001, side_panel=side_panel, last_charted=scene.snapshot).scene
    _, still = told(replace(scene, last_charted=scene.snapshot))
    moving, still_ahead = told(ahead)
    changed = {name for name in still if still[name] != still_ahead[name]}
    assert not changed & {"side", "loss", "neuron", "truth_table"}
    assert moving["side"] != told(scene)[0]["side"]
