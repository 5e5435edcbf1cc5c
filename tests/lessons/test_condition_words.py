"""The words of conditions, and what is said of those that there are not."""

import pytest

from game.gates import Gate
from game.gates.expression import ExpressionError
from game.lessons.condition_words import (
    FOREIGN,
    MAX_CONDITION,
    OPERATORS,
    WORDS,
    Scope,
    scope_of,
    tokenize,
)

STAGE = Scope(2, ("A", "B", "A*B"))
MANY = Scope(is_many=True)


def complaints(text, scope=STAGE):
    with pytest.raises(ExpressionError) as caught:
        tokenize(text, scope)
    return [(problem.position, problem.message) for problem in caught.value.problems]


def test_the_scope_is_that_of_the_gate_on_stage():
    gate = Gate("IMPLY", ("P", "Q"), (1, 1, 0, 1))
    assert scope_of(gate) == Scope(2, ("P", "Q"))
    assert scope_of(None).is_many


def test_tokens_have_kinds_and_places():
    tokens = tokenize("not ( weight( A*B )>=-0.5) or learned", STAGE)
    assert [token.kind for token in tokens] == [
        *("not", "(", "value", "op", "number", ")", "or", "flag"),
    ]
    assert [token.position for token in tokens] == [0, 4, 6, 19, 21, 25, 27, 30]
    assert (tokens[2].name, tokens[2].argument) == ("weight", "A*B")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("los", 'There is no "los"; did you mean loss?'),
        ("LEARNED", 'There is no "LEARNED"; did you mean learned?'),
        ("q(01)", 'There is no "q"; '),
        ("p", "After p its row is missing, as in p(01)."),
        ("p()", "In the parentheses the row is missing, as in p(01)."),
        ("weight", "After weight its weight is missing, as in weight(A)."),
        ("p(011)", "The gate has no row 011; its rows have two inputs."),
        ("output(02)", "The gate has no row 02; its rows have two inputs."),
        ("weight(C)", 'There is no weight "C"; the weights are A, B, A*B.'),
        ("weight(A*C)", 'There is no weight "A*C"; did you mean A*B?'),
        ("weight(bias)", "The bias is no weight(…); write bias alone."),
        ("loss(01)", "loss takes nothing in parentheses; write loss alone."),
        ("gates_learned", "Only the page of all gates has gates_learned; "),
        ("1,000", '"1,000" is no number here; write 1000.'),
        (".5", '".5" is no number here; write 0.5.'),
        ("1e3", '"1e3" is no number here; write one such as 0.5 or 1000.'),
        ("1" * 30, "This number has 30 characters; at most 20 are allowed."),
        ("$", '"$" has no meaning in a condition; values are compared by < <= > >= = !=.'),
    ],
)
def test_what_there_is_not_is_told_with_what_there_is(text, message):
    ((position, found),) = complaints(text)
    assert position == 0
    assert found.startswith(message)


@pytest.mark.parametrize("sign", FOREIGN)
def test_signs_of_other_notations_are_translated(sign):
    ((position, message),) = complaints(f"epoch {sign}")
    assert position == 6
    assert message == f'"{sign}" has no meaning in a condition; write {FOREIGN[sign]}.'


def test_all_unknown_words_are_told_at_once():
    assert [place for place, _ in complaints("los > 1 and p(1) = 2 and lerned")] == [0, 12, 25]


@pytest.mark.parametrize("name", ["loss", "p(01)", "weight(A)", "learned", "live"])
def test_the_page_of_all_gates_has_no_single_neuron(name):
    ((_, message),) = complaints(name, MANY)
    assert message.startswith(f"The page of all gates has no {name.partition('(')[0]}; it has ")


def test_where_nothing_is_known_of_the_gate_rows_are_not_judged():
    assert len(tokenize("p(0110) = 1 and weight(Q) = gates_learned", None)) == 7


def test_a_condition_has_an_end():
    ((_, message),) = complaints("(" * (MAX_CONDITION + 1))
    assert message == "The condition has 301 characters; at most 300 are allowed."


def test_words_and_operators_are_distinct():
    assert len({*WORDS, *OPERATORS, *FOREIGN}) == len([*WORDS, *OPERATORS, *FOREIGN])
