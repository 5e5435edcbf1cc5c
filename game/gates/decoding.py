"""From the bytes of a gate file to its text."""

import codecs
import re
import unicodedata
from pathlib import Path
from typing import NoReturn

from game.gates.bounds import MAX_BYTES
from game.gates.problem import LINE_BREAK, START, UNSAFE, Place, Report

SMALLEST_GATE = "name: AND, inputs: [A, B] and expression: A and B, each on a line of its own"
ZERO_BYTE = "There is a zero byte here, so this is no text in UTF-8; save the file as UTF-8."
BAD_SPACES = {
    "\t": "There is a tab here; a gate file is laid out with spaces only.",
    "\u00a0": "There is a no-break space here, which YAML does not know; type an ordinary space.",
}
BAD_SPACE = re.compile("\t|^\u00a0|(?<=:)\u00a0")
OTHER_ENCODINGS = {  # the longer mark first: that of UTF-32 begins with that of UTF-16
    codecs.BOM_UTF32_LE: "UTF-32",
    codecs.BOM_UTF32_BE: "UTF-32",
    codecs.BOM_UTF16_LE: "UTF-16",
    codecs.BOM_UTF16_BE: "UTF-16",
}


def decode(data: bytes | str, source: Path | None) -> tuple[str, Report]:
    """Return the text of a gate file, and the report that its mistakes go to.

    The text has at most `MAX_BYTES`, is not blank, and holds no tab and no unsafe character, so
    that any YAML parser can go over it.

    Raises:
        GateFileError: The text is not like that.
    """
    size = len(data if isinstance(data, bytes) else data.encode("utf-8", "surrogatepass"))
    if size > MAX_BYTES:
        refuse_size(size, source)
    text = _utf8(data, source) if isinstance(data, bytes) else data
    text = text.removeprefix("\ufeff")
    report = Report(source, text)
    if not text.strip():
        refuse_empty(report)
    if "\0" in text:
        report.refuse(_place(text[: text.index("\0")]), ZERO_BYTE)
    _check_characters(text, report)
    return text, report


def refuse_empty(report: Report) -> NoReturn:
    """Raise the `GateFileError` of a file that says nothing."""
    report.refuse(START, f"The file is empty; the smallest gate is {SMALLEST_GATE}.")


def refuse_size(size: int, source: Path | None) -> NoReturn:
    """Raise the `GateFileError` of a file of `size` bytes, which are too many."""
    message = f"The file has {size:,} bytes; a gate file has at most {MAX_BYTES:,}."
    Report(source).refuse(START, message)


def _utf8(data: bytes, source: Path | None) -> str:
    for mark, encoding in OTHER_ENCODINGS.items():
        if data.startswith(mark):
            message = f"The file is saved as {encoding}; save it as UTF-8."
            Report(source).refuse(START, message)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        report = Report(source, data.decode("utf-8", "replace").removeprefix("\ufeff"))
        place = _place(data[: error.start].decode("utf-8").removeprefix("\ufeff"))
        message = (
            f"Line {place.line} holds the byte 0x{data[error.start]:02X}, which is not UTF-8; "
            "save the file as UTF-8."
        )
        report.refuse(place, message)


def _place(before: str) -> Place:
    lines = LINE_BREAK.split(before)
    return Place(len(lines), len(lines[-1]) + 1)


def _check_characters(text: str, report: Report) -> None:
    for number, line in enumerate(LINE_BREAK.split(text), start=1):
        if (found := UNSAFE.search(line)) is not None:
            report.add(Place(number, found.start() + 1), _unsafe_sentence(found.group()))
        if (found := BAD_SPACE.search(line)) is not None:
            report.add(Place(number, found.start() + 1), BAD_SPACES[found.group()])
    report.close()


def _unsafe_sentence(character: str) -> str:
    name = unicodedata.name(character, "a control character").lower()
    return f"There is an invisible character here, U+{ord(character):04X} ({name}); delete it."
