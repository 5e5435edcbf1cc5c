"""Panels: heading and content in one rectangle, what lies topmost, and the tip by the pointer."""

import pytest
from pygame import Rect

from game.ui.kit.panel import (
    Hotspot,
    Panel,
    around,
    aside_box,
    panel_hotspots,
    panel_parts,
    tip_part,
    title_box,
    topmost,
)
from game.ui.kit.picture import draw_parts
from game.ui.kit.theme import DARK, LIGHT
from tests.support.panels import Paper

RECT = Rect(20, 30, 240, 160)


def fill(colour):
    return lambda pen, rect, _scene: pen.surface.fill(colour, rect)


def spot(name, x=0, **more):
    return Hotspot(name, Rect(x, 0, 20, 20), **more)


def test_the_last_of_those_that_overlap_is_topmost():
    below, above = spot("below"), spot("above", 10)
    assert topmost([below, above], (15, 5)) is above
    assert topmost([above, below], (15, 5)) is below
    assert topmost([below, above], (5, 5)) is below
    assert topmost([below, above], (99, 5)) is None


def test_what_has_too_many_parts_to_list_gives_the_one_at_the_point():
    whole = spot("whole", part_at=lambda point: spot("part", point[0]))
    assert topmost([whole], (7, 3)).name == "part"
    assert topmost([whole], (7, 3)).rect.x == 7


@pytest.mark.parametrize("title", ["", "NEURON", "A HEADING THAT IS AS WIDE AS ITS PANEL IS"])
def test_heading_and_what_stands_beside_it_share_one_line(title):
    pen = Paper((300, 220)).pen
    line, aside = title_box(pen, RECT), aside_box(pen, RECT, title)
    assert RECT.contains(line)
    assert aside.width == 0 or line.contains(aside)
    assert aside.width == 0 or aside.right == line.right
    assert (aside == line) == (not title)


def test_a_panel_draws_heading_content_and_aside():
    paper, seen = Paper((300, 220)), []
    panel = Panel(
        "here",
        lambda _pen, rect, scene: seen.append(("draw", rect, scene)),
        lambda scene: f"TITLE OF {scene}",
        lambda _pen, box, scene: seen.append(("aside", box, scene)),
    )
    panel.draw_whole(paper.pen, RECT, "X")
    aside = aside_box(paper.pen, RECT, "TITLE OF X")
    assert seen == [("draw", RECT, "X"), ("aside", aside, "X")]
    assert paper.words == ["TITLE OF X"]


def test_panels_without_a_place_are_left_out_and_cards_are_where_they_are_wanted():
    bare = Panel("bare", fill((9, 9, 9)), has_card=False)
    card = Panel("card", lambda *_: None, is_stage=True)
    missing = Panel("missing", fill((9, 9, 9)))
    places = {"bare": Rect(0, 0, 40, 40), "card": Rect(100, 100, 60, 60)}
    paper = Paper((300, 220), LIGHT)
    parts = panel_parts((bare, card, missing), places, None, LIGHT)
    assert {part.name: part.rect for part in parts} == places
    draw_parts(paper.pen, parts)
    assert {tuple(paper.surface.get_at(spot))[:3] for spot in ((0, 0), (39, 39))} == {(9, 9, 9)}
    assert tuple(paper.surface.get_at(places["card"].center))[:3] == LIGHT.stage.card


def test_hotspots_come_panel_by_panel_with_scene_and_handler():
    def spots(name):
        return lambda _pen, rect, scene, handler: [Hotspot(f"{name} {scene} {handler}", rect)]

    panels = (
        Panel("one", lambda *_: None, hotspots=spots("one")),
        Panel("silent", lambda *_: None),
        Panel("missing", lambda *_: None, hotspots=spots("missing")),
        Panel("two", lambda *_: None, hotspots=spots("two")),
    )
    places = {name: Rect(0, 0, 9, 9) for name in ("one", "silent", "two")}
    found = panel_hotspots(Paper((9, 9)).pen, panels, places, "scene", "handler")
    assert [spot.name for spot in found] == ["one scene handler", "two scene handler"]


def test_a_palette_is_the_stage_s_where_bulbs_stand():
    assert Panel("a", lambda *_: None, is_stage=True).palette(LIGHT) is LIGHT.stage
    assert Panel("a", lambda *_: None).palette(LIGHT) is LIGHT.cards


@pytest.mark.parametrize("radius", [0.4, 3, 7.5, 46])
def test_the_square_around_a_disc_has_it_in_its_middle(radius):
    square = around((50.4, 60.6), radius)
    assert square.center == (50, 61)
    assert square.size == (round(2 * radius), round(2 * radius))


SUBJECTS = (
    Rect(20, 20, 60, 30),
    Rect(560, 350, 70, 40),
    Rect(300, 180, 40, 40),
    Rect(0, 0, 640, 60),
    Rect(0, 320, 640, 80),
    Rect(0, 0, 300, 400),
    Rect(340, 0, 300, 400),
)


@pytest.mark.parametrize("subject", SUBJECTS, ids=str)
@pytest.mark.parametrize("text", ["Short.", "A longer tip. " * 12])
def test_a_tip_stands_beside_what_it_speaks_of(subject, text):
    bounds = Rect(0, 0, 640, 400)
    for pointer in (subject.topleft, subject.center, (subject.right - 1, subject.bottom - 1)):
        tip = tip_part(Paper(bounds.size).pen, text, subject, pointer, bounds)
        assert bounds.contains(tip.rect)
        assert not tip.rect.colliderect(subject)


@pytest.mark.parametrize("pointer", [(5, 5), (635, 5), (5, 395), (635, 395), (320, 200)])
@pytest.mark.parametrize("text", ["Short.", "A longer tip. " * 12])
def test_a_tip_is_read_whole_within_its_bounds_and_not_under_the_pointer(pointer, text):
    bounds = Rect(0, 0, 640, 400)
    paper = Paper(bounds.size)
    tip = tip_part(paper.pen, text, bounds, pointer, bounds)
    tip.draw(paper.pen)
    assert bounds.contains(tip.rect)
    assert paper.is_blank_outside(tip.rect)
    assert " ".join(paper.words) == text.strip()
    assert all(bounds.contains(line.rect) for line in paper.placed)
    assert not any(line.rect.collidepoint(pointer) for line in paper.placed)
    if pointer != (320, 200):
        return
    assert tuple(paper.surface.get_at((pointer[0] + 2, pointer[1] + 2)))[:3] != DARK.cards.keycap
