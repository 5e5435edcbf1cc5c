"""Golden images: pictures that were looked at and found good, and that must stay as they are.

`python -m tests --update-golden` draws them anew; look at each before committing it.
"""

from pathlib import Path

import numpy as np
import pygame
import pytest
from pygame import Surface

FOLDER = Path(__file__).parent.parent / "golden"
FAILURES = FOLDER / "failures"
DRAWN_WITH = "2.5.8"  # pygame-ce draws rings and lines a little differently in other versions
TOLERANCE = 2  # levels of 255 by which a pixel may differ
MOST_OTHER = 1e-4  # the share of pixels that may differ by more


def levels(surface: Surface) -> np.ndarray:
    return pygame.surfarray.array3d(surface).astype(int)


def assert_golden(name: str, surface: Surface, *, update: bool) -> None:
    """Assert that `surface` looks like the golden image `name`, or make it that image."""
    if pygame.version.ver != DRAWN_WITH:
        pytest.skip(f"golden images are drawn with pygame-ce {DRAWN_WITH}")
    path = FOLDER / f"{name}.png"
    if update:
        FOLDER.mkdir(exist_ok=True)
        pygame.image.save(surface, path)
        return
    assert path.exists(), f"{path.name} is missing: python -m tests --update-golden"
    wanted = pygame.image.load(path)
    failure = FAILURES / path.name
    failure.unlink(missing_ok=True)
    assert wanted.get_size() == surface.get_size()
    difference = np.abs(levels(surface) - levels(wanted)).max(axis=2)
    others = float(np.mean(difference > TOLERANCE))
    if others > MOST_OTHER:
        save_side_by_side(failure, surface, wanted, difference)
    assert others <= MOST_OTHER, f"{others:.2%} of {name} look different: see {failure}"


def save_side_by_side(path: Path, got: Surface, wanted: Surface, difference: np.ndarray) -> None:
    """Save what was drawn, what was wanted, and where they differ, one below the other."""
    width, height = got.get_size()
    sheet = Surface((width, 3 * height))
    sheet.blit(got, (0, 0))
    sheet.blit(wanted, (0, height))
    marked = np.repeat(np.where(difference > TOLERANCE, 255, 0)[:, :, None], 3, axis=2)
    sheet.blit(pygame.surfarray.make_surface(marked), (0, 2 * height))
    path.parent.mkdir(parents=True, exist_ok=True)
    pygame.image.save(sheet, path)
