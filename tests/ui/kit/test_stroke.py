"""Strokes: as wide as asked, solid, and smooth at both edges, whatever the slope and the width."""

from itertools import pairwise
from math import cos, radians, sin

import numpy as np
import pytest
from pygame import Rect, Surface, surfarray

from game.ui.kit.pen import Pen
from game.ui.kit.stroke import bar, stroke
from game.ui.kit.theme import DARK

SIZE = (160, 160)
WHITE = (255, 255, 255)
MIDDLE = 80.3
ANGLES = (0, 3, 11, 27, 45, 58, 77, 90, 118, 165)
HALVES = (0.8, 1.2, 1.8, 2.6, 3.3, 5.4)
UNITS = (0.72, 1.0, 1.5, 2.0, 3.0, 4.5)


def covered(draw):
    """The share of each pixel that is covered, shape SIZE."""
    surface = Surface(SIZE)
    draw(surface)
    return surfarray.array_red(surface) / 255


def straight(angle, reach=60.0):
    x, y = reach * cos(radians(angle)), reach * sin(radians(angle))
    return np.array([(MIDDLE - x, MIDDLE - y), (MIDDLE + x, MIDDLE + y)])


def wavy():
    x = np.arange(10.0, 150.0, 2.0)
    return np.stack([x, 80 - 60 * np.tanh((x - 80) / 14)], axis=1)


def distance_to(path):
    """The distance of each pixel's centre from a path, shape SIZE, segment by segment."""
    pixels = np.stack(np.meshgrid(*map(np.arange, SIZE), indexing="ij"), axis=-1).astype(float)
    least = np.full(SIZE, np.inf)
    for start, end in pairwise(path):
        step = end - start
        share = np.clip(((pixels - start) @ step) / (step @ step), 0, 1)
        least = np.minimum(
            least, np.hypot(*(np.moveaxis(pixels - start, -1, 0) - np.multiply.outer(step, share)))
        )
    return least


def far_from_ends(path, margin):
    pixels = np.stack(np.meshgrid(*map(np.arange, SIZE), indexing="ij"), axis=-1)
    ends = [np.hypot(*np.moveaxis(pixels - end, -1, 0)) > margin for end in (path[0], path[-1])]
    return ends[0] & ends[1]


def assert_true_to(path, half, cover):
    """Assert that pixels are covered as the true stroke covers them, at both edges alike."""
    depth = half - distance_to(path)  # inside the edge, in pixels
    body = far_from_ends(path, half + 3)
    assert cover[body & (depth < -1.1)].max() == 0.0
    assert cover[body & (depth > 1.1)].min(initial=1.0) > 0.75
    expected = np.clip(depth + 0.5, 0, 1)
    errors = (cover - expected)[body & (np.abs(depth) < 1)]
    assert np.abs(errors).max() < 0.6
    assert np.sqrt(np.mean(errors**2)) < 0.17


@pytest.mark.parametrize("half", HALVES)
@pytest.mark.parametrize("angle", ANGLES)
def test_a_straight_stroke_covers_what_it_should(angle, half):
    path = straight(angle)
    assert_true_to(path, half, covered(lambda surface: stroke(surface, path, WHITE, half)))


@pytest.mark.parametrize("half", HALVES)
@pytest.mark.parametrize("angle", ANGLES)
def test_a_bar_covers_what_it_should(angle, half):
    path = straight(angle)
    assert_true_to(path, half, covered(lambda surface: bar(surface, *path.tolist(), WHITE, half)))


@pytest.mark.parametrize("half", HALVES)
def test_a_curve_covers_what_it_should(half):
    path = wavy()
    assert_true_to(path, half, covered(lambda surface: stroke(surface, path, WHITE, half)))


def jumps(cover):
    """The pixels that are full and lie beside an empty one, on each side: left, right."""
    full, empty = cover > 0.95, cover < 0.05
    return full[1:] & empty[:-1], full[:-1] & empty[1:]


@pytest.mark.parametrize("unit", UNITS)
@pytest.mark.parametrize("kind", ["band", "curve", "dashed wire"])
def test_both_edges_have_pixels_in_between(kind, unit):
    """Along a slope no row of pixels steps from ground to full, at the one edge or the other."""
    start, end = (20.0, 20.0), (75.0, 140.0)

    def draw(surface):
        pen = Pen(surface, DARK, unit)
        match kind:
            case "band":
                pen.band(start, end, WHITE, 3)
            case "curve":
                pen.curve(np.linspace(start, end, 30), WHITE, 2.4)
            case _:
                pen.wire(start, end, WHITE, 3, is_dashed=True)

    cover = covered(draw)[:, 30:130]
    rows = np.flatnonzero((cover > 0.95).any(axis=0))
    for side in jumps(cover):
        assert np.count_nonzero(side.any(axis=0)) <= 0.3 * len(rows)
    inked = (cover > 0.05) & (cover < 0.95)
    first, last = np.argmax(cover > 0.05, axis=0), SIZE[0] - 1 - np.argmax(cover[::-1] > 0.05, 0)
    assert inked[first[rows], rows].mean() > 0.6
    assert inked[last[rows], rows].mean() > 0.6


@pytest.mark.parametrize("angle", [0, 20, 45, 70, 90])
def test_a_bar_is_cut_off_square(angle):
    path, half = straight(angle, 40), 4.0
    x, y = cos(radians(angle)), sin(radians(angle))
    pixels = np.stack(np.meshgrid(*map(np.arange, SIZE), indexing="ij"), axis=-1) - MIDDLE
    ahead = np.abs(pixels @ (x, y)) - 40
    beside = np.abs(pixels @ (-y, x)) - half
    cover = covered(lambda surface: bar(surface, *path.tolist(), WHITE, half))
    assert cover[(ahead > 1.5) | (beside > 1.5)].max() == 0.0
    assert cover[(ahead < -1.2) & (beside < -1.2)].min() > 0.75


@pytest.mark.parametrize("half", HALVES)
def test_sharp_turns_are_without_holes(half):
    path = np.array([(10, 120), (50, 50), (85, 110), (120, 60), (150, 110)], dtype=float)
    cover = covered(lambda surface: stroke(surface, path, WHITE, half))
    inside = (distance_to(path) < half - 1.1) & far_from_ends(path, half + 1)
    assert cover[inside].min(initial=1.0) > 0.4


def test_a_stroke_stays_in_the_clip():
    surface = Surface(SIZE)
    surface.set_clip(Rect(40, 40, 50, 50))
    stroke(surface, wavy(), WHITE, 5.4)
    bar(surface, (0, 0), (150, 150), WHITE, 5.4)
    surface.set_clip(None)
    surface.fill((0, 0, 0), (40, 40, 50, 50))
    assert not surfarray.array_red(surface).any()


@pytest.mark.parametrize("half", [0.5, 1.2, 5.4])
def test_points_at_one_place_are_no_obstacle(half):
    same = np.full((4, 2), 50.0)
    stroke(Surface(SIZE), same, WHITE, half)
    bar(Surface(SIZE), (50, 50), (50, 50), WHITE, half)
