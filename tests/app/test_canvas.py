import pytest
from pygame import Surface

from game.app.canvas import SMALLEST_SIZE, Canvas, canvas_size, on_canvas
from game.ui.kit.theme import DARK
from game.ui.playground.stage import draw_stage
from tests.support.scenes import SIX, scene_of

TINY = [(1, 1), (50, 2000), (300, 200), (799, 499), (2000, 30)]


def test_a_window_that_is_large_enough_is_drawn_on_itself():
    window = Surface((1000, 600))
    assert Canvas().of(window) is window
    assert on_canvas((123, 456), (1000, 600)) == (123, 456)


@pytest.mark.parametrize("size", TINY)
def test_a_window_of_any_size_can_be_drawn(size):
    canvas, window = Canvas(), Surface(size)
    draw_stage(canvas.of(window), scene_of(SIX, 50), DARK)
    canvas.show()
    assert window.get_at((0, 0))[:3] != (0, 0, 0)


@pytest.mark.parametrize("size", TINY)
def test_a_point_of_a_small_window_lies_in_the_same_place_of_the_canvas(size):
    width, height = canvas_size(size)
    assert (width, height) >= SMALLEST_SIZE
    x, y = on_canvas((size[0] - 1, size[1] - 1), size)
    assert 0 <= width - x <= width / size[0] + 1
    assert 0 <= height - y <= height / size[1] + 1
