"""Boolean expressions: parsed by a small parser of this module, never executed as code.

From the highest precedence to the lowest, as in logic and in most programming languages:

    not  ~  !
    and  &      nand
    xor  ^      xnor
    or   |      nor

Operators are left-associative. nand, nor and xnor take exactly two operands: `A nand B nand C`
could mean `(A nand B) nand C` or a gate of three inputs, so it needs parentheses.

The parser evaluates while it reads: each part of an expression is its column of targets, an integer
whose bit r is the value in row r, so that `and` is one `&` for all rows and `not` one `~`. The bits
beyond the last row mean nothing.
"""

import re
from collections.abc import Callable, Sequence

from ..record import Record
from .bounds import MAX_EXPRESSION, MAX_EXPRESSION_DEPTH
from .problem import nearest, quoted

WORDS = ("and", "or", "not", "xor", "nand", "nor", "xnor")
"""The operators, in upper or lower case; an input cannot have such a name."""
SIGNS = {"&": "and", "|": "or", "^": "xor", "~": "not", "!": "not"}
FOREIGN = {  # operators of other notations, and their equivalents here
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


class ExpressionProblem(Record):
    """A problem, and its position in the expression in characters, counted from 0."""

    position: int
    message: str


class ExpressionError(ValueError):
    """An expression that cannot be parsed; `problems` lists why."""

    def __init__(self, *problems: ExpressionProblem) -> None:
        super().__init__(*problems)
        self.problems = problems


class Token(Record):
    """A token of an expression: its `meaning` is an input, or one of `WORDS`, 0, 1, ( and )."""

    text: str
    meaning: str
    position: int


def tokenize(expression: str, inputs: Sequence[str]) -> list[Token]:
    """Return the tokens of an expression.

    Raises:
        ExpressionError: It is too long, or has unknown words; all of them are listed.
    """
    if len(expression) > MAX_EXPRESSION:
        size = f"The expression has {len(expression):,} characters"
        raise ExpressionError(
            ExpressionProblem(0, f"{size}; at most {MAX_EXPRESSION:,} are allowed.")
        )
    known = {*inputs, *WORDS, "0", "1", "(", ")"}
    tokens, problems = [], []
    for found in TOKEN.finditer(expression):
        text = found.group()
        meaning = text if text in inputs else SIGNS.get(text, text.lower())
        if meaning in known:
            tokens.append(Token(text, meaning, found.start()))
        else:
            problems.append(ExpressionProblem(found.start(), _word_problem(found, inputs)))
    if problems:
        raise ExpressionError(*problems)
    return tokens


def _word_problem(found: re.Match[str], inputs: Sequence[str]) -> str:
    text = found.group()
    if text.lower() in FOREIGN:
        return f"{quoted(text)} has no meaning in an expression; write {FOREIGN[text.lower()]}."
    if found.lastgroup == "digits":
        return f"{quoted(text)} is neither 0 nor 1, the only numbers of an expression."
    if found.lastgroup == "foreign":
        operators = ", ".join(WORDS)
        return f"{quoted(text)} has no meaning in an expression; its operators are {operators}."
    close = nearest(text, [*inputs, *WORDS])
    advice = f"did you mean {quoted(close)}?" if close else f"the inputs are {', '.join(inputs)}."
    return f"There is no input {quoted(text)}; {advice}"


Column = int


class Operator(Record):
    """An operator with two operands.

    Attributes:
        level: Its precedence.
        apply: Combines two columns.
        chains: Whether `a op b op c` is unambiguous.
    """

    level: int
    apply: Callable[[Column, Column], Column]
    chains: bool = True


OPERATORS = {
    "or": Operator(0, lambda a, b: a | b),
    "nor": Operator(0, lambda a, b: ~(a | b), chains=False),
    "xor": Operator(1, lambda a, b: a ^ b),
    "xnor": Operator(1, lambda a, b: ~(a ^ b), chains=False),
    "and": Operator(2, lambda a, b: a & b),
    "nand": Operator(2, lambda a, b: ~(a & b), chains=False),
}
LEVELS = 3
NAME = re.compile(r"\b[A-Za-z_][A-Za-z0-9_]*")


def evaluate(expression: str, inputs: Sequence[str]) -> tuple[int, ...]:
    """Return the targets, each 0 or 1, of the 2^len(inputs) rows in counting order.

    Raises:
        ExpressionError: It cannot be parsed, or names an unknown input.
    """
    n_rows = 1 << len(inputs)
    columns = {name: _input_column(len(inputs) - 1 - i, n_rows) for i, name in enumerate(inputs)}
    column = _Parser(tokenize(expression, inputs), columns).whole()
    return tuple(column >> row & 1 for row in range(n_rows))


def check_form(expression: str) -> None:
    """Raise `ExpressionError` unless the expression is well-formed, whatever its inputs are."""
    names = {word for word in NAME.findall(expression) if word.lower() not in WORDS}
    _Parser(tokenize(expression, sorted(names)), dict.fromkeys(names, 0)).whole()


def _input_column(bit: int, n_rows: int) -> Column:
    return sum(1 << row for row in range(n_rows) if row >> bit & 1)


class _Parser:
    """Precedence climbing; each method parses a part and returns its column."""

    def __init__(self, tokens: list[Token], columns: dict[str, Column]) -> None:
        self._tokens = tokens
        self._columns = {"0": 0, "1": ~0} | columns
        self._index = 0
        self._depth = 0

    def whole(self) -> Column:
        if not self._tokens:
            raise ExpressionError(
                ExpressionProblem(0, "The expression is empty; write one such as A and B.")
            )
        column = self._chain(0)
        if (token := self._next()) is not None:
            raise ExpressionError(ExpressionProblem(token.position, self._left_over(token)))
        return column

    def _chain(self, level: int) -> Column:
        if level == LEVELS:
            return self._operand()
        column = self._chain(level + 1)
        before: Operator | None = None
        while (token := self._next()) and (operator := OPERATORS.get(token.meaning)):
            if operator.level != level:
                break
            if before and not (before.chains and operator.chains):
                unclear = f"{quoted(token.text)} can be read in two ways here"
                advice = "put parentheses around what belongs together."
                raise ExpressionError(ExpressionProblem(token.position, f"{unclear}; {advice}"))
            self._index += 1
            column = operator.apply(column, self._chain(level + 1))
            before = operator
        return column

    def _operand(self) -> Column:
        token = self._next()
        if token is None:
            last = self._tokens[-1]
            message = f"An input is missing after {quoted(last.text)}."
            raise ExpressionError(ExpressionProblem(last.position + len(last.text), message))
        self._index += 1
        if token.meaning in self._columns:
            return self._columns[token.meaning]
        if token.meaning == "not":
            return ~self._inside(token, self._operand)
        if token.meaning == "(":
            return self._inside(token, self._parenthesis)
        message = f"An input is missing before {quoted(token.text)}."
        raise ExpressionError(ExpressionProblem(token.position, message))

    def _inside(self, token: Token, read: Callable[[], Column]) -> Column:
        self._depth += 1
        if self._depth > MAX_EXPRESSION_DEPTH:
            message = f"Parentheses and nots are nested here more than {MAX_EXPRESSION_DEPTH} deep."
            raise ExpressionError(ExpressionProblem(token.position, message))
        column = read()
        self._depth -= 1
        return column

    def _parenthesis(self) -> Column:
        opening = self._tokens[self._index - 1]
        column = self._chain(0)
        token = self._next()
        if token is None:
            raise ExpressionError(ExpressionProblem(opening.position, "This ( is never closed."))
        if token.meaning != ")":
            raise ExpressionError(ExpressionProblem(token.position, self._left_over(token)))
        self._index += 1
        return column

    def _left_over(self, token: Token) -> str:
        if token.meaning == ")":
            return "This ) closes nothing; there is no ( before it."
        before = quoted(self._tokens[self._index - 1].text)
        return f'An operator such as "and" is missing between {before} and {quoted(token.text)}.'

    def _next(self) -> Token | None:
        return self._tokens[self._index] if self._index < len(self._tokens) else None
