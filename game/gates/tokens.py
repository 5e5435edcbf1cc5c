"""The words of Boolean expressions, and what is said of those that are none."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from game.gates.bounds import MAX_EXPRESSION
from game.gates.problem import nearest, quoted

WORDS = ("and", "or", "not", "xor", "nand", "nor", "xnor")
"""The operators, in any mix of small and capital letters; none can name an input."""
SIGNS = {"&": "and", "|": "or", "^": "xor", "~": "not", "!": "not"}
FOREIGN = {  # what other notations write, and what to write here
    "&&": '"and"',
    "*": '"and"',
    "·": '"and"',
    "∧": '"and"',
    "||": '"or"',
    "+": '"or"',
    "∨": '"or"',
    "¬": '"not"',
    "-": '"not"',
    "!=": '"xor"',
    "⊕": '"xor"',
    "⊻": '"xor"',
    "=": '"xnor"',
    "==": '"xnor"',
    "<=>": '"xnor"',
    "<->": '"xnor"',
    "->": 'A -> B as "not A or B"',
    "=>": 'A => B as "not A or B"',
    "true": "1",
    "false": "0",
}
TOKEN = re.compile(
    r"(?P<word>[A-Za-z_][A-Za-z0-9_]*)|(?P<digits>[0-9][A-Za-z0-9_]*)"
    r"|(?P<sign>[()^~]|&(?!&)|\|(?!\|)|!(?!=))"
    r"|(?P<foreign>&&|\|\||!=|==|<=>|<->|->|=>|\S)"
)


class Mistake(NamedTuple):
    """What is wrong, and at which character of the expression, counted from 0."""

    position: int
    message: str


class ExpressionError(ValueError):
    """An expression that cannot be read; `mistakes` holds what is wrong."""

    def __init__(self, *mistakes: Mistake) -> None:
        super().__init__(*mistakes)
        self.mistakes = mistakes


class Token(NamedTuple):
    """A word of an expression: its `meaning` is an input, or one of `WORDS`, 0, 1, ( and )."""

    text: str
    meaning: str
    position: int


def tokenize(expression: str, inputs: Sequence[str]) -> list[Token]:
    """Return the words of an expression.

    Raises:
        ExpressionError: It is too long, or holds words that mean nothing; all of them are told.
    """
    if len(expression) > MAX_EXPRESSION:
        size = f"The expression has {len(expression):,} characters"
        raise ExpressionError(Mistake(0, f"{size}; at most {MAX_EXPRESSION:,} are allowed."))
    known = {*inputs, *WORDS, "0", "1", "(", ")"}
    tokens, mistakes = [], []
    for found in TOKEN.finditer(expression):
        text = found.group()
        meaning = text if text in inputs else SIGNS.get(text, text.lower())
        if meaning in known:
            tokens.append(Token(text, meaning, found.start()))
        else:
            mistakes.append(Mistake(found.start(), _complaint(found, inputs)))
    if mistakes:
        raise ExpressionError(*mistakes)
    return tokens


def _complaint(found: re.Match[str], inputs: Sequence[str]) -> str:
    text = found.group()
    if text.lower() in FOREIGN:
        return f"{quoted(text)} has no meaning in an expression; write {FOREIGN[text.lower()]}."
    if found.lastgroup == "digits":
        return f"{quoted(text)} is neither 0 nor 1, the only numbers of an expression."
    if found.lastgroup == "foreign":
        operators = ", ".join(WORDS)
        return f"{quoted(text)} has no meaning in an expression; its operators are {operators}."
    close = nearest(text, [*inputs, *WORDS])
    hint = f"did you mean {quoted(close)}?" if close else f"the inputs are {', '.join(inputs)}."
    return f"There is no input {quoted(text)}; {hint}"
