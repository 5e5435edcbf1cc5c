"""The words of conditions: which there are, and what each means where a lesson plays."""

import re

from ..gates.expression import ExpressionError, ExpressionProblem
from ..gates.gate import Gate
from ..gates.problem import listed, nearest, quoted
from ..record import Record

MAX_CONDITION = 300
"""Characters of a condition."""
MAX_NESTING = 16
"""Nesting depth of parentheses and `not`s."""
MAX_DIGITS = 20

ALWAYS = ("epoch", "latest", "threshold", "learning_rate", "l2", "seed", "presses", "inputs")
"""The values that the playground and the page of all gates have."""
ON_STAGE = ("learned_at", "loss", "accuracy", "right", "norm", "bias", "live")
"""Those that only the playground has."""
OF_MANY = ("gates_learned",)
"""Those that only the page of all gates has."""
OF_ROW = ("p", "output")
"""Those that take a row, as in p(01)."""
OF_WEIGHT = "weight"
VALUES = (*ALWAYS, *ON_STAGE, *OF_MANY)
FLAGS = ("learned", "learnable")
JOINTS = ("and", "or", "not")
EXAMPLES = {"p": "p(01)", "output": "output(01)", "weight": "weight(A)"}
WORDS = (*VALUES, *FLAGS, *JOINTS, *EXAMPLES)
OPERATORS = ("<", "<=", ">", ">=", "=", "!=")
FOREIGN = {  # signs of other notations, and their equivalents here
    "==": "=",
    "≤": "<=",
    "=<": "<=",
    "≥": ">=",
    "=>": ">=",
    "≠": "!=",
    "<>": "!=",
    "&": "and",
    "&&": "and",
    "|": "or",
    "||": "or",
    "!": "not",
    "−": "-",
}
TOKEN = re.compile(
    r"(?P<call>(?!(?:and|or|not)\b)[A-Za-z_]\w*)\s*\(\s*(?P<argument>[\w*]*)\s*\)"
    r"|(?P<word>[A-Za-z_]\w*)|(?P<number>-?[0-9.][\w.,]*)|(?P<bracket>[()])"
    r"|(?P<sign>[<>=!≤≥≠&|]+|\S)"
)
NUMBER = re.compile(r"-?[0-9]+(?:\.[0-9]+)?")
COUNTS = ("no", "one", "two", "three", "four", "five", "six")


class Scope(Record):
    """Where a lesson plays.

    Attributes:
        n_inputs: How many inputs the rows have.
        weights: The names of the weights, without the bias.
        is_many: Whether it is the page of all gates, which has neither rows nor weights.
    """

    n_inputs: int = 0
    weights: tuple[str, ...] = ()
    is_many: bool = False


def scope_of(gate: Gate | None) -> Scope:
    """Return the scope of a gate on stage, or without a gate of the page of all gates."""
    if gate is None:
        return Scope(is_many=True)
    return Scope(gate.n_inputs, gate.feature_names)


class Token(Record):
    """A token of a condition.

    Attributes:
        kind: `value`, `flag`, `op`, `number`, or the word or bracket itself.
        text: As it is written.
        position: Where it begins, in characters from 0.
        name: The name of a value.
        argument: Its row or weight, or "".
    """

    kind: str
    text: str
    position: int
    name: str = ""
    argument: str = ""


def fault(position: int, message: str) -> ExpressionError:
    """Return the error of one problem."""
    return ExpressionError(ExpressionProblem(position, message))


def tokenize(text: str, scope: Scope | None) -> list[Token]:
    """Return the tokens of a condition.

    Raises:
        ExpressionError: It is too long, or has unknown words; all of them are listed.
    """
    if len(text) > MAX_CONDITION:
        raise fault(
            0, f"The condition has {len(text)} characters; at most {MAX_CONDITION} are allowed."
        )
    tokens, problems = [], []
    for found in TOKEN.finditer(text):
        token, problem = _token(found, scope)
        tokens.append(token)
        if problem:
            problems.append(ExpressionProblem(found.start(), problem))
    if problems:
        raise ExpressionError(*problems)
    return tokens


