import pytest
from hypothesis import settings

from game.process import set_up

set_up()  # as for the app, and before a test imports numpy

# How long an example takes says more of the machine than of the code.
settings.register_profile("glowgate", deadline=None)
settings.load_profile("glowgate")


def pytest_addoption(parser):
    parser.addoption("--update-golden", action="store_true", help="draw the golden images anew")


@pytest.fixture
def update_golden(request):
    """Whether golden images are to be drawn anew rather than compared."""
    return request.config.getoption("--update-golden")


@pytest.fixture(autouse=True)
def own_folders(tmp_path_factory, monkeypatch):
    """Keep tests, and what they start, away from the settings of whoever runs them."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path_factory.mktemp("data")))
