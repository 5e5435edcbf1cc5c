"""Expressions against Python's own operators, and the place of every problem."""

import itertools
from contextlib import suppress
from types import FunctionType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.gates.expression import FOREIGN, ExpressionError, check_form, evaluate

TWO_INPUTS = {  # by hand, rows 00 01 10 11
    "A and B": (0, 0, 0, 1),
    "A or B": (0, 1, 1, 1),
    "A xor B": (0, 1, 1, 0),
    "A nand B": (1, 1, 1, 0),
    "A nor B": (1, 0, 0, 0),
    "A xnor B": (1, 0, 0, 1),
    "A & B": (0, 0, 0, 1),
    "A | B": (0, 1, 1, 1),
    "A ^ B": (0, 1, 1, 0),
    "~A": (1, 1, 0, 0),
    "!A": (1, 1, 0, 0),
    "not A": (1, 1, 0, 0),
    "A": (0, 0, 1, 1),
    "B": (0, 1, 0, 1),
    "0": (0, 0, 0, 0),
    "1": (1, 1, 1, 1),
    "A aNd 1": (0, 0, 1, 1),
    "not not A": (0, 0, 1, 1),
    "A or B and A": (0, 0, 1, 1),
    "A or A xor B": (0, 1, 1, 1),
    "A xor A and B": (0, 0, 1, 0),
    "not A and B": (0, 1, 0, 0),
    "not A nand B": (1, 0, 1, 1),
    "not (A nand B)": (0, 0, 0, 1),
    "A nand A or B nand B": (1, 1, 1, 0),
    "A nor B xor A": (1, 0, 0, 0),
    "(A)and(B)": (0, 0, 0, 1),
    " A\n and\tB ": (0, 0, 0, 1),
    "A xor B xor 1": (1, 0, 0, 1),
}


@pytest.mark.parametrize("expression", TWO_INPUTS)
def test_two_inputs(expression):
    assert evaluate(expression, "AB") == TWO_INPUTS[expression]


def test_the_first_input_is_the_slowest():
    assert evaluate("S", ["S", "T", "U"]) == (0, 0, 0, 0, 1, 1, 1, 1)
    assert evaluate("U", ["S", "T", "U"]) == (0, 1, 0, 1, 0, 1, 0, 1)
    assert len(evaluate("a", "abcdef")) == 64


def test_names_keep_their_case_and_operators_do_not():
    assert evaluate("a AND NOT A", ["a", "A"]) == (0, 0, 1, 0)


def trees():
    """Pairs of an expression, with parentheses everywhere, and Python's function for it."""
    leaves = st.sampled_from(
        [("0", lambda _: 0), ("1", lambda _: 1)]
        + [(name, lambda row, i=i: row[i]) for i, name in enumerate("ABC")]
    )
    operators = {
        "and": lambda a, b: a and b,
        "or": lambda a, b: a or b,
        "xor": lambda a, b: int(a != b),
        "nand": lambda a, b: int(not (a and b)),
        "nor": lambda a, b: int(not (a or b)),
        "xnor": lambda a, b: int(a == b),
    }

    def grow(smaller):
        def join(left, word, right):
            apply = operators[word]
            return f"({left[0]} {word} {right[0]})", lambda row: apply(left[1](row), right[1](row))

        negated = smaller.map(lambda tree: (f"not {tree[0]}", lambda row: int(not tree[1](row))))
        return negated | st.builds(join, smaller, st.sampled_from(list(operators)), smaller)

    return st.recursive(leaves, grow, max_leaves=12)


@given(trees())
def test_any_tree_means_what_python_makes_of_it(tree):
    expression, function = tree
    rows = itertools.product((0, 1), repeat=3)
    assert evaluate(expression, "ABC") == tuple(int(bool(function(row))) for row in rows)


@given(st.lists(st.sampled_from([*"AB01()&|^~!", "and", "or", "not", "nand", "xor"]), max_size=12))
def test_precedence_is_that_of_python(words):
    """`& | ^ ~` bind in Python as they do here, so what both can read must be the same."""
    signs = {"and": "&", "or": "|", "xor": "^", "not": "~", "!": "~"}
    try:
        targets = evaluate(" ".join(words), "AB")
    except ExpressionError:
        return
    if "nand" in words:
        return
    python = " ".join(signs.get(word, word) for word in words)
    code = compile(python, "", "eval")
    for (a, b), target in zip(itertools.product((0, 1), repeat=2), targets, strict=True):
        assert FunctionType(code, {"A": a, "B": b})() & 1 == target


