from itertools import count

import numpy as np
import pytest

from game.core import simplex as simplex_module
from game.core.simplex import Infeasibility, Solution, solve


def matrix_of(rows):
    return np.array(rows, object)


def test_a_system_with_an_answer_by_hand():
    # y1 + y2 = 2, y1 - y2 = 0: (1, 1)
    assert solve(matrix_of([[1, 1], [1, -1]]), matrix_of([2, 0])) == Solution((1, 1))


def test_a_system_without_one_is_refused_with_a_proof():
    # y1 + y2 = 0 and y1 = 1 exclude each other
    assert isinstance(solve(matrix_of([[1, 1], [1, 0]]), matrix_of([0, 1])), Infeasibility)


@pytest.mark.parametrize("seed", range(40))
def test_exactly_one_of_the_two_is_true_and_shown(seed):
    rng = np.random.default_rng(seed)
    shape = rng.integers(1, 5, 2)
    matrix = rng.integers(-3, 4, shape).astype(object)
    bounds = rng.integers(0, 4, shape[0]).astype(object)
    answer = solve(matrix, bounds)
    if isinstance(answer, Solution):
        assert min(answer.amounts) >= 0
        product = matrix @ np.array(answer.amounts, object)
        # proportional to the bounds, by a factor above 0
        pairs = list(zip(product, bounds, strict=True))
        assert all(p * b2 == p2 * b for p, b in pairs for p2, b2 in pairs)
        assert all((p > 0) == (b > 0) for p, b in pairs)
    else:
        multipliers = np.array(answer.multipliers, object)
        assert max(multipliers @ matrix) <= 0
        assert multipliers @ bounds > 0


def test_both_answers_are_met():
    kinds = set()
    for seed in range(40):
        rng = np.random.default_rng(seed)
        shape = rng.integers(1, 5, 2)
        matrix = rng.integers(-3, 4, shape).astype(object)
        kinds.add(type(solve(matrix, rng.integers(0, 4, shape[0]).astype(object))))
    assert kinds == {Solution, Infeasibility}


def test_numbers_beyond_64_bits_are_exact():
    large = 10**30
    assert solve(matrix_of([[large, 1], [1, 0]]), matrix_of([large, 1])) == Solution((1, 0))


def test_a_condition_that_says_nothing_leaves_the_answer_as_it_is():
    # 0 = 0, twice: its artificial variable stays in the basis, at 0
    assert solve(matrix_of([[0]]), matrix_of([0])) == Solution((0,))
    assert solve(matrix_of([[0], [2], [0]]), matrix_of([0, 6, 0])) == Solution((1,))


def test_ties_are_broken_so_that_the_method_never_goes_in_circles(monkeypatch):
    """Among rows that limit a column alike, the last one instead leads round and round here."""
    pivots = count()
    pivot = simplex_module._Tableau.pivot

    def counted(*arguments):
        assert next(pivots) < 100
        pivot(*arguments)

    monkeypatch.setattr(simplex_module._Tableau, "pivot", counted)
    matrix = matrix_of(
        [
            [-2, -3, 2, -3, -3, 2, 0],
            [-2, 1, 0, -3, 1, 1, 3],
            [1, 2, 2, 3, 0, -2, 3],
            [0, -1, -2, 1, 2, 0, -3],
        ]
    )
    answer = solve(matrix, matrix_of([0, 0, 0, 1]))
    assert isinstance(answer, Solution)
    assert min(answer.amounts) >= 0
    *others, last = matrix @ matrix_of(answer.amounts)
    assert others == [0, 0, 0]
    assert last > 0
