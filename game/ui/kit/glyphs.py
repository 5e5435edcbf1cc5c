"""Glyphs: text drawn by its font, by a font of the system, or by codes; never by empty boxes."""

import re
import unicodedata
import warnings
from contextlib import suppress
from functools import cache, lru_cache
from itertools import groupby
from pathlib import Path
from weakref import WeakKeyDictionary

import pygame
from pygame import Font, Surface

from ...gates.signs import NOTHING, UNSEEN, code_of
from .theme import Colour

MISSING = chr(0x10FFFF)
"""A code that is no character, so every font draws its sign for what it lacks."""
NO_BREAK_SPACE = "\u00a0"
PLAIN = re.compile(f"[ -~{NO_BREAK_SPACE}−≈…θ→·]+")
"""Texts of signs that each shipped font has, which need no look at each sign."""
SIGNS_KEPT = 4096  # of each font
FAR_TOO_HIGH = 2  # times a line: some fonts of emoji have one size only, and are reduced

SYSTEM_FONTS = (  # by their names in pygame, the best first; each system has a few of them
    *("dejavusans", "segoeuisymbol", "applesymbols", "notosanssymbols2", "notosanssymbols"),
    *("notoemoji", "segoeuiemoji", "applecoloremoji", "notocoloremoji", "symbola"),
    *("notosanscjksc", "notosanscjkjp", "notosanscjkkr", "microsoftyahei", "pingfangsc"),
    *("yugothic", "malgungothic", "hiraginosans", "hiraginosansgb", "applesdgothicneo"),
    *("wenquanyizenhei", "wenquanyimicrohei", "droidsansfallback", "arialunicodems"),
    *("notosansarabic", "notonaskharabic", "geezapro", "notosanshebrew", "notosansthai"),
    *("segoeui", "tahoma", "arial", "notosansdevanagari", "lohitdevanagari", "nirmalaui"),
    *("kohinoordevanagari", "devanagarisangammn", "mangal", "freesans", "freeserif", "unifont"),
)


def render(font: Font, size_px: int, text: str, colour: Colour) -> Surface:
    """Return `text` as a picture with a transparent background, as high as a line of `font`.

    Letters that `font` lacks are drawn by fonts of the system, and as their codes where those lack
    them too. A text without anything to see is a picture without width.
    """
    if PLAIN.fullmatch(text):
        return font.render(text.replace(NO_BREAK_SPACE, " "), antialias=True, color=colour)
    runs = _runs(font, size_px, text) or [(font, "")]
    parts = [_drawn(part, run, colour, font) for part, run in runs]
    if len(parts) == 1:
        return parts[0]
    picture = Surface((sum(part.width for part in parts), font.get_height()), pygame.SRCALPHA, 32)
    left = 0
    for part in parts:
        picture.blit(part, (left, 0))
        left += part.width
    return picture


def _runs(font: Font, size_px: int, text: str) -> list[tuple[Font, str]]:
    """Return `text` in parts, each with the font that draws all of it."""
    placed: list[tuple[Font, str]] = []
    for sign in unicodedata.normalize("NFC", text):
        is_nothing = NOTHING.match(sign) is not None
        if placed and placed[-1][0] is not font and (is_nothing or sign == " "):
            placed.append((placed[-1][0], sign))  # it may join signs, or stand between words
        elif not is_nothing:
            placed.append(_placed(font, size_px, sign))
    return [
        (own, "".join(sign for _, sign in group))
        for own, group in groupby(placed, key=lambda place: place[0])
    ]


class _Known:
    """What is known of the signs of one font, as long as there is that font."""

    def __init__(self, font: Font) -> None:
        self.missing = font.metrics(MISSING), _pixels(font, MISSING)
        self.has: dict[str, bool] = {}
        self.placed: dict[str, tuple[Font | None, str]] = {}


_known_of: WeakKeyDictionary[Font, _Known] = WeakKeyDictionary()


def _known(font: Font) -> _Known:
    known = _known_of.get(font)
    if known is None or len(known.has) + len(known.placed) > SIGNS_KEPT:
        known = _known_of[font] = _Known(font)
    return known


