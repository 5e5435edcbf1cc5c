"""The help's keys: every one, none over another, and each does what it says."""

from itertools import combinations

import pytest
from pygame import Rect

from game.app.bindings import help_on
from game.app.page import ALL_GATES, PLAYGROUND
from game.ui.kit.help import (
    chord_places,
    draw_keys,
    help_frame,
    help_geometry,
    key_hotspots,
    tab_places,
)
from game.ui.kit.layout import unit_for
from game.ui.kit.panel import topmost
from game.ui.kit.theme import DARK
from tests.support.panels import Paper

PAGES = (PLAYGROUND, ALL_GATES)
SIZES = ((800, 500), (1280, 720), (900, 1400))


def paper_of(size):
    return Paper(size, DARK, unit_for(size, 1.0))


@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize("page", PAGES)
def test_lines_lie_on_the_card_and_apart(page, size):
    sections, unit = help_on(page), unit_for(size, 1.0)
    place, frame = help_geometry(sections, size, unit), help_frame(size, unit)
    n_lines = sum(len(section.lines) for section in sections)
    assert (len(place.titles), len(place.lines)) == (len(sections), n_lines)
    boxes = [*place.titles, *place.lines]
    assert Rect((0, 0), size).contains(frame.card)
    assert frame.card.contains(frame.head)
    for box in boxes:
        assert frame.card.contains(box)
        assert box.top >= frame.head.bottom
    for one, other in combinations(boxes, 2):
        assert not one.inflate(0, -2).colliderect(other.inflate(0, -2))


@pytest.mark.parametrize("size", SIZES, ids=str)
def test_tabs_lie_in_the_head_one_beside_the_other(size):
    pen = paper_of(size).pen
    head = help_frame(size, pen.unit).head
    tabs = tab_places(pen, head, ("What you see", "Every key"))
    assert all(head.contains(tab) for tab in tabs)
    assert tabs[0].right < tabs[1].left


@pytest.mark.parametrize("page", PAGES)
def test_every_line_is_drawn(page):
    paper, sections = paper_of((1280, 720)), help_on(page)
    draw_keys(paper.pen, sections)
    labels = {line.label for section in sections for line in section.lines}
    assert labels <= set(paper.words)
    assert {section.title.upper() for section in sections} <= set(paper.words)


@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize("page", PAGES)
def test_a_click_on_a_key_does_what_it_says(page, size):
    paper, sections = paper_of(size), help_on(page)
    done = []
    spots = key_hotspots(paper.pen, sections, size, done.append)
    lines = [line for section in sections for line in section.lines]
    caps = [keycap for line in lines for keycap in line.keycaps]
    for spot, keycap in zip(spots, caps, strict=True):
        assert topmost(spots, spot.rect.center) is spot
        if keycap.binding is not None:
            spot.click()
            assert done.pop() is keycap.binding


def test_chords_lie_one_behind_the_other_and_are_drawn_there():
    paper, sections = paper_of((1280, 720)), help_on(PLAYGROUND)
    draw_keys(paper.pen, sections)
    place = help_geometry(sections, (1280, 720), paper.pen.unit)
    lines = [line for section in sections for line in section.lines]
    for line, box in zip(lines, place.lines, strict=True):
        chords = chord_places(paper.pen, box, line)
        assert [chord.x for chord in chords] == sorted(chord.x for chord in chords)
        for chord, keycap in zip(chords, line.keycaps, strict=True):
            inside = [text.text for text in paper.placed if chord.contains(text.rect)]
            assert set(keycap.caps) <= set(inside)
