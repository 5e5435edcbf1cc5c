"""The window for real: keys pressed on a real display, and what is then seen on it."""

import numpy as np
import pytest

from game.core.assessment import Mark
from game.playground.action import Action
from game.playground.setup import Setup
from tests.app.bulb_light import bulbs, glass, ring_colours
from tests.app.twin import Twin

POST = Setup(weights=(2.5, 2.5, -4.0))
POST_WORDS = ("and", "--weights", "2.5,2.5,-4")
RIGHT, WRONG = Mark.RIGHT, Mark.WRONG


def rings(picture, twin):
    return ring_colours(picture, twin.table, twin.session.theme.stage.marks)


def test_space_trains_until_the_bulb_of_11_is_bright_and_the_others_are_dark(open_app):
    twin, app = Twin(), open_app()
    start = bulbs(twin.is_seen_in(app, "the start is shown"), twin.table)
    app.press("plus", "plus", "plus", "plus", "space")

    def is_learned(picture):
        now = bulbs(picture, twin.table)
        return now[3] > start[3] + 15 and np.all(now[:3] < start[:3] - 5) and now[3] > 60

    app.wait_for(is_learned, "row 11 lights up, and the others go dark")
    app.press("space")
    app.press("Home")
    twin.stage.seek(0)


def test_the_threshold_changes_rings_and_not_bulbs(open_app):
    twin, app = Twin(setup=POST), open_app(*POST_WORDS)
    before = twin.is_seen_in(app, "the post's neuron is shown")
    assert rings(before, twin) == [RIGHT, RIGHT, RIGHT, RIGHT]
    # p = .018, .182, .182, .731, and the threshold goes up to .99.
    app.press(*["Up"] * 10)
    high = app.wait_for(lambda p: rings(p, twin)[3] is WRONG, "row 11 is wrong above .731")
    assert rings(high, twin) == [RIGHT, RIGHT, RIGHT, WRONG]
    app.press(*["Down"] * 18)
    low = app.wait_for(lambda p: rings(p, twin)[1] is WRONG, "01 is wrong below .182")
    assert rings(low, twin) == [RIGHT, WRONG, WRONG, RIGHT]
    for now in (high, low):
        for old, new in zip(glass(before, twin.table), glass(now, twin.table), strict=True):
            assert np.array_equal(old, new)
