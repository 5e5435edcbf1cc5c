"""The standard streams, made fit for every text: what an encoding lacks is written in ASCII."""

import io
import os
import sys
from pathlib import Path

ASCII_FORMS = {
    "−": "-",
    "–": "-",
    "·": "*",
    "×": "x",
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
