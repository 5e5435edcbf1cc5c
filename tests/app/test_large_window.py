"""A window of 3840×2160 on a real display: every key is obeyed, however long a picture takes."""

import numpy as np
import pytest

from tests.support.real_window import RealWindow, x11_name
from tests.support.twin import Twin
from tests.support.virtual_display import VirtualDisplay, need_programs

LARGE = (3840, 2160)
PRESSES = [*"+++---" * 6, *"++++"]
GAP_MS = 50


@pytest.fixture
def display(tmp_path):
    need_programs()
    display = VirtualDisplay(tmp_path, LARGE)
    yield display
    display.close()


@pytest.fixture
def app(display, tmp_path):
    app = RealWindow(display, tmp_path, "and", "--speed", "10")
    app.wait_for_window()
    yield app
    app.kill()


@pytest.mark.slow
def test_of_forty_quick_presses_each_is_obeyed_while_it_trains(app, display):
    twin = Twin(size=LARGE)
    app.resize(*LARGE)
    twin.is_seen_in(app, "the window is large")
    app.press("Space")
    display.xdotool("key", "--delay", GAP_MS, *map(x11_name, PRESSES))
    app.press("Space")
    for press in PRESSES:
        twin.session.page.change_speed(+1 if press == "+" else -1)
    assert twin.session.page.clock.speed != 10
    place, picture = twin.timeline.speed, twin.picture()
    area = slice(place.top, place.bottom), slice(place.left, place.right)
    app.wait_for(lambda seen: np.array_equal(seen[area], picture[area]), "forty presses are obeyed")
