"""One frame of the live text view: a snapshot as lines for a terminal, bulbs as blocks."""

import re
from collections.abc import Callable, Mapping
from enum import Enum, auto
from math import ceil
from typing import TextIO, assert_never

from ..core.assessment import Mark
from ..core.decimals import row_probability, significant
from ..gates.problem import cell_count
from ..playground.hidden import NOTHING, Hidden, HiddenThings, hides
from ..playground.snapshot import Snapshot
from ..playground.tables import mark_word, row_names, target_text
from ..record import Record
from ..ui.kit.theme import DARK, lamp
from .report import learned_text, score_text, sentence_lines
from .streams import is_live

BULB_CELLS = 4
RESET = "\x1b[0m"

LAMP_256 = (236, 238, 94, 130, 136, 172, 179, 215, 222, 230)
"""Colour numbers of 256-colour terminals: grey, amber, warm white, by equal steps of lightness."""

SHADES = " ░▒▓█"
ASCII_SHADES = " .:+#"


MONOCHROME = ("vt1", "vt2", "xterm-mono")
"""How TERM begins on terminals that can overwrite lines, but have no colours."""


class Palette(Enum):
    """The colours that a terminal can show."""

    PLAIN = auto()
    COLOURS_256 = auto()
    TRUECOLOUR = auto()


def palette_of(stream: TextIO, environment: Mapping[str, str]) -> Palette:
    """Return the colours that `stream` can show: none in a file or if NO_COLOR is set."""
    is_mono = environment.get("TERM", "").startswith(MONOCHROME)
    if not is_live(stream, environment) or is_mono or environment.get("NO_COLOR"):
        return Palette.PLAIN
    if environment.get("COLORTERM") in {"truecolor", "24bit"}:
        return Palette.TRUECOLOUR
    return Palette.COLOURS_256


def can_show(stream: TextIO, characters: str) -> bool:
    """Return whether the encoding of `stream` has `characters`."""
    try:
        characters.encode(stream.encoding or "ascii")
    except UnicodeEncodeError:
        return False
    return True


def bulb_of(palette: Palette, *, is_ascii: bool) -> Callable[[float], str]:
    """Return a function that draws a probability in [0, 1] as `BULB_CELLS` characters."""
    if palette is Palette.PLAIN:
        shades = ASCII_SHADES if is_ascii else SHADES
        return lambda p: f"[{_pick(shades, p) * (BULB_CELLS - 2)}]"
    code = _truecolour if palette is Palette.TRUECOLOUR else _colour_256
    return lambda p: f"\x1b[{code(p)}m{' ' * BULB_CELLS}{RESET}"


def _truecolour(probability: float) -> str:
    return "48;2;{};{};{}".format(*lamp(DARK, probability))


def _colour_256(probability: float) -> str:
    return f"48;5;{LAMP_256[_index(len(LAMP_256), probability)]}"


def _pick(shades: str, probability: float) -> str:
    return shades[_index(len(shades), probability)]


def _index(count: int, probability: float) -> int:
    return min(int(probability * count), count - 1)


ESCAPE = re.compile(r"(\x1b\[[0-9;]*m)")
LINES_AROUND_BULBS = 7
MAX_COLUMNS = 8


def sign_of(mark: Mark, *, is_ascii: bool) -> str:
    """Return the sign for a row's mark."""
    match mark:
        case Mark.RIGHT:
            return "+" if is_ascii else "✓"
        case Mark.WRONG:
            return "-" if is_ascii else "✗"
        case Mark.UNDECIDED:
            return "?"
        case Mark.DONT_CARE:
            return "." if is_ascii else "·"
        case _:
            assert_never(mark)


class Style(Record):
    """How the view is drawn on a terminal.

    Attributes:
        bulb: Draws a probability.
        is_ascii: Whether marks are drawn in ASCII.
    """

    bulb: Callable[[float], str]
    is_ascii: bool


def frame(
    snapshot: Snapshot, style: Style, width: int, height: int, hidden: HiddenThings = NOTHING
) -> list[str]:
    """Return at most `height` lines of at most `width` visible characters each."""
    gate = snapshot.gate
    names = [*gate.feature_names, "bias"]
    numbers = map(weight_text, snapshot.weights.tolist())
    weights = "  ".join(f"{name} {number}" for name, number in zip(names, numbers, strict=True))
    lines = [
        f"{gate.name}   epoch {snapshot.epoch:,}",
        "",
        *_bulbs(snapshot, style, height - LINES_AROUND_BULBS, hidden),
        "",
        *sentence_lines(snapshot, hidden),
        score_text(snapshot, 5, hidden).strip(),
        *([] if hides(hidden, Hidden.WEIGHTS) else [f"weights  {weights}"]),
        *([] if hides(hidden, Hidden.MARKS) else [learned_text(snapshot)]),
    ]
    return [clip(line, width) for line in lines[: max(height, 1)]]


def weight_text(weight: float) -> str:
    """Return a weight with three digits, or more where these would read 1: 0.92, -1.73, 1e+12."""
    return significant(weight, 3)


def clip(line: str, width: int) -> str:
    """Return `line` cut after `width` columns; colour codes do not count, and end."""
    kept, left = [], max(width, 0)
    for part in ESCAPE.split(line):
        if ESCAPE.fullmatch(part):
            kept.append(part)
        else:
            kept.append(_cut(part, left))
            left -= cell_count(kept[-1])
    return "".join(kept) if left or RESET not in line else "".join(kept) + RESET


def _cut(text: str, width: int) -> str:
    """Return as much of `text` as takes at most `width` columns."""
    text = text[:width]
    while cell_count(text) > width:
        text = text[:-1]
    return text


def _bulbs(snapshot: Snapshot, style: Style, room: int, hidden: HiddenThings) -> list[str]:
    """Return the rows of the truth table, in as many columns as needed."""
    cells = _cells(snapshot, style, hidden)
    columns = min(ceil(len(cells) / max(room, 1)), MAX_COLUMNS)
    depth = ceil(len(cells) / columns)
    return ["   ".join(cells[line::depth]) for line in range(depth)]


def _cells(snapshot: Snapshot, style: Style, hidden: HiddenThings) -> list[str]:
    gate = snapshot.gate
    is_roomy = gate.n_rows <= 8  # noqa: PLR2004 - up to three inputs fit in one column
    columns = (row_names(gate), gate.targets, snapshot.probabilities.tolist(), snapshot.marks)
    cells = []
    for name, target, probability, mark in zip(*columns, strict=True):
        sign = sign_of(Mark(mark), is_ascii=style.is_ascii)
        written = row_probability(probability, snapshot.threshold, 4)
        start = f"{name} {style.bulb(probability)}"
        if not hides(hidden, Hidden.PROBABILITIES):
            start += f" {written:<7}"
        wanted = f"  wanted {target_text(target)}" if is_roomy else ""
        judged = f"  {sign} {mark_word(Mark(mark))}" if is_roomy else f" {sign}"
        cells.append(start + wanted + ("" if hides(hidden, Hidden.MARKS) else judged))
    return cells
