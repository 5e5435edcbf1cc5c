"""The kept pen draws what the pen draws, to within its steps."""

from itertools import pairwise

import numpy as np
import pygame
import pytest
from pygame import Rect, Surface

from game.core.assessment import Mark
from game.ui.kit.bulb import draw_bulb, draw_mark
from game.ui.kit.kept_pen import KEPT_PIXELS, LEVELS, KeptPen
from game.ui.kit.pen import Align, Pen
from game.ui.kit.text import Face
from game.ui.kit.theme import DARK

SIZE = (200, 160)
CENTRE = (100.4, 80.6)
WHOLE = (100, 80)  # stamps stand on whole pixels
COLOUR = (255, 178, 84)


def drawn(kind, draw, size=SIZE):
    surface = Surface(size, 0, 32)
    surface.fill(DARK.stage.card)
    draw(kind(surface, DARK, 1.3))
    return pygame.surfarray.array3d(surface).astype(int)


THINGS = {
    "disc": lambda pen: pen.disc(CENTRE, 17, COLOUR),
    "wire": lambda pen: pen.wire((20.5, 30), (150, 90.25), COLOUR, 5, is_dashed=False),
    "dashes": lambda pen: pen.wire((20.5, 30), (150, 90.25), COLOUR, 5, is_dashed=True),
    "chip": lambda pen: pen.outlined(Rect(30, 40, 90, 30), COLOUR, DARK.stage.keycap, 7),
    "bulb": lambda pen: draw_bulb(pen, CENTRE, 24, 0.75),
    "unlit bulb": lambda pen: draw_bulb(pen, CENTRE, 24, 0.0),
    "number": lambda pen: pen.text(
        "−0.934", Rect(20, 20, 140, 30), COLOUR, 17, Face.MONO, Align.CENTRE
    ),
    "words": lambda pen: pen.text("threshold", Rect(20, 20, 140, 30), COLOUR),
} | {mark.name: lambda pen, mark=mark: draw_mark(pen, WHOLE, 24, mark) for mark in Mark}


@pytest.mark.parametrize("thing", THINGS.values(), ids=THINGS)
def test_it_draws_what_the_pen_draws(thing):
    exact, kept, again = drawn(Pen, thing), drawn(KeptPen, thing), drawn(KeptPen, thing)
    np.testing.assert_array_equal(kept, again)
    assert np.abs(exact - drawn(Pen, lambda _: None)).max() > 10
    away = np.abs(exact - kept)
    assert away.max() <= 60  # where smooth edges lie one on another
    assert away.mean() < 0.2


def test_what_is_too_large_to_keep_is_drawn_all_the_same():
    side = round(KEPT_PIXELS**0.5) + 50
    for thing in (
        lambda pen: pen.disc((side // 2, side // 2), side // 2 + 5, COLOUR),
        lambda pen: pen.wire((0, 0), (side, side), COLOUR, 5, is_dashed=True),
        lambda pen: pen.outlined(Rect(0, 0, side, side), COLOUR, DARK.stage.keycap, 7),
        lambda pen: draw_bulb(pen, (side // 2, side // 2), side // 4, 1.0),
    ):
        np.testing.assert_array_equal(
            drawn(Pen, thing, (side, side)), drawn(KeptPen, thing, (side, side))
        )


def test_a_bulb_grows_brighter_with_its_probability():
    size, centre = (90, 90), (45, 45)
    light = [
        drawn(KeptPen, lambda pen, p=level / LEVELS: draw_bulb(pen, centre, 20, p), size).mean()
        for level in range(LEVELS + 1)
    ]
    assert all(later >= earlier for earlier, later in pairwise(light))
    assert light[-1] > light[0] + 20


def test_a_number_that_is_too_wide_is_written_smaller():
    placed = []
    pen = KeptPen(Surface(SIZE), DARK, 1.0, placed)
    box = Rect(10, 10, 40, 20)
    assert box.contains(pen.text("−9.99", box, COLOUR, 17, Face.MONO))
    assert placed[0].text == "−9.99"
    pen.text("−1234567.99", box, COLOUR, 17, Face.MONO)
    assert placed[1].rect.width <= box.width
