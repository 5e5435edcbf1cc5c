"""The pen: shapes of the size asked for, text within its box, light that only adds."""

from math import dist

import numpy as np
import pygame
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pygame import Rect, Surface

from game.ui.kit.bulb import tint
from game.ui.kit.pen import ALL, MOVING, STILL, Align, Pen, along
from game.ui.kit.text import Face
from game.ui.kit.theme import DARK
from tests.support.panels import PAPER, Paper

WHITE = (255, 255, 255)
SIZE = (200, 120)
WORDS = "One neuron cannot learn this: 01 + 10 = 00 + 11, and no weights do both."


def cover(draw, unit=1.0):
    """Return where something was drawn, shape SIZE."""
    paper = Paper(SIZE, DARK, unit)
    draw(paper.pen)
    return (paper.pixels != PAPER).any(axis=2)


@pytest.mark.parametrize(("points", "unit", "px"), [(10, 1.5, 15), (0.2, 1.0, 1), (3, 0.72, 2)])
def test_points_grow_with_the_window_and_never_vanish(points, unit, px):
    assert Pen(Surface((1, 1)), DARK, unit).px(points) == px


@pytest.mark.parametrize("align", Align)
@pytest.mark.parametrize("width", [4, 30, 90, 190])
def test_a_line_of_text_stays_in_its_box_and_is_noted(width, align):
    paper, box = Paper(SIZE), Rect(5, 40, width, 30)
    rect = paper.pen.text("threshold θ = 0.50", box, WHITE, 17, Face.MONO, align)
    assert box.left <= rect.left
    assert rect.right <= box.right
    [text] = paper.placed
    assert (text.requested, text.rect, text.box) == ("threshold θ = 0.50", rect, box)


def test_alignment_is_the_share_of_room_at_the_left():
    lefts = [
        Paper(SIZE).pen.text("p", Rect(10, 0, 100, 30), WHITE, 13, Face.MONO, align).left
        for align in (Align.LEFT, Align.CENTRE, Align.RIGHT)
    ]
    width = Paper(SIZE).pen.text("p", Rect(10, 0, 100, 30), WHITE, 13, Face.MONO).width
    assert lefts == [10, 10 + round((100 - width) / 2), 110 - width]


@pytest.mark.parametrize("size", [(190, 110), (150, 80), (90, 60), (60, 30), (40, 12)])
def test_a_paragraph_says_all_within_its_box(size):
    paper, box = Paper(SIZE), Rect((5, 5), size)
    paper.pen.paragraph(WORDS, box, WHITE, (14, 12, 10, 9))
    said = "".join(text.requested for text in paper.placed).replace(" ", "")
    assert said == WORDS.replace(" ", "")
    for text in paper.placed:
        assert box.left <= text.rect.left
        assert text.rect.right <= box.right
    if size[1] >= 60:
        assert all(box.top <= text.rect.centery <= box.bottom for text in paper.placed)


def test_a_paragraph_takes_the_largest_type_at_which_it_fits():
    def height(size):
        paper = Paper(SIZE)
        paper.pen.paragraph("two words", Rect((5, 5), size), WHITE, (24, 16, 9))
        return paper.placed[0].rect.height

    assert height((190, 60)) > height((110, 25)) > height((60, 14))


@pytest.mark.parametrize("radius", [0, 3, 12, 500])
@pytest.mark.parametrize("size", [(1, 1), (7, 30), (60, 40), (121, 77)])
def test_a_rounded_rectangle_fills_its_rectangle_but_for_the_corners(size, radius):
    rect = Rect((20, 10), size)
    drawn = cover(lambda pen: pen.rounded(rect, WHITE, radius))
    outside = drawn.copy()
    outside[rect.left : rect.right, rect.top : rect.bottom] = False
    assert not outside.any()
    assert drawn[rect.center]
    if radius >= 3 and min(size) >= 30:
        assert not drawn[rect.topleft]
        assert drawn[rect.centerx, rect.top]


def test_an_outline_has_its_edge_around_its_face():
    paper, rect = Paper(SIZE), Rect(20, 20, 60, 40)
    paper.pen.outlined(rect, (250, 0, 0), (0, 0, 250), 6)
    assert tuple(paper.surface.get_at(rect.center))[:3] == (0, 0, 250)
    red, _, blue = tuple(paper.surface.get_at((rect.left, rect.centery)))[:3]
    assert red > 100 > blue


