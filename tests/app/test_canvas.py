"""The canvas: the window itself, or a larger surface that is scaled down to it."""

import pygame
import pytest

from game.app.canvas import SMALLEST_SIZE, Canvas, canvas_size, fitting, on_canvas
from game.app.session import Session
from game.gates import Library
from game.playground.recipe import Recipe
from tests.support.scenes import SIX

TINY = [(1, 1), (50, 2000), (300, 200), (799, 499), (2000, 30)]


@pytest.mark.parametrize(
    ("size", "screen", "expected"),
    [
        ((1280, 720), (1920, 1080), (1280, 720)),
        ((4000, 3000), (1920, 1080), (1920, 1080)),
        ((100, 100), (1920, 1080), (800, 500)),
        ((1280, 720), (640, 480), (640, 480)),
    ],
)
def test_a_window_fits_the_screen(size, screen, expected):
    assert fitting(size, screen) == expected


def test_a_window_that_is_large_enough_is_drawn_on_itself():
    window = pygame.Surface((1000, 600))
    assert Canvas().of(window) is window
    assert on_canvas((123, 456), (1000, 600)) == (123, 456)


@pytest.mark.parametrize("size", TINY)
def test_a_window_of_any_size_can_be_drawn(size):
    canvas, window = Canvas(), pygame.Surface(size)
    Session(Library([]), Recipe(SIX, epochs=50)).render(canvas.of(window))
    assert canvas.show([pygame.Rect(3, 4, 5, 6)]) == [window.get_rect()]
    assert window.get_at((0, 0))[:3] != (0, 0, 0)


@pytest.mark.parametrize("size", TINY)
def test_a_point_of_a_small_window_lies_in_the_same_place_of_the_canvas(size):
    width, height = canvas_size(size)
    assert (width, height) >= SMALLEST_SIZE
    x, y = on_canvas((size[0] - 1, size[1] - 1), size)
    assert 0 <= width - x <= width / size[0] + 1
    assert 0 <= height - y <= height / size[1] + 1


def test_where_nothing_is_drawn_nothing_is_scaled():
    canvas, window = Canvas(), pygame.Surface((300, 200))
    canvas.of(window)
    assert canvas.show([]) == []
