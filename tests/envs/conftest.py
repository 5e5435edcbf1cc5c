import os

import pytest


@pytest.fixture(autouse=True)
def _no_real_windows(monkeypatch):
    monkeypatch.setenv("SDL_VIDEODRIVER", os.environ.get("SDL_VIDEODRIVER", "dummy"))
