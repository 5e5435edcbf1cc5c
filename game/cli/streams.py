"""The standard streams, made fit for every text: what an encoding lacks is written in ASCII."""

import io
import os
import shutil
import sys
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import TextIO

from ..gates.problem import cell_count

ASCII_FORMS = {
    "−": "-",
    "–": "-",
    "·": "*",
    "×": "x",
    "‖": "|",
    "²": "^2",
    "±": "+-",
    "≤": "<=",
    "≥": ">=",
    "→": ">",  # as the next and the last one, one letter: a caret may point at a column after it
    "…": "~",
    "θ": "theta",
    "σ": "sigma",
    "✓": "+",
    "✗": "-",
    "░": ".",
    "▒": ":",
    "▓": "+",
    "█": "#",
    "\ufffd": "#",
}
"""Glowgate's own signs. A test holds that no other stands in a text for the terminal."""

TO_ASCII = str.maketrans(ASCII_FORMS)


CANNOT_OVERWRITE = frozenset({"", "dumb", "unknown"})
"""Values of TERM, or none at all, of terminals that know no control codes."""
KNOWS_CODES = ("TERM", "WT_SESSION", "ANSICON", "ConEmuANSI")
"""Windows sets no TERM; its terminals that know control codes set one of these."""


def has_all_signs(encoding: str) -> bool:
    """Return whether `encoding` has all of Glowgate's signs."""
    try:
        "".join(ASCII_FORMS).encode(encoding)
    except UnicodeEncodeError:
        return False
    return True


class AsciiSigns(io.TextIOWrapper):
    """A stream that writes all of Glowgate's signs in ASCII, so that they go together.

    Attributes:
        replaced: The stream whose buffer this one shares, and which would close it if collected.
    """

    replaced: io.TextIOWrapper

    def write(self, text: str, /) -> int:
        """Write `text`, and return its length."""
        super().write(text.translate(TO_ASCII))
        return len(text)


def fit_streams() -> None:
    """Let standard output and error take any text, and replace closed ones.

    A user's own letters, which have no ASCII form, are escaped where the encoding lacks them.
    """
    for name in ("stdout", "stderr"):
        stream = getattr(sys, name)
        if stream is None:  # as after `>&-`
            nowhere = Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115 - stays open
            setattr(sys, name, nowhere)
        elif isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
            if not has_all_signs(stream.encoding) and not isinstance(stream, AsciiSigns):
                setattr(sys, name, _in_ascii(stream))


def _in_ascii(stream: io.TextIOWrapper) -> AsciiSigns:
    """Return a stream like `stream`, on the same buffer."""
    stream.flush()
    fitted = AsciiSigns(
        stream.buffer,
        stream.encoding,
        stream.errors,
        line_buffering=stream.line_buffering,
        write_through=stream.write_through,
    )
    fitted.replaced = stream
    return fitted


def is_live(stream: TextIO, environment: Mapping[str, str]) -> bool:
    """Return whether `stream` is a terminal whose lines can be overwritten."""
    if not stream.isatty():
        return False
    if os.name == "nt" and "TERM" not in environment:
        return any(name in environment for name in KNOWS_CODES)
    return environment.get("TERM", "") not in CANNOT_OVERWRITE


def fitted(lines: Iterable[str], stream: TextIO) -> str:
    """Return `lines` as a text whose lines are no wider than the terminal, if `stream` is one."""
    if stream.isatty():
        width = max(shutil.get_terminal_size().columns - 1, 1)  # a full line may leave an empty one
        lines = [part for line in lines for part in wrapped(as_written(line, stream), width)]
    return "".join(f"{line}\n" for line in lines)


def as_written(text: str, stream: TextIO) -> str:
    """Return `text` as `stream` will show it."""
    encoding = stream.encoding or "ascii"
    shown = text if has_all_signs(encoding) else text.translate(TO_ASCII)
    return shown.encode(encoding, "backslashreplace").decode(encoding)


def wrapped(line: str, width: int) -> Iterator[str]:
    """Yield `line` in parts of at most `width` columns, broken between words where that goes."""
    while cell_count(line) > width:
        end = 1  # at least a letter, be it wide
        while cell_count(line[: end + 1]) <= width:
            end += 1
        space = line.rfind(" ", 0, end + 1)
        if space > 0 and line[:space].strip():
            yield line[:space].rstrip()
            line = line[space:].lstrip()
        else:
            yield line[:end]
            line = line[end:]
    yield line
