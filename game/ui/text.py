"""Text: the shipped fonts at any size, rendered once and kept."""

from enum import StrEnum
from functools import lru_cache

import pygame

from game.paths import shipped
from game.ui.theme import Colour

LABELS_KEPT = 2048
SMALLEST_PX = 9  # below this a letter is no longer one
ELLIPSIS = "…"


class Face(StrEnum):
    """A shipped font, by file. Numbers that change stand in MONO, whose digits are all as wide."""

    REGULAR = "Inter-Regular.otf"
    STRONG = "Inter-SemiBold.otf"
    MONO = "JetBrainsMono-Regular.ttf"


@lru_cache(maxsize=128)
def font(face: Face, size_px: int) -> pygame.Font:
    """Return the font `face` at `size_px`."""
    if not pygame.font.get_init():
        pygame.font.init()
    return pygame.Font(shipped("assets") / "fonts" / face, size_px)


@lru_cache(maxsize=LABELS_KEPT)
def label(text: str, face: Face, size_px: int, colour: Colour) -> pygame.Surface:
    """Return `text` as a surface with a clear background; do not draw on it."""
    return font(face, size_px).render(text, antialias=True, color=colour)


@lru_cache(maxsize=LABELS_KEPT)
def fitted(text: str, face: Face, size_px: int, width: int) -> tuple[str, int]:
    """Return text and size that fit in `width` pixels: smaller type first, then an ellipsis."""
    for size in range(size_px, min(size_px, SMALLEST_PX) - 1, -1):
        if font(face, size).size(text)[0] <= width:
            return text, size
    size = min(size_px, SMALLEST_PX)
    while text and font(face, size).size(text + ELLIPSIS)[0] > width:
        text = text[:-1]
    return text + ELLIPSIS, size


@lru_cache(maxsize=LABELS_KEPT)
def wrapped(text: str, face: Face, size_px: int, width: int) -> tuple[str, ...]:
    """Return `text` broken at spaces into lines of at most `width` pixels each."""
    lines: list[str] = []
    for word in text.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and font(face, size_px).size(longer)[0] <= width:
            lines[-1] = longer
        else:
            lines.append(word)
    return tuple(lines)


def is_narrow(lines: tuple[str, ...], face: Face, size_px: int, width: int) -> bool:
    """Return whether every one of `lines` fits in `width` pixels."""
    return all(font(face, size_px).size(line)[0] <= width for line in lines)
