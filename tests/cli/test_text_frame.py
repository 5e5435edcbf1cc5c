import io
import re

import numpy as np
import pytest

from game.cli.text_frame import (
    LAMP_256,
    RESET,
    Palette,
    bulb_of,
    can_show,
    clip,
    palette_of,
)
from game.ui.kit.theme import DARK, lamp
from tests.support.colour import hue, lab
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


def colours_drawn(palette):
    """The colour of the bulb at each of GLOWS, as a terminal shows it."""
    drawn = []
    for p in GLOWS:
        kind, *numbers = map(int, re.findall(r"\d+", bulb_of(palette, is_ascii=False)(p))[1:-1])
        drawn.append(tuple(numbers) if kind == 2 else xterm_colour(*numbers))
    return drawn


@pytest.mark.parametrize(
    ("palette", "n_steps"), [(Palette.TRUECOLOUR, 200), (Palette.COLOURS_256, len(LAMP_256))]
)
def test_equal_steps_of_probability_are_equal_steps_of_lightness(palette, n_steps):
    steps = np.floor(GLOWS * n_steps).clip(max=n_steps - 1) / (n_steps - 1)
    lightness = np.array([lab(colour)[0] for colour in colours_drawn(palette)])
    firsts = np.unique(steps, return_index=True)[1]
    assert np.all(np.diff(lightness[firsts]) > 0)
    assert lightness[0] < 25
    assert lightness[-1] > 90
    straight = lightness[0] + (lightness[-1] - lightness[0]) * steps
    assert np.abs(lightness - straight).max() <= 8


@pytest.mark.parametrize("palette", [Palette.TRUECOLOUR, Palette.COLOURS_256])
def test_a_bulb_is_amber_and_never_red(palette):
    first = 0.15 if palette is Palette.TRUECOLOUR else 0.2  # of ten colours the second is grey
    for p, colour in zip(GLOWS, colours_drawn(palette), strict=True):
        assert not first <= p < 0.9 or 25 <= hue(colour) <= 60, (p, colour)


def test_a_terminal_has_the_colours_of_the_window():
    assert colours_drawn(Palette.TRUECOLOUR) == [lamp(DARK, p) for p in GLOWS]


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