def _token(found: re.Match[str], scope: Scope | None) -> tuple[Token, str]:
    """Return the token and what is wrong with it, or ""."""
    text, start = found.group(), found.start()
    match found.lastgroup:
        case "argument":
            name, argument = found["call"], found["argument"]
            token = Token("value", text, start, name, argument)
            return token, _call_problem(name, argument, scope)
        case "word" if text in JOINTS:
            return Token(text, text, start), ""
        case "word" if text in FLAGS:
            return Token("flag", text, start), _place_problem(text, scope)
        case "word":
            return Token("value", text, start, text), _word_problem(text, scope)
        case "number":
            return Token("number", text, start), _number_problem(text)
        case "bracket":
            return Token(text, text, start), ""
        case _:
            return Token("op", text, start), _sign_problem(text)


def _word_problem(text: str, scope: Scope | None) -> str:
    if text in EXAMPLES:
        return f"After {text} its {_argument_of(text)} is missing, as in {EXAMPLES[text]}."
    if text not in VALUES:
        return _unknown(text)
    return _place_problem(text, scope)


def _unknown(text: str) -> str:
    close = nearest(text, WORDS)
    advice = f"did you mean {close}?" if close else f"the values are {', '.join(VALUES)}."
    return f"There is no {quoted(text)}; {advice}"


def _argument_of(name: str) -> str:
    return "weight" if name == OF_WEIGHT else "row"


def _place_problem(name: str, scope: Scope | None) -> str:
    """Return what to say of a value that there is, but not where the lesson plays."""
    if scope is None:
        return ""
    if scope.is_many and name not in {*ALWAYS, *OF_MANY}:
        known = listed((*ALWAYS, *OF_MANY))
        return f"The page of all gates has no {name}; it has {known}."
    if name in OF_MANY and not scope.is_many:
        return f"Only the page of all gates has {name}; with one gate, write learned."
    return ""


def _call_problem(name: str, argument: str, scope: Scope | None) -> str:
    if name in {*VALUES, *FLAGS}:
        return f"{name} takes nothing in parentheses; write {name} alone."
    if name not in EXAMPLES:
        return _unknown(name)
    if not argument:
        return f"In the parentheses the {_argument_of(name)} is missing, as in {EXAMPLES[name]}."
    if scope is None:
        return ""
    if scope.is_many:
        return _place_problem(name, scope)
    return _weight_problem(argument, scope) if name == OF_WEIGHT else _row_problem(argument, scope)


def _row_problem(row: str, scope: Scope) -> str:
    if len(row) == scope.n_inputs and set(row) <= {"0", "1"}:
        return ""
    plural = "s" if scope.n_inputs > 1 else ""
    count = COUNTS[scope.n_inputs]
    return f"The gate has no row {row}; its rows have {count} input{plural}."


def _weight_problem(name: str, scope: Scope) -> str:
    if name in scope.weights:
        return ""
    if name.lower() == "bias":
        return "The bias is no weight(…); write bias alone."
    close = nearest(name, scope.weights)
    weights = ", ".join(scope.weights)
    advice = f"did you mean {close}?" if close else f"the weights are {weights}."
    return f"There is no weight {quoted(name)}; {advice}"


def _number_problem(text: str) -> str:
    if len(text) > MAX_DIGITS:
        return f"This number has {len(text)} characters; at most {MAX_DIGITS} are allowed."
    if NUMBER.fullmatch(text):
        return ""
    plain = text.replace(",", "").strip(".")
    if text.startswith("."):
        plain = f"0{text}"
    advice = f"write {plain}" if NUMBER.fullmatch(plain) else "write one such as 0.5 or 1000"
    return f"{quoted(text)} is no number here; {advice}."


def _sign_problem(text: str) -> str:
    if text in OPERATORS:
        return ""
    if text in FOREIGN:
        return f"{quoted(text)} has no meaning in a condition; write {FOREIGN[text]}."
    known = " ".join(OPERATORS)
    return f"{quoted(text)} has no meaning in a condition; values are compared by {known}."
