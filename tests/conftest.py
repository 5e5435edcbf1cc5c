from itertools import count

import pytest
from hypothesis import settings

from game.process import set_up

set_up()  # as for the app, and before a test imports numpy

# How long an example takes says more of the machine than of the code.
settings.register_profile("glowgate", deadline=None)
settings.register_profile("quick", deadline=None, max_examples=20)
settings.load_profile("glowgate")

NOT_QUICK = ("slow", "window")


def pytest_addoption(parser):
    parser.addoption("--update-golden", action="store_true", help="draw the golden images anew")
    parser.addoption("--quick", action="store_true", help="leave out what is slow or in a window")


def pytest_configure(config):
    if config.getoption("--quick"):
        settings.load_profile("quick")


def pytest_collection_modifyitems(config, items):
    for item in items:
        if "display" in item.fixturenames:
            item.add_marker("window")
    if config.getoption("--quick"):
        left_out = [item for item in items if any(map(item.get_closest_marker, NOT_QUICK))]
        config.hook.pytest_deselected(items=left_out)
        items[:] = [item for item in items if item not in set(left_out)]


@pytest.fixture
def update_golden(request):
    """Whether golden images are to be drawn anew rather than compared."""
    return request.config.getoption("--update-golden")


@pytest.fixture(scope="session")
def data_folders(tmp_path_factory):
    """Names of folders that are not there yet, and none twice."""
    folder = tmp_path_factory.mktemp("data")
    return (folder / str(number) for number in count())


@pytest.fixture(autouse=True)
def own_folders(data_folders, monkeypatch):
    """Keep tests, and what they start, away from the settings of whoever runs them."""
    for name in ("XDG_DATA_HOME", "XDG_DOCUMENTS_DIR"):
        monkeypatch.setenv(name, str(next(data_folders)))