@pytest.mark.parametrize("radius", [1, 6, 25])
def test_discs_and_rings_have_their_radius(radius):
    disc = cover(lambda pen: pen.disc((100, 60), radius, WHITE))
    ring = cover(lambda pen: pen.ring((100, 60), radius, WHITE, 1))
    for drawn in (disc, ring):
        xs, _ = np.nonzero(drawn)
        assert xs.max() - xs.min() == pytest.approx(2 * radius, abs=2)
    assert disc[100, 60]
    assert radius < 6 or not ring[100, 60]


@pytest.mark.parametrize("width", [1, 4, 15])
def test_a_band_is_as_thick_as_asked_and_no_longer_than_its_ends(width):
    drawn = cover(lambda pen: pen.band((30, 60), (150, 60), WHITE, width))
    assert np.count_nonzero(drawn[90]) == pytest.approx(width, abs=2)
    xs, _ = np.nonzero(drawn)
    assert (xs.min(), xs.max()) == (pytest.approx(30, abs=2), pytest.approx(150, abs=2))


def test_a_dashed_wire_has_gaps_and_a_solid_one_none():
    rows = [
        cover(lambda pen, d=d: pen.wire((20, 60), (180, 60), WHITE, 4, is_dashed=d))[25:175, 60]
        for d in (False, True)
    ]
    assert rows[0].all()
    assert 0.3 < rows[1].mean() < 0.9
    starts = np.count_nonzero(np.diff(rows[1].astype(int)) == 1)
    assert 8 <= starts <= 12  # 150 px of a dash every 15


@pytest.mark.parametrize("width", [1, 1.5, 4])
def test_a_curve_goes_through_its_points_whole(width):
    points = [(20.0 + x, 60 + 30 * np.sin(x / 20)) for x in range(0, 160, 4)]
    drawn = cover(lambda pen: pen.curve(points, WHITE, width))
    for x, y in points[1:-1]:
        assert drawn[round(x) - 1 : round(x) + 2, round(y) - 1 : round(y) + 2].any()
    assert drawn[21:170].any(axis=1).all()


def square(level, colour, flags=0):
    """A picture of a square that is as bright as `level`."""
    surface = Surface((21, 21), flags)
    surface.fill([round(channel * level) for channel in colour])
    return surface


def test_light_only_adds_and_no_light_adds_nothing():
    levels = []
    for level in (0.0, 0.4, 1.0):
        paper = Paper(SIZE)
        paper.pen.lit((100, 60), level, square, (200, 78, 0))
        levels.append(paper.pixels.astype(int))
    assert (levels[0] == PAPER).all()
    assert np.all(levels[1] >= levels[0])
    assert np.all(levels[2] >= levels[1])
    assert levels[2][100, 60].tolist() == [201, pytest.approx(80, abs=2), 3]
    assert levels[2][100, 80].tolist() == list(PAPER)


def test_a_lit_thing_with_transparency_covers_what_is_below():
    paper = Paper(SIZE)
    paper.pen.lit((100, 60), 0.5, square, (200, 78, 0, 510), pygame.SRCALPHA)
    assert paper.pixels[100, 60].tolist() == [100, 39, 0]
    assert paper.pixels[100, 80].tolist() == list(PAPER)


def test_tinting_leaves_the_light_itself_white():
    white = Surface((3, 3))
    white.fill(WHITE)
    assert tuple(tint(white, (10, 20, 30)).get_at((1, 1)))[:3] == (10, 20, 30)
    assert tuple(white.get_at((1, 1)))[:3] == WHITE


@given(st.floats(0, 1))
def test_along_goes_from_start_to_end_evenly(share):
    start, end = (3.0, 10.0), (43.0, -20.0)
    assert dist(start, along(start, end, share)) == pytest.approx(50 * share, abs=1e-9)


def test_a_stamp_is_drawn_at_its_place_with_all_that_it_depends_on():
    seen = []
    pen = Paper(SIZE).pen
    pen.stamp((3, 4), 9, WHITE, lambda *args, **named: seen.append((args, named)), 1, tall=2)
    assert seen == [((pen, (3, 4), 1), {"tall": 2})]


def test_a_side_label_stands_at_the_top_right():
    paper, box = Paper(SIZE), Rect(10, 10, 60, 100)
    paper.pen.side_label("B ↑", box)
    [text] = paper.placed
    assert text.rect.right == box.right
    assert text.rect.centery < box.centery


def test_layers_are_whole_together_and_apart():
    assert (ALL.still, ALL.moving) == (True, True)
    assert (STILL.still, STILL.moving) == (True, False)
    assert (MOVING.still, MOVING.moving) == (False, True)


def test_drawing_needs_no_display():
    pygame.display.quit()
    cover(lambda pen: pen.card(Rect(10, 10, 100, 60), DARK.cards))
    assert not pygame.display.get_init()
