import re

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.core.separability import Separation
from game.gates import Gate
from game.gates.verdict_words import (
    clash_words,
    column_names,
    column_sums,
    explain,
    row_sums,
    separation_words,
    sum_words,
    verdict,
    verdict_words,
)

A_AND_B = ("A", "B")


@pytest.mark.parametrize(
    ("gate", "words"),
    [
        (Gate("AND", A_AND_B, (0, 0, 0, 1)), "2·A + 2·B − 3 > 0"),
        (Gate("NAND", A_AND_B, (1, 1, 1, 0)), "−2·A − 2·B + 3 > 0"),
        (
            Gate("XOR", A_AND_B, (0, 1, 1, 0)),
            "rows 01 and 10 (lit) add up to the same as rows 00 and 11 (dark)",
        ),
        (
            Gate("XNOR", A_AND_B, (1, 0, 0, 1)),
            "rows 00 and 11 (lit) add up to the same as rows 01 and 10 (dark)",
        ),
        (Gate("TRUE", A_AND_B, (1, 1, 1, 1)), "it is always lit"),
        (Gate("FALSE", A_AND_B, (0, 0, 0, 0)), "it is never lit"),
        (Gate("nothing asked", A_AND_B, (None,) * 4), "it is never lit"),
    ],
)
def test_certificates_read_as_on_paper(gate, words):
    assert verdict_words(verdict(gate), gate) == words


@pytest.mark.parametrize(
    ("weights", "bias", "words"),
    [
        ((1, -1, 0), 0, "A − B > 0"),
        ((0, 0, -2), 1, "−2·A·B + 1 > 0"),
        ((-1, 0, 3), -4, "−A + 3·A·B − 4 > 0"),
    ],
)
def test_separations_leave_out_what_does_not_count(weights, bias, words):
    gate = Gate("XOR", A_AND_B, (0, 1, 1, 0), features=((0, 1),))
    assert separation_words(Separation(weights, bias), gate) == words


def test_rows_left_out_keep_their_names():
    """Rows 000 and 010 have no target, so the examples' rows are not the table's."""
    gate = Gate("odd one", ("A", "B", "C"), (None, 1, None, 0, 1, 0, 0, 1))
    # With C = 1 the others are XNOR: 001 and 111 lit, 011 and 101 dark.
    assert verdict_words(verdict(gate), gate) == (
        "rows 001 and 111 (lit) add up to the same as rows 011 and 101 (dark)"
    )


def test_rows_taken_twice_say_so():
    gate = Gate("star", ("A", "B", "C"), (0, 1, 1, None, 1, None, None, 0))
    assert verdict_words(verdict(gate), gate) == (
        "rows 001, 010 and 100 (lit) add up to the same as rows 000 (twice) and 111 (dark)"
    )


AND = Gate("AND", ("A", "B"), (0, 0, 0, 1))
XOR = Gate("XOR", ("A", "B"), (0, 1, 1, 0))
PARTIAL = Gate("partial", ("A", "B", "C"), (0, 1, 1, None, 1, None, None, 0))


def test_and_is_checked_row_by_row():
    sums = row_sums(Separation((2, 2), -3), AND)
    assert [row.bits for row in sums] == ["00", "01", "10", "11"]
    assert [row.formula for row in sums] == [
        "−3 < 0",
        "2 − 3 = −1 < 0",
        "2 − 3 = −1 < 0",
        "2 + 2 − 3 = 1 > 0",
    ]
    assert [row.is_lit for row in sums] == [False, False, False, True]


def test_weights_of_zero_are_left_out_but_a_sum_never_is_empty():
    sums = row_sums(Separation((2, 0), 0), Gate("A", ("A", "B"), (0, 0, 1, 1)))
    assert [row.terms for row in sums] == ["0", "0", "2", "2"]


def test_rows_without_a_target_are_not_summed():
    gate = Gate("G", ("A", "B"), (0, None, 1, None))
    assert [row.bits for row in row_sums(Separation((2, 0), -1), gate)] == ["00", "10"]


def test_xor_is_in_conflict_on_the_diagonals():
    lit, dark = column_sums(verdict(XOR).certificate, XOR)
    assert lit.rows == ((1, (0, 1, 1)), (1, (1, 0, 1)))
    assert dark.rows == ((1, (0, 0, 1)), (1, (1, 1, 1)))
    assert lit.total == dark.total == (1, 1, 2)
    assert (lit.is_lit, dark.is_lit) == (True, False)


