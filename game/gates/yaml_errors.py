"""Errors of the YAML parser, translated to sentences that tell a beginner what to do."""

from typing import Protocol

import yaml

from ..record import Record
from .problem import LINE_BREAK, START, Place

SPECIAL_START = (
    "A value cannot begin with {}, which YAML takes for {}; put the whole value in quotes."
)
BAD_ESCAPE = (
    "In this double-quoted text a backslash is followed by something unknown; "
    "write two backslashes to mean one, or use single quotes."
)
SAME_LINE = (
    "This cannot follow on the same line; put a text as a whole in quotes, or break the line."
)
MISSING_VALUE = "A value is missing before this; commas stand between values, one at a time."
OPEN_END = "The file ends here, though a [ or a { is not closed yet."
UNCLOSED_QUOTE = "The quote that opens here is never closed."


class Format(Record):
    """A kind of file: how its messages speak of it.

    Attributes:
        noun: What one file holds.
        example: One line of such a file.
        smallest: What the smallest one holds.
        levels: How deep its lists and groups are nested at most.
    """

    noun: str
    example: str
    smallest: str
    levels: str

    @property
    def no_files(self) -> str:
        """The sentence about a folder without such a file."""
        what = f"no {self.noun} file, which is one whose name ends in .yaml or .yml"
        return f"This folder holds {what}."


GATE = Format(
    "gate",
    "name: AND",
    "name: AND, inputs: [A, B] and expression: A and B, each on a line of its own",
    "three",
)


class Explanation(Record):
    """A sentence for the parser errors whose context and problem contain these words.

    Attributes:
        context: What the parser was doing.
        problem: What it found.
        sentence: The message, in which {noun} and {example} stand for those of the file's format.
        at_context: Whether the position is where the parser began, rather than where it stopped.
    """

    context: str
    problem: str
    sentence: str
    at_context: bool = False


EXPLANATIONS = (  # the first match is used; PyYAML's two parsers differ in wording
    Explanation(
        "",
        "mapping values are not allowed",
        "A colon is not expected here: the line above lacks its colon, or this line begins in "
        "another column than the other keys, or a text that holds a colon lacks its quotes.",
    ),
    Explanation("quoted scalar", "unexpected end of stream", UNCLOSED_QUOTE, at_context=True),
    Explanation("quoted scalar", "unexpected document sep", UNCLOSED_QUOTE, at_context=True),
    Explanation("quoted scalar", "", BAD_ESCAPE, at_context=True),
    Explanation(
        "scanning a simple key",
        "",
        "A colon and a space are missing on this line; a key is written as in {example}.",
        at_context=True,
    ),
    Explanation("anchor", "", SPECIAL_START.format("&", "an anchor"), at_context=True),
    Explanation("alias", "", SPECIAL_START.format("*", "an alias"), at_context=True),
    Explanation("tag", "", SPECIAL_START.format("!", "a tag"), at_context=True),
    Explanation(
        "block scalar",
        "",
        "After | or > the text begins on the next line; to mean the character itself, "
        "put the whole value in quotes.",
        at_context=True,
    ),
    Explanation("plain scalar", "unexpected ':'", "A space is missing after this colon."),
    Explanation(
        "directive",
        "",
        "A line that begins with % is special to YAML; delete it.",
        at_context=True,
    ),
    Explanation("", "incompatible YAML document", "Delete this line; a {noun} file needs none."),
    Explanation(
        "",
        "cannot start any token",
        "A value cannot begin with this character; put the whole value in quotes.",
    ),
    Explanation(
        "",
        "node content",
        MISSING_VALUE,
    ),
    Explanation(
        "block mapping",
        "",
        "This does not continue what stands above; each key starts its own line, all in one "
        "column, and a list item is indented below its key.",
    ),
    Explanation(
        "block collection",
        "",
        "This does not continue the list above; each item starts with a dash, all in one column.",
    ),
    Explanation(
        "",
        "<document start>",
        "This does not continue what stands above; all keys of the {noun} start in one column.",
    ),
)
UNKNOWN = "YAML cannot be read from here on: {}."


class Mark(Protocol):
    """A position as both parsers give it, counted from 0."""

    @property
    def line(self) -> int: ...  # noqa: D102 - as in Place
    @property
    def column(self) -> int: ...  # noqa: D102 - as in Place


def place_of(mark: Mark | None) -> Place:
    """Return the place of a parser's mark, or the start of the text if there is none."""
    return START if mark is None else Place(mark.line + 1, mark.column + 1)


def explain(error: yaml.MarkedYAMLError, text: str, kind: Format = GATE) -> tuple[Place, str]:
    """Return the position of a parser error in `text`, a file of this `kind`, and the message."""
    context, problem = error.context or "", error.problem or ""
    place = place_of(error.problem_mark or error.context_mark)
    if "parsing a flow" in context:
        return _explain_brackets(error, text)
    if "parsing a block" in context and "node content" not in problem:
        lines = LINE_BREAK.split(text)[: place.line]
        if len(lines) == place.line and lines[-1][: place.column - 1].strip():
            return place, SAME_LINE
    for explanation in EXPLANATIONS:
        if explanation.context in context and explanation.problem in problem:
            start = explanation.at_context and error.context_mark
            words = explanation.sentence.replace("{noun}", kind.noun)
            where = place_of(start) if start else place
            return where, words.replace("{example}", kind.example)
    return place, UNKNOWN.format(problem)


def _explain_brackets(error: yaml.MarkedYAMLError, text: str) -> tuple[Place, str]:
    """Report a missing comma if both ends are on one line, else an unclosed bracket."""
    begin, stop = place_of(error.context_mark), place_of(error.problem_mark)
    if "node content" in (error.problem or ""):
        is_end = stop.line > len(LINE_BREAK.split(text.rstrip()))
        return stop, OPEN_END if is_end else MISSING_VALUE
    opening, closing = "{}" if "mapping" in (error.context or "") else "[]"
    if stop.line == begin.line:
        return stop, f"A comma, or the {closing} that ends the list, is missing before this."
    return begin, f"This {opening} is never closed with {closing}, or a comma is missing after it."
