"""The parser of conditions: small, and of this module alone; nothing is executed as code.

condition = all {"or" all}     all = part {"and" part}
part      = "not" part | "(" condition ")" | flag | value op number
op        = < | <= | > | >= | = | !=
"""

from collections.abc import Callable

from .condition_words import MAX_NESTING, Scope, Token, fault, tokenize
from .conditions import Both, Comparison, Condition, Either, Flag, Not, Part


def parse_condition(text: str, scope: Scope | None = None) -> Condition:
    """Return the condition that `text` says.

    Args:
        text: The condition.
        scope: The values, rows and weights that there are; None if that is unknown.

    Raises:
        ExpressionError: With its problems, each with a position in `text`.
    """
    return Condition(" ".join(text.split()), _Parser(tokenize(text, scope), len(text)).whole())


class _Parser:
    """Each method reads a part and returns it."""

    def __init__(self, tokens: list[Token], end: int) -> None:
        self._tokens = tokens
        self._end = end
        self._index = 0
        self._depth = 0

    def whole(self) -> Part:
        if not self._tokens:
            raise fault(0, "The condition is empty; write one such as epoch >= 100.")
        part = self._either()
        token = self._next()
        if token is None:
            return part
        if token.kind == ")":
            raise fault(token.position, "This ) closes nothing; there is no ( before it.")
        before = self._tokens[self._index - 1].text
        raise fault(
            token.position, f"An and or an or is missing between {before} and {token.text}."
        )

    def _either(self) -> Part:
        return self._chain("or", self._both, Either)

    def _both(self) -> Part:
        return self._chain("and", self._part, Both)

    def _chain(self, word: str, read: Callable[[], Part], join: type[Both]) -> Part:
        parts = [read()]
        while (token := self._next()) and token.kind == word:
            self._index += 1
            parts.append(read())
        return parts[0] if len(parts) == 1 else join(tuple(parts))

    def _part(self) -> Part:
        token = self._next()
        if token is None:
            last = self._tokens[-1].text
            raise fault(self._end, f"After {last} a value is missing, as in epoch >= 100.")
        self._index += 1
        if token.kind == "not":
            return Not(self._inside(token, self._part), token.position)
        if token.kind == "(":
            return self._inside(token, self._parenthesis)
        if token.kind == "flag":
            return Flag(token.text, token.position)
        if token.kind == "value":
            return self._comparison(token)
        raise fault(token.position, f"A value such as epoch is missing before {token.text}.")

    def _comparison(self, value: Token) -> Part:
        operator = self._expect("op", f"a comparison, as in {value.text} >= 1")
        number = self._expect("number", "a number")
        return Comparison(value.name, value.argument, operator, number, value.position)

    def _expect(self, kind: str, what: str) -> str:
        before, token = self._tokens[self._index - 1], self._next()
        if token is None or token.kind != kind:
            found = "" if token is None else f", not {token.text}"
            place = self._end if token is None else token.position
            raise fault(place, f"After {before.text} stands {what}{found}.")
        self._index += 1
        return token.text

    def _inside(self, token: Token, read: Callable[[], Part]) -> Part:
        self._depth += 1
        if self._depth > MAX_NESTING:
            nested = f"Parentheses and nots are nested here more than {MAX_NESTING} deep."
            raise fault(token.position, nested)
        part = read()
        self._depth -= 1
        return part

    def _parenthesis(self) -> Part:
        opening = self._tokens[self._index - 1]
        part = self._either()
        token = self._next()
        if token is None:
            raise fault(opening.position, "This ( is never closed.")
        if token.kind != ")":
            before = self._tokens[self._index - 1].text
            raise fault(
                token.position, f"An and or an or is missing between {before} and {token.text}."
            )
        self._index += 1
        return part

    def _next(self) -> Token | None:
        return self._tokens[self._index] if self._index < len(self._tokens) else None