def test_a_partial_table_can_need_a_row_twice():
    """001 + 010 + 100 = 111 = 000 + 000 + 111; no two pairs are in conflict."""
    lit, dark = column_sums(verdict(PARTIAL).certificate, PARTIAL)
    assert lit.rows == ((1, (0, 0, 1, 1)), (1, (0, 1, 0, 1)), (1, (1, 0, 0, 1)))
    assert dark.rows == ((2, (0, 0, 0, 1)), (1, (1, 1, 1, 1)))
    assert lit.total == dark.total == (1, 1, 1, 3)


@pytest.mark.parametrize("features", [(), ((0, 1),), ((0, 1), (1, 2))])
@given(targets=st.lists(st.sampled_from([0, 1, None]), min_size=8, max_size=8))
def test_the_sums_prove_what_the_verdict_says(features, targets):
    gate = Gate("any", ("A", "B", "C"), tuple(targets), features=features)
    certificate = verdict(gate).certificate
    if isinstance(certificate, Separation):
        for row in row_sums(certificate, gate):
            written = row.terms.replace("−", "-").replace(" ", "")
            assert row.total != 0
            assert (row.total > 0) == row.is_lit
            assert sum(int(term) for term in written.replace("-", "+-").split("+") if term) == (
                row.total
            )
        return
    lit, dark = column_sums(certificate, gate)
    assert lit.total == dark.total
    for column_sum in (lit, dark):
        assert column_sum.total[-1] == sum(times for times, _ in column_sum.rows)
    for column_sum in (lit, dark):
        for _, (a, b, c, *products, bias) in column_sum.rows:
            assert gate.targets[4 * a + 2 * b + c] == column_sum.is_lit
            assert bias == 1
            assert products == [(a, b, c)[i] * (a, b, c)[j] for i, j in features]


@pytest.mark.parametrize(
    ("gate", "words"),
    [
        (AND, "2·A + 2·B − 3"),
        (Gate("TRUE", A_AND_B, (1, 1, 1, 1)), "1: always lit"),
        (Gate("FALSE", A_AND_B, (0, 0, 0, 0)), "−1: never lit"),
        (Gate("A", A_AND_B, (0, 0, 1, 1)), "2·A − 1"),
    ],
)
def test_the_sum_is_a_sum_even_where_the_bias_is_all_of_it(gate, words):
    assert sum_words(verdict(gate).certificate, gate) == words


def test_the_bias_is_a_column_like_any_other():
    gate = Gate("XOR", A_AND_B, (0, 1, 1, 0), features=((0, 1),))
    assert column_names(gate) == ("A", "B", "A·B", "bias")


@pytest.mark.parametrize(("gate", "group"), [(XOR, "pair"), (PARTIAL, "group")], ids=str)
def test_what_equal_sums_mean_is_said_of_pairs_and_of_larger_groups(gate, group):
    assert clash_words(verdict(gate).certificate) == (
        f"Both {group}s add up to the same, so no weights can make one {group} bright and the"
        " other dark."
    )


def test_the_explanation_of_a_conflict_counts_the_bias():
    assert explain(XOR, verdict(XOR)) == (
        "One neuron cannot learn this: rows 01 and 10 (lit) add up to the same as rows 00 and 11"
        " (dark): A + B + 2·bias. So no weights can make one pair bright and the other dark."
    )


def test_the_explanation_of_weights_claims_nothing_of_rows_without_a_target():
    gate = Gate("G", A_AND_B, (0, None, None, 1))
    words = explain(gate, verdict(gate))
    assert words.endswith("is above 0 where it must be lit, and below 0 where it must be dark.")
    assert explain(AND, verdict(AND)).startswith("One neuron can learn this: 2·A + 2·B − 3 is")


@pytest.mark.parametrize(("targets", "words"), [((1,) * 4, "always lit"), ((0,) * 4, "never lit")])
def test_constant_gates_need_the_bias_alone(targets, words):
    gate = Gate("constant", A_AND_B, targets)
    assert explain(gate, verdict(gate)) == (
        f"One neuron can learn this: it is {words}, so the bias alone will do."
    )


@given(targets=st.lists(st.sampled_from([0, 1, None]), min_size=8, max_size=8))
def test_what_is_written_of_a_conflict_adds_up(targets):
    """Read the words again, and add up the rows that they name."""
    gate = Gate("any", ("A", "B", "C"), tuple(targets), features=((0, 2),))
    words = verdict_words(verdict(gate), gate)
    if not words.startswith("rows"):
        return
    sums = []
    for side, target in zip(words.split(" add up to the same as "), (1, 0), strict=True):
        total = np.zeros(5, int)
        for bits, times in re.findall(r"([01]{3})(?: \((twice|\d+ times)\))?", side):
            row = int(bits, 2)
            assert gate.targets[row] == target
            count = 1 if not times else 2 if times == "twice" else int(times.split()[0])
            total += count * gate.design[row].astype(int)
        sums.append(total.tolist())
    assert sums[0] == sums[1]
