"""Conditions are parsed, and what cannot be is told at its place."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.gates.expression import ExpressionError
from game.lessons.condition_parser import parse_condition
from game.lessons.condition_words import MAX_NESTING, OPERATORS, WORDS
from game.lessons.conditions import Both, Comparison, Either, Flag, Not


def complaint(text):
    with pytest.raises(ExpressionError) as caught:
        parse_condition(text)
    (problem,) = caught.value.problems
    return problem.position, problem.message


def test_and_binds_tighter_than_or_and_not_tightest():
    root = parse_condition("not learned and epoch = 1 or right < 2").root
    assert root == Either(
        (
            Both((Not(Flag("learned", 4), 0), Comparison("epoch", "", "=", "1", 16))),
            Comparison("right", "", "<", "2", 29),
        )
    )


def test_parentheses_group():
    root = parse_condition("learned and (epoch = 1 or learnable)").root
    assert isinstance(root, Both)
    assert isinstance(root.parts[1], Either)


def test_white_space_does_not_count():
    assert parse_condition(" epoch\n  = 1 ").text == "epoch = 1"


@pytest.mark.parametrize(
    ("text", "position", "message"),
    [
        ("", 0, "The condition is empty; write one such as epoch >= 100."),
        ("epoch", 5, "After epoch stands a comparison, as in epoch >= 1."),
        ("epoch 5", 6, "After epoch stands a comparison, as in epoch >= 1, not 5."),
        ("epoch >", 7, "After > stands a number."),
        ("epoch > loss", 8, "After > stands a number, not loss."),
        ("learned and", 11, "After and a value is missing, as in epoch >= 100."),
        ("and learned", 0, "A value such as epoch is missing before and."),
        ("5 < epoch", 0, "A value such as epoch is missing before 5."),
        ("learned learnable", 8, "An and or an or is missing between learned and learnable."),
        ("(learned learnable)", 9, "An and or an or is missing between learned and learnable."),
        ("(learned", 0, "This ( is never closed."),
        ("learned)", 7, "This ) closes nothing; there is no ( before it."),
    ],
)
def test_what_cannot_be_parsed_is_told_at_its_place(text, position, message):
    assert complaint(text) == (position, message)


def test_nesting_has_an_end():
    parse_condition("not " * MAX_NESTING + "learned")
    assert complaint("not " * (MAX_NESTING + 1) + "learned") == (
        4 * MAX_NESTING,
        "Parentheses and nots are nested here more than 16 deep.",
    )


words = st.sampled_from(
    [*WORDS, *OPERATORS, "(", ")", "1", "0.5", "p(01)", "weight(A)", "$", "9.9."]
)


@given(st.lists(words, max_size=12).map(" ".join) | st.text(max_size=40))
def test_any_text_is_a_condition_or_has_a_problem_inside_it(text):
    problems = ()
    try:
        parse_condition(text)
    except ExpressionError as error:
        problems = error.problems
    assert all(0 <= problem.position <= len(text) for problem in problems)
    assert all(problem.message.endswith((".", "?")) for problem in problems)
