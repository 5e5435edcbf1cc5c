import re
from pathlib import Path

import numpy as np
import pytest

from game.gates import Gate, Symbol
from game.gates.bounds import MAX_NAME
from game.gates.gate import check_gate, edited_name, flipped_target, with_target
from game.gates.verdict_words import verdict
from game.playground.playground import Playground
from game.record import replace
from tests.support.gates import AND, PARTIAL, XOR_WITH_PRODUCT


def test_rows_stand_in_counting_order_and_products_come_after_the_inputs():
    assert AND.rows == ((0, 0), (0, 1), (1, 0), (1, 1))
    assert XOR_WITH_PRODUCT.feature_names == ("A", "B", "A*B")
    assert XOR_WITH_PRODUCT.design.tolist()[3] == [1.0, 1.0, 1.0, 1.0]
    assert XOR_WITH_PRODUCT.design.tolist()[1] == [0.0, 1.0, 0.0, 1.0]


def test_a_row_without_a_target_is_no_example():
    assert np.isnan(PARTIAL.target_column[1])
    assert PARTIAL.examples.targets.tolist() == [0.0, 1.0, 1.0]


def test_a_gate_is_the_same_wherever_its_file_lies():
    moved = replace(AND, source=Path("and.yaml"))
    assert moved == AND
    assert hash(moved) == hash(AND)
    assert replace(AND, description="other") != AND


def test_targets_must_be_as_many_as_rows():
    with pytest.raises(ValueError, match="2 inputs need 4 targets, not 3"):
        Gate("AND", ("A", "B"), (0, 0, 1))


def test_another_target_takes_away_what_described_the_old_ones():
    full = replace(
        AND, expression="A and B", symbol=Symbol.AND, description="Both.", source=Path("and.yaml")
    )
    turned = with_target(full, 0, 1)
    assert turned.targets == (1, 0, 0, 1)
    assert (turned.expression, turned.symbol, turned.description, turned.source) == (
        None,
        None,
        "",
        None,
    )


def test_a_target_is_flipped_and_never_to_none():
    gate = Gate("A", ("A",), (0, None))
    assert [flipped_target(gate, 0), flipped_target(gate, 1)] == [1, 0]
    assert flipped_target(with_target(gate, 0, 1), 0) == 0
    with pytest.raises(ValueError, match="At least one row needs a target"):
        with_target(gate, 0, None)


def test_an_edited_gate_has_a_name_of_its_own():
    assert edited_name("AND", []) == "AND (edited)"
    assert edited_name("AND (edited)", ["AND (edited)"]) == "AND (edited 2)"
    assert len(edited_name("X" * MAX_NAME, [])) == MAX_NAME


def test_an_edited_gate_that_is_another_by_now_says_which():
    assert edited_name("AND", [], "XNOR") == "AND (edited: now XNOR)"
    again = edited_name("AND (edited: now XNOR)", ["AND (edited: now XNOR)"], "XNOR")
    assert again == "AND (edited 2: now XNOR)"
    assert edited_name(again, []) == "AND (edited)"
    longest = edited_name("X" * MAX_NAME, ["taken"], "Y" * MAX_NAME)
    assert len(longest) == MAX_NAME
    assert longest.startswith("XXX")
    assert "now YYYYYYYYYYYYYYY…" in longest


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"targets": (0, 0, 2, 1)}, "a target is 0, 1 or None, not 2"),
        ({"targets": (0, 0, 0.5, 1)}, "not 0.5"),
        ({"targets": ("0", "0", "0", "1")}, "not '0'"),
        ({"targets": (0, 1)}, "2 inputs need 4 targets"),
        ({"inputs": ("A", "A")}, "two inputs have the same name: A, A"),
        ({"features": ((0, 2),)}, "an input that is not there"),
        ({"features": ((0, -1),)}, "an input that is not there"),
        ({"initial_weights": (1.0, float("nan"), 0.0)}, "weights are at most"),
        ({"initial_weights": (1.0, 1e308, 0.0)}, "weights are at most"),
    ],
)
def test_what_no_gate_can_be_is_refused_where_it_is_made(fields, words):
    with pytest.raises(ValueError, match=re.escape(words)):
        replace(AND, **fields)


@pytest.mark.parametrize("kind", [list, np.array])
def test_lists_and_arrays_are_as_good_as_tuples(kind):
    gate = Gate("AND", ["A", "B"], kind([0, 0, 0, 1]))
    assert (gate.inputs, gate.targets) == (("A", "B"), (0, 0, 0, 1))
    assert {type(target) for target in gate.targets} == {int}
    assert verdict(gate).learnable


@pytest.mark.parametrize("given", [None, "and", 5, [], Gate, "x" * 1_000])
def test_what_is_no_gate_is_named(given):
    for takes_a_gate in (check_gate, verdict, Playground):
        with pytest.raises(TypeError, match="need a Gate, such as load_gate") as failed:
            takes_a_gate(given)
        assert len(str(failed.value)) < 150
