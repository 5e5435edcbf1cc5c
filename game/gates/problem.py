"""A problem in a gate file: its position, and one sentence that tells a beginner what to do."""

import re
import unicodedata
from collections.abc import Iterable
from difflib import get_close_matches
from itertools import accumulate, islice
from pathlib import Path
from typing import NoReturn

from ..record import Record
from .bounds import MAX_ANSWER, MAX_MESSAGE, MAX_PROBLEMS, MAX_SHOWN_PATH
from .signs import revealed

LINE_BREAK = re.compile(r"\r\n|\r|\n")
UNSAFE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff"
    "\ufeff\ufffe\uffff]"
)
"""Control characters, unusual line breaks, bidirectional overrides, surrogates."""
WINDOW = 100
"""Number of characters of a long line that are shown around the caret."""
SHOWN = 40
"""Number of characters of a wrong word that a message quotes."""
COMPARED = 2_000
"""Number of known words that a wrong one is compared with; ten times as many hold up the window."""


class Place(Record):
    """A position in a text: line and column, both counted from 1, in characters."""

    line: int
    column: int


START = Place(1, 1)


def printable(text: str) -> str:
    """Return `text` with control characters, which could move a terminal's cursor, made visible.

    Each character is replaced by one character, so columns stay correct.
    """
    return UNSAFE.sub("\ufffd", text.replace("\t", "→").replace("\n", " ").replace("\r", " "))


def path_words(path: Path | str) -> str:
    """Return a path for a message: its end if it is long, with the codes of unseen signs."""
    text = str(path)
    cut = text if len(text) <= MAX_SHOWN_PATH else f"…{text[1 - MAX_SHOWN_PATH :]}"
    return revealed(printable(cut))


def quoted(text: str) -> str:
    """Return `text` in double quotes, cut if it is long, with the codes of unseen signs."""
    cut = text if len(text) <= SHOWN else text[: SHOWN - 1] + "…"
    return f'"{revealed(printable(cut))}"'


def listed(words: Iterable[str]) -> str:
    """Return words as `a, b or c`."""
    *most, last = words
    return f"{', '.join(most)} or {last}" if most else last


def nearest(word: str, known: Iterable[str], likeness: float = 0.6) -> str | None:
    """Return the known word that is most similar to `word`, or None if none is by `likeness`."""
    if len(word) > SHOWN:
        return None
    spellings = {right.lower(): right for right in islice(known, COMPARED)}
    close = get_close_matches(word.lower(), spellings, n=1, cutoff=likeness)
    return spellings[close[0]] if close else None


class Problem(Record):
    """One problem and its position.

    Attributes:
        source: The file, or None for text from elsewhere.
        line: Counted from 1.
        column: Counted from 1, in characters.
        message: One sentence: what was found, what is allowed, the most similar valid word.
        line_text: The line in the file; empty if there is none.
    """

    source: Path | None
    line: int
    column: int
    message: str
    line_text: str = ""

    @property
    def heading(self) -> str:
        """The message after its position, `path:line:column: message`, safe for a terminal."""
        name = "<text>" if self.source is None else path_words(self.source)
        return f"{name}:{self.line}:{self.column}: {self.message}"

    @property
    def excerpt(self) -> tuple[str, int]:
        """The printable part of the line around the position, and the position's index in it."""
        index = self.column - 1
        start = max(0, min(index - WINDOW // 2, len(self.line_text) - WINDOW))
        end = start + WINDOW
        before, after = "…" * (start > 0), "…" * (end < len(self.line_text))
        line = printable(before + self.line_text[start:end] + after)
        return line, index - start + len(before)

    def render(self) -> str:
        """Return the heading, and below it the line with a caret under the position."""
        if not self.line_text:
            return self.heading
        line, caret = self.excerpt
        pad = " " * cell_count(line[:caret])
        return f"{self.heading}\n    {line}\n    {pad}^"

    __str__ = render


def cell_count(text: str) -> int:
    """Return how many columns of a terminal `text` takes."""
    return len(text) if text.isascii() else sum(map(_cells, text))


def _cells(character: str) -> int:
    if unicodedata.combining(character) or unicodedata.category(character) in {"Cf", "Me", "Mn"}:
        return 0
    return 2 if unicodedata.east_asian_width(character) in {"F", "W"} else 1


AND_MORE = "There are more mistakes here, {} of them known; mend these first."


class GateFileError(ValueError):
    """A gate file is invalid or cannot be read.

    Attributes:
        problems: All problems of the file, from top to bottom; at least one.
    """

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__(problems)
        self.problems = problems

    @classmethod
    def of_file(cls, source: Path, message: str) -> "GateFileError":
        """Return the error for a file or folder that cannot be opened."""
        return cls((Problem(source, START.line, START.column, message),))

    def __str__(self) -> str:
        """Return the problems, one below the other, as many as `MAX_ANSWER` characters hold."""
        texts = [problem.render() for problem in self.problems]
        lengths = accumulate(len(text) + 1 for text in texts)
        n_shown = max(1, sum(length <= MAX_ANSWER for length in lengths))
        n_more = len(texts) - n_shown
        return "\n".join([*texts[:n_shown], *([AND_MORE.format(n_more)] if n_more else [])])


class Report:
    """Collects the problems of one file while it is read, so that all are listed at once."""

    def __init__(self, source: Path | None, text: str = "") -> None:
        self._source = source
        self._lines = LINE_BREAK.split(text.rstrip())
        self._problems: list[Problem] = []

    @property
    def problems(self) -> tuple[Problem, ...]:
        """The problems so far, from top to bottom."""
        return tuple(sorted(self._problems, key=lambda problem: (problem.line, problem.column)))

    def add(self, place: Place, message: str) -> None:
        """Add a problem; a position beyond the text counts as its end.

        Raises:
            GateFileError: There are more than `MAX_PROBLEMS`; that many are listed.
        """
        if len(self._problems) == MAX_PROBLEMS:
            last = self.problems[-1]
            more = f"There are more mistakes; mend these {MAX_PROBLEMS} first."
            self._note(Place(last.line, last.column), more)
            self.close()
        self._note(place, message)

    def refuse(self, place: Place, message: str) -> NoReturn:
        """Add a problem and stop reading.

        Raises:
            GateFileError: Always.
        """
        self.add(place, message)
        raise GateFileError(self.problems)

    def close(self) -> None:
        """Raise `GateFileError` with all problems, if there are any."""
        if self._problems:
            raise GateFileError(self.problems)

    def _note(self, place: Place, message: str) -> None:
        line = min(place.line, len(self._lines))
        text = self._lines[line - 1]
        column = min(place.column, len(text) + 1) if line == place.line else len(text) + 1
        short = message if len(message) <= MAX_MESSAGE else f"{message[: MAX_MESSAGE - 1]}…"
        self._problems.append(Problem(self._source, line, column, short, text))
