"""The truth table under the mouse: bulbs feed the neuron, targets are turned."""

from itertools import pairwise

import pytest
from pygame import Rect

from game.gates import Gate
from game.ui.kit.panel import topmost
from game.ui.kit.theme import DARK
from game.ui.playground.scene import PlaygroundHandler
from game.ui.playground.truth_table_mouse import EDIT_TIP, table_hotspots
from tests.support.panels import Noting, Paper, by_name
from tests.support.scenes import GATES, SIZES, TELLING, THREE, hotspots_of, layout_of, scene_of

DESIGN = (1280, 720)
RECT = Rect(200, 50, 620, 300)


def places(scene, name, size=DESIGN):
    return [spot for spot in hotspots_of(scene, size, DARK) if spot.name == name]


@pytest.mark.parametrize("size", SIZES, ids=str)
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


def spots_of(gate, handler, **changes):
    scene = scene_of(gate, 5, **changes).scene
    return table_hotspots(Paper(DESIGN).pen, RECT, scene, handler)


@pytest.mark.parametrize("gate", TELLING, ids=lambda gate: gate.name)
def test_a_click_feeds_the_row_or_turns_the_target_that_is_drawn_there(gate):
    handler = Noting(PlaygroundHandler)
    spots = spots_of(gate, handler, edited_row=0)
    found = by_name(spots)
    assert all(RECT.contains(spot.rect.clip(RECT)) and spot.rect.width for spot in spots)
    for row in range(gate.n_rows):
        found["row", row].click()
        found["target", row].click()
        assert handler.taken() == [("feed", row), ("turn_target", row)]
        assert topmost(spots, found["target", row].rect.center) is found["target", row]
    found["edit targets", 0].click()
    assert handler.taken() == [("toggle_editing",)]
    assert found["edit targets", 0].tip() == EDIT_TIP


def test_tips_tell_the_row_and_what_a_click_would_make_of_its_target():
    gate = Gate("P", ("A", "B"), (0, None, 1, 1))
    found = by_name(spots_of(gate, Noting(PlaygroundHandler)))
    assert found["row", 1].tip().startswith("Row 01: B alone gives ")
    assert "it has no target" in found["row", 1].tip()
    assert "To be brighter it needs" in found["row", 2].tip()
    turned = [found["target", row].tip() for row in range(4)]
    assert all("give row" in tip for tip in turned)
    assert all("X: no target" in tip for tip in turned)
