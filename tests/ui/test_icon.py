import pygame
import pytest

from game.ui.kit.bulb import icon


def luminance(colour):
    return 0.2126 * colour[0] + 0.7152 * colour[1] + 0.0722 * colour[2]


@pytest.mark.parametrize("size", [16, 32, 64, 256])
def test_the_icon_glows_in_the_middle_and_is_clear_at_its_corners(size):
    image = icon(size)
    assert image.get_size() == (size, size)
    for corner in ((0, 0), (size - 1, 0), (0, size - 1), (size - 1, size - 1)):
        assert image.get_at(corner).a == 0
    bulb, edge = image.get_at((size // 2, round(size * 0.44))), image.get_at((size // 2, size - 2))
    assert bulb.a == edge.a == 255
    assert luminance(bulb) > 200
    assert luminance(edge) < 60


def test_drawing_the_icon_needs_no_display():
    pygame.display.quit()  # which another test may have opened
    icon(48)
    assert not pygame.display.get_init()
