import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.core.separability import Separation, verdict
from game.gates import Gate
from game.gates.verdict_words import column_sums, row_sums

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


def test_xor_clashes_on_the_diagonals():
    lit, dark = column_sums(verdict(XOR.examples).certificate, XOR)
    assert lit.rows == ((1, (0, 1)), (1, (1, 0)))
    assert dark.rows == ((1, (0, 0)), (1, (1, 1)))
    assert lit.total == dark.total == (1, 1)
    assert (lit.is_lit, dark.is_lit) == (True, False)


def test_a_partial_table_can_need_a_row_twice():
    """001 + 010 + 100 = 111 = 000 + 000 + 111; no two pairs clash."""
    lit, dark = column_sums(verdict(PARTIAL.examples).certificate, PARTIAL)
    assert lit.rows == ((1, (0, 0, 1)), (1, (0, 1, 0)), (1, (1, 0, 0)))
    assert dark.rows == ((2, (0, 0, 0)), (1, (1, 1, 1)))
    assert lit.total == dark.total == (1, 1, 1)


@pytest.mark.parametrize("features", [(), ((0, 1),), ((0, 1), (1, 2))])
@given(targets=st.lists(st.sampled_from([0, 1, None]), min_size=8, max_size=8))
def test_the_sums_prove_what_the_verdict_says(features, targets):
    gate = Gate("any", ("A", "B", "C"), tuple(targets), features=features)
    certificate = verdict(gate.examples).certificate
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
    assert sum(times for times, _ in lit.rows) == sum(times for times, _ in dark.rows)
    for column_sum in (lit, dark):
        for _, (a, b, c, *products) in column_sum.rows:
            assert gate.targets[4 * a + 2 * b + c] == column_sum.is_lit
            assert products == [(a, b, c)[i] * (a, b, c)[j] for i, j in features]
