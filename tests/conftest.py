import pytest
from hypothesis import settings

# How long an example takes says more of the machine than of the code.
settings.register_profile("glowgate", deadline=None)
settings.load_profile("glowgate")


@pytest.fixture(autouse=True)
def own_folders(tmp_path_factory, monkeypatch):
    """Keep tests, and what they start, away from the settings of whoever runs them."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path_factory.mktemp("data")))