def _placed(font: Font, size_px: int, sign: str) -> tuple[Font, str]:
    """Return the font that draws `sign`, and what is drawn in its place."""
    known = _known(font)
    if sign not in known.placed:
        other, shown = _find(font, size_px, sign)
        known.placed[sign] = None if other is font else other, shown
    found, shown = known.placed[sign]
    return found or font, shown


def _find(font: Font, size_px: int, sign: str) -> tuple[Font, str]:
    if sign.isspace() or UNSEEN.match(sign):
        return font, " "
    if has_glyph(font, sign):
        return font, sign
    for other in _system_fonts(size_px):
        if has_glyph(other, sign):
            return other, sign
    plain = unicodedata.normalize("NFKC", sign)  # as of letters in a circle
    if plain != sign and all(has_glyph(font, letter) for letter in plain):
        return font, plain
    return font, f"[{code_of(sign)}]"


def has_glyph(font: Font, sign: str) -> bool:
    """Return whether `font` has a picture of the character `sign`."""
    has = _known(font).has
    if sign not in has:
        has[sign] = unicodedata.category(sign) not in {"Cc", "Cs"} and _differs(font, sign)
    return has[sign]


def _differs(font: Font, sign: str) -> bool:
    """Return whether `font` draws `sign` otherwise than what it lacks."""
    metrics, pixels = _known(font).missing
    return font.metrics(sign) != metrics or _pixels(font, sign) != pixels


def _pixels(font: Font, text: str) -> bytes:
    return pygame.image.tobytes(_image(font, text, (255, 255, 255)), "RGBA")


def _drawn(font: Font, text: str, colour: Colour, line: Font) -> Surface:
    """Return `text` drawn by `font` in a line of the font `line`, on its baseline."""
    if font is line:
        return _image(font, text, colour)
    is_leftward = unicodedata.bidirectional(text[0]) in {"R", "AL"}
    with suppress(pygame.error):  # a pygame that cannot shape text
        font.set_direction(pygame.DIRECTION_RTL if is_leftward else pygame.DIRECTION_LTR)
    image = _image(font, text, colour)
    height = line.get_height()
    if image.height > FAR_TOO_HIGH * height:
        width = round(image.width * height / image.height)
        return pygame.transform.smoothscale(image, (width, height))
    picture = Surface((image.width, height), pygame.SRCALPHA, 32)
    picture.blit(image, (0, line.get_ascent() - font.get_ascent()))
    return picture


def _image(font: Font, text: str, colour: Colour) -> Surface:
    try:
        return font.render(text, antialias=True, color=colour)
    except pygame.error:  # the text has no width: nothing of it is to be seen
        return Surface((0, font.get_height()), pygame.SRCALPHA, 32)


@lru_cache(maxsize=16)
def _system_fonts(size_px: int) -> tuple[Font, ...]:
    """Return those of `SYSTEM_FONTS` that are here, at `size_px`."""
    if not _system_fonts.cache_info().currsize:
        pygame.register_quit(_forget)
    return tuple(Font(path, size_px) for path in _system_paths())


def _forget() -> None:
    """Drop all fonts, which are invalid after pygame quits."""
    _system_fonts.cache_clear()
    _known_of.clear()


@cache
def _system_paths() -> tuple[Path, ...]:
    """Return the files of `SYSTEM_FONTS`: asking the system takes a while, so it is done once."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # pygame warns where the system does not tell its fonts
        found = [pygame.font.match_font(name) for name in SYSTEM_FONTS]
    return tuple(filter(_is_font, dict.fromkeys(Path(path) for path in found if path)))


def _is_font(path: Path) -> bool:
    """Return whether a file is a font: `Font` takes any file, and drawing with it then crashes."""
    from pygame import freetype  # noqa: PLC0415 - only where a glyph is missing

    freetype.init()
    try:
        font = freetype.Font(path, 0)
    except (pygame.error, OSError, RuntimeError, ValueError):
        return False
    return font.scalable or font.fixed_sizes > 0
