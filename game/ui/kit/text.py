"""Text: the shipped fonts at any size, rendered once and cached."""

import re
from bisect import bisect
from collections.abc import Sequence
from enum import StrEnum
from functools import lru_cache
from io import BytesIO
from pathlib import Path

import pygame

from ...files import shipped
from .glyphs import PLAIN, render
from .kept import MIB, kept
from .theme import Colour

FONTS_KEPT = 48  # about 300 KiB each
SMALLEST_PX = 9  # smaller letters are not readable
NARROWEST = 0.5  # letters are squeezed to at least this share of their width
ELLIPSIS = "…"
LONGEST = 1_000
"""Letters of a text that are measured and drawn at most; more fit no line and no card."""
WHITE: Colour = (255, 255, 255)


class Face(StrEnum):
    """A shipped font, by file. Changing numbers use MONO, whose digits have equal widths."""

    REGULAR = "Inter-Regular.otf"
    STRONG = "Inter-SemiBold.otf"
    MONO = "JetBrainsMono-Regular.ttf"


@lru_cache(maxsize=FONTS_KEPT)
def font(face: Face, size_px: int) -> pygame.Font:
    """Return the font `face` at `size_px`."""
    if not font.cache_info().currsize:
        pygame.register_quit(font.cache_clear)  # fonts are invalid after pygame quits
    if not pygame.font.get_init():
        pygame.font.init()
    return pygame.Font(_font_file(face), size_px)


def _font_file(face: Face) -> Path | BytesIO:
    """Return the file of a font, or its contents if pygame cannot take the name: not in UTF-8."""
    path = shipped("assets") / "fonts" / face
    try:
        str(path).encode()
    except UnicodeEncodeError:
        return BytesIO(path.read_bytes())
    return path


