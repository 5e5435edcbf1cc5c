import pytest

from tests.support.real_window import RealWindow
from tests.support.virtual_display import VirtualDisplay, need_programs


@pytest.fixture(scope="session")
def display(tmp_path_factory):
    need_programs()
    display = VirtualDisplay(tmp_path_factory.mktemp("display"))
    yield display
    display.close()


@pytest.fixture
def lay_keys(display):
    """Gives the keyboard another layout, for one test."""
    yield display.lay_keys
    display.lay_keys("us")


@pytest.fixture
def open_app(display, tmp_path):
    """Opens the app in a window, as often as called; what is still open at the end is killed."""
    opened = []

    def open_app(*words):
        window = RealWindow(display, tmp_path, *words)
        opened.append(window)
        window.wait_for_window()
        return window

    yield open_app
    for window in opened:
        window.kill()
