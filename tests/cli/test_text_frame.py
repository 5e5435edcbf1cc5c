import io
import re

import numpy as np
import pytest

from game.cli.text_frame import (
    EMBER_256,
    RESET,
    Palette,
    bulb_of,
    can_show,
    clip,
    ember,
    palette_of,
)
from tests.support.terminal import Terminal

GLOWS = np.linspace(0, 1, 401)
XTERM_STEPS = (0, 95, 135, 175, 215, 255)


def xterm_colour(number):
    """Red, green and blue of the colours 16 to 255 of xterm: a cube of 6 steps, then greys."""
    if number >= 232:
        return (8 + 10 * (number - 232),) * 3
    red, rest = divmod(number - 16, 36)
    green, blue = divmod(rest, 6)
    return XTERM_STEPS[red], XTERM_STEPS[green], XTERM_STEPS[blue]


def luminance(colour):
    """Relative luminance as WCAG 2 defines it."""
    channels = [c / 255 for c in colour]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return float(np.dot(linear, [0.2126, 0.7152, 0.0722]))


def test_truecolour_grows_brighter_with_the_probability():
    lights = [luminance(ember(p)) for p in GLOWS]
    assert (np.diff(lights) >= 0).all()
    assert lights[0] < 0.02
    assert lights[-1] > 0.8
    assert len({ember(p) for p in GLOWS}) > 200


def test_256_colours_grow_brighter_with_the_probability():
    assert (np.diff([luminance(xterm_colour(number)) for number in EMBER_256]) > 0).all()


@pytest.mark.parametrize("palette", Palette)
@pytest.mark.parametrize("is_ascii", [False, True])
def test_a_bulb_is_four_cells_whatever_it_is_drawn_with(palette, is_ascii):
    bulb = bulb_of(palette, is_ascii=is_ascii)
    for p in (0.0, 0.3, 0.5, 1.0):
        visible = re.sub(r"\x1b\[[0-9;]*m", "", bulb(p))
        assert len(visible) == 4
        assert visible.isascii() or not is_ascii
    assert bulb(0.0) != bulb(1.0)


def test_without_colours_more_ink_is_more_light():
    bulb = bulb_of(Palette.PLAIN, is_ascii=False)
    shades = [" ░▒▓█".index(bulb(p)[1]) for p in GLOWS]
    assert (np.diff(shades) >= 0).all()
    assert set(shades) == set(range(5))


@pytest.mark.parametrize(
    ("environment", "palette"),
    [
        ({"TERM": "xterm-256color"}, Palette.COLOURS_256),
        ({"TERM": "xterm", "COLORTERM": "truecolor"}, Palette.TRUECOLOUR),
        ({"TERM": "xterm", "COLORTERM": "truecolor", "NO_COLOR": "1"}, Palette.PLAIN),
        ({"TERM": "xterm", "NO_COLOR": ""}, Palette.COLOURS_256),
        ({"TERM": "dumb"}, Palette.PLAIN),
        ({"TERM": "vt100", "COLORTERM": "truecolor"}, Palette.PLAIN),
        ({"COLORTERM": "truecolor"}, Palette.PLAIN),
        ({}, Palette.PLAIN),
    ],
)
def test_the_environment_decides_the_colours(environment, palette):
    assert palette_of(Terminal(), environment) is palette


def test_a_line_is_cut_by_the_columns_that_letters_take():
    red = "\x1b[31m"
    assert clip(f"{red}与门{RESET}", 3) == f"{red}与{RESET}"
    assert clip("AND", 2) == "AN"
    assert clip("", 0) == ""


def test_a_file_gets_no_colours():
    assert palette_of(io.StringIO(), {"COLORTERM": "truecolor"}) is Palette.PLAIN


def test_what_an_encoding_can_show():
    assert can_show(Terminal("utf-8"), "✓█")
    assert not can_show(Terminal("latin-1"), "✓")
