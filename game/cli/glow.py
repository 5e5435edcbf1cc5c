"""A bulb in a terminal: blocks whose light grows with the probability."""

from collections.abc import Callable, Mapping
from enum import Enum, auto
from typing import TextIO

import numpy as np

BULB_CELLS = 4
RESET = "\x1b[0m"

# The colours of a filament as it heats up: red, green and blue at probabilities 0 to 1. None of
# the three ever falls, so that the light only grows.
EMBER_STOPS = (0.0, 0.35, 0.7, 1.0)
EMBER = ((30, 16, 8), (140, 40, 8), (235, 130, 30), (255, 240, 170))

EMBER_256 = (233, 52, 88, 124, 130, 166, 172, 208, 214, 220, 221, 222, 229)
"""Colours of the 256 that terminals number, each brighter than the one before."""

SHADES = " ░▒▓█"
ASCII_SHADES = " .:+#"


class Palette(Enum):
    """What a terminal can show."""

    PLAIN = auto()
    COLOURS_256 = auto()
    TRUECOLOUR = auto()


def palette_of(stream: TextIO, environment: Mapping[str, str]) -> Palette:
    """Return what `stream` can show: no colours into a file, nor where NO_COLOR is set."""
    if not is_live(stream, environment) or environment.get("NO_COLOR"):
        return Palette.PLAIN
    if environment.get("COLORTERM") in {"truecolor", "24bit"}:
        return Palette.TRUECOLOUR
    return Palette.COLOURS_256


def is_live(stream: TextIO, environment: Mapping[str, str]) -> bool:
    """Return whether `stream` is a terminal on which lines can be drawn over."""
    return stream.isatty() and environment.get("TERM") != "dumb"


def can_show(stream: TextIO, characters: str) -> bool:
    """Return whether the encoding of `stream` has `characters`."""
    try:
        characters.encode(stream.encoding or "ascii")
    except UnicodeEncodeError:
        return False
    return True


def bulb_of(palette: Palette, *, is_ascii: bool) -> Callable[[float], str]:
    """Return what draws a probability in [0, 1] as `BULB_CELLS` characters."""
    if palette is Palette.PLAIN:
        shades = ASCII_SHADES if is_ascii else SHADES
        return lambda p: f"[{_pick(shades, p) * (BULB_CELLS - 2)}]"
    code = _truecolour if palette is Palette.TRUECOLOUR else _colour_256
    return lambda p: f"\x1b[{code(p)}m{' ' * BULB_CELLS}{RESET}"


def ember(probability: float) -> tuple[int, int, int]:
    """Return the colour of a filament at `probability`: red, green, blue, each 0 to 255."""
    red, green, blue = (
        round(float(np.interp(probability, EMBER_STOPS, channel)))
        for channel in zip(*EMBER, strict=True)
    )
    return red, green, blue


def _truecolour(probability: float) -> str:
    return "48;2;{};{};{}".format(*ember(probability))


def _colour_256(probability: float) -> str:
    return f"48;5;{EMBER_256[_index(len(EMBER_256), probability)]}"


def _pick(shades: str, probability: float) -> str:
    return shades[_index(len(shades), probability)]


def _index(count: int, probability: float) -> int:
    return min(int(probability * count), count - 1)
