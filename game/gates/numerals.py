"""How numbers are written, in gate files and on the command line alike, and what to write instead.

Python reads more than this as a number: `1_000`, `١٢`, `nan`, ` 5`. So do some YAML tools.
"""

import re
import unicodedata
from collections.abc import Callable

from ..record import Record
from .problem import SHOWN

DECIMAL = re.compile(r"[-+]?(?:(?:0|[1-9][0-9]*)(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][-+]?[0-9]+)?")
WHOLE = re.compile(r"[-+]?(?:0|[1-9][0-9]*)")
FULL_WIDTH = ord("！") - ord("!")
MOST_DIGITS = 4_000  # Python refuses to read many more
MOST_EXACT = 2**53
"""Below this a decimal that is whole can be written out; this may itself have been rounded."""


def decimal(text: str) -> float | None:
    """Return the number in `text`, infinite if it overflows, or None if it is none."""
    return float(text) if DECIMAL.fullmatch(text) else None


def whole(text: str) -> int | None:
    """Return the whole number in `text`, or None if it is none."""
    return int(text) if len(text) < MOST_DIGITS and WHOLE.fullmatch(text) else None


class Correction(Record):
    """Why a text is no number, and how the number is written.

    >>> str(correction("0,5", is_whole=False))
    'a number has a point, not a comma: 0.5'
    """

    why: str
    text: str

    def __str__(self) -> str:
        return f"{self.why}: {self.text}"

    @property
    def number(self) -> float:
        """The number."""
        return float(self.text)


def correction(text: str, *, is_whole: bool) -> Correction | None:
    """Return why `text` is no number and how it is written, or None if it cannot be guessed."""
    if len(text) > SHOWN:
        return None
    read = whole if is_whole else decimal
    why = ""
    for reason, repair in REPAIRS if is_whole else REPAIRS[N_FOR_WHOLE:]:
        repaired = repair(text)
        if repaired != text:
            text, why = repaired, why or reason
            if read(text) is not None:
                return Correction(why, text)
    return None


def _western(text: str) -> str:
    halves = (chr(ord(sign) - FULL_WIDTH) if "！" <= sign <= "～" else sign for sign in text)
    return "".join(str(unicodedata.decimal(sign, sign)) for sign in halves).replace("٫", ".")


def _decimal_again(text: str) -> str:
    return str(int(text, 0)) if re.fullmatch(r"0[xX][0-9a-fA-F]+|0[oO][0-7]+", text) else text


def _fraction(text: str) -> str:
    number = decimal(text.removesuffix("%"))
    return text if number is None or not text.endswith("%") else f"{number / 100:.15g}"


def _written_out(text: str) -> str:
    number = decimal(text)
    if number is None or abs(number) >= MOST_EXACT or not number.is_integer():
        return text
    return str(int(number))


REPAIRS: tuple[tuple[str, Callable[[str], str]], ...] = (
    (
        "a whole number has no signs between its digits",
        lambda text: (
            re.sub("[,.'_ ]", "", text)
            if re.fullmatch("[-+]?[1-9][0-9]{0,2}([,.'_ ][0-9]{3})+", text)
            else text
        ),
    ),
    ("a whole number is written out", _written_out),
    ("the digits are 0 to 9", _western),
    ("a number has no spaces", str.strip),
    ("a minus is written -", lambda text: re.sub("^[\N{MINUS SIGN}–—‐‑]", "-", text)),
    ("a number has no _ in it", lambda text: re.sub("(?<=[0-9])_(?=[0-9])", "", text)),
    ("a number has a point, not a comma", lambda text: text.replace(",", ".")),
    ("a number has no zeros in front", lambda text: re.sub("^([-+]?)0+(?=[0-9])", r"\1", text)),
    ("a number is written in decimal", _decimal_again),
    ("a share is written as a fraction", _fraction),
)
"""Why a text is no number, and the repair, in the order in which they are tried and combined."""

N_FOR_WHOLE = 2
"""The first so many are for whole numbers alone."""