@pytest.mark.parametrize("word", ["nand", "nor", "xnor"])
def test_what_can_be_read_in_two_ways_asks_for_parentheses(word):
    with pytest.raises(ExpressionError) as caught:
        evaluate(f"A {word} B {word} A", "AB")
    (problem,) = caught.value.problems
    position, message = problem.position, problem.message
    assert position == len(f"A {word} B ")
    assert "parentheses" in message
    assert evaluate(f"(A {word} B) {word} A", "AB") is not None


@given(st.text(alphabet="AB01()&|^~!andortx '\n=-", max_size=60))
def test_any_text_is_read_or_has_problems_within_it(text):
    targets, problems = read(text)
    assert (targets is None) == bool(problems)
    assert all(0 <= problem.position <= len(text) for problem in problems)
    assert targets is None or (len(targets) == 4 and set(targets) <= {0, 1})


@given(st.text(max_size=60))
def test_any_text_at_all(text):
    read(text)
    with suppress(ExpressionError):
        check_form(text)


def read(text):
    try:
        return evaluate(text, "AB"), ()
    except ExpressionError as error:
        return None, error.problems


def test_the_form_can_be_checked_before_the_inputs_are_known():
    check_form("X and (not Y or Z)")
    with pytest.raises(ExpressionError, match="missing after"):
        check_form("X and (not Y or")


def test_a_thousand_characters_and_no_more():
    assert evaluate("A".ljust(1000), "A") == (0, 1)
    with pytest.raises(ExpressionError, match=r"1,001 characters; at most 1,000"):
        evaluate("A".ljust(1001), "A")


@pytest.mark.parametrize(
    ("expression", "position", "message"),
    [
        ("A".ljust(1001), 0, "The expression has 1,001 characters; at most 1,000 are allowed."),
        (" \n", 0, "The expression is empty; write one such as A and B."),
        ("A and  ", 5, 'An input is missing after "and".'),
        ("A (B", 2, 'An operator such as "and" is missing between "A" and "(".'),
        ("A and (B A)", 9, 'An operator such as "and" is missing between "B" and "A".'),
        ("A and True", 6, '"True" has no meaning in an expression; write 1.'),
        ("A -> B", 2, '"->" has no meaning in an expression; write A -> B as "not A or B".'),
    ],
)
def test_a_problem_has_its_place_and_its_sentence(expression, position, message):
    (problem,) = read(expression)[1]
    assert (problem.position, problem.message) == (position, message)


@pytest.mark.parametrize(("foreign", "own"), FOREIGN.items())
def test_an_operator_of_another_notation_is_told_its_name_here(foreign, own):
    """One with two operands stands between them, one with one before it; a value stands alone."""
    meanings = {  # rows 00 01 10 11, as those who write it so mean it
        **dict.fromkeys(["&&", "*", "·", "∧"], (0, 0, 0, 1)),
        **dict.fromkeys(["||", "+", "∨"], (0, 1, 1, 1)),
        **dict.fromkeys(["!=", "⊕", "⊻"], (0, 1, 1, 0)),
        **dict.fromkeys(["=", "==", "<=>", "<->"], (1, 0, 0, 1)),
        **dict.fromkeys(["->", "=>"], (1, 1, 0, 1)),
        **dict.fromkeys(["¬", "-"], (1, 0, 1, 0)),
        "true": (1, 1, 1, 1),
        "false": (0, 0, 0, 0),
    }
    alone = {"¬": "{} B", "-": "{} B", "true": "{}", "false": "{}"}
    text = alone.get(foreign, "A {} B")
    (problem,) = read(text.format(foreign))[1]
    assert problem.message.endswith(f"; write {own}.")
    _, is_whole, whole = own.partition(" as ")
    right = whole.strip('"') if is_whole else text.format(own.strip('"'))
    assert evaluate(right, "AB") == meanings[foreign]


def test_parentheses_side_by_side_nest_no_deeper():
    beside, deep = "(not A) and " * 40, "(" * 32 + "A" + ")" * 32
    assert evaluate(f"{beside}{deep}", "A") == (0, 0)
    with pytest.raises(ExpressionError, match="more than 32 deep"):
        evaluate(f"{beside}({deep})", "A")
