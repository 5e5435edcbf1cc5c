"""The hint bar: as many hints as fit, the last always, and each keycap does what its key does."""

from itertools import pairwise

import pytest
from pygame import Rect

from game.app.bindings import hints_on
from game.app.modes import EDITING, SEARCHING
from game.app.page import ALL_GATES, PLAYGROUND
from game.ui.kit.hint_bar import cap_edges, draw_hint_bar, hint_hotspots, hint_places
from game.ui.kit.theme import THEMES
from tests.support.colour import contrast
from tests.support.panels import Paper

HINTS = {
    "playground": hints_on(PLAYGROUND, (), 2),
    "editing": hints_on(PLAYGROUND, EDITING, 2),
    "searching": hints_on(PLAYGROUND, SEARCHING, 2),
    "all gates": hints_on(ALL_GATES, (), 2),
}
WIDTHS = (300, 800, 1280, 3000)
SEEN = 1.1  # a face beside a page; what is on it has the contrast of text


def bar(width):
    return Rect(16, 10, width, 48)


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("hints", HINTS.values(), ids=HINTS)
def test_hints_stand_side_by_side_and_the_last_is_always_there(hints, width):
    paper, rect = Paper((width + 32, 70)), bar(width)
    places = hint_places(paper.pen, rect, hints)
    assert places[-1][0] is hints[-1]
    assert [hint for hint, _ in places[:-1]] == list(hints[: len(places) - 1])
    assert all(rect.contains(place) for _, place in places)
    for (_, one), (_, other) in pairwise(places):
        assert one.right < other.left
    draw_hint_bar(paper.pen, rect, hints, "")
    assert paper.is_blank_outside(rect)
    for text in paper.placed:
        assert text.text == text.requested
        assert any(place.contains(text.rect.inflate(0, -8)) for _, place in places)


def test_a_wider_bar_has_room_for_more():
    counts = [len(hint_places(Paper((9, 9)).pen, bar(w), HINTS["playground"])) for w in WIDTHS]
    assert counts == sorted(counts)
    assert counts[0] < counts[-1] == len(HINTS["playground"])


@pytest.mark.parametrize("hints", HINTS.values(), ids=HINTS)
def test_a_click_on_a_keycap_follows_its_binding(hints):
    followed = []
    spots = hint_hotspots(Paper((9, 9)).pen, bar(3000), hints, followed.append)
    expected = [cap.binding for hint in hints for cap in hint.keycaps]
    assert len(spots) == len(expected)
    for spot, binding in zip(spots, expected, strict=True):
        if binding is None:
            assert spot.click is None
        else:
            spot.click()
            assert followed.pop() is binding
    for one, other in pairwise(spots):
        assert not one.rect.colliderect(other.rect)


def test_every_keycap_that_is_drawn_can_be_clicked():
    paper, hints = Paper((1312, 70)), HINTS["playground"]
    draw_hint_bar(paper.pen, bar(1280), hints, "")
    spots = hint_hotspots(paper.pen, bar(1280), hints, print)
    for text in paper.placed:
        assert any(spot.rect.collidepoint(text.rect.center) for spot in spots), text.text


def test_a_notice_takes_the_place_of_all_hints():
    paper = Paper((1312, 70))
    draw_hint_bar(paper.pen, bar(1280), HINTS["playground"], "Saved as and.yaml")
    assert paper.words == ["Saved as and.yaml"]


def test_without_hints_the_bar_is_empty():
    paper = Paper((1312, 70))
    draw_hint_bar(paper.pen, bar(1280), (), "")
    assert hint_hotspots(paper.pen, bar(1280), (), print) == []
    assert paper.words == []


def test_caps_pressed_together_stand_side_by_side():
    edges = cap_edges(Paper((9, 9)).pen, Rect(30, 0, 0, 0), ("Ctrl", "Shift", "S"))
    assert edges[0] == 30
    assert all(later - earlier > 10 for earlier, later in pairwise(edges))


@pytest.mark.parametrize("theme", list(THEMES.values()), ids=lambda theme: theme.name)
def test_a_keycap_stands_out_from_the_page(theme):
    paper = Paper((332, 70), theme)
    paper.surface.fill(theme.page)
    rect = bar(300)
    draw_hint_bar(paper.pen, rect, HINTS["playground"], "")
    x = hint_places(paper.pen, rect, HINTS["playground"])[0][1].x + 3
    face = tuple(paper.pixels[x, rect.centery].tolist())
    assert contrast(face, theme.page) >= SEEN
