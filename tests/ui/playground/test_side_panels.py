"""The upper panel on the right: V turns its views; in a wide window two stand side by side."""

from itertools import pairwise

import pytest

from game.ui.kit.picture import draw_parts
from game.ui.playground.scene import NEXT, PlaygroundHandler
from game.ui.playground.side_panels import SIDE_PANELS
from game.ui.playground.stage import TWO_VIEWS_FROM, stage_hotspots, stage_layout, stage_parts
from game.ui.playground.verdict import VERDICT
from tests.support.gates import AND
from tests.support.panels import Noting, Paper, by_name
from tests.support.scenes import SIZES, scene_of

DESIGN = (1280, 720)


def layout(size=DESIGN):
    return stage_layout(size, 1.0, 4, 200)


def draw(paper, place, scene):
    draw_parts(paper.pen, stage_parts(paper.pen, place, scene))


@pytest.mark.parametrize("size", SIZES, ids=str)
def test_two_views_stand_side_by_side_where_there_is_room(size):
    place = layout(size.pair)
    assert ("beside" in place.places) == (size.pair[0] / place.unit >= TWO_VIEWS_FROM)


def test_the_verdict_never_stands_beside_another_view_unasked():
    place, paper = layout((2560, 1080)), Paper((2560, 1080))
    for view in range(len(SIDE_PANELS)):
        draw(paper, place, scene_of(AND, 20, side_panel=view).scene)
        words = {text.text for text in paper.placed if place.beside.contains(text.rect)}
        assert VERDICT.title not in words
        paper.placed.clear()


@pytest.mark.parametrize("view", range(len(SIDE_PANELS)))
def test_the_side_panel_shows_one_view_and_names_the_next(view):
    scene, place = scene_of(AND, 20, side_panel=view).scene, layout()
    paper = Paper(DESIGN)
    draw(paper, place, scene)
    words = {text.text for text in paper.placed if place.side.contains(text.rect)}
    following = SIDE_PANELS[(view + 1) % len(SIDE_PANELS)].title.lower()
    assert {SIDE_PANELS[view].title, f"V: {following}"} <= words
    handler = Noting(PlaygroundHandler)
    side = by_name(stage_hotspots(paper.pen, place, scene, handler))["side panel", 0]
    assert side.tip() == SIDE_PANELS[view].tip + NEXT
    side.click()
    assert handler.taken() == [("next_panel",)]


def test_side_views_turn_through_all():
    titles = [view.title for view in SIDE_PANELS]
    assert all(one != other for one, other in pairwise([*titles, titles[0]]))
