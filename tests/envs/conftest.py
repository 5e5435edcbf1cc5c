import os

import pygame
import pytest


@pytest.fixture(autouse=True)
def _no_real_windows(monkeypatch):
    """Open windows nowhere, and leave no display open: environments never shut it down."""
    monkeypatch.setenv("SDL_VIDEODRIVER", os.environ.get("SDL_VIDEODRIVER", "dummy"))
    yield
    pygame.display.quit()
