"""The rows on the map: light is p, the sign their judgement, the amber ring the row fed in."""

import pytest

from game.core.assessment import Mark
from game.playground.run import Setup
from game.record import replace
from game.ui.kit.theme import DARK, THEMES
from game.ui.playground.map_rows import draw_named_row, draw_row
from tests.support.colour import lab
from tests.support.gates import AND, PARTIAL
from tests.support.panels import Paper
from tests.support.scenes import scene_of

SPOT = (60, 60)


def scene_with(*weights, gate=AND):
    return scene_of(gate, 0, Setup(weights=weights)).scene


def test_the_light_grows_with_p():
    lightness = []
    for bias in (-6.0, -2.0, -0.5, 0.0, 0.5, 2.0, 6.0):
        paper = Paper((120, 120))
        draw_row(paper.pen, SPOT, scene_with(0.0, 0.0, bias), 0, is_signed=False)
        lightness.append(lab(tuple(paper.surface.get_at(SPOT))[:3])[0])
    assert lightness == sorted(set(lightness))


@pytest.mark.parametrize(
    ("bias", "sign"), [(-3.0, "✓"), (3.0, "✗"), (0.0, "?")], ids=["right", "wrong", "undecided"]
)
def test_target_and_judgement_are_written(bias, sign):
    paper = Paper((120, 120))
    draw_named_row(paper.pen, SPOT, scene_with(0.0, 0.0, bias), 0, is_above=True)
    assert paper.words == ["target 0", sign]
    paper = Paper((120, 120))
    draw_row(paper.pen, SPOT, scene_with(0.0, 0.0, bias), 0, is_signed=True)
    assert paper.words == [sign]


def test_a_row_without_target_has_no_judgement():
    row = PARTIAL.targets.index(None)
    paper = Paper((120, 120))
    draw_named_row(paper.pen, SPOT, scene_of(PARTIAL, 3).scene, row, is_above=False)
    assert paper.words == ["no target"]


@pytest.mark.parametrize("is_above", [False, True])
def test_the_room_that_is_returned_holds_all_that_is_drawn(is_above):
    paper = Paper((120, 120))
    room = draw_named_row(paper.pen, SPOT, scene_with(1.0, 1.0, 0.0), 1, is_above=is_above)
    assert paper.is_blank_outside(room)
    label = paper.placed[0].rect
    assert (label.centery < SPOT[1]) == is_above


@pytest.mark.parametrize("theme", THEMES.values(), ids=THEMES)
def test_the_row_fed_in_alone_has_an_amber_ring(theme):
    scene = scene_with(1.0, 1.0, 0.0)
    for live_inputs, is_live in (((0, 0), True), ((1, 0), False)):
        now = replace(scene, snapshot=replace(scene.snapshot, live_inputs=live_inputs))
        paper = Paper((120, 120), theme)
        draw_row(paper.pen, SPOT, now, 0, is_signed=False)
        assert (paper.pixels == theme.stage.accent).all(axis=2).any() == is_live


def test_every_mark_has_its_edge():
    edges = {Mark(int(mark)) for mark in scene_with(0.0, 0.0, -3.0).snapshot.marks}
    assert edges == {Mark.RIGHT, Mark.WRONG}
    paper = Paper((120, 120))
    draw_row(paper.pen, SPOT, scene_with(0.0, 0.0, -3.0), 1, is_signed=False)
    assert (paper.pixels == DARK.stage.marks[Mark.RIGHT]).all(axis=2).any()