@kept(MIB // 2)
def width_of(text: str, face: Face, size_px: int) -> int:
    """Return the width of `text` in pixels.

    Measured text is usually drawn as well, so it is rendered: the font then caches the glyphs'
    pictures, and does not load each glyph twice.
    """
    if face is Face.MONO and PLAIN.fullmatch(text) and len(text) > 1:
        return len(text) * width_of("0", face, size_px)
    return render(font(face, size_px), size_px, text, WHITE).get_width()


@kept(4 * MIB)
def label(text: str, face: Face, size_px: int, colour: Colour) -> pygame.Surface:
    """Return `text` as a surface with a transparent background; it is cached: do not modify it."""
    return render(font(face, size_px), size_px, text, colour)


PIECE, PIECES_KEPT = 2, 500  # signs of a number in a cached picture, and pictures cached
NUMBER = re.compile("[+−]?[0-9. ]+|[0-9]+/[0-9]+")
"""Texts in MONO that look the same if they are drawn in pieces: no sign reaches into another."""


class Signs(dict[str, pygame.Surface]):
    """Pieces of numbers in one size and colour, rendered when first used."""

    def __init__(self, size_px: int, colour: Colour) -> None:
        super().__init__()
        self.width, self.height = font(Face.MONO, size_px).size("0")
        self._look = (Face.MONO, size_px, colour)

    def __missing__(self, piece: str) -> pygame.Surface:
        if len(self) >= PIECES_KEPT:
            self.clear()
        self[piece] = label(piece, *self._look)
        return self[piece]

    def placed(self, text: str, x: int, y: int) -> list[tuple[pygame.Surface, tuple[int, int]]]:
        """Return the pieces of `text`, each with its place, from the place of the first."""
        return [
            (self[text[at : at + PIECE]], (x + self.width * at, y))
            for at in range(0, len(text), PIECE)
        ]


signs_of = lru_cache(maxsize=48)(Signs)


def signs_fitting(n_signs: int, size_px: int, colour: Colour, width: int) -> Signs | None:
    """Return the signs of the largest size up to `size_px` in which so many fit, or None."""
    for size in range(size_px, min(size_px, SMALLEST_PX) - 1, -1):
        signs = signs_of(size, colour)
        if signs.width * n_signs <= width:
            return signs
    return None


def line_of(
    text: str, face: Face, size_px: int, colour: Colour, width: int
) -> tuple[str, pygame.Surface]:
    """Return the part of `text` shown in `width` pixels, `fitted` and `squeezed`, and its label."""
    return _line_of(shortened(text), face, size_px, colour, width)


@kept(4 * MIB)
def _line_of(
    text: str, face: Face, size_px: int, colour: Colour, width: int
) -> tuple[str, pygame.Surface]:
    image = label(text, face, size_px, colour)  # rendering also measures: most texts fit
    if image.get_width() <= width:
        return text, image
    shown, size = fitted(text, face, size_px, width)
    return shown, squeezed(shown, face, size, colour, width)


def shortened(text: str) -> str:
    """Return `text` with at most LONGEST letters: measuring takes time, and text may be pasted."""
    return text if len(text) <= LONGEST else text[: LONGEST - 1] + ELLIPSIS


@kept(MIB // 2)
def fitted(text: str, face: Face, size_px: int, width: int) -> tuple[str, int]:
    """Return text and size that fit in `width` pixels, possibly if drawn with `squeezed`.

    Smaller type is tried first, then narrower letters, and finally an ellipsis.
    """
    text = shortened(text)
    smallest = min(size_px, SMALLEST_PX)
    least = width_of(text, face, smallest)
    if least <= width:
        sizes = range(size_px, smallest - 1, -1)
        return text, next(size for size in sizes if width_of(text, face, size) <= width)
    if least * NARROWEST <= width:
        return text, smallest
    return text[: _most(text, ELLIPSIS, face, smallest, width)] + ELLIPSIS, smallest


def squeezed(text: str, face: Face, size_px: int, colour: Colour, width: int) -> pygame.Surface:
    """Return the label of `text`, its letters narrowed to make it at most `width` pixels wide."""
    image = label(text, face, size_px, colour)
    if image.get_width() <= width:
        return image
    return pygame.transform.smoothscale(image, (max(1, width), image.get_height()))


@kept(MIB)
def wrapped(text: str, face: Face, size_px: int, width: int) -> tuple[str, ...]:
    """Return `text` in lines of at most `width` pixels, broken at spaces or in long words."""
    lines: list[str] = []
    about = 0  # the width of the last line, as that of its words
    for word in shortened(text).split():
        own = _word_width(word, face, size_px)
        longer = f"{lines[-1]} {word}" if lines else word
        guess = about + _word_width("n n", face, size_px) - _word_width("nn", face, size_px) + own
        if lines and _fits(longer, face, size_px, width, guess):
            lines[-1], about = longer, guess
        else:
            lines += _pieces(word, face, size_px, width) if own > width else [word]
            about = own if lines[-1] == word else _word_width(lines[-1], face, size_px)
    return tuple(lines)


def _fits(line: str, face: Face, size_px: int, width: int, guess: int) -> bool:
    """Return whether `line` is at most `width` wide; it is measured only if the guess is near."""
    doubt = 2 + 2 * line.count(" ")  # pixels by which kerning and rounding may add up
    if abs(guess - width) > doubt:
        return guess < width
    return width_of(line, face, size_px) <= width


@lru_cache(maxsize=4096)
def _word_width(word: str, face: Face, size_px: int) -> int:
    return width_of(word, face, size_px)


def _pieces(word: str, face: Face, size_px: int, width: int) -> list[str]:
    """Return `word` in as few pieces of at most `width` pixels as it needs."""
    pieces: list[str] = []
    while word:
        n_letters = max(1, _most(word, "", face, size_px, width))
        pieces.append(word[:n_letters])
        word = word[n_letters:]
    return pieces


def _most(text: str, end: str, face: Face, size_px: int, width: int) -> int:
    """Return how many letters of `text`, with `end` behind them, fit in `width` pixels.

    Few of the counts are measured; a letter is taken to be no narrower than a pixel.
    """
    counts = range(1, min(len(text), width) + 1)
    return bisect(counts, width, key=lambda n: width_of(text[:n] + end, face, size_px))


def rest_of(text: str, lines: Sequence[str]) -> str:
    """Return the part of `text` after the first `lines`, which may have broken its words."""
    taken = sum(len(line.replace(" ", "")) for line in lines)
    for place, letter in enumerate(text):
        if not taken:
            return text[place:].strip()
        taken -= letter != " "
    return ""
